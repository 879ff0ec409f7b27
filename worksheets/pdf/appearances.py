"""What fields show: a tick or none, and text as it is printed, which programs change in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from worksheets.layout.fill import tick
from worksheets.layout.marks import ChoiceBox, LaidSheet, Node, Place, TextMark
from worksheets.layout.profile import Profile
from worksheets.layout.typeface import spaced_face
from worksheets.pdf.file import PdfFile
from worksheets.pdf.surface import Surface, Used
from worksheets.pdf.typing_font import (
    FONT,
    LEADING,
    RULED_ASCENT,
    RULED_FONT,
    add_typing_font,
    lent_letters,
    typed,
)
from worksheets.record import record
from worksheets.sheet.tree import YES
from worksheets.text.direction import has_right_to_left

CLEAR = 0.5
"""What a widget keeps from the line or frame under it, in points."""
BORDER = 1.0
"""What viewers leave between the top of a field and its first line."""
SNUG = 1.25
"""The height of a field of one line, as a multiple of its text: it sits on its line."""


@record
class Look:
    """A field of text: its rectangle, and the font and the size of what is typed in it."""

    rectangle: tuple[float, float, float, float]
    font: bytes
    size: float


def look_of(place: Place, profile: Profile, size: float) -> Look:
    """How a field looks whose value, if it has one, is printed at a `size`.

    On several ruled lines what is typed is so large that its lines are as far apart as they are.
    """
    left, right = place.x, place.x + place.width
    top, foot = place.y, place.y + place.height - CLEAR
    if place.kind == "line" and not place.centred:
        size = size or profile.written
        top = max(top, foot - max(profile.target, SNUG * size))
        return Look((left, top, right, foot), FONT, size)
    if len(place.baselines) > 1:
        first, second, *_ = place.baselines
        size = (second - first) / LEADING
        top = first - RULED_ASCENT * size - BORDER
        # What hangs below the last line reaches over its rule.
        return Look((left, top, right, foot + 2 * CLEAR), RULED_FONT, size)
    return Look((left, top, right, foot), FONT, size or profile.size)


class Appearances:
    """The appearances of a document's fields, and the fonts that they and who types use.

    `resources` is the object of its pages' fonts, and `used` the letters in them.
    """

    def __init__(self, file: PdfFile, surface: Surface, resources: int, used: Used) -> None:
        self._file = file
        self._surface = surface
        self._resources = resources
        self._used = used
        self._font, self._ruled_font = file.reserve_range(2)
        # What a box of a size shows, ticked and not: objects that all boxes of the size share.
        self._ticks: dict[float, tuple[int, int]] = {}

    def finish(self) -> None:
        """Write the fonts for typing."""
        add_typing_font(self._file, self._font, self._ruled_font)

    def fonts(self) -> bytes:
        """The fonts by the names that fields call them, as the entries of a dictionary."""
        return b"/%s %d 0 R/%s %d 0 R" % (FONT, self._font, RULED_FONT, self._ruled_font)

    def box(self, side: float) -> tuple[int, int]:
        """What a box whose target has this side shows: ticked, and not."""
        if side not in self._ticks:
            self._surface.begin(side, Used())
            self._surface.draw(tick(0, ChoiceBox(YES, 0, 0, side, "", Node("Form"))))
            look = _form_object(side, side)
            ticked = self._file.add_stream(look, self._surface.take())
            self._ticks[side] = (ticked, self._file.add_stream(look, b""))
        return self._ticks[side]

    def text(self, marks: Sequence[TextMark], look: Look, sheet: LaidSheet) -> int:
        """What a field of text shows: an object of its own, for programs change it in place."""
        left, top, right, foot = look.rectangle
        profile = sheet.profile
        if marks and (sheet.mirror or any(has_right_to_left(mark.text) for mark in marks)):
            return self._ordered(marks, look, sheet)
        face = spaced_face("regular", profile.tracking)
        lines = [
            b"1 0 0 1 %.2f %.2f Tm %s"
            % (mark.x - left, foot - mark.y, typed(mark.text, mark.size, face, look.font))
            for mark in marks
        ]
        content = b"/Tx BMC EMC"
        if lines:
            size = marks[0].size
            font = b"/%s %g Tf 0 g" % (look.font, size)
            if profile.tracking:
                font += b" %.3f Tc" % (face.letter_space * size)
            content = b"/Tx BMC\nq BT %s\n%s\nET Q\nEMC" % (font, b"\n".join(lines))
        resources = b"/Resources<</Font<<%s>>>>" % self.fonts()
        lent = {letter for mark in marks for letter in lent_letters(mark.text)}
        if lent:
            self._used.regular |= lent
            resources = b"/Resources %d 0 R" % self._resources
        entries = _form_object(right - left, foot - top) + resources
        return self._file.add_stream(entries, content)

    def _ordered(self, marks: Sequence[TextMark], look: Look, sheet: LaidSheet) -> int:
        """What a field shows whose text is from right to left: it is drawn as on the page."""
        left, top, right, foot = look.rectangle
        wide, high = right - left, foot - top
        mirror = wide if sheet.mirror else 0.0
        self._surface.begin(high, self._used, sheet.profile.tracking, mirror)
        self._surface.draw(replace(mark, x=mark.x - left, y=mark.y - top) for mark in marks)
        content = b"/Tx BMC\nq 0 g\n%s\nQ\nEMC" % self._surface.take()
        entries = _form_object(wide, high) + b"/Resources %d 0 R" % self._resources
        return self._file.add_stream(entries, content)


def _form_object(width: float, height: float) -> bytes:
    return b"/Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]" % (width, height)
