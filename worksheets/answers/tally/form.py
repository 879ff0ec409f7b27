"""What a worksheet asks, as a tally needs it: its variants, and what is counted on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from worksheets.answers.tally.elements import tally_of
from worksheets.answers.tally.item import Item
from worksheets.answers.tally.part import Asked
from worksheets.answers.tally.written import AskedBox
from worksheets.build.request import default_options
from worksheets.build.sheets import blank_sheet
from worksheets.content.library import Library
from worksheets.content.models import Tally, Worksheet
from worksheets.sheet.places import columns_of, lists_of, places_of


@dataclass(frozen=True, slots=True)
class Form:
    """One variant of a worksheet: what is counted, and the boxes whose text is listed.

    `items` are all that can be ticked or rated, by name. `places` are those of this variant that a
    tally reads, `columns` all places of all variants, so that an answer to another one is known.
    `lists` are the numbered and bulleted lists with their lines.
    """

    worksheet: Worksheet
    asked: tuple[Asked, ...]
    boxes: tuple[AskedBox, ...]
    items: Mapping[str, Item]
    places: tuple[str, ...]
    columns: tuple[str, ...]
    lists: Mapping[str, tuple[str, ...]]

    @property
    def signature(self) -> list[object]:
        """What the answers of two days must have in common to be compared."""
        return [each.signature() for each in self.asked]


def forms_of(library: Library, worksheet: Worksheet, options: Mapping[str, str]) -> list[Form]:
    """The variants of a worksheet, the one with these options first; raises `Refused`."""
    plain = default_options(worksheet) | dict(options)
    variants = [plain] + [
        plain | {option.name: value}
        for option in worksheet.options
        if option.name not in options
        for value in option.values
        if value != plain[option.name]
    ]
    sheets = [blank_sheet(library, worksheet, each) for each in variants]
    columns = tuple(dict.fromkeys(place.name for sheet in sheets for place in columns_of(sheet)))
    tallies = [tally_of(sheet, worksheet.tally.smallest_group) for sheet in sheets]
    boxes = [_listed(each.boxes, worksheet.tally) for each in tallies]
    lists = lists_of(place for sheet in sheets for place in places_of(sheet))
    forms = []
    for sheet, tally, own in zip(sheets, tallies, boxes, strict=True):
        here = [place.name for place in places_of(sheet)]
        places = tuple(name for name in here if not is_left_out(name, worksheet.tally))
        listed = _of_all_variants(here, own, boxes)
        forms.append(Form(worksheet, tally.asked, listed, tally.items, places, columns, lists))
    return forms


def _of_all_variants(
    here: Sequence[str], own: Sequence[AskedBox], boxes: Sequence[Sequence[AskedBox]]
) -> tuple[AskedBox, ...]:
    """The boxes of a variant whose places are `here`, and those that only other variants have."""
    listed, taken = list(own), set(here)
    for box in (box for each in boxes for box in each):
        # What another variant asks may have been answered too.
        if taken.isdisjoint(box.places):
            listed.append(box)
            taken.update(box.places)
    return tuple(listed)


def is_left_out(name: str, settings: Tally) -> bool:
    """Whether what is written in a place is never listed."""
    return name in settings.about_whom or any(
        fnmatchcase(name, each) for each in settings.leave_out
    )


def _listed(boxes: Sequence[AskedBox], settings: Tally) -> list[AskedBox]:
    """The boxes without the places that are left out."""
    kept = [
        replace(box, places=tuple(each for each in box.places if not is_left_out(each, settings)))
        for box in boxes
    ]
    return [box for box in kept if box.places]
