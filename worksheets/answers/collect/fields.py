"""The fields of a PDF form: those that the form lists, and those that stand on its pages.

The two should agree. Some programs (macOS Preview, Quartz, those that copy pages) leave the list
old, partial, empty or absent; what a viewer shows is on the pages. And a file may hold anything:
trees without end, parents below their kids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from worksheets.answers.collect.limits import LONGEST_NAME, MOST_LEVELS, MOST_OBJECTS, TooMuch
from worksheets.answers.collect.pages import Box, entry, items


@dataclass(slots=True)
class RawField:
    """A field as it stands in the file; what it lacks it has from the groups that it is in.

    `kind`, `flags`, `value`, `built`, `options` and `help` are its FT, Ff, V, DV, Opt and TU.
    `boxes` are its widgets, those on pages if there are any; `pages` are the numbers of these
    pages, counted from 0. `listed` are its widgets in the form's list.
    """

    name: str = ""
    kind: Any = None
    flags: Any = None
    value: Any = None
    built: Any = None
    options: Any = None
    help: Any = None
    boxes: list[Any] = field(default_factory=list)
    listed: list[Any] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    def put_on(self, box: Box) -> None:
        """Add a box that stands on a page; boxes on no page count only where no other is."""
        if not self.pages:
            self.boxes = []
        if box.page not in self.pages:
            self.pages.append(box.page)
        self.boxes.append(box.node)


def raw_fields(pdf: pikepdf.Pdf, boxes: Iterable[Box]) -> list[RawField]:
    """The fields of a file in the order of their boxes on its pages, then those on no page."""
    form = pdf.Root.get("/AcroForm")
    roots = form.get("/Fields") if isinstance(form, pikepdf.Dictionary) else None
    listed = []
    by_node: dict[tuple[int, int], RawField] = {}
    for nodes, each in listed_fields(items(roots)):
        listed.append(each)
        by_node.update((node.objgen, each) for node in nodes if node.is_indirect)
    # Where the names are a tree, the tree has not the order of the sheet; the pages have.
    shown: dict[int, RawField] = {}
    for box in boxes:
        found = by_node.get(box.node.objgen) if box.node.is_indirect else None
        found = found or _above(box.node, by_node)
        found.put_on(box)
        shown[id(found)] = found
    return [*shown.values(), *(each for each in listed if id(each) not in shown)]


def listed_fields(roots: Sequence[Any]) -> Iterator[tuple[list[Any], RawField]]:
    """The fields of a list, each with the objects that it is made of: itself and its boxes."""
    waiting = [(root, RawField(), 1) for root in reversed(roots)]
    seen = set()
    count = len(waiting)
    while waiting:
        node, above, level = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or node.objgen in seen:
            continue
        if node.is_indirect:
            seen.add(node.objgen)
        if level > MOST_LEVELS:
            raise TooMuch("its fields are nested too deep")
        kids = [kid for kid in items(entry(node, "/Kids")) if isinstance(kid, pikepdf.Dictionary)]
        count += len(kids)
        if count > MOST_OBJECTS:
            raise TooMuch(f"it has more than {MOST_OBJECTS:,} fields")
        if level == 1:
            # Some programs list a field by itself as well as under its group.
            above = _folded(_chain(node)[1:])
        here = _below(above, node)
        # What has a name of its own is a field; what has none is one of the field's boxes.
        inner = [kid for kid in kids if "/T" in kid]
        if inner:
            waiting += [(kid, here, level + 1) for kid in reversed(inner)]
        else:
            here.boxes = here.listed = kids or [node]
            yield [node, *kids], here


def _above(box: Any, by_node: dict[tuple[int, int], RawField]) -> RawField:
    """The field of a box that no list has: it is found by way of the box's parents."""
    chain = _chain(box)
    # A box without a name is one of those of the field above it.
    named = next((n for n, node in enumerate(chain) if "/T" in node), 0)
    known = by_node.get(chain[named].objgen) if chain[named].is_indirect else None
    if known is not None:
        return known
    found = _folded(chain[named:])
    by_node.update((node.objgen, found) for node in (box, chain[named]) if node.is_indirect)
    return found


def _chain(node: Any) -> list[Any]:
    """A node, the group that it is in, the group of that, and so on."""
    chain = [node]
    seen = {node.objgen}
    while len(chain) < MOST_LEVELS:
        above = entry(chain[-1], "/Parent")
        if not isinstance(above, pikepdf.Dictionary) or above.objgen in seen:
            break
        seen.add(above.objgen)
        chain.append(above)
    return chain


def _folded(chain: Sequence[Any]) -> RawField:
    """What a node has of its own and from the groups that it is in; it is the first of them."""
    found = RawField()
    for node in reversed(chain):
        found = _below(found, node)
    return found


def _below(above: RawField, node: pikepdf.Object) -> RawField:
    own = entry(node, "/T")
    parts = [above.name, str(own)[:LONGEST_NAME] if isinstance(own, pikepdf.String) else ""]
    name = ".".join(part for part in parts if part)[:LONGEST_NAME]

    def either(key: str, inherited: Any) -> Any:
        found = entry(node, key)
        return inherited if found is None else found

    return RawField(
        name,
        either("/FT", above.kind),
        either("/Ff", above.flags),
        either("/V", above.value),
        either("/DV", above.built),
        either("/Opt", above.options),
        entry(node, "/TU"),
    )
