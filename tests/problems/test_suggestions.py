"""Hints for names that do not exist."""

from __future__ import annotations

from worksheets.problems import Code, did_you_mean, unknown


def test_the_hint_is_the_nearest_name_in_any_case() -> None:
    assert did_you_mean("swto", ["swot", "other"]) == "did you mean swot?"
    assert did_you_mean("SWOT", ["swot", "other"]) == "did you mean swot?"


def test_else_it_is_the_known_names_ten_at_most() -> None:
    assert did_you_mean("zzz", ["swot", "other"]) == "known: swot, other"
    assert did_you_mean("zzz", []) == "known: none"
    many = [f"name-{number}" for number in range(13)]
    assert did_you_mean("zzz", many).endswith("name-8, name-9 and 3 more")


def test_a_word_of_a_million_letters_is_cut_short() -> None:
    problem = unknown(Code.UNKNOWN_PACK, "pack", "y" * 1_000_000, ["training-day"])
    assert len(problem.message) < 100 and problem.hint == "known: training-day"
