"""What the network learns from: marks in which a person sees what they are said to be."""

from __future__ import annotations

import numpy as np
import pytest
from gestures import KINDS, WEIGHTS, Mark, mark
from strokes import length
from tools.paper.prints import Box

from worksheets.answers.scan.network import LOOKS

BOX = Box("1.1", "yes", "tick", 40, 60, 5, 5)
WIDTH = 0.5
MANY = range(40)


def drawn(kind: str) -> list[Mark]:
    return [mark(kind, BOX, np.random.default_rng(seed), WIDTH) for seed in MANY]


def test_every_kind_has_a_weight_but_the_empty_box() -> None:
    assert set(WEIGHTS) == set(KINDS) - {"empty"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_mark_stands_near_its_box_and_has_a_look(kind: str) -> None:
    for made in drawn(kind):
        assert made.said in LOOKS
        for stroke in made.strokes:
            assert np.isfinite(stroke).all()
            assert np.abs(stroke[:, :2] - (42.5, 62.5)).max() < 40


@pytest.mark.parametrize(
    ("kind", "mostly", "now_and_then"),
    [
        ("empty", "no", set()),
        ("tick", "yes", {"beside", "small"}),
        ("long-tick", "yes", {"beside", "small"}),
        ("loop-tick", "yes", {"beside", "small"}),
        ("flourish", "yes", {"corrected", "beside", "small"}),
        ("fill", "filled", set()),
        ("taken-back", "corrected", {"yes"}),
        ("star", "corrected", {"yes", "small", "beside"}),
        ("passing", "no", {"beside"}),
        ("writing", "no", {"beside"}),
        ("dot", "no", {"small"}),
        ("faint", "faint", {"no", "small", "beside"}),
    ],
)
def test_what_a_kind_of_mark_looks_like(kind: str, mostly: str, now_and_then: set[str]) -> None:
    looks: list[str] = [made.said for made in drawn(kind)]
    assert looks.count(mostly) > len(looks) / 3
    assert set(looks) <= {mostly} | now_and_then


@pytest.mark.parametrize("kind", ["tick-off", "cross", "hatch"])
def test_a_mark_that_is_meant_has_most_of_it_in_the_box_or_much(kind: str) -> None:
    for made in drawn(kind):
        inside, every = length(made.strokes, BOX), length(made.strokes)
        if made.said == "yes":
            assert inside > 1.7
            assert inside > 0.3 * every
        elif made.said == "beside":
            assert inside < 0.42 * every or inside < 0.9


def test_what_passes_by_does_not_reach_into_an_empty_box() -> None:
    for kind in ("passing", "writing"):
        for made in drawn(kind):
            assert (length(made.strokes, BOX) < 0.5) == (made.said == "no") or kind == "writing"
