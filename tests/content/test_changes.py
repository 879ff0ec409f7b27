"""Changes to single words and terms: made where they match, told where they match nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from worksheets.content.library import Library
from worksheets.content.overlays import overlays_of
from worksheets.problems import Problems, Refused

CHANGES = """\
terms:
  Every Child Matters: Getting it right
  LAs: councils
worksheets:
  swot:
    title: Our SWOT
    words.quadrants[strengths].hint: What are we proud of?
    facilitator.steps[0]: Choose.
"""


def library(folder: Path, text: str = CHANGES) -> Library:
    (folder / "content/changes").mkdir(parents=True, exist_ok=True)
    (folder / "content/changes/ours.yaml").write_text(text, encoding="utf-8")
    return Library([folder])


def test_words_are_changed_by_path_id_and_number(tmp_path: Path) -> None:
    swot = library(tmp_path).worksheet("swot")
    assert swot.title == "Our SWOT"
    quadrants: Any = swot.words["quadrants"]
    assert quadrants[0]["hint"] == "What are we proud of?"
    assert quadrants[1]["hint"] == "What could we do better?"
    assert swot.facilitator is not None and swot.facilitator.steps[0] == "Choose."


def test_terms_are_changed_as_whole_words_everywhere_people_read_them(tmp_path: Path) -> None:
    own = library(tmp_path, "terms: {LAs: councils, ECM: GIRFEC, young: old}\n")
    assert "enable councils to" in own.aspect("commissioning").text
    texts = str(own.worksheet("partnership-checklist").words)
    assert "children and old people" in texts and "younger" not in texts
    assert own.worksheet("swot").credit == Library().worksheet("swot").credit


def test_a_change_of_another_language_leaves_this_one_alone(tmp_path: Path) -> None:
    own = library(tmp_path, f"lang: cy-GB\n{CHANGES}")
    assert own.worksheet("swot") == Library().worksheet("swot")


def test_check_names_each_change_and_what_matches_nothing(tmp_path: Path) -> None:
    problems = Problems()
    text = f"{CHANGES}    words.gone: x\n"
    found = overlays_of(library(tmp_path, text), problems)
    told = [(each.file, each.path) for each in found.changes]
    assert ("content/worksheets/swot.yaml", "title") in told
    assert ("content/chapter.yaml", "aspects[3].text") in told
    [problem] = problems.found
    assert problem.code == "change-unused" and problem.where.line == 9
    assert "words.gone" in problem.message


def test_a_file_that_nothing_reads_is_told(tmp_path: Path) -> None:
    own = library(tmp_path)
    (tmp_path / "content/worksheet").mkdir()
    (tmp_path / "content/worksheet/swot.yaml").write_text("id: swot\n")
    (tmp_path / "content/README.md").write_text("ours")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/swot.xml.j2").write_text("x")
    problems = Problems()
    found = overlays_of(own, problems)
    [problem] = problems.found
    assert problem.code == "content-unread" and "content/worksheets" in problem.hint
    assert [Path(each).name for each in found.replaced] == ["swot.xml.j2"]


@pytest.mark.parametrize("text", ["term: {a: b}\n", "terms: {a: ''}\n", "worksheets: {swot: x}\n"])
def test_a_wrong_file_of_changes_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        library(tmp_path, text).worksheet("swot")


def test_words_of_another_language_are_changed_in_it_alone(tmp_path: Path) -> None:
    changes = tmp_path / "mine/content/changes/ours.yaml"
    changes.parent.mkdir(parents=True)
    changes.write_text(
        "lang: cy-GB\nworksheets:\n  swot:\n    title: Ein dadansoddiad ni\n"
        "terms: {amlasiantaethol: aml-asiantaeth}\n",
        encoding="utf-8",
    )
    library = Library([tmp_path / "mine"])
    assert library.worksheet("swot").title.startswith("SWOT analysis")
    welsh = library.in_language("cy-GB")
    assert welsh.worksheet("swot").title == "Ein dadansoddiad ni"
    assert "aml-asiantaeth" in welsh.worksheet("nine-diamonds").title
    problems = Problems()
    found = overlays_of(library, problems)
    assert not problems.found and any(each.after == "Ein dadansoddiad ni" for each in found.changes)
