"""What a box's marks look like: a small network that learnt it from simulated pages.

`training/` in the repository makes the network and the pages.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from worksheets.answers.scan.pictures import Array
from worksheets.answers.scan.weights import network

Look = Literal["no", "yes", "small", "faint", "beside", "corrected", "filled"]
LOOKS: tuple[Look, ...] = ("no", "yes", "small", "faint", "beside", "corrected", "filled")
"""What a box may look like, in the network's order.

`no` is an empty one, `yes` one with a mark that is meant; of the others a person has to say.
"""
WEIGHTS = "marks.onnx"
AT_ONCE = 64
"""The boxes that are given to the network together: what it works out for each takes memory."""


class Likeness(NamedTuple):
    """How likely it is that a box looks empty, or marked; and which of the others is likeliest."""

    no: float
    yes: float
    other: Look


def likenesses(seen: Array) -> list[Likeness]:
    """What each box looks like, of views of boxes."""
    # A mark means the same from the other side: the mean of both is surer.
    found = (_probabilities(seen) + _probabilities(np.ascontiguousarray(seen[..., ::-1]))) / 2
    others = found[:, 2:].argmax(1) + 2
    return [
        Likeness(float(row[0]), float(row[1]), LOOKS[other])
        for row, other in zip(found, others, strict=True)
    ]


def _probabilities(seen: Array) -> Array:
    """For each view, the probability of each of the looks."""
    net = network(WEIGHTS)
    found = []
    for start in range(0, len(seen), AT_ONCE):
        net.setInput(seen[start : start + AT_ONCE])
        found.append(net.forward())
    raised = np.exp(np.concatenate(found).astype(np.float64))
    return np.asarray(raised / raised.sum(1, keepdims=True))
