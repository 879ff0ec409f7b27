"""Kendall's W: small examples worked out by hand, and what holds of all."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from worksheets.answers.tally.kendall import kendalls_w

WEIGHTS = (5, 4, 4, 3, 3, 3, 2, 2, 1, 0, 0, 0)


def weighed(letters: Sequence[str]) -> list[int]:
    board = dict(zip(letters, WEIGHTS, strict=True))
    return [board[letter] for letter in "ABCDEFGHIJKL"]


def test_a_small_example() -> None:
    # Ranks 1, 2.5, 2.5 and 1.5, 1.5, 3: sums 2.5, 4, 5.5, mean 4, S = 4.5; T = 6 each.
    # W = 12 · 4.5 / (4 · 24 - 2 · 12) = 54 / 72.
    assert kendalls_w([[2, 1, 1], [2, 2, 1]]) == 0.75


def test_opposites_of_two_do_not_agree() -> None:
    assert kendalls_w([[3, 2, 1], [1, 2, 3]]) == 0


def test_where_all_weigh_the_same_there_is_nothing_to_agree_about() -> None:
    assert kendalls_w([[1, 1, 1], [1, 1, 1]]) is None
    assert kendalls_w([[1], [1]]) is None
    assert kendalls_w([[2, 1, 1]]) is None


orders = st.permutations("ABCDEFGHIJKL")


@given(boards=st.lists(orders, min_size=2, max_size=8), order=st.randoms())
def test_agreement_lies_between_none_and_all(boards: list[list[str]], order: Random) -> None:
    weights = [weighed(each) for each in boards]
    found = kendalls_w(weights)
    assert found is not None and 0 <= found <= 1
    order.shuffle(weights)
    assert kendalls_w(weights) == found


@given(one=orders, times=st.integers(2, 6))
def test_all_alike_agree_fully(one: list[str], times: int) -> None:
    assert kendalls_w([weighed(one)] * times) == 1
