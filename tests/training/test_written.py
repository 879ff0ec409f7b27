"""Letters of people, drawn as ticks and crosses."""

from __future__ import annotations

import numpy as np
from strokes import within
from tools.paper.prints import Box
from written import Hands

BOX = Box("1.1", "yes", "tick", 40, 60, 5, 5)
V = [np.array([(0.0, 0), (10, 30), (20, 0)])]
W = [np.array([(0.0, 0), (10, 30), (20, 0), (30, 30), (40, 0)])]
X = [np.array([(0.0, 0), (9, 9)]), np.array([(9.0, 0), (0, 9)])]


def test_a_letter_becomes_a_tick_with_a_longer_arm() -> None:
    hands = Hands([V], [V], [W])
    for seed in range(30):
        [stroke, *over], said = hands.mark(BOX, np.random.default_rng(seed), 0.5)
        assert len(stroke) == 3
        assert stroke[1, 1] == stroke[:, 1].max()
        assert bool(over) == (said == "corrected")


def test_a_tick_whose_foot_is_in_the_box_is_meant_unless_it_is_taken_back() -> None:
    hands = Hands([V], [V], [W])
    said = []
    for seed in range(60):
        strokes, looks = hands.mark(BOX, np.random.default_rng(seed), 0.5)
        if within(strokes[0][1:2], BOX)[0]:
            said.append((len(strokes), looks))
    assert set(said) == {(1, "yes"), (2, "corrected")}


def test_ticks_and_crosses_are_drawn() -> None:
    hands = Hands([V], [X], [])
    drawn = [len(hands._tick(BOX, np.random.default_rng(1))[0]) for _ in range(2)]
    assert drawn == [1, 1]
    assert len(hands._cross(BOX, np.random.default_rng(1))[0]) == 2
