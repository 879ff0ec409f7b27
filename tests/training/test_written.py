"""Letters of people, drawn as ticks and crosses."""

from __future__ import annotations

import numpy as np
from strokes import within
from tools.paper.prints import Box
from written import Hands

BOX = Box("1.1", "yes", "tick", 40, 60, 5, 5)
V = [np.array([(0.0, 0), (10, 30), (20, 0)])]
X = [np.array([(0.0, 0), (9, 9)]), np.array([(9.0, 0), (0, 9)])]


def test_a_letter_becomes_a_tick_with_a_longer_arm() -> None:
    hands = Hands([V], [V])
    for seed in range(30):
        [stroke], _ = hands.mark(BOX, np.random.default_rng(seed), 0.5)
        assert len(stroke) == 3
        assert stroke[1, 1] == stroke[:, 1].max()


def test_a_tick_whose_foot_is_in_the_box_is_meant_for_it() -> None:
    hands = Hands([V], [X])
    for seed in range(30):
        strokes, said = hands.mark(BOX, np.random.default_rng(seed), 0.5)
        if len(strokes) == 1 and within(strokes[0][1:2], BOX)[0]:
            assert said == "yes"


def test_ticks_and_crosses_are_drawn() -> None:
    hands = Hands([V], [X])
    drawn = [len(hands.mark(BOX, np.random.default_rng(seed), 0.5)[0]) for seed in range(30)]
    assert {1, 2} == set(drawn)
