"""Summaries: the words and figures of the results, on pages that keep all rules of print."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import ImageStat
from tools import poppler, verapdf
from tools.day import KINDS, NAME, SERVICES, SHEETS, answers
from tools.photocopies import MOST_INK, closed, copied, pages, straightened
from tools.sheets import LEAST_SIZE, check_marks, check_words

from worksheets.answers.tally.summary import summary_sheet, write_summary
from worksheets.answers.tally.tally import Result, TallyRequest, tally
from worksheets.content.library import Library
from worksheets.layout.filled import Filled
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import BoxMark
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.problems import Problems
from worksheets.sheet.drawn import Bars
from worksheets.sheet.tree import Sheet

CASES = [(kind, days) for kind in KINDS for days in (1, 2)]


@pytest.fixture(scope="module")
def results(
    library: Library, tmp_path_factory: pytest.TempPathFactory, write_rows: Callable[..., Path]
) -> dict[tuple[str, int], Result]:
    folder = tmp_path_factory.mktemp("day")
    found = {}
    for kind, days in CASES:
        now = write_rows(folder / f"{kind}-now.csv", answers(kind, 2))
        before = [str(write_rows(folder / f"{kind}-before.csv", answers(kind, 1)))]
        request = TallyRequest([str(now)], "", {}, before if days == 2 else [])
        [found[kind, days]] = tally(library, request, Problems())
    return found


@pytest.fixture(scope="module")
def sheets(
    library: Library, results: dict[tuple[str, int], Result]
) -> dict[tuple[str, int], Sheet]:
    return {case: summary_sheet(library, result) for case, result in results.items()}


def written(library: Library, sheet: Sheet, path: Path, profile: str, paper: str) -> Path:
    write_summary(str(path), library, [sheet], profile, paper, None)
    return path


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_summary_keeps_the_rules_on_every_paper(
    kind: str, profile: str, sheets: dict[tuple[str, int], Sheet], library: Library,
    phrases: dict[str, str], tmp_path: Path,
) -> None:  # fmt: skip
    days = 2 if profile in ("standard", "giant") else 1
    sheet = sheets[kind, days]
    for paper in PAPERS if profile == "standard" else ["a5"]:
        pdf = written(library, sheet, tmp_path / f"{paper}.pdf", profile, paper)
        laid = lay_out(sheet, PROFILES[profile], PAPERS[paper], phrases)
        check_words(sheet, pdf)
        check_marks(Filled(laid), pdf, LEAST_SIZE[profile], edge=15)
        assert NAME not in poppler.told(pdf)


def told(pdf: Path) -> str:
    return re.sub(r"\s", "", poppler.told(pdf))


def percent(share: float) -> str:
    return f"{round(share * 100)}%"


def test_the_figures_of_a_checklist_are_those_of_the_result(
    sheets: dict[tuple[str, int], Sheet], results: dict[tuple[str, int], Result],
    library: Library, tmp_path: Path,
) -> None:  # fmt: skip
    result = results["checklist", 1].as_dict()
    said = told(written(library, sheets["checklist", 1], tmp_path / "x.pdf", "standard", "a4"))
    assert f"Sheetsreturned:{len(SERVICES)}.Blank,andnotcounted:0." in said
    for question in result["questions"]:
        for one in question["items"]:
            yes, no = one["counts"]["yes"], one["counts"]["no"]
            assert f"{one['number']}{yes}{no}0{percent(one['share'])}" in said
            assert f"{yes}of{one['n']}" in said
        words = re.sub(r"\s", "", question["text"])
        shown = [percent(service["questions"][int(question["number"]) - 1]["share"])
                 for service in result["services"]["shown"]]  # fmt: skip
        assert f"{question['number']}{words}{percent(question['share'])}{''.join(shown)}" in said
    assert [each["service"] for each in result["services"]["shown"]] == [
        "Education", "Health visiting", "Police",
    ]  # fmt: skip
    assert "Fewerthan5people,notshown:Socialcare,Youthwork,noservicegiven." in said


def test_the_figures_of_two_days_are_those_of_the_result(
    sheets: dict[tuple[str, int], Sheet], results: dict[tuple[str, int], Result],
    library: Library, tmp_path: Path,
) -> None:  # fmt: skip
    result = results["diamond", 2].as_dict()
    said = told(written(library, sheets["diamond", 2], tmp_path / "x.pdf", "standard", "a4"))
    for one in result["statements"]:
        rank = f"{'=' * one['tied']}{one['rank']}"
        change = one["change"]
        sign = "+" if round(change, 1) > 0 else "−" if round(change, 1) < 0 else ""
        row = (f"{rank}{one['letter']}{one['mean']:.1f}{one['top']}{one['discarded']}"
               f"{one['before']['mean']:.1f}{sign}{abs(round(change, 1))}")  # fmt: skip
        assert row in said
    assert f"(Kendall’sW):{round(result['agreement'], 2)}," in said
    result = results["stages", 2].as_dict()
    said = told(written(library, sheets["stages", 2], tmp_path / "y.pdf", "standard", "a4"))
    for stage in result["stages"]:
        title = re.sub(r"\s", "", stage["title"])
        rank = f"{'=' * stage['tied']}{stage['rank']}"
        assert f"{title}{rank}{percent(stage['share'])}{stage['leads']}" in said


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_every_kind(
    flavour: str, sheets: dict[tuple[str, int], Sheet], library: Library, tmp_path: Path
) -> None:
    files = [
        written(library, sheet, tmp_path / f"{kind}{days}.pdf", profile, "a4")
        for (kind, days), sheet in sheets.items()
        for profile in (["standard", "giant"] if days == 2 else ["standard"])
    ]
    parts = tmp_path / "parts.pdf"
    write_summary(str(parts), library, list(sheets.values()), "clear", "a4", None)
    said = verapdf.validate(flavour, [*files, parts])
    assert [line.split()[0] for line in said.splitlines()] == ["PASS"] * (len(files) + 1), said


def test_bars_survive_two_copies_and_ink_is_spared(
    sheets: dict[tuple[str, int], Sheet], library: Library, phrases: dict[str, str],
    tmp_path: Path,
) -> None:  # fmt: skip
    for case in (("checklist", 2), ("diamond", 1)):
        laid = lay_out(sheets[case], PROFILES["standard"], PAPERS["a4"], phrases)
        pdf = written(library, sheets[case], tmp_path / f"{case[0]}.pdf", "standard", "a4")
        pictures = pages(pdf)
        assert all(1 - ImageStat.Stat(each).mean[0] / 255 <= MOST_INK for each in pictures)
        copy = straightened(copied(pictures[0]), pictures[0].size)
        figure = next(node for node in laid.root.walk() if node.tag == "Figure")
        boxes = [mark for mark in figure.kids
                 if isinstance(mark, BoxMark) and mark.page == 0 and mark.width > 20]  # fmt: skip
        assert len(boxes) > 8
        for box in boxes:
            assert closed(copy, box), box


def test_every_chart_has_words_for_who_cannot_see_it(sheets: dict[tuple[str, int], Sheet]) -> None:
    for (kind, _), sheet in sheets.items():
        charts = [each for each in sheet.elements() if isinstance(each, Bars)]
        assert bool(charts) == (kind != "written")
        assert all(chart.alt and "{" not in chart.alt for chart in charts)


@pytest.mark.parametrize("kind", KINDS)
def test_where_nothing_was_filled_in_that_is_said(
    kind: str, library: Library, tmp_path: Path, write_rows: Callable[..., Path]
) -> None:
    rows = [{"worksheet": SHEETS[kind], "name": "Ann"}]
    request = TallyRequest([str(write_rows(tmp_path / "a.csv", rows))])
    [result] = tally(library, request, Problems())
    assert result.day.blank == 1
    said = [text for text, _ in summary_sheet(library, result).texts()]
    assert "Nothing was filled in, so there is nothing to count." in said
