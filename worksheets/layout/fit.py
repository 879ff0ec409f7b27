"""Fitting: the lines of a value in the place where it is written, as large as they fit."""

from __future__ import annotations

from collections.abc import Sequence

from worksheets.layout.context import ASCENT, DESCENT, INSET, TIGHT, baseline
from worksheets.layout.marks import LaidSheet, Mark, Place, TextMark
from worksheets.layout.profile import Profile
from worksheets.layout.typeface import spaced_face
from worksheets.layout.wrap import UNLIMITED, wrap
from worksheets.text.invisible import SOFT_HYPHEN

ROUNDING = 1e-6
"""What adding up fractions of a point may err by."""


def fitted(sheet: LaidSheet, place: Place, value: str, *, tight: bool) -> list[Mark] | None:
    """A value in its place at the largest size at which it fits, or None.

    A size at which no word is broken comes before one at which a word is. At the smallest size its
    lines may stand `tight`: two on a writing line, and where there is free room near the line as
    many as that holds.
    """
    profile = sheet.profile
    size, found = profile.written, None
    while size >= profile.size:
        lines = lines_in(sheet, place, value, size)
        spots = line_spots(place, size, profile, len(lines))
        if len(lines) <= len(spots):
            if _whole_words(lines):
                return written(sheet, place, lines, spots, size)
            found = found or written(sheet, place, lines, spots, size)
        size -= 1
    if found or not tight:
        return found
    lines = lines_in(sheet, place, value, profile.size)
    spots = tight_spots(place, profile, len(lines))
    if len(lines) > len(spots):
        return None
    return written(sheet, place, lines, spots, profile.size)


def _whole_words(lines: Sequence[str]) -> bool:
    """Whether lines end between words, or at a hyphen or a slash of a word."""
    return len(lines) < 2 or all(line.endswith((" ", "-", "/", SOFT_HYPHEN)) for line in lines[:-1])


def lines_in(sheet: LaidSheet, place: Place, value: str, size: float) -> list[str]:
    """The lines of a value that are as long as its place is wide."""
    # One line is as long as it is; several are read like any text.
    measure = UNLIMITED if place.kind == "line" else sheet.profile.measure
    face = spaced_face("regular", sheet.profile.tracking)
    return wrap(value, face, size, place.width - 2 * INSET, measure)


def line_spots(place: Place, size: float, profile: Profile, count: int) -> list[float]:
    """The baselines for `count` lines: the writing lines, or as many as a box holds, if fewer."""
    if place.baselines:
        return list(place.baselines)
    leading = size * profile.spacing
    return _in_box(place, size, leading, count)


def tight_spots(place: Place, profile: Profile, count: int) -> list[float]:
    """The baselines for `count` lines of the smallest size that stand as near as they may."""
    size = profile.size
    least = TIGHT * size
    if not place.baselines:
        return _in_box(place, size, least, count)
    if place.kind == "line":
        return _around(place, profile, count)
    first = place.baselines[0]
    # Above its first line a place has as much room as between two.
    pitch = place.baselines[1] - first if len(place.baselines) > 1 else place.height
    each = max(1, int(pitch / least))
    return [y - n * pitch / each for y in place.baselines for n in range(each - 1, -1, -1)]


def _in_box(place: Place, size: float, leading: float, count: int) -> list[float]:
    """The baselines of lines in a box: from its top down, or in the middle of a small one."""
    holds = int(place.height / leading + ROUNDING)
    if not place.centred:
        return [baseline(place.y + n * leading, leading, size) for n in range(holds)]
    shown = min(count, max(1, holds))
    top = place.y + (place.height - shown * leading) / 2
    return [baseline(top + n * leading, leading, size) for n in range(shown)]


def _around(place: Place, profile: Profile, count: int) -> list[float]:
    """The baselines of lines at one writing line: above it as many as are free, then below it."""
    size = profile.size
    least = TIGHT * size
    last = place.baselines[0]
    free = last - ASCENT * size - (place.y - place.above)
    above = 1 + max(0, int(free / least + ROUNDING))
    if count <= above:
        leading = min(size * profile.spacing, free / (count - 1)) if count > 1 else 0.0
        return [last - n * leading for n in range(count - 1, -1, -1)]
    end = place.y + place.height + place.below
    below = max(0, int((end - last - DESCENT * size) / least + ROUNDING))
    ups = [last - n * least for n in range(above - 1, -1, -1)]
    return ups + [last + n * least for n in range(1, min(below, count - above) + 1)]


def written(
    sheet: LaidSheet, place: Place, lines: Sequence[str], spots: Sequence[float], size: float
) -> list[Mark]:
    """The marks of lines at their baselines; in a centred place they stand in the middle."""
    marks: list[Mark] = []
    for line, y in zip(lines, spots, strict=False):
        if line.strip():
            x = place.x + INSET
            if place.centred:
                x = _middle(sheet, place, line.rstrip(), size)
            marks.append(TextMark(place.page, x, y, line, size))
    return marks


def at_right(
    sheet: LaidSheet, place: Place, lines: Sequence[str], spots: Sequence[float]
) -> list[Mark]:
    """The marks of a notice: bold lines of the smallest size that end at the place's right."""
    size = sheet.profile.size
    face = spaced_face("bold", sheet.profile.tracking)
    right = place.x + place.width - INSET
    return [
        TextMark(place.page, right - face.width(line.rstrip(), size), y, line, size, "bold")
        for line, y in zip(lines, spots, strict=True)
    ]


def _middle(sheet: LaidSheet, place: Place, line: str, size: float) -> float:
    face = spaced_face("regular", sheet.profile.tracking)
    return place.x + (place.width - face.width(line, size)) / 2
