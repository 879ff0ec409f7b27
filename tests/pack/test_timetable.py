"""The running order: times added up, and a day that is too long."""

from __future__ import annotations

from pathlib import Path

from tools.packs import write_pack
from tools.plans import plan, stack, words

from worksheets.content.library import Library
from worksheets.pack.day import PackRequest, day_of
from worksheets.pack.timetable import check_time, clock, timetable
from worksheets.problems import Problem, Problems


def lines(library: Library, path: Path) -> tuple[list[tuple[str, str, int]], list[Problem]]:
    problems = Problems()
    day = day_of(library, PackRequest(str(path)), problems)
    found = timetable(day.file, day.items, "en-GB")
    check_time(day.file, found, problems)
    return [(clock(day.file, each.after), each.words, each.minutes) for each in found], (
        problems.found
    )


def test_times_are_added_up_from_minutes_and_facilitators_pages(
    library: Library, tmp_path: Path
) -> None:
    found, problems = lines(library, write_pack(tmp_path))
    assert found == [
        ("09:00", "Welcome", 15),
        ("09:15", "Checklist for building the multi-agency team", 45),
        ("10:00", "SWOT analysis for multi-agency partnership working", 40),
        ("10:40", "Break", 10),
        ("10:50", "Benefits practitioners bring to multi-agency team-working", 20),
    ]
    assert problems == []


def test_a_day_that_overruns_is_a_warning_at_its_end(library: Library, tmp_path: Path) -> None:
    _, [problem] = lines(library, write_pack(tmp_path, ('"12:00"', '"11:00"')))
    assert (problem.code, problem.level, problem.where.line) == ("pack-overruns", "warning", 6)
    assert problem.message == "the day takes until 11:10, 10 minutes longer than 11:00"


def test_a_day_into_the_night_is_too_long_without_an_end(library: Library, tmp_path: Path) -> None:
    path = write_pack(tmp_path, ('"09:00"', "23.30"), ('ends: "12:00"\n', ""))
    found, [problem] = lines(library, path)
    assert found[2][0] == "00:30" and "midnight" in problem.message


def test_a_day_without_a_start_has_no_times(library: Library, tmp_path: Path) -> None:
    path = write_pack(tmp_path, ('starts: "09:00"\n', ""), ('ends: "12:00"\n', ""))
    found, problems = lines(library, path)
    assert {time for time, _, _ in found} == {""} and problems == []


def test_an_item_is_called_as_the_pack_calls_it(library: Library, tmp_path: Path) -> None:
    path = write_pack(tmp_path, ("paper: a3", "paper: a3\n    words: Strengths first"))
    assert lines(library, path)[0][2][1] == "Strengths first"


def test_who_leads_is_told_the_minutes_of_the_running_order(
    library: Library, tmp_path: Path
) -> None:
    found = plan(library, write_pack(tmp_path))
    pages = {each.identity.worksheet: words(each) for each in stack(found, "day").parts
             if each.identity.copy == "facilitator"}  # fmt: skip
    here = "In the running order of this day: "
    assert f"25 minutes{here}20 minutes" in pages["practitioner-benefits"]
    assert "no minutes of its own" in pages["diamond-cards"]
    assert "running order" not in pages["swot"] and "40 minutes" in pages["swot"]


def test_the_sample_days_pages_agree_with_its_running_order(library: Library) -> None:
    problems = Problems()
    day = day_of(library, PackRequest("training-day"), problems)
    check_time(day.file, timetable(day.file, day.items, "en-GB"), problems)
    assert problems.found == []
    assert all(item.minutes in (0, item.usual_minutes) for item in day.items)
