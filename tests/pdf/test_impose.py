"""Imposed files: the same pages, text and tags, two on each side of a larger sheet."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tools import poppler, verapdf

from worksheets import api
from worksheets.layout.filled import Filled
from worksheets.layout.lay_out import lay_out
from worksheets.layout.paper import MM, PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.pdf.copy import Copy
from worksheets.pdf.document import write_document
from worksheets.pdf.metadata import Metadata
from worksheets.pdf.printing import Printing
from worksheets.problems import BadCommand
from worksheets.sheet.tree import Sheet

SHEETS = ["swot", "partnership-checklist", "discussion"]
A4, A3 = PAPERS["a4"], PAPERS["a3"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same sheets as they are, as a booklet and two on a side: a folder not to be changed."""
    folder = tmp_path_factory.mktemp("imposed")
    for name in ("", "booklet", "2up"):
        values = {"name": "Siân Gŵyr", "1.1": "yes"}
        data = api.build(SHEETS, values=values, impose=name)
        (folder / f"{name or 'plain'}.pdf").write_bytes(data)
    return folder


@pytest.mark.parametrize("name", ["booklet", "2up"])
def test_what_a_screen_reader_hears_stays_the_same(built: Path, name: str) -> None:
    assert poppler.structure(built / f"{name}.pdf") == poppler.structure(built / "plain.pdf")


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_finds_no_fault(built: Path, flavour: str) -> None:
    said = verapdf.validate(flavour, [built / "booklet.pdf", built / "2up.pdf"])
    assert [line.split()[0] for line in said.splitlines()] == ["PASS", "PASS"], said


