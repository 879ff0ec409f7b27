"""Summaries: the words and figures of the results, on pages that keep all rules of print."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageStat
from tools import poppler, verapdf
from tools.day import KINDS, NAME, SHEETS, answers
from tools.photocopies import MOST_INK, closed, copied, pages, straightened
from tools.sheets import LEAST_SIZE, check_marks, check_words

from worksheets.answers.tally.summary import SUMMARY_PAPERS, Summary, write_summaries
from worksheets.answers.tally.tally import Result, TallyRequest, tally
from worksheets.content.library import Library
from worksheets.layout.filled import Filled
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import BoxMark
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.problems import Problems
from worksheets.sheet.drawn import Bar, Bars, Placed, Ranking
from worksheets.sheet.tree import Heading, Instructions, Item, Row, Subheading, Text

Rows = Sequence[Mapping[str, object]]
Write = Callable[[Path, Rows], Path]

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
        request = TallyRequest([str(now)], SHEETS[kind], {}, before if days == 2 else [])
        [found[kind, days]] = tally(library, request, Problems())
    return found


@pytest.fixture(scope="module")
def summaries(
    library: Library, results: dict[tuple[str, int], Result]
) -> dict[tuple[str, int], Summary]:
    return {case: Summary(library, result, Problems()) for case, result in results.items()}


def written(library: Library, summary: Summary, path: Path, profile: str, paper: str) -> Path:
    write_summaries(str(path), library, [summary], profile, paper, None)
    return path


QUICK = [("stages", 2, "large", "slides"), ("forces", 2, "giant", "a5")]
LOOKS = [
    *((kind, 2, "standard", "a4") for kind in KINDS),
    *((kind, 1, profile, "a5") for kind, profile in zip(cycle(("agree", "diamond")), PROFILES)),
    ("rated", 2, "giant", "slides"),
]


@pytest.mark.parametrize(
    ("kind", "days", "profile", "paper"),
    [*QUICK, *(pytest.param(*look, marks=pytest.mark.slow) for look in LOOKS)],
)
def test_a_summary_keeps_the_rules_of_print(
    kind: str, days: int, profile: str, paper: str, summaries: dict[tuple[str, int], Summary],
    library: Library, phrases: dict[str, str], tmp_path: Path,
) -> None:  # fmt: skip
    summary = summaries[kind, days]
    pdf = written(library, summary, tmp_path / "x.pdf", profile, paper)
    laid = lay_out(summary.first, PROFILES[profile], SUMMARY_PAPERS[paper], phrases)
    check_words(summary.first, pdf)
    check_marks(Filled(laid), pdf, LEAST_SIZE[profile], edge=12 if paper == "slides" else 15)
    assert NAME not in poppler.told(pdf)


def test_slides_are_as_wide_as_a_screen(
    summaries: dict[tuple[str, int], Summary], library: Library, tmp_path: Path
) -> None:
    pdf = written(library, summaries["stages", 1], tmp_path / "x.pdf", "standard", "slides")
    assert poppler.info(pdf)["Page size"].startswith("720 x 405 pts")


def said_by(result: Result, library: Library) -> list[str]:
    """The words of a summary in reading order, a bar with its parts as one text."""
    found: list[str] = []
    for element in Summary(library, result, Problems()).first.elements():
        match element:
            case Bar(parts=parts) if parts:
                now = ", ".join(f"{part.text} {part.figure}" for part in parts)
                then = ", ".join(part.figure_before for part in parts if part.figure_before)
                more = f" ({then})" if then else ""
                found.append(f"{element.label} {element.text}: {now}{more}".strip())
            case Bar():
                more = f" ({element.figure_before})" if element.figure_before else ""
                found.append(f"{element.label} {element.text}: {element.figure}{more}".strip())
            case Placed():
                found.append(f"{element.label} {element.figure} {element.text}")
            case Heading() | Subheading() | Text() | Instructions() | Item():
                found.append(element.text)
            case Row():
                found.append(" | ".join(datum.text for datum in element.data))
    return found


@pytest.fixture
def said(library: Library, tmp_path: Path, write_rows: Write) -> Callable[..., list[str]]:
    """The words of the summary of some rows, beside those of an earlier day."""

    def run(rows: Rows, before: Rows = ()) -> list[str]:
        files = []
        for name, each in (("now", rows), ("before", before)):
            files.append([str(write_rows(tmp_path / f"{name}.csv", each))] if each else [])
        [result] = tally(library, TallyRequest(files[0], before=files[1]), Problems())
        return said_by(result, library)

    return run


def checked(one: str, two: str, service: str = "") -> dict[str, str]:
    return {"worksheet": "partnership-checklist", "service": service, "1.1": one, "1.2": two}


def first_talked_about(words: list[str]) -> list[str]:
    start, end = words.index("Talk about these first"), words.index("Question by question")
    return [each[:3] for each in words[start + 2 : end]]


def test_the_figures_of_a_checklist(said: Any) -> None:
    # Of 1.1 three in four are ticked, of 1.2 two in four, of both five in eight; the day before
    # of 1.1 one in two, of 1.2 both.
    now = [checked("x", "x"), checked("x", "x"), checked("x", ""), {**checked("", ""), "9.3": "x"}]
    words = said(now, [checked("x", "x"), checked("", "x")])
    common = "1.1 There is a common vision that is set down and interpreted in similar ways"
    [vision] = [each for each in words if each.startswith(common)]
    assert vision.endswith(": Ticked 75%, Not ticked 25% (50%, 50%)")
    [first] = [each for each in words if each.startswith("1 Do we share") and "%" in each]
    assert first.endswith(": Ticked 62%, Not ticked 38% (75%, 25%)")
    assert "1.1 | 4 | 0 | 75% | 25% | 50% | +25" in words
    assert "1.2 | 4 | 0 | 50% | 50% | 100% | −50" in words
    # Only of 1.2 has no answer two thirds.
    assert first_talked_about(words) == ["1.2"]


def test_ratings_in_figures_and_words_are_told_in_per_cent(said: Any) -> None:
    words = said([checked(*each) for each in (("1", "4"), ("2", "4"), ("4", ""), ("4", "3"))])
    assert any(each.endswith(": 1: 25%, 2: 25%, 3: 0%, 4: 50%") for each in words)
    assert "1 Not at all; 2 A little; 3 Mostly; 4 Fully" in words
    # Of 1, 2, 4 and 4 the mean is 2.75, of 4, 4 and 3 it is 3.67.
    assert "1.1 | 4 | 0 | 25% | 25% | 0% | 50% | 2.8" in words
    assert "1.2 | 3 | 1 | 0% | 0% | 33% | 67% | 3.7" in words
    words = said([checked("yes", "partly"), checked("odd", "no"), checked("no", "partly")])
    assert any(each.endswith(": Yes 50%, Partly 0%, No 50%") for each in words)
    # Answered, blank, unclear, then the shares.
    assert "1.1 | 2 | 0 | 1 | 50% | 0% | 50%" in words


def test_at_most_five_statements_are_talked_about_first(said: Any) -> None:
    # Of ten people so many tick each statement: four of ten is less divided than five.
    ticks = {"1.1": 4, "1.2": 5, "2.1": 6, "2.2": 4, "2.3": 5, "2.4": 5, "3.1": 9}
    rows = [
        {"worksheet": "partnership-checklist", "9.3": "x"}
        | {name: "x" for name, times in ticks.items() if person < times}
        for person in range(10)
    ]
    assert first_talked_about(said(rows)) == ["1.2", "2.3", "2.4", "1.1", "2.1"]


def test_services_are_shown_question_by_question(said: Any) -> None:
    rows = [checked("x", "x", "Health")] * 5 + [checked("x", "", "Police")] * 5
    words = said([*rows, *[checked("x", "", "School")] * 2, *[checked("x", "", "Youth")] * 3])
    services = words[words.index("By service") :]
    # Everyone: 15 of 1.1 and 5 of 1.2 are 20 of 30.
    assert services[3:6] == [
        "Everyone (15): Ticked 67%, Not ticked 33%",
        "Health (5): Ticked 100%, Not ticked 0%",
        "Police (5): Ticked 50%, Not ticked 50%",
    ]
    assert "Not shown, because fewer than 5 people answered: School, Youth." in services


def test_the_ranking_is_drawn_as_the_board_of_all_groups(said: Any) -> None:
    places = [*(f"rank-{n}" for n in range(1, 10)), *(f"discarded-{n}" for n in range(1, 4))]
    boards = ["ABCDEFGHIJKL", "BACDEFGHLIJK", "ABCDEFGHIJKK"]
    words = said([{"worksheet": "diamond-ranking", **dict(zip(places, board, strict=True))}
                  for board in boards])  # fmt: skip
    assert words[1] == (
        "Boards counted: 2. Not counted, because a letter is missing, unknown or there twice: 1."
    )
    boxes = [each.split()[:2] for each in words if re.match("[A-L] [0-9.]+ ", each)]
    assert boxes == [
        ["A", "4.5"], ["B", "4.5"], ["C", "4.0"], ["D", "3.0"], ["E", "3.0"], ["F", "3.0"],
        ["G", "2.0"], ["H", "2.0"], ["I", "0.5"],
    ]  # fmt: skip
    at = words.index("Left out")
    assert words[at + 1 : at + 4] == [
        "Helping to remove children and young people’s barriers to learning",
        "Understanding different practitioners roles and responsibilities",
        "Having an agreed vision, aims and objectives",
    ]
    assert "=1 | A | 4.5 | 2 | 0" in words and "=9 | I | 0.5 | 0 | 1" in words
    assert "=11 | K | 0.0 | 0 | 2" in words


def test_the_board_has_the_rows_that_the_groups_filled(
    library: Library, summaries: dict[tuple[str, int], Summary]
) -> None:
    elements = summaries["diamond", 1].first.elements()
    [drawn] = [each for each in elements if isinstance(each, Ranking)]
    assert drawn.rows == (1, 2, 3, 2, 1) and len(drawn.boxes) == 9


def test_shares_are_told_in_per_cent(said: Any) -> None:
    words = said([{"worksheet": "team-stages", "1.1": "x", "2.1": "x", "2.2": "x", "2.3": "x"}])
    # One of five, three of six.
    assert "Forming: clarifying roles and relationships: 20%" in words
    assert "Storming: resolving tensions | 1 | 50% | 1" in words


def test_forces_and_written_answers(said: Any) -> None:
    words = said([
        {"worksheet": "force-field", "supporting-1": "Time", "supporting-score-1": "5",
         "preventing-score-1": "2", "strategies": "Meet\nEat"},
        {"worksheet": "force-field", "supporting-2": "time", "supporting-score-2": "2",
         "strategies": "meet\neat"},
        {"worksheet": "force-field", "strategies": "Wait"},
    ])  # fmt: skip
    assert "Forces supporting change: 3.5" in words and "Forces preventing change: 1.0" in words
    assert "Time (2 times, scored 2, 5)" in words and "no words (scored 2)" in words
    assert words[-2:] == ["Meet\nEat (2 times)", "Wait"]


def test_written_answers_of_two_days(said: Any) -> None:
    swot = [{"worksheet": "swot", "threats": text} for text in ("Money", "money", "Time")]
    before = [{"worksheet": "swot", "threats": text} for text in ("MONEY", "Habit", "habit")]
    assert said(swot, before)[-3:] == [
        "Money (now 2, before 1)", "Time", "Habit (now 0, before 2)",
    ]  # fmt: skip


@pytest.mark.external
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_every_kind(
    flavour: str, summaries: dict[tuple[str, int], Summary], library: Library, tmp_path: Path
) -> None:
    files = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for days, (path, look) in enumerate(zip(files, ("standard", "giant"), strict=True), 1):
        parts = [summary for (_, each), summary in summaries.items() if each == days]
        write_summaries(str(path), library, parts, look, "a4" if days == 1 else "slides", None)
    said = verapdf.validate(flavour, files)
    assert [line.split()[0] for line in said.splitlines()] == ["PASS"] * 2, said


@pytest.mark.slow
def test_bars_survive_two_copies_and_ink_is_spared(
    summaries: dict[tuple[str, int], Summary], library: Library, phrases: dict[str, str],
    tmp_path: Path,
) -> None:  # fmt: skip
    for case in (("day", 2), ("stages", 2)):
        laid = lay_out(summaries[case].first, PROFILES["standard"], PAPERS["a4"], phrases)
        pdf = written(library, summaries[case], tmp_path / f"{case[0]}.pdf", "standard", "a4")
        pictures = pages(pdf)
        assert all(1 - ImageStat.Stat(each).mean[0] / 255 <= MOST_INK for each in pictures)
        copy = straightened(copied(pictures[0]), pictures[0].size)
        figure = next(node for node in laid.root.walk() if node.tag == "Figure")
        boxes = [mark for mark in figure.kids
                 if isinstance(mark, BoxMark) and mark.page == 0 and mark.width > 20]  # fmt: skip
        assert len(boxes) > 8
        for box in boxes:
            assert closed(copy, box), box


def test_every_chart_has_words_for_who_cannot_see_it(
    summaries: dict[tuple[str, int], Summary],
) -> None:
    for (kind, _), summary in summaries.items():
        charts = [each for each in summary.first.elements() if isinstance(each, Bars | Ranking)]
        assert bool(charts) == (kind != "written")
        assert all(chart.alt and "{" not in chart.alt for chart in charts)


@pytest.mark.parametrize("kind", KINDS)
def test_where_nothing_was_filled_in_that_is_said(
    kind: str, library: Library, tmp_path: Path, write_rows: Callable[..., Path]
) -> None:
    rows = [{"worksheet": SHEETS[kind], "name": "Ann"}]
    request = TallyRequest([str(write_rows(tmp_path / "a.csv", rows))], SHEETS[kind])
    [result] = tally(library, request, Problems())
    assert result.day.blank == 1
    said = [text for text, _ in Summary(library, result, Problems()).first.texts()]
    assert "No sheet has an answer, so there is nothing to count." in said
