"""The structure tree of every sheet, read by a library that did not write it, beside the sheet."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tools import verapdf
from tools.laid import nodes_of, read
from tools.sheets import SHEETS, VARIANTS, made, written
from tools.tagged import Tag, tree

from worksheets.layout.filled import Filled
from worksheets.layout.lay_out import lay_out
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.pdf.copy import Copy
from worksheets.pdf.document import write_document
from worksheets.pdf.fields import Fields
from worksheets.pdf.metadata import Metadata
from worksheets.sheet.drawn import Board, Cards, Forces
from worksheets.sheet.places import places_of
from worksheets.sheet.tree import Checklist, Detail, Field, Grid, Items, Panel, Sheet, Steps, Table

MM = 72 / 25.4
LEVELS = {"H1": 1, "H2": 2, "H3": 3}


@pytest.fixture(
    scope="module",
    params=[(name, kind) for name in SHEETS for kind in ("blank", "variant", "form")],
    ids="-".join,
)
def told(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Any, Tag, bool]:
    """A sheet, its structure tree as it was read back, and whether it is a form."""
    name, kind = request.param
    options = VARIANTS.get(name, {}) if kind == "variant" else {}
    form = kind == "form"
    sheet, filled = made(name, "standard", "a4", options=options, fillable=form)
    pdf = written(
        filled, tmp_path_factory.mktemp("told") / "x.pdf", Fields.PLAIN if form else Fields.NONE
    )
    return sheet, tree(pdf), form


def test_headings_begin_with_the_title_and_skip_no_level(told: tuple[Any, Tag, bool]) -> None:
    levels = [LEVELS[each.kind] for each in told[1].walk() if each.kind in LEVELS]
    assert levels[0] == 1 and levels.count(1) == 1
    for before, after in pairwise(levels):
        assert after <= before + 1, levels


def test_lists_are_made_of_items_with_their_parts(told: tuple[Any, Tag, bool]) -> None:
    sheet, root, _ = told
    lists = root.all("L")
    for each in lists:
        assert each.kids and {kid.kind for kid in each.kids} == {"LI"}
        for item in each.kids:
            assert [kid.kind for kid in item.kids] in (["Lbl", "LBody"], ["LBody"],
                                                       ["Lbl", "Form", "LBody"],
                                                       ["Form", "LBody"])  # fmt: skip
    wanted = 0
    for block in sheet.blocks:
        for inner in block.blocks if isinstance(block, Panel) else [block]:
            match inner:
                case Items():
                    wanted += len(inner.items)
                case Steps():
                    wanted += len(inner.steps)
                case Checklist():
                    wanted += len([item for item in inner.items if not isinstance(item, Field)])
                case Cards():
                    wanted += len([card for card in inner.cards if card.words])
    assert sum(len(each.kids) for each in lists) >= wanted


def test_tables_have_headings_with_scope(told: tuple[Any, Tag, bool]) -> None:
    sheet, root, _ = told
    tables = [block for block in sheet.blocks
              if isinstance(block, Table) or (isinstance(block, Grid) and block.table)]  # fmt: skip
    found = root.all("Table")
    if any(isinstance(block, Detail) for block in sheet.blocks):
        # Details that follow one another are a table too.
        assert found and not tables
        for row in (row for table in found for row in table.kids):
            assert [cell.kind for cell in row.kids] == ["TH", "TD"] and row.kids[0].scope == "Row"
        return
    assert len(found) == len(tables)
    for block, table in zip(tables, found, strict=True):
        if isinstance(block, Grid):
            for row in table.kids:
                assert [cell.kind for cell in row.kids] == ["TH", "TD"] * block.columns
                assert {cell.scope for cell in row.kids if cell.kind == "TH"} == {"Row"}
            continue
        head, *rows = table.kids
        assert [cell.kind for cell in head.kids] == ["TH"] * len(block.heads)
        assert all(cell.scope == "Column" for cell in head.kids)
        assert all(len(row.kids) == len(block.heads) for row in rows)


def test_drawings_are_figures_with_words_for_them(told: tuple[Any, Tag, bool]) -> None:
    sheet, root, _ = told
    drawings = [block for block in sheet.blocks if isinstance(block, Board | Forces)]
    figures = root.all("Figure")
    assert [each.alt for each in figures] == [block.alt for block in drawings]
    assert all(len(each.alt) > 30 and each.content for each in figures)


def test_every_place_is_a_form_in_reading_order(told: tuple[Any, Tag, bool]) -> None:
    sheet, root, form = told
    forms = root.all("Form")
    labels = []
    for place in places_of(sheet):
        labels += [place.label] * (len(place.answers) if place.kind == "choice" else 1)
    # Lines for the pen alone have no name, and no field.
    lines = [each for each in sheet.blocks if isinstance(each, Detail) and not each.text]
    labels = [line.label for line in lines] + labels
    assert len(forms) == len(labels)
    if lines:
        assert [each.desc for each in forms] == labels
        return
    if form:
        assert all(len(each.widgets) == 1 and not each.content for each in forms)
        assert all(not each.role and not each.kids for each in forms)
        return
    assert not any(each.widgets for each in forms)
    for each, label in zip(forms, labels, strict=True):
        assert each.desc.startswith(label), (each.desc, label)
        assert (each.checked == "off") == (each.role in ("cb", "rb"))
    kinds = [place.kind for place in places_of(sheet)]
    roles = [each.role for each in forms]
    assert roles.count("cb") == kinds.count("tick")


def elements(file: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [each for each in file.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == kind]  # fmt: skip


PDF_2 = ("5:", "6.1:", "8.2.5.2:")
"""Rules of PDF/UA-2 that ask for PDF 2.0 itself: its version, namespace and metadata."""


def test_rules_of_ua_2_hold_but_for_those_that_ask_for_pdf_2(tmp_path: Path) -> None:
    files = []
    for name in SHEETS:
        for form in (False, True):
            filled = made(name, "standard", "a4", fillable=form)[1]
            path = tmp_path / f"{name}-{form}.pdf"
            fields = Fields.PLAIN if form and filled.sheet.places else Fields.NONE
            files.append(written(filled, path, fields))
    for line in verapdf.validate("ua2", files).splitlines():
        assert line.startswith("FAIL") or line.strip().startswith(PDF_2), line


def test_drawings_say_where_they_stand(tmp_path: Path) -> None:
    for name, paper in (("diamond-ranking", "a4"), ("force-field", "a5"), ("force-field", "a4")):
        filled = made(name, "standard", paper)[1]
        with pikepdf.open(written(filled, tmp_path / "x.pdf")) as file:
            [figure] = elements(file, "/Figure")
            left, foot, right, top = (float(side) for side in figure.A.BBox)
            page = next(page for page in file.pages if page.objgen == figure.Pg.objgen)
            wide, high = (float(side) for side in page.mediabox[2:])
        assert 15 * MM < left < right < wide - 14 * MM and 15 * MM < foot < top < high - 14 * MM


def test_statements_are_a_lettered_list(tmp_path: Path) -> None:
    for name in ("nine-diamonds", "diamond-cards"):
        with pikepdf.open(written(made(name, "standard", "a4")[1], tmp_path / "x.pdf")) as file:
            lists = [str(each.A.ListNumbering) for each in elements(file, "/L")]
        assert "/UpperAlpha" in lists


def test_the_services_of_an_agency_are_one_list_under_their_heading(tmp_path: Path) -> None:
    for profile in ("standard", "giant"):
        root = tree(written(made("agency-sheet", profile, "a4")[1], tmp_path / "x.pdf"))
        [listed] = root.all("L")
        assert len(listed.kids) == 8
        [section] = [each for each in root.all("Sect") if listed in each.kids]
        assert [each.kind for each in section.kids] == ["H2", "L"]


def test_fields_are_told_in_words_that_stand_alone() -> None:
    def labels(name: str, **options: str) -> dict[str, str]:
        return {place.name: place.label for place in places_of(
            made(name, "standard", "a4", options=options)[0])}  # fmt: skip

    checklist = labels("partnership-checklist", evidence="on", rating="agree")
    assert checklist["evidence-1.1"] == "1.1 Evidence:"
    assert checklist["9.3"].startswith("9.3 Time and opportunity")
    assert labels("team-stages")["share-forming"] == "Forming: ticked out of 5"
    benefits = labels("practitioner-benefits")
    assert benefits["six-months-measures"] == "In six months’ time: Measures of success"
    assert labels("diamond-ranking")["rank-1"] == "Box 1, most important"
    for name in SHEETS:
        every = list(labels(name).values())
        assert len(set(every)) == len(every), name


def test_there_are_26_boxes_on_the_checklist_and_8_on_the_agency_sheet(tmp_path: Path) -> None:
    for name, count in (("partnership-checklist", 26), ("agency-sheet", 8)):
        root = tree(written(made(name, "standard", "a4")[1], tmp_path / f"{name}.pdf"))
        assert [each.role for each in root.all("Form")].count("cb") == count


def test_a_screen_reader_can_jump_to_every_question(tmp_path: Path) -> None:
    wanted = {"practitioner-profile": 5, "practitioner-benefits": 3, "discussion": 10,
              "partnership-checklist": 9, "team-stages": 4}  # fmt: skip
    for name, count in wanted.items():
        root = tree(written(made(name, "standard", "a4")[1], tmp_path / "x.pdf"))
        assert len(root.all("H2")) == count, name


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_of_three_pages_has_a_bookmark_for_each_heading(name: str, tmp_path: Path) -> None:
    for profile in ("standard", "giant"):
        filled = made(name, profile, "a4")[1]
        with pikepdf.open(written(filled, tmp_path / "x.pdf")) as file:
            with file.open_outline() as outline:
                found = [item.title for item in outline.root]
            headings = [read(node) for node in nodes_of(filled.sheet, "H2")]
            if filled.sheet.pages >= 3:
                assert [" ".join(words.split()) for words in headings] == found


def test_bookmarks_of_copies_hold_those_of_the_sheet() -> None:
    filled = made("discussion", "giant", "a4")[1]
    out = io.BytesIO()
    copies = [Copy(filled, bookmark=f"{who}: Discussion") for who in ("Siân", "Jo")]
    write_document(out, copies, Metadata("A title", "An author", "en-GB", "a tool"))
    with pikepdf.open(out) as file, file.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Siân: Discussion", "Jo: Discussion"]
        pages = [page.objgen for page in file.pages]
        for number, item in enumerate(outline.root):
            assert len(item.children) == 10
            for inner in item.children:
                action: Any = inner.action
                page = pages.index(action.D[0].objgen)
                assert action.SD[0].S == "/H2"
                assert page // filled.sheet.pages == number


def test_the_tree_is_the_same_in_every_profile(tmp_path: Path) -> None:
    """Large print is another page, and the same thing to read."""
    for name in SHEETS:
        trees = []
        for profile in PROFILES:
            root = tree(written(made(name, profile, "a4")[1], tmp_path / "x.pdf"))
            trees.append([(each.kind, each.alt, each.desc) for each in root.walk()])
        assert all(each == trees[0] for each in trees), name


def test_a_block_in_another_language_says_so(
    tmp_path: Path, sheet_of: Callable[[str], Sheet], phrases: dict[str, str]
) -> None:
    sheet = sheet_of(
        '<text lang="cy-GB">Croeso</text><columns><text>Welcome</text><text lang="fr">Salut</text>'
        '</columns><tick name="a" lang="cy-GB">Ie</tick><tick name="b">Yes</tick>'
    )
    laid = lay_out(sheet, PROFILES["standard"], PAPERS["a4"], phrases)
    root = tree(written(Filled(laid), tmp_path / "x.pdf"))
    spoken = [(each.kind, each.lang) for each in root.walk() if each.lang]
    assert spoken == [("P", "cy-GB"), ("P", "fr"), ("LI", "cy-GB")]


def test_a_copy_in_another_language_than_its_file_says_so() -> None:
    filled = made("swot", "standard", "a4")[1]
    out = io.BytesIO()
    write_document(out, [Copy(filled)], Metadata("A title", "An author", "cy-GB", "a tool"))
    with pikepdf.open(out) as file:
        assert file.Root.Lang == "cy-GB"
        assert file.Root.StructTreeRoot.K.K[0].Lang == "en-GB"
