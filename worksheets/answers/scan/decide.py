"""The rule: what stands in a box means yes, no, or that a person has to look."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from worksheets.answers.scan.evidence import Evidence
from worksheets.answers.scan.reading import State

FRAME = 0.45
"""The least that a box's frame must fit for the box to be read at all."""
NOTHING = 0.010
"""Less ink than this part of the box is dirt."""
SMALL = 0.7
"""A mark of fewer millimetres is dirt."""
ENOUGH = 0.05
LONG = 2.5
"""A mark with so much ink is meant if the pen went so many millimetres: a pen at rest does not."""
REACHES_IN = (0.02, 1.2)
"""Ink and reach of a mark from elsewhere that might be meant for this box after all."""
BESIDE = 1.0
"""So many square millimetres of ink beside an empty box may be meant for it."""
FULL = (0.50, 0.60)
"""A box whose every ninth and whose whole is so full was filled: as a tick, or to take one back."""
WHOLE = 0.85
"""A box whose every part is so full was filled with care, as a coded sheet asks."""
SCRUBBED = (0.45, 11.5)
"""A mark with so much ink in each ninth of the box, or of so many millimetres, may be scribble."""
STRUCK = (0.82, 0.92)
WIDE = 0.65
OUT = 0.6
"""A level line of which so much is seen, with so many square millimetres outside, strikes out.

The second is for marks of wide pens, which cover so much of the box.
"""
INSIDE = 15
"""The square millimetres in a box."""
TRACE = 0.003
"""In black and white, more ink than this part of the box may be what is left of a mark."""
MOST_TRACES = 2
"""So many such boxes say that the pen of a page was too light."""
THIN = 0.15
"""And a mark with less ink than that may be what is left of a filled box."""
FAINT = 0.55
"""A mark that is so much fainter than the page's others may show through or be rubbed out."""

Decision = tuple[State, str]
"""A state, and why it is unsure."""


def usual_pen(page: Sequence[Evidence]) -> float:
    """How dark the clear marks of a page are, 0 if there are too few to tell."""
    clear = [each.pen for each in page if each.own_extent > 2.5 and each.own > 0.08]
    return median(clear) if len(clear) >= 2 else 0.0


def decide_page(
    page: Sequence[Evidence], *, one_bit: bool = False, coded: bool = False
) -> list[Decision]:
    """Whether the boxes of a page are ticked.

    In a scan of `one_bit`, black and white, a pen that is a little too light leaves specks, and
    none in some boxes.
    """
    usual = usual_pen(page)
    traces = sum(TRACE < box.ink < ENOUGH for box in page)
    found: list[Decision] = []
    for box in page:
        state, reason = decide(box, usual, coded=coded)
        if one_bit and state == "no" and TRACE < box.ink < FULL[1]:
            state, reason = "unsure", "there are specks in it"
        elif one_bit and state != "unsure" and traces >= MOST_TRACES and box.own < THIN:
            state, reason = "unsure", "the pen is too light for black and white"
        found.append((state, reason))
    return found


def decide(box: Evidence, usual: float, *, coded: bool = False) -> Decision:
    """Whether a box is ticked; `usual` is how dark the page's clear marks are.

    A `coded` sheet asks people to fill the box whose tick they take back.
    """
    if box.frame < FRAME:
        return "unsure", "the box was not found"
    if coded and box.least >= WHOLE and box.ink > WHOLE:
        return "no", ""
    if box.least >= FULL[0] and box.ink > FULL[1]:
        return "unsure", "it is filled: ticked, or taken back?"
    if box.own < NOTHING or box.own_extent < SMALL:
        return _empty(box)
    if box.own < ENOUGH or box.length < LONG:
        return "unsure", "the mark is faint or small"
    if usual and box.pen < FAINT * usual:
        return "unsure", "the mark is fainter than the others"
    if box.struck > STRUCK[box.own > WIDE] and box.outside > OUT:
        return "unsure", "it may be struck out"
    if box.holes or box.least > SCRUBBED[0] or box.length > SCRUBBED[1]:
        return "unsure", "it may be scribbled out"
    if box.outside > BESIDE and (box.share < 0.5 or box.outside > 4 * box.own * INSIDE):
        return "unsure", "the mark is mostly beside the box"
    return "yes", ""


def _empty(box: Evidence) -> Decision:
    """What is said of a box without a mark of its own."""
    if box.ink >= REACHES_IN[0] and box.any_extent >= REACHES_IN[1]:
        return "unsure", "a mark from beside reaches in"
    if box.outside > BESIDE:
        return "unsure", "there is a mark beside it"
    return "no", ""
