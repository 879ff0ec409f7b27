"""Every element of the markup, and every mark, from its example to the tally.

Whoever adds an element and forgets one of its rooms reads its name in the failure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

import pikepdf
import pytest
from tools.fillers import fields
from tools.pages import Read
from tools.pictures import SVG
from tools.sheets import check_marks, check_places, check_words, printed, written

from worksheets.answers.tally.elements import tally_of
from worksheets.answers.tally.forces import AskedForces
from worksheets.answers.tally.ranking import AskedRanking
from worksheets.content.library import Library
from worksheets.html.document import html_of
from worksheets.html.page import Page
from worksheets.html.words import HtmlWords
from worksheets.layout.filled import Filled
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import LaidSheet, Mark
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.pdf.fields import Fields
from worksheets.picture.svg import read_svg
from worksheets.sheet.element import PrintedElement
from worksheets.sheet.identity import Identity
from worksheets.sheet.places import places_of
from worksheets.sheet.tree import Sheet
from worksheets.sheet.vocabulary import VOCABULARY
from worksheets.sheet.vocabulary.written import BLOCKS

SheetOf = Callable[[str], Sheet]
FIELD = '<field name="why" label="Why?"/>'
CHOICES = '<choice value="1">Never</choice><choice value="2">Always</choice>'
EXAMPLES = {
    "heading": '<heading mark="m">First things</heading><text>Words.</text>',
    "subheading": "<subheading>Small things</subheading><text>Words.</text>",
    "references": '<heading mark="m">First things</heading><text>Words.</text>'
    '<references title="Where"><reference to="m">Elsewhere</reference></references>',
    "detail": '<detail label="Telephone">01234</detail>',
    "instructions": "<instructions>Write in pencil.</instructions>",
    "text": "<text>A paragraph of words.</text>",
    "items": "<items><item>One thing</item><item>Another</item></items>",
    "steps": "<steps><step>Think</step><step>Write</step></steps>",
    "field": FIELD,
    "tick": '<tick name="1.1" number="1.1">We talk</tick>',
    "scale": f'<scale name="1.2" text="We listen">{CHOICES}</scale>',
    "checklist": '<checklist title="What holds?"><tick name="2.1">This</tick></checklist>',
    "grid": '<grid columns="2"><cell name="good" title="Good"/><cell name="bad" title="Bad"/>'
    "</grid>",
    "columns": f"<columns><text>Left.</text>{FIELD}</columns>",
    "table": '<table name="plan" label="A plan" rows="1"><head>Who</head><head>What</head>'
    "<row><datum>Ann</datum><datum/></row></table>",
    "panel": f'<panel title="Apart">{FIELD}</panel>',
    "letters": '<letters name="out" label="Left out:" count="3"/>',
    "board": '<board name="rank" label="Box" alt="A board" rows="1 2 1"><level>Most</level>'
    '<level>More</level><level>Least</level><statement label="A">We talk</statement>'
    '<statement label="B">b</statement><statement label="C">c</statement>'
    '<statement label="D">d</statement>'
    '<corner at="top-left"><text>Begin here.</text></corner></board>',
    "forces": '<forces rows="2" alt="Arrows" score="Score" score-title="Scores" total="Sum">'
    '<force name="for" title="For"/><force name="against" title="Against"/></forces>',
    "cards": '<cards><card label="A" words="We talk"/></cards>',
    "bars": '<bars alt="Bars" most="4"><bar label="1" value="2" figure="2 of 4">We talk</bar>'
    '</bars><bars alt="Parts" most="4"><bar label="2">We listen'
    '<part value="1" figure="1">never</part></bar></bars>',
    "name-cards": '<name-cards><name-card name="Ann Price" detail="Health"/></name-cards>',
    "picture": '<picture file="cycle.svg" alt="A cycle"/>',
    "ranking": '<ranking rows="1" alt="Rows"><placed label="A" figure="3">We talk</placed>'
    "</ranking>",
    "page-break": "<text>Before.</text><page-break/><text>After.</text>",
}
"""A sheet for each block, which shows every element that only stands in that block."""


@pytest.fixture
def example(sheet_of: SheetOf) -> SheetOf:
    """The sheet of a block's example, with its picture."""
    art = read_svg(SVG.format('<rect width="9" height="9"/>').encode(), "cycle.svg")
    return lambda block: replace(sheet_of(EXAMPLES[block]), pictures={"cycle.svg": art})


@cache
def laid(sheet: Sheet, profile: str) -> LaidSheet:
    phrases = Library().language().phrases.model_dump()
    return lay_out(sheet, PROFILES[profile], PAPERS["a4"], phrases)


def test_every_block_has_an_example() -> None:
    assert sorted(EXAMPLES) == sorted(BLOCKS)


@pytest.mark.parametrize("element", VOCABULARY)
def test_every_element_is_in_an_example(element: str) -> None:
    everything = "<worksheet><title></title><credit></credit>" + "".join(EXAMPLES.values())
    assert f"<{element} " in everything or f"<{element}>" in everything or (
        f"<{element}/>" in everything
    )  # fmt: skip


@pytest.mark.parametrize("block", EXAMPLES)
def test_a_block_is_drawn_in_every_profile(block: str, example: SheetOf, tmp_path: Path) -> None:
    sheet = example(block)
    for profile in PROFILES:
        filled = Filled(laid(sheet, profile))
        pdf = written(filled, tmp_path / f"{profile}.pdf")
        check_words(sheet, pdf)
        check_places(sheet, filled)
        # A picture may have one grey.
        if block != "picture":
            check_marks(filled, pdf, PROFILES[profile].size, edge=5 if block == "cards" else 15)


@pytest.mark.parametrize("block", EXAMPLES)
def test_a_block_says_the_same_on_a_page_for_a_browser(block: str, example: SheetOf) -> None:
    sheet = example(block)
    words = Library().language_words("html", HtmlWords)
    identity = Identity("test", "version", "en-GB", "1")
    read = Read(html_of(Page(sheet, {}, identity, words, "An author", "a tool")))
    said = "".join(read.words.split())
    for text in printed(sheet):
        assert "".join(text.split()) in said, (block, text)
    assert [*read.controls] == [place.name for place in places_of(sheet)]


@pytest.mark.parametrize("block", EXAMPLES)
def test_what_is_written_in_a_block_is_named_filled_in_and_added_up(
    block: str, example: SheetOf, tmp_path: Path
) -> None:
    sheet = example(block)
    names = [place.name for place in places_of(sheet)]
    if all(isinstance(each, PrintedElement) for each in sheet.blocks):
        assert names == []
        return
    assert names, f"show names no place of <{block}>"
    pdf = written(Filled(laid(sheet, "standard")), tmp_path / "form.pdf", Fields.PLAIN)
    with pikepdf.open(pdf) as file:
        assert set(names) <= fields(file).keys(), f"no field for a place of <{block}>"
    tally = tally_of(sheet, 5)
    added = {*tally.items, *(place for box in tally.boxes for place in box.places)}
    whole = [each for each in tally.asked if isinstance(each, AskedRanking | AskedForces)]
    assert whole or added >= set(names), f"no tally of <{block}>"


@pytest.mark.parametrize("mark", get_args(Mark))
def test_every_mark_is_on_some_page(mark: type[Mark], example: SheetOf) -> None:
    pages = [laid(example(block), "standard") for block in EXAMPLES]
    marks = [
        each
        for page in pages
        for node in page.root.walk()
        for each in (*node.kids, *(each for sheet in page.furniture for each in sheet))
    ]
    assert any(isinstance(each, mark) for each in marks)
