"""What a laid sheet says, read from its structure tree."""

from __future__ import annotations

from worksheets.layout.marks import LaidSheet, Mark, Node, TextMark


def nodes_of(laid: LaidSheet, tag: str) -> list[Node]:
    """The elements of a kind, in reading order."""
    return [node for node in laid.root.walk() if node.tag == tag]


def rows_of(laid: LaidSheet) -> list[list[Node]]:
    """The rows of the sheet's tables, each as its cells."""
    return [[kid for kid in row.kids if isinstance(kid, Node)] for row in nodes_of(laid, "TR")]


def marks_of(node: Node) -> list[Mark]:
    """The marks of an element and of those below it, in order."""
    return [kid for each in node.walk() for kid in each.kids if not isinstance(kid, Node)]


def read(node: Node) -> str:
    """The words of an element."""
    lines = (mark.text for mark in marks_of(node) if isinstance(mark, TextMark))
    return " ".join("".join(lines).split())
