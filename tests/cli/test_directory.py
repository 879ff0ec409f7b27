"""The directory of agencies: a booklet out of a file of records."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pikepdf
from tools import poppler
from tools.command import worksheets

ROWS = "organisation,telephone,offers-advice,offers-group\n" + "".join(
    f"{name},0{n},yes,{'yes' if n % 2 else ''}\n"
    for n, name in enumerate(["Mill", "ash", "Éclair", "Zoo <b>", "Birch & Co", "Dale", "Elm"])
)


def test_agencies_are_in_order_with_contents_and_index(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(ROWS, encoding="utf-8")
    ran = worksheets("build", "agency-directory", "--data", "a.csv", "--json", cwd=tmp_path)
    assert ran.code == 0, ran.out
    pdf = tmp_path / "agency-directory.pdf"
    pages = poppler.text(pdf).split("\f")
    order = ["ash", "Birch & Co", "Dale", "Éclair", "Elm", "Mill", "Zoo <b>"]
    listed = [line.rsplit(None, 1) for line in pages[0].split("Photocopiable")[0].splitlines()]
    contents = {row[0].strip(): row[1] for row in listed if len(row) == 2 and row[1].isdigit()}
    assert list(contents) == ["Contents", *order, "Index by service offered"]
    for name in order:
        assert any(line.strip() == name for line in pages[int(contents[name]) - 1].splitlines())
    index = int(contents["Index by service offered"])
    assert "no agency here" in pages[index - 1]
    with pikepdf.open(pdf) as file, file.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            "Contents",
            *order,
            "Index by service offered",
        ]


def test_what_is_missing_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("organisation,email\nAsh,\n")
    worksheets("build", "agency-directory", "--data", "a.csv", cwd=tmp_path)
    told = poppler.told(tmp_path / "agency-directory.pdf")
    assert "Email: not given" in told and "Services offered: not given" in told


def test_an_agency_stays_on_one_page(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(ROWS, encoding="utf-8")
    worksheets("build", "agency-directory", "--data", "a.csv", cwd=tmp_path)
    for page in poppler.text(tmp_path / "agency-directory.pdf").split("\f")[1:-2]:
        assert page.count("Profile:") == page.count("Services offered:")


def test_it_needs_records_and_rows_need_names(tmp_path: Path) -> None:
    ran = worksheets("build", "agency-directory", cwd=tmp_path)
    assert ran.code == 2 and "--data FILE" in ran.err
    (tmp_path / "a.csv").write_text("organisation,email\n,x\nA,東\n", encoding="utf-8")
    ran = worksheets("build", "agency-directory", "--data", "a.csv", cwd=tmp_path)
    assert ran.code == 1 and "a.csv:2: column organisation: error data-missing-name" in ran.err
    assert "a.csv:3: column email: error no-glyph" in ran.err and not list(tmp_path.glob("*.pdf"))
    (tmp_path / "a.csv").write_text("telephone,email\n1,x\n", encoding="utf-8")
    ran = worksheets("build", "swot", "--data", "a.csv", cwd=tmp_path)
    assert ran.code == 1 and "none of its columns has the name of a place" in ran.err


def test_records_come_from_a_workbook_and_from_standard_input(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Organisation", "Telephone", "offers advice"])
    book.active.append(["Ash", 123456, True])
    book.save(tmp_path / "a.xlsx")
    build = ("build", "agency-directory", "-o", "out.pdf", "--data")
    assert worksheets(*build, "a.xlsx", cwd=tmp_path).code == 0
    workbook = (tmp_path / "out.pdf").read_bytes()
    line = '{"organisation": "Ash", "telephone": 123456, "offers-advice": true}'
    ran = worksheets(*build, "-", cwd=tmp_path, stdin=line)
    assert ran.code == 0, ran.err
    assert (tmp_path / "out.pdf").read_bytes() == workbook


def test_it_has_no_places(tmp_path: Path) -> None:
    told = worksheets("show", "agency-directory", "--json", cwd=tmp_path).json
    assert told["worksheet"]["fields"] == []


def test_a_service_is_offered_or_not(tmp_path: Path) -> None:
    rows = "organisation,offers-outreach,about\nA,YES,x\nB,perhaps,😀\n"
    (tmp_path / "a.csv").write_text(rows, encoding="utf-8")
    ran = worksheets("build", "agency-directory", "--data", "a.csv", cwd=tmp_path)
    assert ran.code == 1 and "a.csv:3: column offers-outreach: error bad-value" in ran.err
    assert "a.csv:3: column about: error no-glyph" in ran.err
    (tmp_path / "a.csv").write_text(rows.split("B,")[0], encoding="utf-8")
    assert worksheets("build", "agency-directory", "--data", "a.csv", cwd=tmp_path).code == 0
    text = poppler.text(tmp_path / "agency-directory.pdf")
    assert "Outreach" in text.split("Services offered")[1]
