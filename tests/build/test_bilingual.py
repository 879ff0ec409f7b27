"""Sheets in two languages: one follows the other, as large, with one set of answers."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from tools import fillers, poppler, verapdf
from tools.command import worksheets_here

from worksheets.build.variant import every_variant, key_of
from worksheets.content.library import Library

BOTH = ("--bilingual", "cy-GB,en-GB")


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bilingual")
    arguments = ("swot", "day-evaluation", *BOTH, "--fillable", "-o", "form.pdf")
    ran = worksheets_here("build", *arguments, cwd=folder)
    assert ran.code == 0, ran.err
    return folder / "form.pdf"


def test_the_first_language_comes_first_and_both_are_as_large(form: Path) -> None:
    pages = poppler.text(form).removesuffix("\f").split("\f")
    assert ["tudalen 1 o 1" in page for page in pages] == [True, False, True, False]
    assert ["page 1 of 1" in page for page in pages] == [False, True, False, True]
    assert "Drafft o gyfieithiad." in pages[0] and "Drafft" not in pages[1]
    sizes = [
        {round(each.bottom - each.top, 1) for each in poppler.words(form) if each.page == page}
        for page in (0, 1)
    ]
    assert sizes[0] == sizes[1]


@pytest.mark.external
def test_each_part_says_its_language_and_the_form_is_accessible(form: Path) -> None:
    assert verapdf.validate("ua1", [form]).startswith("PASS")
    with pikepdf.open(form) as pdf:
        assert pdf.Root.Lang == "cy-GB"
        parts = pdf.Root.StructTreeRoot.K.K
        assert [str(part.get("/Lang", "cy-GB")) for part in parts] == ["cy-GB", "en-GB"] * 2


def test_a_field_is_one_with_a_widget_in_each_language(form: Path) -> None:
    with pikepdf.open(form) as pdf:
        found = fillers.fields(pdf)
        assert {name.partition(".")[0] for name in found} == {"c1", "c2"}
        assert len(found["c1.strengths"].Kids) == 2 and len(found["c2.1"].Kids) == 8
        labels = [str(kid.TU) for kid in found["c1.strengths"].Kids]
        assert labels[0].startswith("Cryfderau") and labels[1].startswith("Strengths")
        pages = [kid.P.objgen for kid in found["c1.strengths"].Kids]
        assert pages[0] != pages[1]


@pytest.mark.parametrize("program", [pytest.param("pdftk", marks=pytest.mark.external), "pikepdf"])
def test_what_is_typed_once_is_collected_once(form: Path, tmp_path: Path, program: str) -> None:
    returned = tmp_path / "returned.pdf"
    fillers.fill(program, form, returned, {"c1.strengths": "Un iaith", "c2.3": "4"})
    ran = worksheets_here("collect", returned, "--json", cwd=tmp_path)
    assert ran.code == 0, ran.out
    swot, day = ran.json["answers"]
    assert swot["fields"]["strengths"] == "Un iaith" and day["fields"]["3"] == "4"
    assert (swot["lang"], swot["copy"], day["copy"]) == ("cy-GB", "1", "1")


def test_everybody_in_a_register_gets_both(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("name,lang\nJo,en-GB\nSiân,\n", encoding="utf-8")
    arguments = ("build", "swot", *BOTH, "--facilitator", "--data", "p.csv")
    ran = worksheets_here(*arguments, cwd=tmp_path)
    assert ran.code == 0, ran.err
    pages = poppler.text(tmp_path / "swot.pdf").removesuffix("\f").split("\f")
    assert ["Jo" in page for page in pages[:4]] == [True, True, False, False]
    marked = [("Drafft" in page, "I’r hwylusydd" in page, "facilitator" in page) for page in pages]
    assert [each[0] for each in marked] == [True, False] * 3
    assert marked[4][1] and marked[5][2]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--bilingual", "cy-GB"), "takes two languages"),
        (("--bilingual", "cy-GB,cy-GB"), "takes two languages"),
        (("--bilingual", "cy-GB,zz"), "unknown-lang"),
    ],
)
def test_what_is_not_two_languages_is_refused(
    tmp_path: Path, given: tuple[str, ...], said: str
) -> None:
    ran = worksheets_here("build", "swot", *given, cwd=tmp_path)
    assert ran.code == 2 and said in ran.err
    assert not list(tmp_path.iterdir())


def test_each_language_has_a_code_of_its_own_for_the_same_copy(tmp_path: Path) -> None:
    ran = worksheets_here("build", "action-plan", *BOTH, "--code", "--copies", "2", cwd=tmp_path)
    assert ran.code == 0, ran.err
    codes = re.findall(r"\b([0-9A-Z]{7})-1-(\d)\b", poppler.text(tmp_path / "action-plan.pdf"))
    (welsh, first), (english, second) = codes[:2]
    assert welsh != english
    assert codes == [(welsh, "1"), (english, "1"), (welsh, "2"), (english, "2")]
    assert (first, second) == ("1", "1")
    alone = key_of(next(every_variant(Library(), ["action-plan"], langs=["cy-GB"])))
    assert alone not in (welsh, english)
