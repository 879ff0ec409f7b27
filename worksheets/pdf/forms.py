"""Interactive fields: a widget over each place to write, its value and its appearance.

Each copy also has hidden fields that say what it is (`worksheet content lang copy`): they come back
whatever program filled the form, where other marks of a file are lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from worksheets.layout.fill import tick
from worksheets.layout.filled import Filled
from worksheets.layout.marks import ChoiceBox, Node, Place, TextMark
from worksheets.layout.profile import Profile
from worksheets.layout.typeface import spaced_face
from worksheets.pdf.file import PdfFile, name_object, text_string
from worksheets.pdf.structure import Numbers, Structure
from worksheets.pdf.surface import Surface, Used
from worksheets.pdf.trees import ParentTree
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
from worksheets.sheet.identity import Identity
from worksheets.sheet.tree import NO, YES

PREFIX = "c"
"""Copy 3 of a file has its fields under `c3`."""
REGISTERED = "id"
"""What a viewer calls the hidden field `copy` if it holds the `id` of a register's row."""
READ_ONLY, MULTILINE, RADIO = 1, 1 << 12, 1 << 15
"""Field flags (ISO 32000-1, tables 221, 226 and 228)."""
HIDDEN, PRINT = 2, 4
"""Annotation flags (ISO 32000-1, table 165)."""
CLEAR = 0.5
"""What a widget keeps from the line or frame under it, in points."""
BORDER = 1.0
"""What viewers leave between the top of a field and its first line."""
SNUG = 1.25
"""The height of a field of one line, as a multiple of its text: it sits on its line."""


class Fields(Enum):
    """Whether a file has fields, and whether their names tell the copies apart."""

    NONE = "none"
    PLAIN = "plain"
    PREFIXED = "prefixed"


@dataclass(slots=True)
class _Unit:
    """A copy whose fields are being written; `annotations` are its pages' widgets."""

    filled: Filled
    structure: Structure
    numbers: Numbers
    shifts: Sequence[float]
    annotations: list[list[int]]
    widget: Mapping[int, int]
    ticked: set[int] = field(default_factory=set)


