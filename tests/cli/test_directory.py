"""The directory of agencies: a booklet out of a file of records."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
from tools import poppler
from tools.command import ROOT, worksheets, worksheets_here
from tools.operators import drawn

ROWS = "organisation,telephone,offers-advice,offers-group\n" + "".join(
    f"{name},0{n},yes,{'yes' if n % 2 else ''}\n"
    for n, name in enumerate(["Mill", "ash", "Éclair", "Zoo <b>", "Birch & Co", "Dale", "Elm"])
)


def test_agencies_are_in_order_with_contents_and_index(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(ROWS, encoding="utf-8")
    ran = worksheets_here("build", "agency-directory", "--data", "a.csv", "--json", cwd=tmp_path)
    assert ran.code == 0, ran.out
    pdf = tmp_path / "agency-directory.pdf"
    pages = poppler.text(pdf).split("\f")
    order = ["ash", "Birch & Co", "Dale", "Éclair", "Elm", "Mill", "Zoo <b>"]
    rows = [re.fullmatch(r" *(.+?) [ .]+ ([1-9]\d*)", line) for line in pages[0].splitlines()]
    contents = {row[1].strip(): row[2] for row in rows if row}
    assert list(contents) == [*order, "Index by service offered"]
    for name in order:
        assert any(line.strip() == name for line in pages[int(contents[name]) - 1].splitlines())
    index = int(contents["Index by service offered"])
    assert "Advice/information" in pages[index - 1]
    # Nobody offers it, so nothing is said of it.
    assert "Outreach" not in "".join(pages)
    with pikepdf.open(pdf) as file, file.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            "Contents",
            *order,
            "Index by service offered",
        ]


def test_only_what_is_known_is_printed_unless_whoever_edits_asks(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("organisation,email\nAsh,\n")
    build = ("build", "agency-directory", "--data", "a.csv")
    worksheets_here(*build, cwd=tmp_path)
    told = poppler.told(tmp_path / "agency-directory.pdf")
    assert "Email" not in told and "Services offered" not in told and "Index" not in told
    worksheets_here(*build, "--option", "missing=shown", cwd=tmp_path)
    told = poppler.told(tmp_path / "agency-directory.pdf")
    assert "Email: not given" in told and "Services offered: not given" in told


def test_the_front_page_says_whose_it_is_and_of_when(
    tmp_path: Path, overlay: Callable[..., Path]
) -> None:
    (tmp_path / "a.csv").write_text(ROWS, encoding="utf-8")
    words = (ROOT / "content/worksheets/agency-directory.yaml").read_text(encoding="utf-8")
    words = words.replace('setting: ""', "setting: Hill School").replace(
        'edition: ""', "edition: May 2027"
    )
    folder = overlay(content__worksheets__agency_directory=words)
    build = ("build", "agency-directory", "--data", "a.csv")
    worksheets_here(*build, "--content", str(folder), cwd=tmp_path)
    first = poppler.text(tmp_path / "agency-directory.pdf").split("\f")[0]
    assert first.index("Hill School") < first.index("May 2027") < first.index("Contents")
    # Without these words there are lines to write them on.
    worksheets_here(*build, cwd=tmp_path)
    [front, *_] = drawn(tmp_path / "agency-directory.pdf")
    assert len(front.lines) == 2


def test_each_page_says_which_letters_it_has(tmp_path: Path) -> None:
    rows = "organisation,about\n" + "".join(
        f"{letter}{n},{'x ' * 300}\n" for letter in "ABC" for n in (1, 2)
    )
    (tmp_path / "a.csv").write_text(rows)
    worksheets_here("build", "agency-directory", "--data", "a.csv", cwd=tmp_path)
    pages = poppler.text(tmp_path / "agency-directory.pdf").split("\f")[1:-1]
    for page in pages:
        letters = sorted(set(re.findall(r"^ *([ABC])[12]$", page, re.MULTILINE)))
        head = page.splitlines()[0].split()
        shown = "".join(head[1:])
        assert head[0] == "Directory"
        assert shown in (letters[0], f"{letters[0]}–{letters[-1]}")


def test_contents_and_index_are_linked(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(ROWS, encoding="utf-8")
    worksheets_here("build", "agency-directory", "--data", "a.csv", cwd=tmp_path)
    pdf = tmp_path / "agency-directory.pdf"
    with pikepdf.open(pdf) as file:
        pages: list[Any] = [page.objgen for page in file.pages]
        parents = pikepdf.NumberTree(file.Root.StructTreeRoot.ParentTree)
        found = 0
        for page in file.pages:
            for link in page.get("/Annots", []):
                name, _, number = str(link.Contents).rpartition(" ")
                target, heading = link.A.D[0], link.A.SD[0]
                assert pages.index(target.objgen) + 1 == int(number)
                assert heading.S == "/H2"
                assert parents[int(link.StructParent)].S == "/Link" and name
                found += 1
    assert found == 8 + 7 + 3


def test_an_agency_stays_on_one_page(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(ROWS, encoding="utf-8")
    worksheets_here("build", "agency-directory", "--data", "a.csv", cwd=tmp_path)
    for page in poppler.text(tmp_path / "agency-directory.pdf").split("\f")[1:-2]:
        assert page.count("Telephone:") == page.count("Services offered:")


def test_it_needs_records_and_rows_need_names(tmp_path: Path) -> None:
    ran = worksheets_here("build", "agency-directory", cwd=tmp_path)
    assert ran.code == 2 and "--data FILE" in ran.err
    (tmp_path / "a.csv").write_text("organisation,email\n,x\nA,東\n", encoding="utf-8")
    ran = worksheets_here("build", "agency-directory", "--data", "a.csv", cwd=tmp_path)
    assert ran.code == 1 and "a.csv:2: column organisation: error data-missing-name" in ran.err
    assert "a.csv:3: column email: error no-glyph" in ran.err and not list(tmp_path.glob("*.pdf"))
    (tmp_path / "a.csv").write_text("telephone,email\n1,x\n", encoding="utf-8")
    ran = worksheets_here("build", "swot", "--data", "a.csv", cwd=tmp_path)
    assert ran.code == 1 and "none of its columns has the name of a place" in ran.err


def test_records_come_from_a_workbook_and_from_standard_input(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Organisation", "Telephone", "offers advice"])
    book.worksheets[0].append(["Ash", 123456, True])
    book.save(tmp_path / "a.xlsx")
    build = ("build", "agency-directory", "-o", "out.pdf", "--data")
    assert worksheets_here(*build, "a.xlsx", cwd=tmp_path).code == 0
    workbook = (tmp_path / "out.pdf").read_bytes()
    line = '{"organisation": "Ash", "telephone": 123456, "offers-advice": true}'
    ran = worksheets(*build, "-", cwd=tmp_path, stdin=line)
    assert ran.code == 0, ran.err
    assert (tmp_path / "out.pdf").read_bytes() == workbook


def test_it_has_no_places(tmp_path: Path) -> None:
    told = worksheets_here("show", "agency-directory", "--json", cwd=tmp_path).json
    assert told["worksheet"]["fields"] == []


def test_a_service_is_offered_or_not(tmp_path: Path) -> None:
    rows = "organisation,offers-outreach,about\nA,YES,x\nB,perhaps,😀\n"
    (tmp_path / "a.csv").write_text(rows, encoding="utf-8")
    ran = worksheets_here("build", "agency-directory", "--data", "a.csv", cwd=tmp_path)
    assert ran.code == 1 and "a.csv:3: column offers-outreach: error bad-value" in ran.err
    assert "a.csv:3: column about: error no-glyph" in ran.err
    (tmp_path / "a.csv").write_text(rows.split("B,")[0], encoding="utf-8")
    assert worksheets_here("build", "agency-directory", "--data", "a.csv", cwd=tmp_path).code == 0
    text = poppler.text(tmp_path / "agency-directory.pdf")
    assert "Outreach" in text
