"""Long results in slices: nothing is lost on the way, nothing is told twice."""

from __future__ import annotations

from typing import Any

from worksheets.answers.tally.slices import MOST_BARS, MOST_LETTERS, MOST_POINTS, slices


def part(groups: int, questions: int) -> dict[str, Any]:
    shown = [{"service": f"Service {n}"} for n in range(groups)]
    services = {"shown": shown, "small": ("Police",), "withheld": ("School",)}
    return {"kind": "questions", "questions": [{}] * questions, "services": services}


def box(name: str, *points: str) -> dict[str, Any]:
    return {"name": name, "label": name.title(), "points": [{"text": each} for each in points]}


def told(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Every point of every slice, with the name of its box."""
    return [(box["name"], point["text"])
            for each in found for box in each["written"] for point in box["points"]]  # fmt: skip


def test_a_short_result_is_one_slice() -> None:
    result = {"n": 3, "parts": [part(2, 5)], "written": [box("now", "Here")]}
    [only] = slices(result)
    assert (only["slice"], only["slices"], only["n"]) == (1, 1, 3)
    assert only["written"] == result["written"]
    assert [each["continued"] for each in only["parts"]] == [False]


def test_groups_go_on_in_further_slices_each_once() -> None:
    questions = 4
    size = MOST_BARS // questions
    found = slices({"n": 3, "parts": [part(2 * size + 1, questions)], "written": []})
    assert [(each["slice"], each["slices"]) for each in found] == [(1, 3), (2, 3), (3, 3)]
    services = [own["services"] for each in found for own in each["parts"]]
    assert [len(each["shown"]) for each in services] == [size, size, 1]
    names = [group["service"] for each in services for group in each["shown"]]
    assert names == [f"Service {n}" for n in range(2 * size + 1)]
    # Which groups are not shown is said once.
    assert [each["small"] for each in services] == [("Police",), (), ()]
    assert [each["withheld"] for each in services] == [("School",), (), ()]
    assert [own["continued"] for each in found for own in each["parts"]] == [False, True, True]


def test_more_questions_than_bars_still_show_a_group_a_slice() -> None:
    found = slices({"n": 3, "parts": [part(2, MOST_BARS + 1)], "written": []})
    assert [len(own["services"]["shown"]) for each in found for own in each["parts"]] == [1, 1]


def test_what_was_written_goes_on_under_its_label() -> None:
    points = [f"Point {n}" for n in range(MOST_POINTS + 1)]
    written = [box("before", "First"), box("now", *points), box("next", "Last")]
    found = slices({"n": 3, "parts": [part(2, 5)], "written": written})
    assert [len(each["parts"]) for each in found] == [1, 0, 0]
    assert told(found) == [("before", "First"), *(("now", each) for each in points),
                           ("next", "Last")]  # fmt: skip
    assert [[each["label"] for each in own["written"]] for own in found] == [
        [], ["Before", "Now"], ["Now", "Next"],
    ]  # fmt: skip
    assert [len(told([each])) for each in found] == [0, MOST_POINTS, 3]


def test_long_answers_take_a_slice_sooner() -> None:
    long = "x" * (MOST_LETTERS // 2)
    found = slices({"n": 3, "parts": [], "written": [box("now", *[long] * 4)]})
    assert told(found) == [("now", long)] * 4 and len(found) == 3
