"""Languages: entries by path over the English, and what `check --lang` says of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tools import poppler
from tools.command import ROOT, worksheets_here

from worksheets.content.language_check import check_language, english_files, texts_in
from worksheets.content.library import Library
from worksheets.content.texts import hash_of, name_in
from worksheets.problems import Code, Refused

WELSH = ROOT / "content/languages/cy-GB"


def entries(folder: Path, name: str, **changed: str | None) -> Path:
    """A folder with one Welsh file in it that has some entries, by paths with __ for dots."""
    path = folder / "mine/content/languages/cy-GB" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    made = {key.replace("__", "."): {"text": text, "hash": "0"} for key, text in changed.items()}
    path.write_text(yaml.safe_dump({"entries": made}, allow_unicode=True), encoding="utf-8")
    return folder / "mine"


def test_welsh_has_every_text_and_no_english_ones() -> None:
    report = check_language(Library(), "cy-GB")
    assert [str(each) for each in report.problems] == []
    assert report.texts > 900 and len(report.drafts) == report.texts


def test_every_welsh_hash_is_that_of_its_english() -> None:
    library = Library()
    for name in english_files(library):
        for each in texts_in(library, name, "cy-GB"):
            assert each.entry and each.entry.hash == hash_of(each.text.words), each.text.path


def test_every_welsh_file_has_its_english_beside_each_entry() -> None:
    library = Library()
    for name in english_files(library):
        text = library.file(name_in(name, "cy-GB")).read_text(encoding="utf-8")
        for each in texts_in(library, name, "cy-GB"):
            english = each.text.words.replace("\n", "\\n")
            assert f"  # {english}\n  {each.text.path}:\n" in text


def test_ids_and_answers_are_the_same_in_welsh() -> None:
    english, welsh = Library(), Library().in_language("cy-GB")
    for name in english.worksheet_ids():
        one, other = english.worksheet(name), welsh.worksheet(name)
        assert one.example.keys() == other.example.keys() and one.options == other.options
        assert other.is_draft and not one.is_draft
    questions: Any = welsh.worksheet("partnership-checklist").words["questions"]
    assert [each["id"] for each in questions] == [str(n) for n in range(1, 10)]


def test_a_folder_adds_single_entries_to_a_language(tmp_path: Path) -> None:
    folder = entries(tmp_path, "worksheets/swot", title="Ein dadansoddiad ni")
    ran = worksheets_here("build", "swot", "--lang", "cy-GB", "--content", folder, cwd=tmp_path)
    assert ran.code == 0, ran.err
    told = poppler.told(tmp_path / "swot.pdf")
    assert "Ein dadansoddiad ni" in told and "Cryfderau" in told


def test_a_text_without_an_entry_is_told_by_name(tmp_path: Path) -> None:
    words = (ROOT / "content/worksheets/swot.yaml").read_text(encoding="utf-8")
    own = tmp_path / "mine/content/worksheets/swot.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(words.replace("id: threats", "id: dangers"), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        Library([tmp_path / "mine"]).in_language("cy-GB").worksheet("swot")
    told = [each.where.path for each in refused.value.problems]
    assert told == [f"words.quadrants[dangers].{key}" for key in ("title", "axes", "hint")]
    [one, *_] = refused.value.problems
    assert one.code is Code.NOT_TRANSLATED and "check --lang cy-GB" in one.hint


def test_other_braces_than_in_english_are_refused_at_their_line(tmp_path: Path) -> None:
    folder = entries(tmp_path, "phrases", phrases__page="tudalen {tudalen}")
    with pytest.raises(Refused) as refused:
        Library([folder]).in_language("cy-GB").language()
    [problem] = refused.value.problems
    assert "{page} and {pages}" in problem.message
    assert problem.where.file and "mine" in problem.where.file and problem.where.line
    report = check_language(Library([folder]), "cy-GB")
    assert "{page} and {pages}" in report.problems[0].message


@pytest.mark.slow
def test_a_language_file_that_is_wrong_is_told_by_check(tmp_path: Path) -> None:
    path = tmp_path / "mine/content/languages/cy-GB/worksheets/swot.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("entries:\n  title:\n    txt: Fy nheitl\n", encoding="utf-8")
    ran = worksheets_here("check", path, cwd=tmp_path)
    assert ran.code == 1 and "swot.yaml:3:5: error content-unknown-key" in ran.err


def test_what_is_missing_stale_english_or_unused_is_listed(tmp_path: Path) -> None:
    folder = entries(
        tmp_path,
        "worksheets/swot",
        short="SWOT analysis",
        words__instructions="Agree the aspect yn gyntaf",
        words__nothing="dim",
    )
    english = folder / "content/worksheets/swot.yaml"
    english.parent.mkdir()
    words = (ROOT / "content/worksheets/swot.yaml").read_text(encoding="utf-8")
    new = words.replace("What could we do better?", "What would help?")
    new = new.replace("  banner:", "  more: Something more\n  banner:")
    english.write_text(new, encoding="utf-8")
    ran = worksheets_here("check", "--lang", "cy-GB", "--content", folder, cwd=tmp_path)
    assert ran.code == 1
    for said in (
        "error not-translated: “words.more” has no translation into cy-GB: “Something more”",
        "warning translation-stale: the English of “words.quadrants[weaknesses].hint” has changed",
        f"write  hash: {hash_of('What would help?')}",
        "warning translation-english: “short” has English words in it: “SWOT analysis”",
        "“words.instructions” has English words in it: “agree the aspect”",
        "warning translation-unused: “words.nothing” is no text of content/worksheets/swot.yaml",
    ):
        assert said in ran.err, said
    assert "swot.yaml:7: draft: title" in ran.out and "1 missing, " in ran.out


def test_reviewed_welsh_is_no_draft(tmp_path: Path) -> None:
    for path in WELSH.rglob("*.yaml"):
        own = tmp_path / "mine/content/languages/cy-GB" / path.relative_to(WELSH)
        own.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        own.write_text(text.replace("status: draft", "status: reviewed"), encoding="utf-8")
    arguments: tuple[str, ...] = ("build", "swot", "--lang", "cy-GB", "--facilitator")
    assert worksheets_here(*arguments, cwd=tmp_path).code == 0
    pages = poppler.text(tmp_path / "swot.pdf").removesuffix("\f").split("\f")
    assert len(pages) == 2 and all("Drafft o gyfieithiad." in page for page in pages)
    assert poppler.info(tmp_path / "swot.pdf")["Subject"] == "Drafft o gyfieithiad."
    arguments = (*arguments, "--content", str(tmp_path / "mine"))
    assert worksheets_here(*arguments, cwd=tmp_path).code == 0
    assert "Drafft" not in poppler.text(tmp_path / "swot.pdf")
    assert "Subject" not in poppler.info(tmp_path / "swot.pdf")


@pytest.mark.slow
def test_a_new_language_is_written_with_the_english_beside_it(tmp_path: Path) -> None:
    ran = worksheets_here("new", "language", "pl", cwd=tmp_path)
    assert ran.code == 0 and "content/languages/pl/worksheets/swot.yaml" in ran.out
    text = (tmp_path / "content/languages/pl/chapter.yaml").read_text(encoding="utf-8")
    english = "To improve information sharing between agencies."
    assert f'  # {english}\n  aspects[info-sharing].text:\n    hash: "{hash_of(english)}"' in text
    ran = worksheets_here("check", "--lang", "pl", "--content", ".", cwd=tmp_path)
    assert ran.code == 1 and "“title” has no translation into pl" in ran.err
    assert worksheets_here("check", "--content", ".", cwd=tmp_path).code == 0
    ran = worksheets_here("build", "swot", "--lang", "pl", "--content", ".", cwd=tmp_path)
    assert ran.code == 1 and "check --lang pl" in ran.err
    ran = worksheets_here("new", "language", "cy-GB", cwd=tmp_path)
    assert ran.code == 2 and "has a translation into cy-GB already" in ran.err
