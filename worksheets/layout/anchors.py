"""Where the marks over and under letters stand: by the anchors of the font's table GPOS.

A mark that has no letter of its own in Unicode, as in x̄ or ẹ́, is drawn over its letter. The font
says for each letter and each mark which points come together (OpenType specification, GPOS, lookup
types 4 and 6).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

Point = tuple[int, int]
Anchors = Mapping[int, Point]
"""The points of a glyph by the class of the mark that goes there."""

MARK_TO_BASE, MARK_TO_MARK = 4, 6
"""Types of lookups; the typeface has none of them in an extension."""
BELOW = 220
"""The combining class of marks under a letter (Unicode, UnicodeData.txt)."""
GAP = 40
"""Between two marks, where the font does not say how they stand on each other."""


class MarkPlaces:
    """The anchors of a font, by its tables; what it does not say is told by its outlines."""

    def __init__(self, tables: Mapping[str, bytes]) -> None:
        self._outlines = tables["glyf"], tables["loca"], tables["head"]
        self._data = tables.get("GPOS", b"")
        self._tables: list[tuple[dict[int, tuple[int, Point]], dict[int, Anchors]]] = []
        if self._data:
            for kind, at in self._subtables():
                if kind in (MARK_TO_BASE, MARK_TO_MARK) and self._number(at) == 1:
                    self._tables.append(self._anchors(at))

    def offset(self, under: int, mark: int, small: int, kind: int) -> Point:
        """How far a mark stands from the origin of the glyph it goes to, in the font's units.

        `under` is the glyph of a letter, or of another mark. Where the font does not say, the mark
        is in the middle, and as far above it as above the glyph `small`, an x; or below it, by the
        `kind` of the mark, its combining class.
        """
        for marks, bases in self._tables:
            if mark in marks and under in bases:
                anchor, own = marks[mark]
                place = bases[under].get(anchor)
                if place is not None:
                    return place[0] - own[0], place[1] - own[1]
        return self._centred(under, mark, small, kind)

    def _centred(self, under: int, mark: int, small: int, kind: int) -> Point:
        left, foot, right, top = self._box(under)
        own_left, own_foot, own_right, own_top = self._box(mark)
        across = (left + right - own_left - own_right) // 2
        if foot >= self._box(small)[3]:
            # It is a mark above: the next stands on it.
            return across, top - own_foot + GAP
        if kind == BELOW:
            return across, foot - own_top - GAP if foot < own_top else 0
        return across, max(0, top - self._box(small)[3])

    def _box(self, glyph: int) -> tuple[int, int, int, int]:
        """What a glyph covers: left, foot, right, top."""
        glyf, loca, head = self._outlines
        # ISO/IEC 14496-22, 5.2.4 and 5.3.4: places in loca are halved in its short form.
        if struct.unpack_from(">H", head, 50)[0]:
            first, last = struct.unpack_from(">2L", loca, 4 * glyph)
        else:
            first, last = (2 * each for each in struct.unpack_from(">2H", loca, 2 * glyph))
        if first == last:
            return 0, 0, 0, 0
        _, left, foot, right, top = struct.unpack_from(">5h", glyf, first)
        return left, foot, right, top

    def _number(self, at: int) -> int:
        return int(struct.unpack_from(">H", self._data, at)[0])

    def _numbers(self, at: int, count: int) -> tuple[int, ...]:
        return struct.unpack_from(f">{count}H", self._data, at)

    def _subtables(self) -> Iterator[tuple[int, int]]:
        """The type and the place of each subtable of all lookups."""
        lookups = self._number(8)
        for offset in self._numbers(lookups + 2, self._number(lookups)):
            lookup = lookups + offset
            kind, _, count = self._numbers(lookup, 3)
            for inner in self._numbers(lookup + 6, count):
                yield kind, lookup + inner

    def _anchors(self, at: int) -> tuple[dict[int, tuple[int, Point]], dict[int, Anchors]]:
        """The class and the point of each mark, and the points of each glyph that takes marks."""
        _, mark_coverage, base_coverage, classes, mark_array, base_array = self._numbers(at, 6)
        marks: dict[int, tuple[int, Point]] = {}
        for number, glyph in enumerate(self._covered(at + mark_coverage)):
            kind, offset = self._numbers(at + mark_array + 2 + 4 * number, 2)
            marks[glyph] = (kind, self._point(at + mark_array + offset))
        bases: dict[int, Anchors] = {}
        for number, glyph in enumerate(self._covered(at + base_coverage)):
            offsets = self._numbers(at + base_array + 2 + 2 * classes * number, classes)
            bases[glyph] = {kind: self._point(at + base_array + offset)
                            for kind, offset in enumerate(offsets) if offset}  # fmt: skip
        return marks, bases

    def _covered(self, at: int) -> Iterator[int]:
        """The glyphs of a coverage table, in its order."""
        form, count = self._numbers(at, 2)
        if form == 1:
            yield from self._numbers(at + 4, count)
            return
        for number in range(count):
            first, last, _ = self._numbers(at + 4 + 6 * number, 3)
            yield from range(first, last + 1)

    def _point(self, at: int) -> Point:
        _, x, y = struct.unpack_from(">Hhh", self._data, at)
        return x, y
