"""Interactive fields: a widget over each place to write, its value and its appearance.

Each copy also has hidden fields that say what it is (`worksheet content lang copy`): they come back
whatever program filled the form, where other marks of a file are lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from worksheets.layout.filled import Filled
from worksheets.layout.marks import ChoiceBox, Node, Place, TextMark
from worksheets.pdf.appearances import Appearances, look_of
from worksheets.pdf.file import PdfFile, name_object, references, text_string
from worksheets.pdf.structure import Numbers, Structure
from worksheets.pdf.surface import Surface, Used
from worksheets.pdf.trees import ParentTree
from worksheets.pdf.typing_font import (
    FONT,
)
from worksheets.sheet.identity import Identity
from worksheets.sheet.tree import NO

PREFIX = "c"
"""Copy 3 of a file has its fields under `c3`."""
REGISTERED = "id"
"""What a viewer calls the hidden field `copy` if it holds the `id` of a register's row."""
READ_ONLY, MULTILINE, RADIO, IN_UNISON = 1, 1 << 12, 1 << 15, 1 << 25
"""Field flags (ISO 32000-1, tables 221, 226 and 228)."""
HIDDEN, PRINT = 2, 4
"""Annotation flags (ISO 32000-1, table 165)."""


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
    shared: bool = False


@dataclass(slots=True)
class _Shared:
    """A field with a widget in each language of a copy: its object, its entries, its widgets."""

    number: int
    entries: bytes
    kids: list[int] = field(default_factory=list)


