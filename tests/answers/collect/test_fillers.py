"""Forms filled in by programs that are not ours, and collected."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import poppler
from tools.fillers import FILLERS, fill
from tools.forms import built, collected

NAME = "Siân Gŵyr, Łódź"
SHOWING = ["pypdf", "poppler", "pdfium", "pdf.js"]
"""Those that draw what was typed in the form's own font."""


@pytest.mark.parametrize("program", FILLERS)
def test_texts_and_ticks_come_back(program: str, tmp_path: Path) -> None:
    blank = built(tmp_path / "blank.pdf", "partnership-checklist")
    values = {"name": NAME, "1.1": "yes", "9.3": "yes"}
    returned = fill(program, blank, tmp_path / "returned.pdf", values)
    [answer], told = collected(returned)
    assert told == [] and not answer.blank
    ticks = {name: value for name, value in answer.fields.items() if name[0].isdigit()}
    assert len(ticks) == 26
    assert [name for name, value in ticks.items() if value == "yes"] == ["1.1", "9.3"]
    assert set(ticks.values()) == {"yes", "no"}
    assert (answer.fields["name"], answer.fields["service"]) == (NAME, "")


@pytest.mark.parametrize("program", FILLERS)
def test_choices_come_back_copy_by_copy(program: str, tmp_path: Path) -> None:
    options = {"rating": "agree", "evidence": "on"}
    blank = built(tmp_path / "blank.pdf", "partnership-checklist", copies=2, options=options)
    values = {"c1.name": NAME, "c1.1.1": "2", "c2.1.2": "4", "c2.evidence-1.2": NAME}
    returned = fill(program, blank, tmp_path / "returned.pdf", values)
    (first, second), told = collected(returned)
    assert told == []
    assert (first.copy, second.copy) == ("1", "2")
    said = [{name: value for name, value in answer.fields.items() if value}
            for answer in (first, second)]  # fmt: skip
    assert said == [{"name": NAME, "1.1": "2"}, {"1.2": "4", "evidence-1.2": NAME}]


@pytest.mark.parametrize("program", FILLERS)
def test_several_lines_come_back(program: str, tmp_path: Path) -> None:
    blank = built(tmp_path / "blank.pdf", "swot")
    text = f"{NAME}\nsecond line, with “quotes” – and ŵ ŷ ł ő ș"
    returned = fill(program, blank, tmp_path / "returned.pdf", {"strengths": text})
    [answer], told = collected(returned)
    assert told == [] and answer.fields["strengths"] == text


@pytest.mark.parametrize("program", SHOWING)
def test_what_was_typed_is_shown(program: str, tmp_path: Path) -> None:
    blank = built(tmp_path / "blank.pdf", "swot")
    values = {"name": NAME, "strengths": "ŵ Ŵ ŷ ő ș Ελλάς", "weaknesses": "“quoted” – too"}
    returned = fill(program, blank, tmp_path / "returned.pdf", values)
    shown = " ".join(poppler.text(returned).split())
    for value in values.values():
        assert value in shown


def test_a_tick_taken_away_is_a_no(tmp_path: Path) -> None:
    values = {"1.1": "yes", "1.2": "yes", "name": "Ann"}
    blank = built(tmp_path / "blank.pdf", "partnership-checklist", values=values)
    returned = fill("pikepdf", blank, tmp_path / "returned.pdf", {"1.2": "Off"})
    [answer], told = collected(returned)
    assert told == []
    assert (answer.fields["1.1"], answer.fields["1.2"]) == ("yes", "no")
