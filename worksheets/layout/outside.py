"""What of a laid sheet does not fit its page: words, places and boxes beyond the margins."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from string import punctuation

from worksheets.layout.cards import EDGE
from worksheets.layout.context import ASCENT, INSET
from worksheets.layout.marks import LaidSheet, Node, TextMark
from worksheets.layout.paper import MM
from worksheets.layout.typeface import spaced_face

ROUNDING = 1.0
"""So many points beyond a margin are an error of adding up, and seen by nobody."""

BREAK = "\x01"
"""Stands where a line ended inside a word."""


def outside(laid: LaidSheet) -> Iterator[str]:
    """The words, and the labels of places, that are beyond the margins of their page.

    Cards to cut out may go up to 5 mm from the paper's edge.
    """
    edge = EDGE if laid.one_sided else laid.paper.margin
    left, right = edge - ROUNDING, laid.paper.width - edge + ROUNDING
    top, foot = edge - ROUNDING, laid.paper.height - edge + ROUNDING
    for mark in _texts(laid):
        width = spaced_face(mark.weight, laid.profile.tracking).width(mark.text.rstrip(), mark.size)
        starts = mark.x - width if mark.turned else mark.x
        above = mark.y if mark.turned else mark.y - ASCENT * mark.size
        if starts < left or starts + width > right or above < top or mark.y > foot:
            yield mark.text.strip()
    for place in laid.places:
        # What is written in a place stands so far inside it.
        wide = place.x < left - INSET or place.x + place.width > right + INSET
        if wide or place.y < top - MM or place.y + place.height > foot:
            yield place.label


def broken(laid: LaidSheet) -> Iterator[str]:
    """The words that are wider than their column, and are broken between two letters."""
    for node in laid.root.walk():
        lines = [kid for kid in node.kids if isinstance(kid, TextMark)]
        text = "".join(line.text for line in lines[:1])
        for one, other in pairwise(lines):
            below = other.x == one.x and (other.y > one.y or other.page > one.page)
            inside = one.text[-1:].isalpha() and other.text[:1].isalpha()
            text += (BREAK if below and inside else " ") + other.text
        for word in text.split():
            bare = word.replace(BREAK, "").strip(punctuation)
            # An address has no place where it may be broken.
            if BREAK in word and bare.isalpha():
                yield bare


def _texts(laid: LaidSheet) -> Iterator[TextMark]:
    inside = (kid for node in laid.root.walk() for kid in node.kids if not isinstance(kid, Node))
    for mark in (*inside, *(mark for page in laid.furniture for mark in page)):
        if isinstance(mark, TextMark):
            yield mark
