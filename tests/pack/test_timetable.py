"""The running order: times added up, and a day that is too long."""

from __future__ import annotations

from pathlib import Path

from tools.packs import write_pack
from tools.plans import copy_of, only, plan, words

from worksheets.content.library import Library
from worksheets.pack.day import PackRequest, day_of
from worksheets.pack.timetable import check_time, clock, minutes_of, sessions_of
from worksheets.problems import Problem, Problems


def sessions(library: Library, path: Path) -> tuple[list[tuple[str, str, int]], list[Problem]]:
    problems = Problems()
    day = day_of(library, PackRequest(str(path)), problems)
    found = sessions_of(day.pack, day.items, "en-GB")
    check_time(day.source, found, problems)
    return [(clock(day.source, each.after), each.words, each.minutes) for each in found], (
        problems.found
    )


def test_times_are_added_up_from_minutes_and_facilitators_pages(
    library: Library, tmp_path: Path
) -> None:
    found, problems = sessions(library, write_pack(tmp_path))
    assert found == [
        ("09:00", "Welcome", 15),
        ("09:15", "Checklist for building the multi-agency team", 45),
        ("10:00", "SWOT analysis for multi-agency partnership working", 40),
        ("10:40", "Break", 10),
        ("10:50", "Benefits practitioners bring to multi-agency team-working", 20),
    ]
    assert problems == []


def test_a_day_that_overruns_is_a_warning_at_its_end(library: Library, tmp_path: Path) -> None:
    _, [problem] = sessions(library, write_pack(tmp_path, ('"12:00"', '"11:00"')))
    assert (problem.code, problem.level, problem.where.line) == ("pack-overruns", "warning", 6)
    assert problem.message == "the day takes until 11:10, 10 minutes longer than 11:00"


def test_a_day_into_the_night_is_too_long_without_an_end(library: Library, tmp_path: Path) -> None:
    path = write_pack(tmp_path, ('"09:00"', "23.30"), ('ends: "12:00"\n', ""))
    found, [problem] = sessions(library, path)
    assert found[2][0] == "00:30" and "midnight" in problem.message


def test_a_day_without_a_start_has_no_times(library: Library, tmp_path: Path) -> None:
    path = write_pack(tmp_path, ('starts: "09:00"\n', ""), ('ends: "12:00"\n', ""))
    found, problems = sessions(library, path)
    assert {time for time, _, _ in found} == {""} and problems == []


def test_an_item_is_called_as_the_pack_calls_it(library: Library, tmp_path: Path) -> None:
    path = write_pack(tmp_path, ("paper: a3", "paper: a3\n    words: Strengths first"))
    assert sessions(library, path)[0][2][1] == "Strengths first"


def test_sheets_of_one_activity_are_one_session(library: Library, tmp_path: Path) -> None:
    items = (
        "  - {worksheet: diamond-cards, for: room}\n"
        "  - {worksheet: nine-diamonds, for: room}\n"
        "  - {worksheet: diamond-ranking, for: room, minutes: 5}\n"
    )
    path = only(tmp_path, items)
    found, problems = sessions(library, path)
    # Minutes that the pack gives count, whatever the sheet is part of.
    assert [(words, minutes) for _, words, minutes in found] == [
        ("Benefits of collaborative multi-agency partnership working", 50),
        ("Diamond Ranking Template", 5),
    ]
    assert problems == []


def test_a_part_of_an_activity_that_is_not_there_is_led_by_itself(
    library: Library, tmp_path: Path
) -> None:
    found, _ = sessions(library, only(tmp_path, "  - {worksheet: diamond-ranking, for: room}\n"))
    assert [(words, minutes) for _, words, minutes in found] == [("Diamond Ranking Template", 30)]


def test_who_leads_is_told_the_minutes_of_the_running_order(
    library: Library, tmp_path: Path
) -> None:
    said = words(copy_of(plan(library, write_pack(tmp_path)), "day", "pack-day"))
    assert "team-workingIn the running order of this day: 20 minutes" in said
    assert "no minutes of its own" in said[said.index("Further activities: discussion questions") :]
    assert "partnership working40 minutes" in said


def test_the_sample_days_pages_agree_with_its_running_order(library: Library) -> None:
    problems = Problems()
    day = day_of(library, PackRequest("training-day"), problems)
    check_time(day.source, sessions_of(day.pack, day.items, "en-GB"), problems)
    assert problems.found == []
    minutes = [minutes_of(item, day.items) for item in day.items]
    assert sum(each == 0 for each in minutes) == 2
    assert all(
        each in (0, item.usual_minutes) for each, item in zip(minutes, day.items, strict=True)
    )
