"""Sets of pages as answers: fields by the names of their places, and what nobody can be sure of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from worksheets.answers.collect.known import KnownSheets
from worksheets.answers.collect.read import ReturnedCopy
from worksheets.answers.collect.values import Field, Kind
from worksheets.answers.scan.reading import BoxReading, PageReading, ReadSet
from worksheets.answers.scan.sets import UNPAIRED
from worksheets.answers.scan.two_languages import DIFFERS, ReadField, joined
from worksheets.answers.unsure import Unsure
from worksheets.sheet.tree import NO, YES

SEVERAL = "more than one box is ticked"


def copy_of(read: ReadSet, known: KnownSheets) -> ReturnedCopy:
    """A set of pages as a form that came back; what is unsure or missing is empty."""
    variant = read.variant
    lang = variant.languages[0] if variant.languages else variant.lang
    sheet = known.sheet(variant.worksheet, lang)
    current = all(page.identity and page.identity.current for page in read.every_page)
    version = sheet.version if sheet else variant.content
    about = (variant.worksheet, version if current else "", lang, read.called)
    said = [_said(part) for part in read.parts]
    # Of photocopies that nobody can pair, the other language is an answer of its own.
    blank = read.why == UNPAIRED and not read.missing and not read.used
    found = joined(*said) if variant.languages and not blank else said[0]
    fields = {name: each.field for name, each in found.items()}
    unsure = tuple(
        Unsure(name, each.doubt, each.page) for name, each in found.items() if each.doubt
    )
    places = sheet.places(fields) if sheet else {}
    if read.incomplete:
        for name, place in places.items():
            # Nobody knows what stands there: it is never “no”.
            kind: Kind = "tick" if place.kind == "tick" else "text"
            fields.setdefault(name, Field(name, kind, ""))
    order = {name: n for n, name in enumerate(places)}
    ordered = sorted(fields.values(), key=lambda each: order.get(each.name, len(order)))
    filled = read.used or (read.incomplete and not blank)
    return ReturnedCopy(about, tuple(ordered), False, False, filled, unsure)


def differing(read: ReadSet) -> list[str]:
    """The fields of a set that say one thing in one language and another in the other."""
    found = joined(*[_said(part) for part in read.parts])
    return [name for name, each in found.items() if each.doubt == DIFFERS]


def _said(read: ReadSet) -> dict[str, ReadField]:
    """What the pages in one language say."""
    return {
        field.name: ReadField(field, doubt, page.source.number, page.ticked)
        for _, page in sorted(read.pages.items())
        for field, doubt in _fields(page)
    }


def _fields(page: PageReading) -> Iterator[tuple[Field, str]]:
    """The fields of a page, and why one is unsure."""
    boxes: dict[str, list[BoxReading]] = {}
    for box in page.boxes:
        boxes.setdefault(box.field, []).append(box)
    for name, several in boxes.items():
        yield _tick(name, several[0]) if _is_tick(several) else _choice(name, several)
    for place in page.written:
        doubt = place.reason if place.ink and place.text is None else ""
        yield Field(place.field, "text", place.text or ""), doubt


def _is_tick(boxes: list[BoxReading]) -> bool:
    return len(boxes) == 1 and boxes[0].value == YES


def _tick(name: str, box: BoxReading) -> tuple[Field, str]:
    value: Mapping[str, str] = {"yes": YES, "no": NO, "unsure": ""}
    return Field(name, "tick", value[box.state]), box.reason if box.state == "unsure" else ""


def _choice(name: str, boxes: list[BoxReading]) -> tuple[Field, str]:
    """One of several boxes; a second one, or one that may be ticked, leaves all unsure."""
    ticked = [box for box in boxes if box.state == "yes"]
    doubts = [box for box in boxes if box.state == "unsure"]
    if doubts:
        return Field(name, "choice", ""), f"“{doubts[0].value}”: {doubts[0].reason}"
    if len(ticked) > 1:
        return Field(name, "choice", ""), SEVERAL
    return Field(name, "choice", ticked[0].value if ticked else ""), ""
