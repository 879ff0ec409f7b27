"""Check content: read every file, try every template and pack, write nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from worksheets.answers.scan.review_words import ReviewWords
from worksheets.answers.tally.summary import Summary
from worksheets.answers.tally.tally import tally_example
from worksheets.build.cells import COLUMNS, cell_check
from worksheets.build.layouts import Look, laid_out
from worksheets.build.records import example_records
from worksheets.build.request import default_options
from worksheets.build.sheets import blank_sheet, facilitators_page, load_for_children
from worksheets.content import LANG
from worksheets.content.changes import Change
from worksheets.content.language_check import check_language
from worksheets.content.library import Library
from worksheets.content.models import Language, Model, PromptBank
from worksheets.content.overlays import overlays_of
from worksheets.content.tally_words import TallyWords
from worksheets.content.yaml_file import Plain, read_yaml
from worksheets.every_look import Looks, check_credits, check_every_look, variants
from worksheets.files.paths import is_file, is_folder, recognisable, resolved
from worksheets.html.words import HtmlWords
from worksheets.pack.day import PackRequest
from worksheets.pack.plan import plan_pack
from worksheets.pack.source import read_pack
from worksheets.pack.words import PackWords
from worksheets.problems import Code, Level, Problem, Problems, Refused, Where
from worksheets.process.limits import Limits
from worksheets.register.encoding import check_encoding
from worksheets.register.read import read_register
from worksheets.register.reading import Reading
from worksheets.sheet.places import SheetPlace, columns_of
from worksheets.site.words import SiteWords

ROWS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".json", ".jsonl", ".ndjson")
"""The suffixes that only registers have."""
LANGUAGE_FILES: dict[str, type[Model]] = {
    "phrases": Language,
    "tally": TallyWords,
    "pack": PackWords,
    "html": HtmlWords,
    "site": SiteWords,
    "review": ReviewWords,
}
"""The files of a language and what each holds."""
LIMITS = Limits(seconds=15)
"""What it may take to check a stranger's worksheet with all its variants."""


@dataclass
class Checked:
    """What was checked: the files, the built-in ones they replace, the words that are changed.

    `sheets` is how many were laid out if it was in every look.
    """

    files: list[str] = field(default_factory=list)
    sheets: int = 0
    replaced: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def check_paths(
    library_of: Callable[[Sequence[Path]], Library],
    content: Sequence[Path],
    paths: Sequence[Path],
    problems: Problems,
    looks: Looks | None = None,
    reading: Reading | None = None,
) -> Checked:
    """Check the content in effect, or with the folder of each path laid over it.

    A path is a folder as `--content` takes it, or a file in one, of which only that file's problems
    are reported. A pack or a register may be anywhere; `reading` says how a register is read. With
    `looks` every sheet is laid out in all of them.
    """
    checked = Checked()
    if not paths:
        _check_folders(library_of(content), problems, looks, checked)
        return checked
    reading = reading or Reading()
    if reading.encoding:
        check_encoding(reading.encoding)
    for path in paths:
        try:
            if _is_pack(path):
                folder = _folder_above(path)
                library = library_of([*content, *([folder] if folder else [])])
                checked.files += _check_pack(library, str(path), problems, reading)
            elif _is_register(path):
                checked.files += _check_register(library_of(content), path, problems, reading)
            elif is_folder(path):
                _check_folders(library_of([*content, path]), problems, looks, checked)
            else:
                library = library_of([*content, _folder_of(path)])
                checked.files.append(recognisable(path))
                checked.sheets += _check_file(library, path, problems, looks)
        except Refused as refused:
            problems.take(refused)
    checked.files = list(dict.fromkeys(checked.files))
    return checked


def _check_folders(
    library: Library, problems: Problems, looks: Looks | None, checked: Checked
) -> None:
    """Check a library, and what its folders lay over the built-in files."""
    found = check_library(library, problems, looks)
    checked.files += found.files
    checked.sheets += found.sheets
    replaced, changes = _overlays(library, problems)
    checked.replaced += replaced
    checked.changes += changes


def _check_file(library: Library, path: Path, problems: Problems, looks: Looks | None) -> int:
    """Check one file of a library, with all that uses it; other files' problems are left out.

    Returns how many sheets were laid out in every look.
    """
    found = Problems()
    checked = check_library(library, found, looks)
    name = recognisable(resolved(path))
    problems.take(Refused(each for each in found.found if _is(each, name)))
    return checked.sheets


def _overlays(library: Library, problems: Problems) -> tuple[list[str], list[Change]]:
    """The built-in files that are replaced, and the words that are changed."""
    if not library.is_overlaid:
        return [], []
    try:
        found = overlays_of(library, problems)
    except Refused as refused:
        problems.take(refused)
        return [], []
    return found.replaced, found.changes


def check_library(library: Library, problems: Problems, looks: Looks | None = None) -> Checked:
    """Read every file in effect, and lay out every worksheet's variants and results.

    With `looks` each is laid out in all of them.
    """
    try:
        files = library.content_files()
        language = library.language()
    except Refused as refused:
        problems.take(refused)
        return Checked()
    phrases = language.phrases.model_dump()
    load_for_children(library)
    banks, found = library.in_bounds(_prompt_banks)
    problems.take(Refused(found))
    for name in library.worksheet_ids():
        try:
            found = library.in_bounds(_check_worksheet, name, banks, phrases, limits=LIMITS)
            problems.take(Refused(found))
        except Refused as refused:
            problems.take(refused)
    if library.is_overlaid:
        check_credits(library, problems)
    for name in library.pack_ids():
        _check_pack(library, name, problems, Reading())
    # What cannot even be laid out once is not tried in every look.
    sheets = 0
    if looks and not problems.errors:
        sheets = check_every_look(library, looks, problems)
    _check_languages(library, problems)
    return Checked([recognisable(library.file(name)) for name in files], sheets)


