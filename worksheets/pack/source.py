"""Reading a pack: its file by id or by path, and what in it names things that are not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from worksheets.build.request import ALL
from worksheets.content.library import Library
from worksheets.content.models import Worksheet
from worksheets.content.texts import name_in
from worksheets.content.validate import validate
from worksheets.content.yaml_file import Step, YamlFile, read_yaml
from worksheets.files.paths import recognisable
from worksheets.layout.glyphs import unprintable
from worksheets.pack.models import Handout, Pack
from worksheets.problems import BadCommand, Code, Problems, Refused, unknown
from worksheets.register.source import split_sheet

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class PackSource:
    """A pack as its file has it.

    `name` is what the manifest calls the file, the same on every machine; `register` is the file
    of people that it names, and `sheet` one of its sheets if it names one.
    """

    pack: Pack
    file: YamlFile
    path: Path
    name: str
    register: Path | None
    sheet: str = ""

    @property
    def register_with_sheet(self) -> str | None:
        """The file of people and its sheet, as a register is named: `people.xlsx#Sheet2`."""
        if self.register is None:
            return None
        return f"{self.register}#{self.sheet}" if self.sheet else str(self.register)


def read_pack(library: Library, wanted: str) -> PackSource:
    """The pack of an id, or of a YAML file; raises `Refused` with all that is wrong with it."""
    if wanted.endswith(SUFFIXES):
        path, name = Path(wanted), Path(wanted).name
    else:
        known = library.pack_ids()
        if wanted not in known:
            known = [*known, "or a file PACK.yaml"]
            raise BadCommand([unknown(Code.UNKNOWN_PACK, "pack", wanted, known)])
        name = f"content/packs/{wanted}.yaml"
        path = library.file(name)
    file = read_yaml(path, recognisable(path))
    pack = validate(file, Pack)
    problems = Problems()
    if pack.id != path.stem:
        message = f"the file’s name is {path.name}, but its id is “{pack.id}”"
        hint = f"write  id: {path.stem}  or rename the file"
        problems.add(Code.CONTENT_ID_MISMATCH, message, hint, file.where(("id",)))
    if pack.ends and not pack.starts:
        message = "“starts” is missing, and without it “ends” says nothing"
        hint = 'add a line such as  starts: "09:30"'
        problems.add(Code.CONTENT_MISSING_KEY, message, hint, file.where(("ends",), key=True))
    for step, text in _texts(pack):
        for each in unprintable(text, "the text", file.where(step)):
            problems.add(each.code, each.message, each.hint, each.where)
    for number, handout in pack.handouts:
        _check(library, handout, file, ("contents", number), problems)
    problems.sort()
    problems.stop_if_any()
    register, sheet = None, ""
    if pack.register_:
        named, sheet = split_sheet(pack.register_)
        beside = path.parent / named
        # One of our own may be laid over by itself.
        inside = not wanted.endswith(SUFFIXES)
        register = library.file(f"content/packs/{named}") if inside else beside
    return PackSource(pack, file, path, name, register, sheet)


def pack_in(library: Library, source: PackSource, lang: str) -> Pack | None:
    """The pack with its own words in another language, None if it has no translation.

    Raises `Refused` for each text that a translation lacks.
    """
    name = name_in(source.name, lang)
    if not library.layers(name):
        return None
    return library.in_bounds(_pack_in, name)


def _pack_in(library: Library, name: str) -> Pack:
    file = library.source(name)
    pack = validate(file, Pack)
    pack.mark(draft=file.is_draft, stale=file.stale)
    return pack


def _texts(pack: Pack) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Every text of a pack that is printed, and where it is in the file."""
    for name in ("title", "date", "venue", "contact", "needed_by", "delivery"):
        yield (name.replace("_", "-"),), getattr(pack, name) or ""
    for number, item in enumerate(pack.contents):
        if not isinstance(item, str):
            yield ("contents", number, "words"), item.words or ""


def _check(
    library: Library, handout: Handout, file: YamlFile, at: tuple[Step, ...], problems: Problems
) -> None:
    """Tell what a handout asks for that its worksheet does not have."""
    known, name = library.worksheet_ids(), handout.worksheet
    where = file.where((*at, "worksheet"))
    if name not in known:
        problems.add_unknown(Code.UNKNOWN_WORKSHEET, "worksheet", name, known, where)
        return
    try:
        worksheet = library.worksheet(handout.worksheet)
    except Refused as refused:
        problems.take(refused)
        return
    if worksheet.records:
        message = f"“{name}” is made from records, not handed out"
        hint = f"worksheets build {name} --data FILE"
        problems.add(Code.MISSING_DATA, message, hint, where)
    _check_takes(library, handout, worksheet, file, at, problems)
    if handout.impose and handout.fillable:
        message = "“impose” is for paper, and “fillable” is for a screen"
        hint = "take one of the two lines out"
        problems.add(Code.BAD_VALUE, message, hint, file.where((*at, "impose")))
    _check_options(handout, worksheet, file, at, problems)


def _check_takes(
    library: Library,
    handout: Handout,
    worksheet: Worksheet,
    file: YamlFile,
    at: tuple[Step, ...],
    problems: Problems,
) -> None:
    """The aspect and the prompt banks: the worksheet takes some, and these are there."""
    aspects, banks = [*library.aspect_ids(), ALL], library.prompt_ids()
    aspect_code, prompts_code = Code.UNKNOWN_ASPECT, Code.UNKNOWN_PROMPTS
    for code, key, asked, what, there in (
        *((aspect_code, "aspect", each, "aspect", aspects) for each in [handout.aspect] if each),
        *((prompts_code, "prompts", each, "prompt bank", banks) for each in handout.prompts),
    ):
        if key not in worksheet.takes:
            message = f"“{worksheet.id}” takes no {what}"
            hint = "take the line out"
            problems.add(Code.UNKNOWN_OPTION, message, hint, file.where((*at, key)))
        elif asked not in there:
            problems.add_unknown(code, what, asked, there, file.where((*at, key)))


def _check_options(
    handout: Handout, worksheet: Worksheet, file: YamlFile, at: tuple[Step, ...], problems: Problems
) -> None:
    """The worksheet has these options, and they may have these values."""
    options = {option.name: option for option in worksheet.options}
    for name, value in handout.options.items():
        where = file.where((*at, "options", name))
        if name not in options:
            of = f"“{worksheet.id}”"
            problems.add_unknown(Code.UNKNOWN_OPTION, "option", name, options, where, of=of)
        elif value not in options[name].values:
            what, allowed = f"the option “{name}”", options[name].values
            problems.add_not_allowed(Code.BAD_VALUE, what, value, allowed, where)
