"""What a person decided on the review page is put into what was read, and into nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tools.scanned import returned, variant

from worksheets.answers.scan.corrections import (
    asked_of,
    corrected,
    read_corrections,
    sum_of_scans,
)
from worksheets.answers.scan.reading import PageReading
from worksheets.problems import Code, Refused


@pytest.fixture(scope="module")
def pages() -> list[PageReading]:
    """The two pages of a checklist; two boxes on the first are unsure, and a name is written."""
    own = returned(variant("partnership-checklist"), 1, ["1.1", "1.2"], ["name"])
    return list(own.pages.values())


def saved(folder: Path, pages: list[PageReading], **first: object) -> Path:
    """A file of corrections for pages, with what was decided about the first."""
    known: dict[str, dict[str, object]] = {
        page.source.digest: {"asked": asked_of(page)} for page in pages
    }
    known[pages[0].source.digest].update(first)
    path = folder / "review.json"
    members = {"tool": "worksheets", "kind": "corrections", "format": 1,
               "scans": sum_of_scans(pages), "pages": known}  # fmt: skip
    path.write_text(json.dumps(members), "utf-8")
    return path


def test_a_decision_is_the_state_of_its_box(tmp_path: Path, pages: list[PageReading]) -> None:
    path = saved(tmp_path, pages, boxes={"1.1": {"yes": "yes"}}, written={"name": "Siân"})
    [first, second] = corrected(pages, read_corrections(path), "review.json")
    states = {box.field: (box.state, box.reason) for box in first.boxes}
    assert states["1.1"] == ("yes", "")
    assert states["1.2"][0] == "unsure"
    assert {place.field: place.text for place in first.written}["name"] == "Siân"
    assert [box.state for box in second.boxes] == ["no"] * len(second.boxes)


def test_a_decision_about_one_answer_of_a_choice_leaves_the_others(tmp_path: Path) -> None:
    [page] = returned(variant("day-evaluation"), 1, ["3"]).pages.values()
    path = saved(tmp_path, [page], boxes={"3": {"2": "yes"}})
    [read] = corrected([page], read_corrections(path), "review.json")
    states = [(box.value, box.state) for box in read.boxes if box.field == "3"]
    assert states == [("1", "unsure"), ("2", "yes"), ("3", "unsure"), ("4", "unsure")]


def test_corrections_for_other_scans_are_refused(tmp_path: Path, pages: list[PageReading]) -> None:
    corrections = read_corrections(saved(tmp_path, pages))
    with pytest.raises(Refused) as refused:
        corrected(pages[:1], corrections, "review.json")
    [problem] = refused.value.problems
    assert problem.code is Code.CORRECTIONS_OTHER_SCANS
    assert "1 of its 2 pages are not among these" in problem.message


def test_corrections_for_other_words_are_refused(tmp_path: Path, pages: list[PageReading]) -> None:
    corrections = read_corrections(saved(tmp_path, pages))
    who = pages[1].identity
    assert who
    changed = replace(pages[1], identity=replace(who, variant=who.variant._replace(content="new")))
    with pytest.raises(Refused) as refused:
        corrected([pages[0], changed], corrections, "review.json")
    [problem] = refused.value.problems
    assert problem.code is Code.CORRECTIONS_OTHER_SCANS
    assert problem.message.startswith("page 2 of scan.pdf")


def test_pages_that_came_later_are_left_as_they_are(
    tmp_path: Path, pages: list[PageReading]
) -> None:
    path = saved(tmp_path, pages[:1], boxes={"1.1": {"yes": "no"}})
    [_, second] = corrected(pages, read_corrections(path), "review.json")
    assert second is pages[1]


def test_how_a_box_was_read_does_not_change_what_is_asked(pages: list[PageReading]) -> None:
    sure = replace(pages[0], boxes=tuple(replace(box, state="no") for box in pages[0].boxes))
    assert asked_of(sure) == asked_of(pages[0]) != asked_of(pages[1])


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"tool": "worksheets", "kind": "answers"}',
                                  '{"tool": "worksheets", "kind": "corrections", "format": 1, '
                                  '"scans": "x", "pages": {}}'])  # fmt: skip
def test_a_file_of_anything_else_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "review.json"
    path.write_text(text, "utf-8")
    with pytest.raises(Refused) as refused:
        read_corrections(path)
    assert refused.value.problems[0].code is Code.CORRECTIONS_SYNTAX


@pytest.mark.parametrize("decision", ["unsure", "maybe", ""])
def test_a_box_is_yes_or_no(tmp_path: Path, pages: list[PageReading], decision: str) -> None:
    with pytest.raises(Refused):
        read_corrections(saved(tmp_path, pages, boxes={"1.1": {"yes": decision}}))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_corrections(tmp_path / "review.json")
    assert refused.value.problems[0].code is Code.FILE_MISSING