def test_pages_stand_in_printing_order_at_their_size(built: Path) -> None:
    plain = poppler.words(built / "plain.pdf")
    pages = max(word.page for word in plain) + 1
    assert int(poppler.info(built / "plain.pdf")["Pages"]) == pages > 4
    imposed = poppler.words(built / "booklet.pdf")
    assert poppler.info(built / "booklet.pdf")["Page size"].endswith("(A3)")
    whole = -(-pages // 4) * 4
    for page in range(pages):
        side = page if page < whole // 2 else whole - 1 - page
        left = page % 2 == 1
        # On the left the margin for binding is at the right.
        shift = A4.margin - A4.binding if left else A4.width
        here = [word for word in imposed if word.page == side and (word.left < A4.width) is left]
        assert _placed(here) == pytest.approx(
            _placed([word for word in plain if word.page == page], shift), abs=0.1
        )


def _placed(words: list[poppler.Word], shift: float = 0.0) -> list[float]:
    """Where words are, in an order of their own, moved to the right."""
    ordered = sorted(words, key=lambda word: (word.text, round(word.top), word.left))
    return [number for word in ordered for number in (word.left + shift, word.top)]


def test_bookmarks_lead_to_the_sheet_of_their_page(built: Path) -> None:
    with pikepdf.open(built / "2up.pdf") as file, file.open_outline() as outline:
        sheets = [page.objgen for page in file.pages]
        actions: list[tuple[str, Any]] = [(item.title, item.action) for item in outline.root]
        targets = [(title, sheets.index(action.D[0].objgen)) for title, action in actions]
        assert "/PageLabels" not in file.Root
    titles = [title.partition(": ")[2] for title, _ in targets]
    assert titles[0].startswith("SWOT") and titles[1].startswith("Checklist")
    assert [sheet for _, sheet in targets][:2] == [0, 0]


def test_the_printing_program_is_told(built: Path) -> None:
    for name, duplex in (("plain", None), ("2up", None), ("booklet", "/DuplexFlipShortEdge")):
        with pikepdf.open(built / f"{name}.pdf") as file:
            wishes = file.Root.ViewerPreferences
            assert wishes.PrintScaling == "/None" and bool(wishes.PickTrayByPDFSize)
            assert wishes.get("/Duplex") == duplex


def test_the_same_sheets_give_the_same_bytes(built: Path) -> None:
    values = {"name": "Siân Gŵyr", "1.1": "yes"}
    for name in ("booklet", "2up"):
        again = api.build(SHEETS, values=values, impose=name)
        assert again == (built / f"{name}.pdf").read_bytes()


def test_each_row_of_a_register_has_a_booklet_of_its_own() -> None:
    rows = [{"name": "Ann"}, {"name": "Bob"}, {"name": "Cy"}]
    for copies, sheets in ((1, 3), (2, 6)):
        data = api.build("partnership-checklist", data=rows, copies=copies, impose="booklet")
        with pikepdf.open(io.BytesIO(data)) as file:
            assert len(file.pages) == 2 * sheets


def test_single_pages_share_a_sheet() -> None:
    rows = [{"name": name} for name in ("Ann", "Bob", "Cy")]
    with pikepdf.open(io.BytesIO(api.build("swot", data=rows, impose="2up"))) as file:
        assert len(file.pages) == 2


@pytest.mark.parametrize("wrong", [{"impose": "4up"}, {"impose": "2up", "fillable": True}])
def test_what_cannot_be_imposed_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(BadCommand):
        api.build("swot", **wrong)  # type: ignore[call-overload]  # as a caller might


def test_a_page_on_its_side_is_turned(
    tmp_path: Path, sheet_of: Callable[[str], Sheet], phrases: dict[str, str]
) -> None:
    upright = sheet_of("<text>Upright</text>")
    lying = Sheet(id="t", lang="en-GB", title=upright.title, blocks=upright.blocks,
                  credit=upright.credit, landscape=True)  # fmt: skip
    copies = [Copy(Filled(lay_out(each, PROFILES["standard"], A4, phrases)), ends_set=last)
              for each, last in ((lying, False), (upright, True))]  # fmt: skip
    out = io.BytesIO()
    written = write_document(out, copies, Metadata("T", "", "en-GB", ""),
                             printing=Printing(impose="2up"))  # fmt: skip
    assert written.sha256 == hashlib.sha256(out.getvalue()).hexdigest()
    assert [(unit.first_page, unit.pages) for unit in written.units] == [(1, 1), (1, 1)]
    (tmp_path / "x.pdf").write_bytes(out.getvalue())
    boxes = [word for word in poppler.words(tmp_path / "x.pdf") if word.text == "Upright"]
    turned, plain = sorted(boxes, key=lambda word: word.left)
    assert turned.right < A4.width < plain.left
    assert turned.bottom - turned.top > turned.right - turned.left
    assert plain.bottom - plain.top < plain.right - plain.left
    assert turned.left >= 15 * MM - 1


def test_links_lead_to_the_sheet_of_their_page(
    sheet_of: Callable[[str], Sheet], phrases: dict[str, str]
) -> None:
    from worksheets.pdf.impose import impose

    laid = lay_out(sheet_of("<text>A</text><page-break/><text>B</text>"), PROFILES["standard"], A4,
                   phrases)  # fmt: skip
    single = io.BytesIO()
    write_document(single, [Copy(Filled(laid))], Metadata("T", "", "en-GB", ""))
    with pikepdf.open(single) as file:
        first, second = (page.obj for page in file.pages)
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[100, 700, 200, 720],
            A=pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=[second, pikepdf.Name.Fit]),
        )  # fmt: skip
        first.Annots = pikepdf.Array([file.make_indirect(link)])
        linked = io.BytesIO()
        file.save(linked)
    out = io.BytesIO()
    impose(linked, out, [(None, 0), (1, None)], A4)
    with pikepdf.open(out) as file:
        [moved] = list(file.pages[0].Annots)
        assert [round(float(each)) for each in moved.Rect] == [
            round(each + A4.width * on) for each, on in ((100, 1), (700, 0), (200, 1), (720, 0))
        ]
        assert moved.A.D[0].objgen == file.pages[1].objgen