def _check_languages(library: Library, problems: Problems) -> None:
    """Read the words that each language has for sheets, packs, results and pages.

    What a language lacks is listed by `check --lang` alone.
    """
    for tag in library.language_tags():
        spoken = library.in_language(tag)
        for name, model in LANGUAGE_FILES.items():
            if library.has(f"content/languages/{tag}/{name}.yaml"):
                try:
                    spoken.language_words(name, model)
                except Refused as refused:
                    for each in refused.problems:
                        if each.code is not Code.NOT_TRANSLATED:
                            problems.record(each)
        if library.is_overlaid and tag != LANG:
            for each in check_language(library, tag).problems:
                if each.level is Level.ERROR and each.code is not Code.NOT_TRANSLATED:
                    problems.record(each)


def _prompt_banks(library: Library) -> tuple[list[PromptBank], list[Problem]]:
    """The prompt banks that are in order, and what is wrong with the others."""
    problems = Problems()
    banks = []
    for name in library.prompt_ids():
        try:
            banks.append(library.prompts(name))
        except Refused as refused:
            problems.take(refused)
    return banks, problems.found


def _check_worksheet(
    library: Library, name: str, banks: Sequence[PromptBank], phrases: Mapping[str, str]
) -> list[Problem]:
    """Lay out every variant of a worksheet, and its results: the warnings there are.

    Raises `Refused` with all that is wrong.
    """
    problems = Problems()
    worksheet = library.worksheet(name)
    for options, aspect, own_banks in variants(library, worksheet, banks):
        records = example_records(library, worksheet) if worksheet.records else []
        sheet = blank_sheet(library, worksheet, options, aspect, own_banks, records)
        laid_out(library, [Look(sheet, "standard", "a4", phrases)])
    if worksheet.facilitator:
        facilitators_page(library, worksheet)
    result = tally_example(library, worksheet, problems)
    if result:
        laid_out(
            library, [Look(Summary(library, result, problems).first, "standard", "a4", phrases)]
        )
    return problems.found


def _check_pack(library: Library, wanted: str, problems: Problems, reading: Reading) -> list[str]:
    """Plan a pack as if it were made, with everyone in its register; the files checked."""
    found = Problems()
    try:
        file = read_pack(library, wanted)
        plan_pack(library, PackRequest(wanted, reading=reading), found)
    except Refused as refused:
        found.take(refused)
        problems.take(found.refused())
        return [wanted]
    problems.take(found.refused())
    register = [recognisable(file.register)] if file.register else []
    return [recognisable(file.path), *register]


def _check_register(
    library: Library, path: Path, problems: Problems, reading: Reading
) -> list[str]:
    """Read a register whose columns may be any worksheet's places; the files checked."""
    places: dict[str, SheetPlace] = {}
    for name in library.worksheet_ids():
        worksheet = library.worksheet(name)
        if not worksheet.records:
            sheet = blank_sheet(library, worksheet, default_options(worksheet))
            places.update((place.name, place) for place in columns_of(sheet))
    known = {*places, *COLUMNS, "name", "service", "role"}
    check = cell_check(library, places, ("name", "service"))
    reading = replace(reading, synonyms=library.column_words())
    read_register(str(path), sorted(known), problems, check, reading)
    return [recognisable(path)]


def _is_pack(path: Path) -> bool:
    """Whether a file is a pack: a YAML file with contents."""
    data = _yaml(path)
    return isinstance(data, dict) and "contents" in data


def _is_register(path: Path) -> bool:
    """Whether a file has rows: by its suffix, or as a YAML file that is a list."""
    return is_file(path) and (path.suffix.lower() in ROWS or isinstance(_yaml(path), list))


def _yaml(path: Path) -> Plain:
    """What a YAML file holds; nothing if it cannot be read, which its reader reports later."""
    if path.suffix.lower() not in (".yaml", ".yml") or not is_file(path):
        return None
    try:
        return read_yaml(path, recognisable(path)).data
    except Refused:
        return None


def _folder_above(path: Path) -> Path | None:
    """The folder whose `content` or `templates` a file is in, if it is in any."""
    parents = resolved(path).parents
    return next((each.parent for each in parents if each.name in ("content", "templates")), None)


def _folder_of(path: Path) -> Path:
    """The folder that a content or template file belongs to; raises `Refused` if there is none."""
    where = Where(recognisable(path))
    try:
        path.stat()
    except FileNotFoundError as error:
        raise Refused([Problem(Code.FILE_MISSING, "there is no such file", "", where)]) from error
    except OSError as error:
        message = f"cannot read it: {error.strerror}"
        raise Refused([Problem(Code.FILE_UNREADABLE, message, "", where)]) from error
    folder = _folder_above(path)
    if folder:
        return folder
    message = "it is not in a content/ or templates/ folder"
    hint = "put it where build looks for it, or check the folder above it"
    raise Refused([Problem(Code.CHECK_OUTSIDE, message, hint, where)])


def _is(problem: Problem, name: str) -> bool:
    file = problem.where.file
    return file is not None and recognisable(resolved(file)) == name
