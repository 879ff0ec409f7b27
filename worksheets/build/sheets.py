"""Blank sheets: a worksheet's words through its template, checked, with nobody's answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from worksheets.build.own_words import in_own_words, is_built_in, place_of_words
from worksheets.content.library import Library
from worksheets.content.models import Aspect, PromptBank, Worksheet
from worksheets.files.paths import recognisable
from worksheets.layout.fonts import use_fonts
from worksheets.layout.glyphs import unprintable
from worksheets.layout.typeface import face
from worksheets.picture.line_art import LineArt
from worksheets.problems import BadCommand, Code, Problem, Problems, Refused, Where
from worksheets.process.progress import is_child, working_on
from worksheets.sheet.parse import parse
from worksheets.sheet.places import places_of
from worksheets.sheet.tree import Instructions, Picture, Sheet
from worksheets.template.render import render

FACILITATOR = "facilitator.xml.j2"


def blank_sheet(
    library: Library,
    worksheet: Worksheet,
    options: Mapping[str, str],
    aspect: Aspect | None = None,
    banks: Sequence[PromptBank] = (),
    records: Sequence[Mapping[str, str]] = (),
) -> Sheet:
    """One worksheet's sheet: its words through its template; raises `Refused`."""
    values = {
        "options": dict(options),
        "aspect": aspect.model_dump() if aspect else {},
        "prompts": [bank.model_dump() for bank in banks],
        "records": list(records),
    }
    draft = any(each.is_draft for each in (*banks, *([aspect] if aspect else [])))
    return sheet_of(library, worksheet, f"{worksheet.id}.xml.j2", values, draft=draft)


def with_note_on_ticks(sheet: Sheet, note: str) -> Sheet:
    """A sheet that says how to take a tick back, under its instructions, if it has boxes to tick.

    A box that is filled in can be told from a ticked one on a scan.
    """
    if not any(place.kind in ("tick", "choice") for place in places_of(sheet)):
        return sheet
    blocks = list(sheet.blocks)
    said = [n for n, block in enumerate(blocks) if isinstance(block, Instructions)]
    blocks.insert(said[0] + 1 if said else 0, Instructions(text=note))
    return replace(sheet, blocks=tuple(blocks))


def facilitators_page(library: Library, worksheet: Worksheet) -> Sheet:
    """The page for whoever leads a worksheet's activity; raises `Refused`."""
    banks = _facilitators_banks(library, worksheet)
    prompts = [bank.model_dump() for bank in banks]
    draft = any(bank.is_draft for bank in banks)
    return sheet_of(library, worksheet, FACILITATOR, {"prompts": prompts}, draft=draft)


def facilitators_prompts(library: Library, worksheet: Worksheet) -> list[dict[str, object]]:
    """The prompt banks on the page for whoever leads a worksheet's activity; raises `Refused`."""
    return [bank.model_dump() for bank in _facilitators_banks(library, worksheet)]


def _facilitators_banks(library: Library, worksheet: Worksheet) -> list[PromptBank]:
    names = worksheet.facilitator.prompts if worksheet.facilitator else ()
    try:
        return [library.prompts(name) for name in names]
    except BadCommand as unknown:
        # The worksheet's file names the bank, not the command line.
        where = Where(recognisable(library.file(f"content/worksheets/{worksheet.id}.yaml")))
        raise Refused([replace(each, where=where) for each in unknown.problems]) from unknown


def sheet_of(
    library: Library,
    worksheet: Worksheet,
    template: str,
    values: Mapping[str, object],
    *,
    draft: bool = False,
) -> Sheet:
    """The sheet that a template makes of a worksheet's words and more; every word printable.

    It is marked as a draft if its words are a translation that nobody has reviewed.
    """
    known = {"worksheet": worksheet.model_dump(), "words": worksheet.words}
    try:
        draft = draft or worksheet.is_draft
        return rendered_sheet(library, template, {**known, **values}, draft=draft)
    except Refused as refused:
        raise in_own_words(library, refused, worksheet.id) from refused


def load_for_children(library: Library) -> None:
    """Load what a sheet needs, if children will make it: else each would have to load it anew."""
    library.logo()
    use_fonts(library.fonts)
    if library.is_overlaid:
        import_module("worksheets.template.environment")
        for weight in ("regular", "bold"):
            face(weight)


def rendered_sheet(
    library: Library, template: str, values: Mapping[str, object], *, draft: bool = False
) -> Sheet:
    """The sheet that a template makes of some values in the library's language.

    A `draft` says so at its foot. Raises `Refused` with all that is wrong with it.
    """
    load_for_children(library)
    if not library.is_overlaid or is_child():
        return _rendered_sheet(library, template, values, draft)
    from worksheets.template.environment import Compiled

    sheet, compiled = library.in_bounds(_with_compiled, template, values, draft)
    Compiled.take(compiled)
    return sheet


def _with_compiled(
    library: Library, template: str, values: Mapping[str, object], draft: bool
) -> tuple[Sheet, dict[tuple[str, str], bytes]]:
    """The sheet, and the templates that were compiled for it."""
    from worksheets.template.environment import Compiled

    known = Compiled.compiled()
    sheet = _rendered_sheet(library, template, values, draft)
    return sheet, Compiled.sent(known)


def _rendered_sheet(
    library: Library, template: str, values: Mapping[str, object], draft: bool
) -> Sheet:
    language = library.language()
    phrases = language.phrases.model_dump()
    known = {"phrases": phrases, "lang": language.tag}
    working_on(recognisable(library.template(template) or Path(template)))
    rendered = render(template, library.template, {**known, **values})
    library.templates.update(rendered.names)
    sheet = _with_pictures(library, parse(rendered))
    if library.organisation:
        sheet = replace(sheet, credit=f"{library.organisation}. {sheet.credit}")
    if draft or language.is_draft:
        said = language.phrases.draft
        sheet = replace(sheet, credit=f"{said} {sheet.credit}", draft=said)
    found = [problem for text, where in sheet.texts()
             for problem in _unprintable(library, text, where)]  # fmt: skip
    # Phrases stand at the foot and in heads too, which no template prints.
    for text in () if found else phrases.values():
        if isinstance(text, str) and (wrong := unprintable(text, "the text")):
            words = place_of_words(library, text) or Where()
            found += [replace(each, where=words) for each in wrong]
    if found:
        raise Refused(found)
    return sheet


def _with_pictures(library: Library, sheet: Sheet) -> Sheet:
    """The sheet with the line art of its pictures and its logo; raises `Refused`."""
    pictures: dict[str, LineArt] = {}
    problems = Problems()
    for block in sheet.elements():
        if isinstance(block, Picture) and block.file not in pictures:
            from worksheets.picture.read import read_picture

            name = f"content/pictures/{block.file}"
            if not library.has(name):
                message, hint = f"there is no picture “{block.file}”", f"put it into {name}"
                problems.add(Code.FILE_MISSING, message, hint, block.where)
                continue
            path = library.file(name)
            try:
                pictures[block.file] = read_picture(path, recognisable(path))
            except Refused as refused:
                problems.take(refused)
            library.pictures.add(name)
    problems.stop_if_any()
    return replace(sheet, pictures=pictures, logo=library.logo())


def _unprintable(library: Library, text: str, where: Where) -> list[Problem]:
    """What cannot be printed of a text, told where its words were written."""
    found = unprintable(text, "the text", where)
    if found and is_built_in(where):
        words = place_of_words(library, text) or where
        found = [replace(each, where=words) for each in found]
    return found