class Form:
    """The fields of a document in the making.

    A copy in several languages has each field once, with a widget in each language: what is typed
    into one is seen in the other. `resources` is the object of its pages' fonts, and `used` the
    letters in them.
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
        self.appearances = Appearances(file, surface, resources, used)
        # The fields of a copy whose further languages are still to come.
        self._shared: dict[str, _Shared] = {}

    def add(
        self,
        filled: Filled,
        identity: Identity,
        structure: Structure,
        numbers: Numbers,
        shifts: Sequence[float],
        *,
        first: bool = True,
        last: bool = True,
    ) -> list[list[int]]:
        """Write the fields of a copy that has places; the widgets of each of its pages.

        Each page stands so many points right of where it is laid. A copy in several languages is
        added once for each: the `first` has the fields, the others widgets of the same fields.
        """
        widget = {form: numbers.widgets + n for n, form in enumerate(structure.forms)}
        pages: list[list[int]] = [[] for _ in numbers.pages]
        unit = _Unit(filled, structure, numbers, shifts, pages, widget)
        unit.ticked = {id(node) for node in filled.ticked}
        if first:
            self._add_fields(identity, unit, shared=not last)
        else:
            self._add_widgets(unit)
        if last:
            self._close()
        # Their numbers rise in reading order, which their names do not: 1.2 is a kin of 1.1.
        return [sorted(widgets) for widgets in pages]

    def _add_fields(self, identity: Identity, unit: _Unit, *, shared: bool) -> None:
        """Write the fields of a copy in its first language; those `shared` stay open for more."""
        self._copies += 1
        unit.shared = shared
        places = [(place.name.split("."), n) for n, place in enumerate(unit.filled.sheet.places)]
        if self._prefixed:
            group = self._file.reserve()
            kids = [*self._about(identity, unit, group), *self._branch(places, group, unit)]
            name = text_string(f"{PREFIX}{self._copies}")
            self._file.put(group, b"<</T%s/Kids[%s]>>" % (name, references(kids)))
            self._roots.append(group)
        else:
            self._roots += [*self._about(identity, unit, 0), *self._branch(places, 0, unit)]

    def _add_widgets(self, unit: _Unit) -> None:
        """Write the widgets of a copy in a further language, of the fields that stay open."""
        for number, place in enumerate(unit.filled.sheet.places):
            field_ = self._shared[place.name]
            field_.kids += self._widgets(number, place, _parent(field_.number), unit)

    def _close(self) -> None:
        """Write the fields that were open: all their widgets are there now."""
        for each in self._shared.values():
            kids = references(each.kids)
            self._file.put(each.number, b"<<%s/Kids[%s]>>" % (each.entries, kids))
        self._shared.clear()

    def finish(self) -> bytes:
        """Write the font for typing; the catalogue's entry for the form."""
        self.appearances.finish()
        return b"/AcroForm<</Fields[%s]/DR<</Font<<%s>>>>/DA(/%s 12 Tf 0 g)>>" % (
            references(self._roots),
            self.appearances.fonts(),
            FONT,
        )

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
                self._file.put(branch, b"<<%s/Kids[%s]>>" % (head, references(kids)))
                yield branch
            else:
                yield self._field(inner[0][1], head, unit)

    def _field(self, number: int, head: bytes, unit: _Unit) -> int:
        """The field of one place."""
        place = unit.filled.sheet.places[number]
        entries = self._entries(number, place, head, unit)
        if place.kind != "choice" and not unit.shared:
            [widget] = self._widgets(number, place, entries, unit)
            return widget
        group = self._file.reserve()
        kids = self._widgets(number, place, _parent(group), unit)
        entries += b"/TU" + text_string(place.label)
        if unit.shared:
            self._shared[place.name] = _Shared(group, entries, kids)
        else:
            self._file.put(group, b"<<%s/Kids[%s]>>" % (entries, references(kids)))
        return group

    def _entries(self, number: int, place: Place, head: bytes, unit: _Unit) -> bytes:
        """What a field says of itself, wherever its widgets are."""
        if place.kind == "choice":
            chosen = [box.value for box in place.boxes if id(box.node) in unit.ticked]
            state = name_object(chosen[0]) if chosen else b"/Off"
            flags = RADIO | (IN_UNISON if unit.shared else 0)
            return b"/FT/Btn/Ff %d%s/V%s/DV%s" % (flags, head, state, state)
        if place.kind == "tick":
            [box] = place.targets
            state = b"/yes" if id(box.node) in unit.ticked else b"/Off"
            # What is said to be “no” is told from what nobody has answered by having no DV.
            built = b"" if unit.filled.values.get(number) == NO else b"/DV%s" % state
            return b"/FT/Btn%s/V%s%s" % (head, state, built)
        value = text_string(unit.filled.values.get(number, ""))
        several = b"/Ff %d" % MULTILINE if place.kind != "line" else b""
        return b"/FT/Tx%s/V%s/DV%s%s" % (head, value, value, several)

    def _widgets(self, number: int, place: Place, entries: bytes, unit: _Unit) -> list[int]:
        """The widgets of a place in one language; they have some entries, or name their field."""
        if place.kind == "choice":
            return [
                self._box(place, box, entries, f"{place.label}: {box.label}", unit)
                for box in place.boxes
            ]
        if place.kind == "tick":
            return [self._box(place, place.targets[0], entries, place.label, unit)]
        return [self._text(number, place, entries, unit)]

    def _box(self, place: Place, box: ChoiceBox, entries: bytes, label: str, unit: _Unit) -> int:
        on = name_object(box.value)
        state = on if id(box.node) in unit.ticked else b"/Off"
        entries += b"/TU%s/Contents%s/AS%s/AP<</N<<%s %d 0 R/Off %d 0 R>>>>" % (
            text_string(label), text_string(label), state, on, *self.appearances.box(box.side),
        )  # fmt: skip
        rectangle = (box.x, box.y, box.x + box.side, box.y + box.side)
        return self._widget(box.node, place.page, rectangle, entries, unit)

    def _text(self, number: int, place: Place, entries: bytes, unit: _Unit) -> int:
        """A field for text; it is clear, so that the ruled lines under it are seen."""
        sheet = unit.filled.sheet
        marks = [each for each in unit.filled.marks.get(number, (None, []))[1]
                 if isinstance(each, TextMark)]  # fmt: skip
        look = look_of(place, sheet.profile, marks[0].size if marks else 0.0)
        label = text_string(place.label)
        entries += b"/TU%s/Contents%s/DA(/%s %.6g Tf 0 g)/AP<</N %d 0 R>>" % (
            label, label, look.font, look.size, self.appearances.text(marks, look, sheet),
        )  # fmt: skip
        if place.centred:
            entries += b"/Q 1"
        elif sheet.mirror:
            entries += b"/Q 2"
        return self._widget(place.node, place.page, look.rectangle, entries, unit)

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
        if mirror := unit.filled.sheet.mirror:
            left, right = mirror - right, mirror - left
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


def _parent(number: int) -> bytes:
    return b"/Parent %d 0 R" % number if number else b""
