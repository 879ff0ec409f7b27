"""`worksheets build --data`: a copy for each row, as a user meets it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from tools import poppler, verapdf
from tools.command import environment
from tools.command import worksheets_here as worksheets

PEOPLE = "id,name,service,table,profile,copies\n" + "".join(
    f"{n},{name},{service},{table},{profile},{copies}\n"
    for n, name, service, table, profile, copies in (
        ("a1", "Siân Gŵyr", "Health visiting", "1", "", ""),
        ("a2", "Łukasz Żak", "Police", "1", "large", ""),
        ("a3", "Jo Price", "", "2", "", "2"),
    )
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return tmp_path


def pages(pdf: Path) -> list[str]:
    return poppler.text(pdf).split("\f")[:-1]


def test_a_copy_for_each_row_in_one_file(folder: Path) -> None:
    ran = worksheets("build", "swot", "--data", "people.csv", cwd=folder)
    assert (ran.code, ran.out, ran.err) == (0, "swot.pdf\n", "")
    found = pages(folder / "swot.pdf")
    whose = [next((name for name in ("Siân Gŵyr", "Łukasz Żak", "Jo Price") if name in page), "")
             for page in found]  # fmt: skip
    assert whose[0] == "Siân Gŵyr" and whose[-2:] == ["Jo Price", "Jo Price"]
    assert "Health visiting" in found[0] and "Łukasz Żak" in whose
    assert verapdf.validate("ua1", [folder / "swot.pdf"]).startswith("PASS")
    assert verapdf.validate("2a", [folder / "swot.pdf"]).startswith("PASS")


def test_a_row_has_the_profile_it_asks_for(folder: Path) -> None:
    worksheets("build", "swot", "--data", "people.csv", "--split", "{id}", cwd=folder)
    heights = {
        name: max(word.bottom - word.top for word in poppler.words(folder / f"{name}.pdf")
                  if word.text == "Service:")
        for name in ("a1", "a2")
    }  # fmt: skip
    assert heights["a2"] / heights["a1"] == pytest.approx(18 / 12, 0.02)


def test_row_by_row_and_within_a_row_sheet_by_sheet(folder: Path) -> None:
    names = ("partnership-checklist", "swot")
    worksheets("build", *names, "--data", "people.csv", "-o", "x.pdf", cwd=folder)
    first = [("Checklist" in page, "Jo Price" in page) for page in pages(folder / "x.pdf")
             if "page 1 of" in page]  # fmt: skip
    assert first[-4:] == [(True, True), (True, True), (False, True), (False, True)]
    assert [is_checklist for is_checklist, _ in first[:4]] == [True, False, True, False]


def test_bookmarks_and_page_labels_lead_to_each_copy(folder: Path) -> None:
    worksheets("build", "swot", "--data", "people.csv", cwd=folder)
    with pikepdf.open(folder / "swot.pdf") as file:
        with file.open_outline() as outline:
            titles = [item.title for item in outline.root]
        labels = [page.label for page in file.pages]
    swot = "SWOT analysis for multi-agency partnership working"
    assert titles == [
        f"{who}: {swot}" for who in ("Siân Gŵyr", "Łukasz Żak", "Jo Price", "Jo Price")
    ]
    assert labels[0] == "1-1" and labels[-1] == "4-1" and len(set(labels)) == len(labels)


def test_a_file_for_each_row(folder: Path) -> None:
    pattern = "{table}-{row:03}-{worksheet}.pdf"
    arguments = ("swot", "force-field", "--data", "people.csv", "--split", pattern, "-o", "out/")
    ran = worksheets("build", *arguments, cwd=folder)
    assert ran.code == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == sorted(
        f"{table}-{row}-{name}.pdf"
        for table, row in (("1", "001"), ("1", "002"), ("2", "003"))
        for name in ("swot", "force-field")
    )
    assert "Jo Price" in poppler.text(folder / "out/2-003-swot.pdf")


def test_one_file_holds_all_sheets_of_a_row_unless_the_pattern_tells_them_apart(
    folder: Path,
) -> None:
    arguments = ("swot", "force-field", "--data", "people.csv", "--split", "{id}")
    assert worksheets("build", *arguments, cwd=folder).out == "a1.pdf\na2.pdf\na3.pdf\n"
    text = poppler.text(folder / "a1.pdf")
    assert "SWOT analysis" in text and "Force-field analysis" in text


def test_a_page_among_many_looks_like_the_one_drawn_alone(folder: Path) -> None:
    worksheets("build", "swot", "--data", "people.csv", cwd=folder)
    first = len(pages(folder / "swot.pdf")) - 1
    worksheets("build", "swot", "--set", "name=Jo Price", "-o", "alone.pdf", cwd=folder)
    shown = []
    for name, page in (("swot", first), ("alone", 1)):
        poppler.run("pdftoppm", "-r", "100", "-gray", "-f", str(page), "-l", str(page),
                    folder / f"{name}.pdf", folder / name)  # fmt: skip
        [picture] = folder.glob(f"{name}-*.pgm")
        shown.append(picture.read_bytes())
    assert shown[0] == shown[1]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("p.jsonl", '{"name": "Siân"}\n{"name": "Jo"}\n'),
        ("p.json", '[{"name": "Siân"}, {"name": "Jo"}]'),
        ("p.yaml", "- name: Siân\n- name: Jo\n"),
        ("p.csv", "Full name;Colour\nSiân;red\nJo;blue\n"),
    ],
)
def test_rows_come_out_of_any_kind_of_file(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    ran = worksheets("build", "swot", "--data", name, cwd=tmp_path)
    assert ran.code == 0, ran.err
    first, second = pages(tmp_path / "swot.pdf")
    assert "Siân" in first and "Jo" in second


def test_rows_come_from_standard_input(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "worksheets", "build", "swot", "--data", "-", "-o", "-"],
        cwd=tmp_path, env=environment(), capture_output=True, check=True,
        input=b'{"name": "Si\xc3\xa2n"}\n{"name": "Jo"}\n',
    )  # fmt: skip
    (tmp_path / "x.pdf").write_bytes(done.stdout)
    assert poppler.info(tmp_path / "x.pdf")["Pages"] == "2"


def test_every_bad_row_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    rows = "name,1.1,profile,copies,lang\n東,yes,,,\nJo,perhaps,,,\n"
    rows += "Jo,,huge,,\nJo,,,-1,\nJo,,,,xx\n"
    (tmp_path / "p.csv").write_text(rows, encoding="utf-8")
    ran = worksheets("build", "partnership-checklist", "--data", "p.csv", cwd=tmp_path)
    assert ran.code == 1 and not list(tmp_path.glob("*.pdf"))
    for line, column, code in (
        (2, "name", "no-glyph"), (3, "1.1", "bad-value"), (4, "profile", "unknown-profile"),
        (5, "copies", "bad-value"), (6, "lang", "unknown-lang"),
    ):  # fmt: skip
        assert f"p.csv:{line}: column {column}: error {code}:" in ran.err


HOSTILE = {
    "climbs": "../../etc/passwd", "device": "CON", "blanks": "   ", "long": "n" * 10_000,
    "markup": "<b>&amp;{{ 7*7 }}", "formula": "=1+1", "accent": "e\u0301",
    "quote": "O’Brien; (x) \\",
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_name_is_only_text(tmp_path: Path, case: str) -> None:
    value = HOSTILE[case]
    (tmp_path / "in").mkdir()
    (tmp_path / "in/p.csv").write_text(f'name,service\n"{value}",x\n', encoding="utf-8")
    arguments = ("swot", "--data", "in/p.csv", "--split", "{name}", "-o", "in/out/")
    ran = worksheets("build", *arguments, cwd=tmp_path)
    assert ran.code == 0, ran.err
    [made] = (tmp_path / "in/out").rglob("*")
    assert made.suffix == ".pdf" and sorted(path.name for path in tmp_path.iterdir()) == ["in"]
    if case not in ("blanks", "long", "accent"):
        assert value in poppler.text(made)


@pytest.mark.parametrize("value", ["😀", "שלום", "a\u0007b", "a\ufffdb", "G?yr"])
def test_what_cannot_be_printed_is_told_with_its_row(tmp_path: Path, value: str) -> None:
    (tmp_path / "p.csv").write_text(f"name,service\nJo,x\n{value},x\n", encoding="utf-8")
    ran = worksheets("build", "swot", "--data", "p.csv", cwd=tmp_path)
    assert ran.code == 1 and "p.csv:3: column name: error " in ran.err
    assert not list(tmp_path.glob("*.pdf"))


WRONG = {
    "split without rows": (["--split", "{row}"], 2, "--data"),
    "split to standard output": (["--data", "p.csv", "--split", "{row}", "-o", "-"], 2, "--split"),
    "no such column": (["--data", "p.csv", "--split", "{room}"], 2, "“room”"),
    "no file": (["--data", "gone.csv"], 1, "gone.csv"),
    "no such language": (["--lang", "xx"], 2, "unknown-lang"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told(folder: Path, case: str) -> None:
    arguments, code, words = WRONG[case]
    (folder / "p.csv").write_text("name\nJo\n", encoding="utf-8")
    ran = worksheets("build", "swot", *arguments, cwd=folder)
    assert ran.code == code and words in ran.err and "Traceback" not in ran.err
    assert not list(folder.glob("*.pdf"))


def test_the_facilitators_page_comes_once_behind_the_last_copy(folder: Path) -> None:
    worksheets("build", "swot", "--data", "people.csv", "--facilitator", cwd=folder)
    marked = ["For the facilitator" in page for page in pages(folder / "swot.pdf")]
    assert marked.count(True) == 1 and marked[-1]


def test_a_row_in_another_language_gets_its_own_sheet(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("name,lang\nJo,\nSiân,cy-GB\n", encoding="utf-8")
    ran = worksheets("build", "swot", "--data", "p.csv", cwd=tmp_path)
    assert ran.code == 0, ran.err
    first, second = pages(tmp_path / "swot.pdf")
    assert "page 1 of 1" in first and "tudalen 1 o 1" in second
    assert verapdf.validate("ua1", [tmp_path / "swot.pdf"]).startswith("PASS")
    with pikepdf.open(tmp_path / "swot.pdf") as file:
        assert file.Root.StructTreeRoot.K.K[1].Lang == "cy-GB"
