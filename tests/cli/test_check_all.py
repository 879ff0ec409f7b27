"""`check --all`: what does not fit is told before anything is printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tools.command import Ran
from tools.command import worksheets_here as worksheets

from worksheets.content.library import Library

CONTENT = "id: mine\ntitle: Mine\nsource: me\ncredit: {}\nwords:\n  head: {}\n"
TEMPLATE = """<worksheet id="mine" lang="{{ lang }}"><title>Mine</title>
<table name="t" label="Table" rows="2"><head>{{ words.head }}</head><head>b</head>
<head>c</head><head>d</head></table><credit>{{ worksheet.credit }}</credit></worksheet>"""


@pytest.fixture(autouse=True)
def _few_worksheets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the test's own sheets: all the others are laid out in every look elsewhere."""
    whole = Library.worksheet_ids
    ours = ("mine", "discussion")
    monkeypatch.setattr(Library, "worksheet_ids", lambda each: [*filter(ours.__contains__,
                                                                        whole(each))])  # fmt: skip
    monkeypatch.setattr(Library, "pack_ids", lambda each: [])
    monkeypatch.setattr("worksheets.every_look.processors", lambda: 1)


def check(folder: Path, head: str, *more: str, credit: str = "us", settings: str = "") -> Ran:
    files = {
        "content/worksheets/mine.yaml": CONTENT.format(credit, head),
        "templates/mine.xml.j2": TEMPLATE,
        "worksheets.yaml": f"content: ['.']\n{settings}",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return worksheets("check", *more, cwd=folder)


LONG = "Responsibilities"


def test_a_word_that_is_too_wide_is_told_with_its_looks(tmp_path: Path) -> None:
    settings = "check: {profiles: [giant], papers: [a5, a3]}\n"
    assert check(tmp_path, LONG, settings=settings).err == ""
    ran = check(tmp_path, LONG, "--all", settings=settings)
    assert ran.code == 0
    assert "content/worksheets/mine.yaml:6:9: warning word-broken: mine: " in ran.err
    assert f"“{LONG}” is wider than its column in giant on a5\n" in ran.err
    assert check(tmp_path, LONG, "--all", "--strict", settings=settings).code == 3


def test_other_tools_are_told_too(tmp_path: Path) -> None:
    settings = "check: {profiles: [giant], papers: [a5]}\n"
    ran = check(tmp_path, LONG, "--all", "--format", "github", settings=settings)
    assert "::warning file=content/worksheets/mine.yaml,line=6,col=9,title=word-broken::" in ran.out
    ran = check(tmp_path, LONG, "--all", "--format", "sarif", settings=settings)
    results = json.loads(ran.out)["runs"][0]["results"]
    assert "word-broken" in [each["ruleId"] for each in results]


def test_what_reaches_beyond_the_page_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("worksheets.every_look.outside", lambda laid: iter(["Profile:"]))
    settings = "check: {profiles: [standard], papers: [a4]}\n"
    ran = check(tmp_path, "a", "--all", settings=settings)
    assert ran.code == 1 and "error text-outside: " in ran.err
    assert "“Profile:” does not fit the page in standard on a4" in ran.err


@pytest.mark.parametrize("key", ["profiles", "papers"])
def test_a_look_that_does_not_exist(key: str, tmp_path: Path) -> None:
    ran = check(tmp_path, "a", "--all", settings=f"check: {{{key}: [huge]}}\n")
    assert ran.code == 1 and f"error unknown-{key[:-1]}: " in ran.err


def test_the_chapters_credit_stands_under_the_chapters_words_alone(tmp_path: Path) -> None:
    ran = check(tmp_path, "a", credit="© Rita Cheminais")
    assert ran.code == 0 and "mine.yaml: warning credit-borrowed: " in ran.err
    text = Library().file("content/worksheets/discussion.yaml").read_text(encoding="utf-8")
    own = text.replace("© Rita Cheminais, 2009", "© Us")
    (tmp_path / "content/worksheets/discussion.yaml").write_text(own, encoding="utf-8")
    ran = check(tmp_path, "a")
    assert ran.code == 0 and "discussion.yaml: warning credit-missing: " in ran.err


WELSH = {"title": "Fy nhaflen", "source": "fi", "credit": "ni", "words.head": "Cyfrifoldebau"}


def translate(folder: Path) -> None:
    path = folder / "content/languages/cy-GB/worksheets/mine.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        json.dumps({"entries": {key: {"text": text} for key, text in WELSH.items()}}),
        encoding="utf-8",
    )


def test_every_language_is_laid_out_and_one_alone_with_lang(tmp_path: Path) -> None:
    settings = "check: {profiles: [giant], papers: [a5]}\n"
    check(tmp_path, "a", settings=settings)
    translate(tmp_path)
    ran = check(tmp_path, "a", "--all", settings=settings)
    assert ran.code == 0
    assert "“Cyfrifoldebau” is wider than its column in giant on a5 in cy-GB\n" in ran.err
    ran = check(tmp_path, "a", "--all", "--lang", "en-GB", settings=settings)
    assert "Cyfrifoldebau" not in ran.err
    ran = check(tmp_path, "a", "--all", "--lang", "fr", settings=settings)
    assert ran.code == 2 and "unknown-lang" in ran.err
