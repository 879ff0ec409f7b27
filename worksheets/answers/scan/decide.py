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
LONG = 1.9
"""A mark with so much ink, that reaches so many millimetres, is meant."""
REACHES_IN = (0.02, 1.2)
"""Ink and reach of a mark from elsewhere that might be meant for this box after all."""
BESIDE = 1.0
"""So many square millimetres of ink beside an empty box may be meant for it."""
FULL = (0.45, 0.60)
"""A box whose sides and whole are so full was filled: as a tick, or to take a tick back."""
WHOLE = 0.85
"""A box whose every part is so full was filled with care, as a coded sheet asks."""
SCRUBBED = 0.40
LINE = 0.85
"""So much of a line through the box is dirt of a glass, or strikes the box out."""
STRUCK = 0.35
"""A mark that covers so much of what is left and right of the box may strike it out."""
FAINT = 0.55
"""A mark that is so much fainter than the page's others may show through or be rubbed out."""

Decision = tuple[State, str]


def usual_pen(page: Sequence[Evidence]) -> float:
    """How dark the clear marks of a page are, 0 if there are too few to tell."""
    clear = [each.pen for each in page if each.own_extent > 2.5 and each.own > 0.08]
    return median(clear) if len(clear) >= 2 else 0.0


def decide(box: Evidence, usual: float, *, coded: bool = False) -> Decision:
    """Whether a box is ticked; `usual` is how dark the page's clear marks are.

    A `coded` sheet asks people to fill the box whose tick they take back.
    """
    if box.frame < FRAME:
        return "unsure", "the box was not found"
    if coded and box.least >= WHOLE and box.ink > WHOLE:
        return "no", ""
    if box.middle >= FULL[0] and box.ink > FULL[1]:
        return "unsure", "it is filled: ticked, or taken back?"
    if box.through > LINE and box.own < 0.30:
        return "unsure", "a line runs through it"
    if box.own < NOTHING or box.own_extent < SMALL:
        return _empty(box)
    if box.own < ENOUGH or box.own_extent < LONG:
        return "unsure", "the mark is faint or small"
    if usual and box.pen < FAINT * usual:
        return "unsure", "the mark is fainter than the others"
    if box.left > STRUCK and box.right > STRUCK:
        return "unsure", "it may be struck out"
    if box.outside > BESIDE and (box.share < 0.5 or box.outside > 2 * box.own * 15):
        return "unsure", "the mark is mostly beside the box"
    sides = sum(each > 0.3 for each in (box.left, box.right, box.above, box.below))
    if sides >= 3 and box.own > SCRUBBED:
        return "unsure", "it may be scribbled out"
    return "yes", ""


def _empty(box: Evidence) -> Decision:
    """What is said of a box without a mark of its own."""
    if box.ink >= REACHES_IN[0] and box.any_extent >= REACHES_IN[1]:
        return "unsure", "a mark from beside reaches in"
    if box.outside > BESIDE:
        return "unsure", "there is a mark beside it"
    return "no", ""