class Form:
    """The fields of a document in the making.

    `resources` is the object of its pages' fonts, and `used` the letters in them.
    """

    def __init__(
        self,
        file: PdfFile,
        parents: ParentTree,
        surface: Surface,
        resources: int,
        used: Used,
        *,
        prefixed: bool,
    ) -> None:
        self._file = file
        self._parents = parents
        self._prefixed = prefixed
        self._copies = 0
        self._roots: list[int] = []
        self._font, self._ruled_font = file.reserve_range(2)
        self._surface = surface
        self._resources = resources
        self._used = used
        # What a box of a size shows, ticked and not: objects that all boxes of the size share.
        self._ticks: dict[float, tuple[int, int]] = {}

    def add(
        self,
        filled: Filled,
        identity: Identity,
        structure: Structure,
        numbers: Numbers,
        shifts: Sequence[float],
    ) -> list[list[int]]:
        """Write the fields of a copy that has places; the widgets of each of its pages.

        Each page stands so many points right of where it is laid.
        """
        self._copies += 1
        widget = {form: numbers.widgets + n for n, form in enumerate(structure.forms)}
        pages: list[list[int]] = [[] for _ in numbers.pages]
        unit = _Unit(filled, structure, numbers, shifts, pages, widget)
        unit.ticked = {id(node) for node in filled.ticked}
        places = [(place.name.split("."), n) for n, place in enumerate(filled.sheet.places)]
        if self._prefixed:
            group = self._file.reserve()
            kids = [*self._about(identity, unit, group), *self._branch(places, group, unit)]
            name = text_string(f"{PREFIX}{self._copies}")
            self._file.put(group, b"<</T%s/Kids[%s]>>" % (name, _references(kids)))
            self._roots.append(group)
        else:
            self._roots += [*self._about(identity, unit, 0), *self._branch(places, 0, unit)]
        # Their numbers rise in reading order, which their names do not: 1.2 is a kin of 1.1.
        return [sorted(widgets) for widgets in pages]

    def finish(self) -> bytes:
        """Write the font for typing; the catalogue's entry for the form."""
        add_typing_font(self._file, self._font, self._ruled_font)
        return b"/AcroForm<</Fields[%s]/DR<</Font<<%s>>>>/DA(/%s 12 Tf 0 g)>>" % (
            _references(self._roots),
            self.fonts(),
            FONT,
        )

    def fonts(self) -> bytes:
        """The fonts by the names that fields call them, as the entries of a dictionary."""
        return b"/%s %d 0 R/%s %d 0 R" % (FONT, self._font, RULED_FONT, self._ruled_font)

    def _branch(
        self, places: Sequence[tuple[list[str], int]], parent: int, unit: _Unit
    ) -> Iterator[int]:
        """The fields of places by the parts of their names; each part has an object."""
        branches: dict[str, list[tuple[list[str], int]]] = {}
        for (part, *rest), number in places:
            branches.setdefault(part, []).append((rest, number))
        for part, inner in branches.items():
            head = b"/T%s%s" % (text_string(part), _parent(parent))
            if inner[0][0]:
                branch = self._file.reserve()
                kids = list(self._branch(inner, branch, unit))
                self._file.put(branch, b"<<%s/Kids[%s]>>" % (head, _references(kids)))
                yield branch
            else:
                yield self._field(inner[0][1], head, unit)

    def _field(self, number: int, head: bytes, unit: _Unit) -> int:
        """The field of one place."""
        place = unit.filled.sheet.places[number]
        if place.kind == "choice":
            return self._choice(place, head, unit)
        if place.kind == "tick":
            [box] = place.targets
            state = b"/yes" if id(box.node) in unit.ticked else b"/Off"
            # What is said to be “no” is told from what nobody has answered by having no DV.
            built = b"" if unit.filled.values.get(number) == NO else b"/DV%s" % state
            entries = b"/FT/Btn%s/V%s%s" % (head, state, built)
            return self._box(place, box, entries, place.label, unit)
        return self._text(number, place, head, unit)

    def _choice(self, place: Place, head: bytes, unit: _Unit) -> int:
        """A group of boxes of which one is ticked."""
        group = self._file.reserve()
        chosen = [box.value for box in place.boxes if id(box.node) in unit.ticked]
        state = name_object(chosen[0]) if chosen else b"/Off"
        kids = [
            self._box(place, box, _parent(group), f"{place.label}: {box.label}", unit)
            for box in place.boxes
        ]
        self._file.put(
            group,
            b"<</FT/Btn/Ff %d%s/TU%s/V%s/DV%s/Kids[%s]>>"
            % (RADIO, head, text_string(place.label), state, state, _references(kids)),
        )
        return group

    def _box(self, place: Place, box: ChoiceBox, entries: bytes, label: str, unit: _Unit) -> int:
        on = name_object(box.value)
        state = on if id(box.node) in unit.ticked else b"/Off"
        entries += b"/TU%s/Contents%s/AS%s/AP<</N<<%s %d 0 R/Off %d 0 R>>>>" % (
            text_string(label), text_string(label), state, on, *self._looks(box.side),
        )  # fmt: skip
        rectangle = (box.x, box.y, box.x + box.side, box.y + box.side)
        return self._widget(box.node, place.page, rectangle, entries, unit)

    def _looks(self, side: float) -> tuple[int, int]:
        """What a box whose target has this side shows: ticked, and not."""
        if side not in self._ticks:
            self._surface.begin(side, Used())
            self._surface.draw(tick(0, ChoiceBox(YES, 0, 0, side, "", Node("Form"))))
            look = _form_object(side, side)
            ticked = self._file.add_stream(look, self._surface.take())
            self._ticks[side] = (ticked, self._file.add_stream(look, b""))
        return self._ticks[side]

    def _text(self, number: int, place: Place, head: bytes, unit: _Unit) -> int:
        """A field for text; it is clear, so that the ruled lines under it are seen."""
        sheet = unit.filled.sheet
        value = text_string(unit.filled.values.get(number, ""))
        marks = [each for each in unit.filled.marks.get(number, (None, []))[1]
                 if isinstance(each, TextMark)]  # fmt: skip
        look = _look(place, sheet.profile, marks[0].size if marks else 0.0)
        label = text_string(place.label)
        entries = b"/FT/Tx%s/TU%s/Contents%s/V%s/DV%s/DA(/%s %.6g Tf 0 g)/AP<</N %d 0 R>>" % (
            head, label, label, value, value, look.font, look.size,
            self._appearance(marks, look, sheet.profile),
        )  # fmt: skip
        if place.kind != "line":
            entries += b"/Ff %d" % MULTILINE
        if place.centred:
            entries += b"/Q 1"
        return self._widget(place.node, place.page, look.rectangle, entries, unit)

    def _appearance(self, marks: Sequence[TextMark], look: _Look, profile: Profile) -> int:
        """What a field of text shows: an object of its own, for programs change it in place."""
        left, top, right, foot = look.rectangle
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

    def _widget(
        self,
        node: Node,
        page: int,
        rectangle: tuple[float, float, float, float],
        entries: bytes,
        unit: _Unit,
    ) -> int:
        element = unit.structure.number[id(node)]
        number = unit.widget[element]
        height = unit.filled.sheet.paper.height
        left, top, right, foot = rectangle
        shift = unit.shifts[page]
        key = self._parents.add_one(unit.numbers.elements + element)
        self._file.put(
            number,
            b"<</Type/Annot/Subtype/Widget/F %d/Rect[%.2f %.2f %.2f %.2f]/P %d 0 R"
            b"/StructParent %d%s>>"
            % (PRINT, left + shift, height - foot, right + shift, height - top,
               unit.numbers.pages[page], key, entries),
        )  # fmt: skip
        unit.annotations[page].append(number)
        return number

    def _about(self, identity: Identity, unit: _Unit, parent: int) -> Iterator[int]:
        """The hidden fields that say what a copy is."""
        for name, value, called in (
            ("worksheet", identity.worksheet, "worksheet"),
            ("content", identity.content, "content"),
            ("lang", identity.lang, "lang"),
            ("copy", identity.copy, REGISTERED if identity.registered else "copy"),
        ):
            text = text_string(value)
            number = self._file.add(
                b"<</Type/Annot/Subtype/Widget/FT/Tx/T%s%s/TU%s/V%s/DV%s/Ff %d/F %d"
                b"/Rect[0 0 0 0]/P %d 0 R/DA(/%s 12 Tf 0 g)>>"
                % (text_string(name), _parent(parent), text_string(called), text, text, READ_ONLY,
                   HIDDEN, unit.numbers.pages[0], FONT)
            )  # fmt: skip
            unit.annotations[0].append(number)
            yield number


@record
class _Look:
    """A field of text: its rectangle, and the font and the size of what is typed in it."""

    rectangle: tuple[float, float, float, float]
    font: bytes
    size: float


def _look(place: Place, profile: Profile, size: float) -> _Look:
    """How a field looks whose value, if it has one, is printed at a `size`.

    On several ruled lines what is typed is so large that its lines are as far apart as they are.
    """
    left, right = place.x, place.x + place.width
    top, foot = place.y, place.y + place.height - CLEAR
    if place.kind == "line" and not place.centred:
        size = size or profile.written
        top = max(top, foot - max(profile.target, SNUG * size))
        return _Look((left, top, right, foot), FONT, size)
    if len(place.baselines) > 1:
        first, second, *_ = place.baselines
        size = (second - first) / LEADING
        top = first - RULED_ASCENT * size - BORDER
        # What hangs below the last line reaches over its rule.
        return _Look((left, top, right, foot + 2 * CLEAR), RULED_FONT, size)
    return _Look((left, top, right, foot), FONT, size or profile.size)


def _form_object(width: float, height: float) -> bytes:
    return b"/Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]" % (width, height)


def _parent(number: int) -> bytes:
    return b"/Parent %d 0 R" % number if number else b""


def _references(numbers: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)
