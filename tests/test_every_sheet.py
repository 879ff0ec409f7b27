"""Every worksheet in every profile on every paper: all its words, all its places, all the rules."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from page import validate_pdf
from tools import poppler, verapdf
from tools.sheets import (
    LEAST_SIZE,
    MM,
    SHEETS,
    VARIANTS,
    check_rules,
    made,
    printed,
    varied_names,
    written,
)

from worksheets.build.blanks import blank_sheets
from worksheets.build.request import Request
from worksheets.content.library import Library
from worksheets.layout.filled import Filled
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.sheet.places import lists_of, places_of, spread


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_keeps_the_rules_on_every_paper(name: str, profile: str, tmp_path: Path) -> None:
    sheets = [made(name, profile, paper) for paper in PAPERS]
    every = [filled for _, filled in sheets]
    check_rules(sheets[0][0], every, tmp_path / "all.pdf", LEAST_SIZE[profile])


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_keeps_the_rules(name: str, profile: str, tmp_path: Path) -> None:
    sheets = [made(name, profile, paper, options=VARIANTS[name]) for paper in ("a4", "a3")]
    every = [filled for _, filled in sheets]
    check_rules(sheets[0][0], every, tmp_path / "all.pdf", LEAST_SIZE[profile])


FILLED = [name for name in SHEETS if name not in ("diamond-cards", "agency-directory")]


@pytest.mark.parametrize("name", FILLED)
def test_an_example_fits_its_sheet_and_is_marked(name: str, tmp_path: Path) -> None:
    plain, _ = made(name, "standard", "a4")
    sheet, filled = made(name, "standard", "a4", example=True)
    assert sheet.title.text == f"Example: {plain.title.text}"
    assert filled.more is None
    told = poppler.told(written(filled, tmp_path / "x.pdf"))
    kinds = {place.name: place.kind for place in places_of(sheet)}
    example = spread(Library().worksheet(name).example, lists_of(places_of(sheet)))
    for place, value in example.items():
        # Places that an option brings have their words too.
        if kinds.get(place, "choice") not in ("tick", "choice"):
            assert " ".join(value.split()) in told
    boxes = [place for place, kind in kinds.items() if kind in ("tick", "choice")]
    ticked = [place for place in boxes if example.get(place, "no") != "no"]
    assert len(filled.ticked) == len(ticked)


@pytest.mark.parametrize("rating", ["agree", "yes-partly-no"])
def test_the_rated_example_answers_every_statement(rating: str) -> None:
    sheet, filled = made("partnership-checklist", "standard", "a4", example=True,
                         options={"rating": rating, "evidence": "on"})  # fmt: skip
    assert sum(place.kind == "choice" for place in places_of(sheet)) == len(filled.ticked) == 26


@pytest.mark.parametrize("name", FILLED)
def test_an_example_has_no_words_without_a_place(name: str) -> None:
    variants = [{}, VARIANTS.get(name, {})]
    places = [list(places_of(made(name, "standard", "a4", options=options)[0]))
              for options in variants]  # fmt: skip
    known = {place.name for sheet in places for place in sheet}
    for sheet in places:
        assert not set(spread(Library().worksheet(name).example, lists_of(sheet))) - known


def test_examples_add_up() -> None:
    example = Library().worksheet("force-field").example
    for side in ("supporting", "preventing"):
        scores = [int(example[f"{side}-score-{n}"]) for n in range(1, 6)]
        assert all(example[f"{side}-{n}"] for n in range(1, 6))
        assert int(example[f"{side}-total"]) == sum(scores)
    stages = Library().worksheet("team-stages").example
    for number, stage in enumerate(("forming", "storming", "norming", "performing"), 1):
        ticked = [name for name in stages if name.startswith(f"{number}.")]
        assert int(stages[f"share-{stage}"]) == len(ticked)
    assert all(Library().worksheet("diamond-ranking").example[f"rank-{n}"] for n in range(1, 10))


def test_a_facilitators_page_has_its_own_credit() -> None:
    for name in SHEETS:
        [blank] = blank_sheets(Library(), Request([name], facilitator=True,
                                                  example=name == "agency-directory"))  # fmt: skip
        assert blank.page is not None and "Photocopiable" not in blank.page.credit


ONE_SIDE = ["swot", "force-field", "practitioner-benefits", "nine-diamonds", "practitioner-profile",
            "agency-sheet"]  # fmt: skip


@pytest.mark.parametrize("name", ONE_SIDE)
def test_sheets_for_one_side_take_one_side(name: str) -> None:
    assert made(name, "standard", "a4")[1].pages == 1


def test_cells_and_lines_are_as_large_as_the_rules_say() -> None:
    _, benefits = made("practitioner-benefits", "standard", "a4")
    cells = [place for place in benefits.sheet.places if place.kind == "box"]
    assert len(cells) == 6 and all(cell.height >= 5 * 8 * MM for cell in cells)
    for name in SHEETS:
        for paper in ("a4", "letter"):
            for place in made(name, "standard", paper)[1].sheet.places:
                if place.name == "name":
                    assert place.width >= 90 * MM
                if place.name == "date":
                    assert place.width >= 30 * MM
                for line, below in pairwise(place.baselines):
                    assert below - line >= 8 * MM - 0.01


def test_each_sheet_has_the_places_that_answers_are_added_up_by() -> None:
    for name in SHEETS:
        places = {place.name for place in places_of(made(name, "standard", "a4")[0])}
        if name not in ("agency-sheet", "agency-directory", "diamond-cards"):
            assert {"name", "service", "date"} <= places, name


def test_the_chapters_counts_are_on_the_sheets() -> None:
    def kinds(name: str, **options: str) -> list[str]:
        return [place.kind for place in places_of(made(name, "standard", "a4", options=options)[0])]

    assert kinds("partnership-checklist").count("tick") == 26
    assert kinds("partnership-checklist", rating="agree").count("choice") == 26
    assert kinds("team-stages").count("tick") == 22
    assert kinds("agency-sheet").count("tick") == 8
    names = [place.name for place in places_of(made("agency-sheet", "standard", "a4")[0])]
    assert "organisation" in names and "about" in names and "checked" in names
    answers = [name for name in varied_names("discussion") if name.startswith("answer-")]
    assert len(answers) == 10
    cards = made("diamond-cards", "standard", "a4")[0]
    assert [text for text in printed(cards) if len(text) == 1] == list("ABCDEFGHIJKL")


def test_a_facilitators_page_for_each(tmp_path: Path) -> None:
    library = Library()
    for name in SHEETS:
        made_up = name == "agency-directory"
        [blank] = blank_sheets(library, Request([name], facilitator=True, example=made_up))
        assert blank.page is not None and library.worksheet(name).facilitator is not None
        said = list(printed(blank.page))
        assert blank.worksheet.title in said[0] and "minutes" in said[1]


@pytest.fixture(scope="module")
def every_file(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """All sheets in all profiles, their examples in two of them; variants in one."""
    folder = tmp_path_factory.mktemp("every")
    files = []
    for name in SHEETS:
        for profile in PROFILES:
            filled = made(name, profile, "a4")[1]
            files.append(written(filled, folder / f"{name}-{profile}.pdf"))
            if profile in ("standard", "giant") and Library().worksheet(name).example:
                example = made(name, profile, "a4", example=True)[1]
                files.append(written(example, folder / f"{name}-{profile}-example.pdf"))
        options = VARIANTS.get(name, {})
        variant = made(name, "standard", "a3", options=options, code=True)[1]
        files.append(written(variant, folder / f"{name}-variant.pdf"))
    return files


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_every_sheet(flavour: str, every_file: list[Path]) -> None:
    said = verapdf.validate(flavour, every_file)
    assert [line.split()[0] for line in said.splitlines()] == ["PASS"] * len(every_file), said


def test_page_validation_passes_every_sheet(every_file: list[Path]) -> None:
    for path in every_file:
        result = validate_pdf(str(path), profile="ua1")
        assert result.is_compliant, (path, result.failures)


def turned(filled: Filled) -> bool:
    return filled.sheet.paper.width > filled.sheet.paper.height


def test_the_paper_turns_where_the_sheet_says_so() -> None:
    for name in SHEETS:
        assert turned(made(name, "standard", "a4")[1]) == (name == "action-plan")
    assert turned(made("diamond-ranking", "standard", "a3", options={"shape": "boxes"})[1])


def test_fields_may_be_left_off() -> None:
    same = []
    for name, options in VARIANTS.items():
        plain = {p.name for p in places_of(made(name, "standard", "a4")[0])}
        varied = {p.name for p in places_of(made(name, "standard", "a4", options=options)[0])}
        same += [name] if plain == varied else []
    assert same == ["discussion", "diamond-ranking", "diamond-cards"]
    assert "fax" not in varied_names("agency-sheet", fax="off")
    assert "supporting-score-1" not in varied_names("force-field", scores="off")


def test_vocabulary_that_writes_names_writes_all_of_them() -> None:
    names = varied_names("diamond-ranking")
    assert [f"rank-{n}" for n in range(1, 10)] == [n for n in names if n.startswith("rank")]
    assert [f"discarded-{n}" for n in range(1, 4)] == [n for n in names if "discarded-" in n]
