"""The rule: what a box looks like means yes, no, or that a person has to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import cv2
import numpy as np

from worksheets.answers.scan.ink import INK, MM, Window
from worksheets.answers.scan.network import Likeness, Look, likenesses
from worksheets.answers.scan.pictures import Array
from worksheets.answers.scan.reading import State
from worksheets.answers.scan.strikes import struck
from worksheets.answers.scan.views import views

FRAME = 0.45
"""The least that a box's frame must fit for the box to be read at all."""
SURE_YES = 0.7
SURE_NO = 0.55
"""The network must be as sure as that. On tuning pages no mark that is meant had more than 0.3 of
`no`; a small tick beside a box, which may be meant for it, has about a half."""
STRUCK = 0.9
"""A level line of which so much is ink strikes the box out, whatever the network says."""
WHOLE = 0.85
"""A box whose every part is so full was filled with care, as a coded sheet asks, if the network
sees no star or scribble in it."""
INSET = 0.75 * MM
"""From the outside of a frame to where its blur ends."""
TRACE = (0.003, 0.05)
"""In black and white, a box with so much ink may hold what is left of a mark."""
MOST_TRACES = 2
"""So many such boxes say that the pen of a page was too light."""
THIN = 0.15
"""And a mark with less ink than that may be what is left of a filled box."""
REASONS: Mapping[Look, str] = {
    "small": "the mark is small",
    "faint": "the mark is fainter than the others",
    "beside": "a mark is beside it, or reaches in from elsewhere",
    "corrected": "it may be struck out",
    "filled": "it is filled: ticked, or taken back?",
}

Decision = tuple[State, str]
"""A state, and why it is unsure."""


def decide_page(
    page: Sequence[Window], *, one_bit: bool = False, coded: bool = False
) -> list[Decision]:
    """Whether the boxes of a page are ticked.

    A `coded` sheet asks people to fill the box whose tick they take back. In a scan of `one_bit`,
    black and white, a pen that is a little too light leaves specks, and none in some boxes.
    """
    if not page:
        return []
    seen = views(page, one_bit=one_bit)
    decided: list[Decision] = [
        ("no", "")
        if coded and looks.other == "filled" and _is_whole(box)
        else decide(box.frame, looks, view)
        for box, view, looks in zip(page, seen, likenesses(seen), strict=True)
    ]
    return _in_black_and_white(page, decided) if one_bit else decided


def decide(frame: float, looks: Likeness, view: Array) -> Decision:
    """Whether a box is ticked, of whose frame so much was found."""
    if frame < FRAME:
        return "unsure", "the box was not found"
    if looks.yes > SURE_YES:
        return ("unsure", REASONS["corrected"]) if struck(view) > STRUCK else ("yes", "")
    if looks.no > SURE_NO:
        return "no", ""
    return "unsure", REASONS[looks.other]


def _in_black_and_white(page: Sequence[Window], decided: Sequence[Decision]) -> list[Decision]:
    """What was decided, but for boxes in which the scan may have lost a mark."""
    inks = [float(_inside(box).mean()) for box in page]
    light = sum(TRACE[0] < ink < TRACE[1] for ink in inks) >= MOST_TRACES
    bare = all(state != "yes" for state, _ in decided)
    found = []
    for ink, (state, reason) in zip(inks, decided, strict=True):
        if (state == "no" and ink > TRACE[0]) or (state == "yes" and ink < TRACE[1]):
            state, reason = "unsure", "there are specks in it"
        elif state != "unsure" and light and ink < THIN:
            state, reason = "unsure", "the pen is too light for black and white"
        elif bare and state == "no":
            state, reason = "unsure", "black and white shows no clear mark on the whole page"
        found.append((state, reason))
    return found


def _inside(box: Window) -> Array:
    """Where there is ink in a box, clear of its frame."""
    return np.asarray(box.box.grown(-INSET).of(box.dark) > INK)


def _is_whole(box: Window) -> bool:
    """Whether each ninth of a box is full of ink."""
    parts = cv2.resize(_inside(box).astype(np.float32), (3, 3), interpolation=cv2.INTER_AREA)
    return bool(parts.min() > WHOLE)
