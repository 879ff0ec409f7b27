"""Fields as the places of a known sheet have them: in its answers, and line by line.

Older forms have other fields than the sheet has now, and files of values do not say of what kind a
field is: the sheet does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from worksheets.answers.collect.known import KnownSheet, Places
from worksheets.answers.collect.values import Field, Kind
from worksheets.build.cells import place_value
from worksheets.record import record
from worksheets.sheet.places import SheetPlace
from worksheets.sheet.tree import NO, YES

OFF, ON = "off", "on"
"""How many forms say that a box is not ticked, and that it is."""
ODD = "its value is none of the answers of its place"

OwnWords = Mapping[str, str]
"""The words of the languages for answers, as `Library.answer_words` has them."""


@record
class Placed:
    """Fields on their sheet, the places that lack one, and the fields that have no place there."""

    fields: Mapping[str, Field]
    missing: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


def placed(
    fields: Mapping[str, Field], sheet: KnownSheet, own_words: OwnWords, *, same: bool
) -> Placed:
    """Fields on a known sheet, which has the `same` words as their form or others."""
    places = sheet.places(fields)
    found = {each.name: each for field in fields.values()
             for each in _line_by_line(field, places, fields)}  # fmt: skip
    if places.keys() == found.keys():
        places = _fitting(sheet, found, own_words)
    settled = {name: _settled(field, places.get(name), own_words, same=same)
               for name, field in found.items()}  # fmt: skip
    missing = tuple(name for name in places if name not in found)
    foreign = tuple(name for name in found if places and name not in places)
    return Placed(settled, missing, foreign)


def _line_by_line(field: Field, places: Places, fields: Mapping[str, Field]) -> Iterator[Field]:
    """A field of several lines where the sheet now has a place for each; any other as it is."""
    first = f"{field.name}-1"
    if field.name in places or first not in places or first in fields:
        yield field
        return
    count = 1
    while f"{field.name}-{count + 1}" in places:
        count += 1
    values, built = _parted(field.value, count), _parted(field.built or "", count)
    for number in range(count):
        yield Field(
            f"{field.name}-{number + 1}",
            "text",
            values[number],
            None if field.built is None else built[number],
            field.fault if not number else "",
        )


def _parted(text: str, count: int) -> list[str]:
    """The lines of a text for so many places; the last has what is more."""
    lines = text.rstrip("\n").split("\n")
    parts = [*lines[: count - 1], "\n".join(lines[count - 1 :])]
    return parts + [""] * (count - len(parts))


def _fitting(sheet: KnownSheet, fields: Mapping[str, Field], own_words: OwnWords) -> Places:
    """The variant with these places that the fewest fields do not fit, by kind or by value."""

    def misfits(places: Places) -> int:
        return sum(_misfits(field, places[name], own_words) for name, field in fields.items())

    best: Places = {}
    fewest = len(fields) + 1
    for places in sheet.alike(fields):
        count = misfits(places)
        if count < fewest:
            best, fewest = places, count
        if not count:
            break
    return best


def _misfits(field: Field, place: SheetPlace, own_words: OwnWords) -> bool:
    other = {"tick": "choice", "choice": "tick"}.get(field.kind)
    if place.kind == other:
        return True
    return not field.fault and bool(_settled(field, place, own_words, same=True).fault)


def _settled(field: Field, place: SheetPlace | None, own_words: OwnWords, *, same: bool) -> Field:
    """A field whose value is one of the answers of its place."""
    if place is None or not place.answers or field.fault:
        return field
    if place.kind == "tick" and field.kind == "tick":
        return field
    if field.kind == "choice" and not same:
        return field
    kind: Kind = "tick" if place.kind == "tick" else "choice"
    # Programs write the name of a state as a text, with its slash too.
    name = field.value.removeprefix("/")
    value = place_value(place, "" if name.casefold() == OFF else name, own_words)
    if place.kind == "tick" and name.casefold() == ON:
        value = YES
    if value is None:
        return field._replace(kind=kind, value="", fault=ODD)
    if not value and place.kind == "tick":
        value = NO
    built = field.built and place_value(place, field.built, own_words)
    return field._replace(kind=kind, value=value, built=built)
