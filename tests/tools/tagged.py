"""The structure tree and the fields of a file, read by pikepdf, which did not write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf


@dataclass
class Tag:
    """An element of the structure tree; `widgets` are the fields in it, by their full names."""

    kind: str
    alt: str = ""
    desc: str = ""
    role: str = ""
    checked: str = ""
    scope: str = ""
    lang: str = ""
    kids: list[Tag] = field(default_factory=list)
    content: int = 0
    widgets: list[str] = field(default_factory=list)

    def walk(self) -> Iterator[Tag]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, kind: str) -> list[Tag]:
        """The elements of a kind, in reading order."""
        return [each for each in self.walk() if each.kind == kind]


@dataclass(frozen=True)
class Widget:
    """A field's widget: its full name, page (from 0), kind, label, states, and rectangle.

    The rectangle is in points from the top left corner: left, top, right, foot.
    """

    name: str
    page: int
    kind: str
    label: str
    flags: int
    hidden: bool
    value: str
    states: tuple[str, ...]
    box: tuple[float, float, float, float]


def tree(pdf: Path) -> Tag:
    """The structure tree of a file."""
    with pikepdf.open(pdf) as file:
        return _tag(file.Root.StructTreeRoot.K)


def widgets(pdf: Path) -> list[Widget]:
    """The widgets of a file as its pages list them, which is the order of the tab key."""
    with pikepdf.open(pdf) as file:
        return [
            _widget(each, number, float(page.mediabox[3]))
            for number, page in enumerate(file.pages)
            for each in page.get("/Annots", [])
        ]


def parents_agree(pdf: Path) -> bool:
    """Whether each widget's StructParent leads to the element that holds the widget."""
    with pikepdf.open(pdf) as file:
        tree = pikepdf.NumberTree(file.Root.StructTreeRoot.ParentTree)
        shown = [each for page in file.pages for each in page.get("/Annots", [])
                 if not int(each.F) & 2]  # fmt: skip
        return all(tree[int(each.StructParent)].K.Obj.objgen == each.objgen for each in shown)


def _tag(element: Any) -> Tag:
    attributes = element.get("/A", {})
    found = Tag(
        str(element.S)[1:],
        str(element.get("/Alt", "")),
        str(attributes.get("/Desc", "")),
        str(attributes.get("/Role", ""))[1:],
        str(attributes.get("/checked", ""))[1:],
        str(attributes.get("/Scope", ""))[1:],
        str(element.get("/Lang", "")),
    )
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found.kids.append(_tag(kid))
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
            found.widgets.append(_name(kid.Obj))
        else:
            found.content += 1
    return found


def _name(field: Any) -> str:
    parts: list[str] = []
    while field is not None:
        if "/T" in field:
            parts.insert(0, str(field.T))
        field = field.get("/Parent")
    return ".".join(parts)


def _inherited(field: Any, key: str) -> Any:
    while field is not None:
        if key in field:
            return field[key]
        field = field.get("/Parent")
    return None


def _widget(each: Any, page: int, height: float) -> Widget:
    left, foot, right, top = (float(side) for side in each.Rect)
    states = each.AP.N if "/AP" in each and not isinstance(each.AP.N, pikepdf.Stream) else {}
    value = _inherited(each, "/V")
    return Widget(
        _name(each),
        page,
        str(_inherited(each, "/FT"))[1:],
        str(each.TU),
        int(_inherited(each, "/Ff") or 0),
        bool(int(each.F) & 2),
        "" if value is None else str(value),
        tuple(sorted(name[1:] for name in states)),
        (left, height - top, right, height - foot),
    )
