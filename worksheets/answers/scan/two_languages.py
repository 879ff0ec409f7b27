"""One set of answers from a copy that somebody has in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from worksheets.answers.collect.values import Field
from worksheets.sheet.tree import NO

DIFFERS = "its answers in the two languages differ"


class ReadField(NamedTuple):
    """A field as its page says it; `doubt` is why nobody can be sure of it, or "".

    `page` is the number of the page in its file. It is `ticked` if any of its boxes is.
    """

    field: Field
    doubt: str
    page: int
    ticked: bool


def joined(
    first: Mapping[str, ReadField], second: Mapping[str, ReadField] = {}
) -> dict[str, ReadField]:
    """The fields of both languages: people answer in the one or in the other.

    Where they have answered in both, and not alike, the field is unsure. On a page without a tick,
    which may have its reader's name alone, an empty box says nothing: neither against a tick in the
    other language, nor while the page in the other language is missing.
    """
    found = {}
    for name in dict.fromkeys([*first, *second]):
        several = [each[name] for each in (first, second) if name in each]
        found[name] = _both(*several) if len(several) == 2 else _alone(several[0])
    return found


def _alone(read: ReadField) -> ReadField:
    """A field of which only one language is there."""
    if read.ticked or read.field.kind != "tick":
        return read
    return read._replace(field=read.field._replace(value=""))


def _both(one: ReadField, other: ReadField) -> ReadField:
    said = [each for each in (one, other) if each.doubt or each.field.value not in ("", NO)]
    if not said:
        return one
    doubtful = [each for each in said if each.doubt]
    if doubtful:
        return doubtful[0]
    values = {each.field.value for each in said}
    if one.field.kind == "tick" and one.ticked and other.ticked:
        # A box that is empty on a page with ticks says no.
        values = {one.field.value, other.field.value}
    if len(values) == 1:
        return said[0]
    return said[0]._replace(field=said[0].field._replace(value=""), doubt=DIFFERS)
