"""The fields of a PDF form as they stand in the file, walked with bounds.

Whoever filled the form in may have written anything: trees without end, parents below their kids.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pikepdf

MOST_OBJECTS = 200_000
"""As many fields, groups and boxes of one file are read; a checklist has about 60."""
MOST_LEVELS = 30


class TooMuch(Exception):
    """A file has more than any form can have; the message says of what."""


@dataclass(frozen=True, slots=True)
class RawField:
    """A field as it stands in the file; what it lacks it has from the groups that it is in.

    `kind`, `flags`, `value` and `built` are its FT, Ff, V and DV; `widgets` are its boxes.
    """

    name: str = ""
    kind: Any = None
    flags: Any = None
    value: Any = None
    built: Any = None
    widgets: tuple[Any, ...] = ()


def raw_fields(pdf: pikepdf.Pdf) -> list[RawField]:
    """The fields of a file in the order in which their boxes are on its pages."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return []
    fields = list(_walk(_items(form.get("/Fields"))))
    # Where the names are a tree, the tree has not the order of the sheet; the pages have.
    number = {widget.objgen: n for n, field in enumerate(fields) for widget in field.widgets}
    order: dict[int, int] = {}
    for widget in _annotations(pdf):
        if widget.objgen in number:
            order.setdefault(number[widget.objgen], len(order))
    return [fields[n] for n in sorted(range(len(fields)), key=lambda n: order.get(n, len(order)))]


def _walk(roots: Sequence[Any]) -> Iterator[RawField]:
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
        kids = [kid for kid in _items(node.get("/Kids")) if isinstance(kid, pikepdf.Dictionary)]
        count += len(kids)
        if count > MOST_OBJECTS:
            raise TooMuch(f"it has more than {MOST_OBJECTS:,} fields")
        here = _below(above, node)
        # What has a name of its own is a field; what has none is one of the field's boxes.
        inner = [kid for kid in kids if "/T" in kid]
        if inner:
            waiting += [(kid, here, level + 1) for kid in reversed(inner)]
        else:
            yield replace(here, widgets=tuple(kids or [node]))


def _below(above: RawField, node: pikepdf.Object) -> RawField:
    own = node.get("/T")
    parts = [above.name, str(own) if isinstance(own, pikepdf.String) else ""]
    name = ".".join(part for part in parts if part)

    def either(key: str, inherited: Any) -> Any:
        found = node.get(key)
        return inherited if found is None else found

    return RawField(
        name,
        either("/FT", above.kind),
        either("/Ff", above.flags),
        either("/V", above.value),
        either("/DV", above.built),
    )


def _annotations(pdf: pikepdf.Pdf) -> Iterator[Any]:
    count = 0
    for page in pdf.pages:
        items = _items(page.obj.get("/Annots"))
        count += len(items) + 1
        if count > MOST_OBJECTS:
            raise TooMuch(f"its pages have more than {MOST_OBJECTS:,} fields")
        yield from (each for each in items if isinstance(each, pikepdf.Dictionary))


def _items(value: Any) -> Sequence[Any]:
    """The items of an array; none of anything else."""
    if not isinstance(value, pikepdf.Array):
        return ()
    if len(value) > MOST_OBJECTS:
        raise TooMuch(f"it has more than {MOST_OBJECTS:,} fields")
    return list(value)
