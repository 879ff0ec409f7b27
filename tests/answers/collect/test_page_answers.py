"""Answers that pages saved: the same as those of the PDF form, and nothing that is not ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tools.fuzz import tries
from tools.pages import Read, page_of
from tools.sheets import SHEETS

import worksheets
from worksheets.answers.collect import formats
from worksheets.answers.collect.collect import collect
from worksheets.content.library import Library
from worksheets.problems import Problems, Refused
from worksheets.sheet.places import lists_of, places_of, spread


def saved(name: str, **changed: Any) -> dict[str, Any]:
    """What a worksheet's page saves when its example is filled in."""
    library = Library()
    sheet, blank = page_of(name)
    example = spread(library.worksheet(name).example, lists_of(places_of(sheet)))
    page = page_of(name, example)[1]
    about = Read(page).tags
    [form] = [has for tag, has in about if tag == "form"]
    said = {each: form[f"data-{each}"] for each in ("worksheet", "content", "lang", "copy")}
    return {
        "tool": "worksheets", "format": 1, **said, "registered": False,
        "fields": Read(page).controls, "built": Read(blank).controls, **changed,
    }  # fmt: skip


def write(folder: Path, answers: object, name: str = "x.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")
    return path


WITH_PLACES = [name for name in SHEETS if list(places_of(page_of(name)[0]))]


@pytest.mark.parametrize("name", WITH_PLACES)
def test_a_page_says_what_the_same_form_says(name: str, tmp_path: Path) -> None:
    pdf = tmp_path / "form.pdf"
    pdf.write_bytes(worksheets.build(name, fillable=True, example=True))
    problems = Problems()
    by_pdf, by_page = collect(Library(), [str(pdf), str(write(tmp_path, saved(name)))], problems)
    # Nobody changed the form since it was built: what is not ticked there says nothing.
    said = {place: "" if value == "no" else value for place, value in by_page.fields.items()}
    assert said == dict(by_pdf.fields)
    assert (by_page.worksheet, by_page.content) == (by_pdf.worksheet, by_pdf.content)
    assert not by_page.blank


@settings(max_examples=tries(15))
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=50))
def test_any_text_comes_back(tmp_path: Path, text: str) -> None:
    answers = saved("swot")
    answers["fields"]["strengths"] = text
    [found] = worksheets.collect(str(write(tmp_path, answers)), problems=Problems())
    assert found.fields["strengths"] == text


def test_a_page_that_nobody_filled_in_is_blank(tmp_path: Path) -> None:
    answers = saved("partnership-checklist")
    answers["fields"] = dict(answers["built"])
    problems = Problems()
    [found] = collect(Library(), [str(write(tmp_path, answers))], problems)
    assert found.blank and [each.code for each in problems.found] == ["answers-blank"]
    assert set(found.fields.values()) == {""}


def test_older_words_and_doubles_are_told(tmp_path: Path) -> None:
    one = write(tmp_path, saved("swot", content="0" * 12), "a.json")
    two = write(tmp_path, saved("swot", content="0" * 12), "b.json")
    problems = Problems()
    assert len(collect(Library(), [str(one), str(two)], problems)) == 1
    assert {each.code for each in problems.found} == {"answers-other-content", "answers-doubled"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "answers-damaged"),
        ("{}", "answers-not-ours"),
        ('{"tool": "other", "format": 1, "fields": {}}', "answers-not-ours"),
        (json.dumps(saved("swot", fields=[1])), "answers-not-ours"),
        (json.dumps(saved("swot", fields={"name": 1})), "answers-not-ours"),
        (json.dumps(saved("swot", format=2)), "answers-not-ours"),
        (json.dumps(saved("swot", fields={"name": "x" * 200_000})), "answers-too-much"),
        ('{"a":' * 100_000, "answers-damaged"),
        ("[1, 2]", "answers-not-ours"),
        ('{"answers": ["a"]}', "answers-not-ours"),
    ],
)
def test_what_is_not_ours_or_too_much_is_refused(text: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    assert collect(Library(), [str(path)], problems) == []
    assert [each.code for each in problems.found] == [code]


def test_a_folder_of_pages_and_forms_is_collected_together(tmp_path: Path) -> None:
    write(tmp_path, saved("swot"), "swot-answers.json")
    (tmp_path / "form.pdf").write_bytes(worksheets.build("swot", fillable=True, example=True))
    found = worksheets.collect(str(tmp_path), problems=Problems())
    assert [Path(each.file).name for each in found] == ["form.pdf", "swot-answers.json"]


@pytest.mark.parametrize("form", ["-o answers.json", "--json"])
def test_a_table_among_the_returns_is_not_read_as_one(form: str, tmp_path: Path) -> None:
    write(tmp_path, saved("swot"), "swot-answers.json")
    [answer] = worksheets.collect(str(tmp_path), problems=Problems())
    text = formats.as_json([answer]).decode()
    table = tmp_path / "answers.json"
    table.write_text(text if form == "-o answers.json" else f'{{"ok": true, "answers": {text}}}')
    problems = Problems()
    assert worksheets.collect(str(tmp_path), problems=problems) == [answer]
    [told] = [str(each) for each in problems.found if each.code == "answers-not-read"]
    assert "answers.json: warning" in told and "it holds answers that were collected" in told
    with pytest.raises(Refused) as refused:
        worksheets.collect(str(table))
    assert "hint: tally reads it" in str(refused.value)


@pytest.mark.parametrize(("said", "answer"), [("on", "yes"), ("off", "no"), ("On", "yes")])
def test_a_tick_may_be_said_as_forms_say_it(said: str, answer: str, tmp_path: Path) -> None:
    path = write(tmp_path, saved("partnership-checklist", fields={"1.1": said, "name": "A"}))
    [found] = worksheets.collect(str(path), problems=Problems())
    assert found.fields["1.1"] == answer


def test_a_registers_id_and_the_language_come_with_the_answers(tmp_path: Path) -> None:
    said = saved("swot", lang="cy-GB", copy="P-7", registered=True)
    write(tmp_path, said, "one.json")
    write(tmp_path, {**said, "fields": {**said["fields"], "name": "Ann"}}, "two.json")
    problems = Problems()
    found = worksheets.collect(str(tmp_path), problems=problems)
    assert [(each.lang, each.copy) for each in found] == [("cy-GB", "P-7")] * 2
    # A form that is somebody's own is expected once; a number may be on many.
    assert "answers-returned-twice" in [each.code for each in problems.found]
    for name in ("one.json", "two.json"):
        write(tmp_path, {**said, "registered": False}, name)
    problems = Problems()
    worksheets.collect(str(tmp_path), problems=problems)
    assert "answers-returned-twice" not in [each.code for each in problems.found]
