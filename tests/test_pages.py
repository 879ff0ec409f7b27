"""Every built-in sheet as it is on paper, read back by programs that did not make it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from page import validate_pdf
from tools import poppler, verapdf
from tools.command import ROOT, environment, worksheets, worksheets_here
from tools.operators import Drawn, drawn
from tools.sheets import neighbours

MM = 72 / 25.4
LONG = "many words " * 400
CASES = {
    "swot": ["swot"],
    "swot-aspect": ["swot", "--aspect", "commissioning"],
    "swot-all": ["swot", "--prompts", "challenges", "--option", "follow-up=on"],
    "swot-filled": ["swot", "--set", "name=Siân Gŵyr", "--set", f"threats={LONG}",
                    "--set", f"name={LONG}", "--copies", "2"],
    "checklist": ["partnership-checklist"],
    "checklist-filled": ["partnership-checklist", "--set", "1.1=yes", "--set", "9.3=yes"],
}  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    for name, arguments in CASES.items():
        assert worksheets_here("build", *arguments, "-o", f"{name}.pdf", cwd=folder).code == 0
    return {name: folder / f"{name}.pdf" for name in CASES}


@pytest.fixture(params=CASES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def pdf(name: str, files: dict[str, Path]) -> Path:
    return files[name]


@pytest.fixture
def pages(pdf: Path) -> list[Drawn]:
    return drawn(pdf)


def test_nothing_is_smaller_than_12_points(pages: list[Drawn]) -> None:
    for page in pages:
        assert page.sizes and min(page.sizes) >= 12


def test_strokes_survive_a_copy_to_a5(pages: list[Drawn]) -> None:
    for page in pages:
        assert min([*page.strokes, 1]) >= 0.75


def test_everything_is_black(pages: list[Drawn]) -> None:
    for page in pages:
        assert all(operator in "gG" and value == [0] for operator, value in page.colours)


def test_text_keeps_the_margins(pdf: Path) -> None:
    for word in poppler.words(pdf):
        assert word.left >= 20 * MM - 0.5 and word.right <= 195 * MM + 0.5, word
        assert word.top >= 15 * MM - 0.5 and word.bottom <= 282 * MM + 1.5, word


def test_strokes_keep_the_margins(pages: list[Drawn]) -> None:
    for page in pages:
        for x, y, width, height in page.boxes:
            assert x >= 20 * MM - 1 and x + width <= 195 * MM + 1
            assert y >= 15 * MM - 1 and y + height <= 282 * MM + 1
        for x1, _, x2, _ in page.lines:
            assert min(x1, x2) >= 20 * MM - 1 and max(x1, x2) <= 195 * MM + 1


def test_words_do_not_overlap(pdf: Path) -> None:
    for one, other in neighbours(poppler.words(pdf)):
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        # A word's box is the font's, not the ink's: lines may touch by a point or two.
        assert across <= 0.5 or down <= 3.5, (one, other)


def test_boxes_do_not_overlap(pages: list[Drawn]) -> None:
    for page in pages:
        for one, other in combinations(page.boxes, 2):
            across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
            down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
            assert across <= 0.01 or down <= 0.01, (one, other)


def test_all_that_is_drawn_is_tagged_or_an_artifact(pages: list[Drawn]) -> None:
    assert all(page.untagged == [] for page in pages)


def test_lines_of_text_are_not_too_long_to_read(pdf: Path) -> None:
    for line in poppler.text(pdf).splitlines():
        if "Photocopiable" not in line and "  " not in line.strip():
            assert len(re.sub(r"^[0-9.]+ +", "", line.strip())) <= 70


def test_the_credit_is_on_every_page(pdf: Path) -> None:
    pages = poppler.text(pdf).split("\f")[:-1]
    assert all("Photocopiable: Effective Multi-Agency Partnerships" in page for page in pages)


def test_fonts_are_embedded_with_their_characters(pdf: Path) -> None:
    rows = poppler.run("pdffonts", pdf).splitlines()[2:]
    assert rows
    for row in rows:
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row


def test_metadata_names_the_sheet_and_nobody_else(pdf: Path) -> None:
    info = poppler.info(pdf)
    assert info["Title"] and info["Tagged"] == "yes"
    assert "CreationDate" not in info and "Siân" not in str(info)
    with pikepdf.open(pdf) as file:
        assert str(file.Root.Lang) == "en-GB"
        assert file.Root.ViewerPreferences.get("/DisplayDocTitle", False)
        assert info["Title"] in file.Root.Metadata.read_bytes().decode()


def test_qpdf_finds_no_fault(pdf: Path) -> None:
    try:
        done = subprocess.run(["qpdf", "--check", str(pdf)], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("qpdf is not installed")
    assert done.returncode == 0, done.stdout + done.stderr


def test_page_validation_finds_no_fault(pdf: Path) -> None:
    result = validate_pdf(str(pdf), profile="ua1")
    assert result.is_compliant, result.failures


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_finds_no_fault(flavour: str, files: dict[str, Path]) -> None:
    said = verapdf.validate(flavour, list(files.values()))
    assert [line.split()[0] for line in said.splitlines()] == ["PASS"] * len(files), said


@pytest.mark.parametrize("name", ["swot-aspect", "checklist-filled"], indirect=True)
def test_the_structure_is_read_as_a_person_would(name: str, pdf: Path) -> None:
    golden = ROOT / f"tests/golden/{name}.txt"
    told = poppler.structure(pdf)
    if os.environ.get("RENEW"):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


def test_every_place_is_a_form_with_its_description(files: dict[str, Path]) -> None:
    roles: list[str] = []

    def walk(element: Any) -> None:
        if element.get("/S") == "/Form":
            attributes = element.A
            assert attributes.O == "/PrintField" and str(attributes.Desc)
            roles.append(str(attributes.Role))
            if attributes.Role == "/cb":
                assert attributes.checked in ("/on", "/off")
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid)

    with pikepdf.open(files["checklist"]) as file:
        walk(file.Root.StructTreeRoot.K)
    assert (roles.count("/cb"), roles.count("/tv")) == (26, 3)


def test_writing_room_is_as_large_as_the_rules_say(files: dict[str, Path]) -> None:
    swot, checklist = drawn(files["swot"])[0], drawn(files["checklist"])
    lengths = [x2 - x1 for x1, _, x2, _ in swot.lines]
    name, date, service, *aspect = lengths
    assert name >= 90 * MM and date >= 30 * MM and service >= 60 * MM and len(aspect) == 2
    heights = sorted({round(y1) for _, y1, _, _ in swot.lines})
    assert heights[-1] - heights[-2] == round(10 * MM)
    assert len(swot.boxes) == 4 and all(box[3] >= 60 * MM for box in swot.boxes)
    ticks = [box for page in checklist for box in page.boxes]
    assert len(ticks) == 26
    assert all(abs(side - 5 * MM) < 0.01 for box in ticks for side in box[2:])


def test_the_swot_grid_fills_its_page(files: dict[str, Path]) -> None:
    [page] = drawn(files["swot"])
    area = sum(width * height for _, _, width, height in page.boxes)
    assert area > 0.5 * 175 * 267 * MM * MM


def test_a_question_that_goes_on_on_another_page_is_told_again(files: dict[str, Path]) -> None:
    for page in poppler.text(files["checklist"]).split("\f")[1:-1]:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        first = next(line for line in lines if re.match(r"[1-9]\.[1-9] ", line))
        above = " ".join(lines[: lines.index(first)])
        assert f"{first[0]} " in above
        assert ("(continued)" in above) == (first[2] != "1")


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    variants: list[dict[str, Any]] = [
        {},
        {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "C", "PYTHONHASHSEED": "2", "HOME": str(tmp_path)},
    ]
    made = set()
    for number, variant in enumerate(variants):
        folder = tmp_path / f"folder {number}"
        folder.mkdir()
        arguments = ("build", "swot", "partnership-checklist", "--aspect", "all", "-o", "x.pdf")
        assert worksheets(*arguments, cwd=folder, **variant).code == 0
        made.add((folder / "x.pdf").read_bytes())
    assert len(made) == 1


def test_a_date_is_only_there_if_it_was_given(tmp_path: Path) -> None:
    worksheets_here("build", "swot", cwd=tmp_path, SOURCE_DATE_EPOCH="86400")
    assert poppler.run("pdfinfo", "-isodates", tmp_path / "swot.pdf").count("1970-01-02") == 2


def test_the_library_needs_no_command_line(tmp_path: Path) -> None:
    code = (
        "import sys, worksheets.build.jobs, worksheets.check, worksheets.build.preview;"
        "sys.exit('typer' in sys.modules or 'rich' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], env=environment(), check=True)
