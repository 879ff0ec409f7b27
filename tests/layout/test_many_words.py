"""Whatever number of words a block has, they stand apart, in order and inside the margins."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise

import pytest
from tools.extent import marks_on, overprints, text_box
from tools.laid import marks_of, nodes_of, read

from worksheets.layout.filled import Filled
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import BoxMark, LaidSheet, LineMark, TextMark
from worksheets.layout.outside import broken
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.sheet.tree import Sheet

SheetOf = Callable[[str], Sheet]
LONG = "We agree on what we want to reach together and say so to all who are part of it. " * 3
HINT = "Say what we agree on, and what we want to reach together with all who are part of it."
CHOICES = "".join(
    f'<choice value="{n}">{word}</choice>'
    for n, word in enumerate(["Strongly agree", "Agree", "Neither", "Strongly disagree"])
)
PARTS = "".join(
    f'<part value="{n}" figure="{n} of 6" before="{n}" figure-before="{n} of 6">{word}</part>'
    for n, word in enumerate(["never", "now and then", "always"], 1)
)
MANY_WORDS = {
    "text": f"<text>{LONG}</text><text>{LONG}</text>",
    "items": f"<items><item>{LONG}</item><item>Short</item><item>{LONG}</item></items>",
    "labelled items": f'<items><item label="10.2">{LONG}</item><item label="A">{LONG}</item>'
    "</items>",
    "items in columns": '<items columns="3">'
    + "".join(f"<item>{n} is a number</item>" for n in range(11)) + "</items>",
    "steps": f"<steps><step>{LONG}</step><step>{LONG}</step></steps>",
    "ticks": f'<tick name="1.1" number="10.12">{LONG}</tick><tick name="1.2">{LONG}</tick>',
    "checklist": f'<checklist number="100" title="{LONG}"><tick name="1.1" number="1.1">{LONG}'
    '</tick><field name="why" label="Why?"/></checklist>',
    "checklist across": '<checklist columns="4" title="Which?">'
    + "".join(f'<tick name="2.{n}">Now and then</tick>' for n in range(7)) + "</checklist>",
    "scale": f'<scale name="1.2" text="{LONG}" number="10.12">{CHOICES}</scale>',
    "two scales": f'<scale name="1.1" text="Statement A">{CHOICES}</scale>'
    f'<scale name="1.2" text="Statement B">{CHOICES}</scale>',
    "rated": f'<checklist title="{LONG}"><scale name="1.1" number="10.12" text="{LONG}">{CHOICES}'
    f'</scale><scale name="1.2" number="1.2" text="Short">{CHOICES}</scale></checklist>',
    "table": '<table name="t" label="Days" widths="3 1 1" row-heads="yes" rows="1">'
    "<head>Statement of what was done</head><head>Yes</head><head>Note</head>"
    f"<row><datum>{LONG}</datum><datum>12</datum><datum/></row>"
    "<row><datum/><datum>7</datum><datum>kept by all of them</datum></row></table>",
    "details": f'<detail label="Telephone">{LONG}</detail><detail label="Where we can be met">'
    "Here</detail>",
    "references": f'<heading mark="m">First</heading><text>Words</text><heading mark="n">{LONG}'
    '</heading><references title="Where" columns="2">'
    f'<reference to="m">{LONG}</reference><reference to="n">Short</reference>'
    f'<reference to="m">Once more</reference><reference to="n">{LONG}</reference>'
    '<reference to="n">Last</reference></references>',
    "bars": f'<bars alt="a" most="12" now="{LONG}" before="Then">'
    f'<bar label="10.2" value="12" figure="12 of 12" before="6" figure-before="6 of 12">{LONG}'
    '</bar><bar label="1" value="3" figure="3 of 12" before="0" figure-before="none">Short</bar>'
    "</bars>",
    "short bars": '<bars alt="a" most="12"><bar label="1" value="3" figure="3">Police</bar>'
    '<bar label="2" value="4" figure="4">Health and education</bar></bars>',
    "stacks": f'<bars alt="a" most="6" now="Now" before="Then"><bar label="10.2">{LONG}{PARTS}'
    f'</bar><bar label="2">Short{PARTS}</bar></bars>',
    "panel": f'<panel title="{LONG}"><text>{LONG}</text><field name="why" label="Why?"/></panel>',
    "columns": f'<columns><text>{LONG}</text><field name="why" label="Why?"/></columns>',
    "letters": f'<letters name="out" label="{LONG}" count="11"/>',
    "fields": f'<field name="a" label="Date" size="date"/><field name="b" label="{LONG}"/>'
    '<field name="c" label="Who?" kind="lines" lines="3" marker="number"/>'
    f'<field name="d" label="{LONG}" kind="box" lines="2" hint="{LONG}"/>',
    "grid": '<grid columns="2"><cell name="good" title="Good, to all who are part of it" '
    f'hint="{HINT}"/>'
    '<cell name="bad" title="Bad" corner="B"/></grid>',
    "ranking": '<ranking rows="1 2" alt="a"><placed label="A" figure="12.5">We agree on what we '
    'want</placed><placed label="B" figure="3">Multiprofessional work</placed>'
    '<placed label="C" figure="1">Time and money</placed></ranking>',
}  # fmt: skip
"""Blocks with more words than they have in our own sheets."""


@pytest.fixture(scope="module")
def laid(phrases: Mapping[str, str], sheet_of: SheetOf) -> Callable[[str, str], LaidSheet]:
    known: dict[tuple[str, str], LaidSheet] = {}

    def make(block: str, profile: str) -> LaidSheet:
        if (block, profile) not in known:
            sheet = sheet_of(MANY_WORDS[block])
            known[block, profile] = lay_out(sheet, PROFILES[profile], PAPERS["a4"], phrases)
        return known[block, profile]

    return make


@pytest.mark.parametrize("profile", ["standard", "giant", "dyslexia"])
@pytest.mark.parametrize("block", MANY_WORDS)
def test_no_words_lie_over_others_or_beyond_the_margins(
    block: str, profile: str, laid: Callable[[str, str], LaidSheet]
) -> None:
    sheet = laid(block, profile)
    said = "".join(mark.text for mark in marks_of(sheet.root) if isinstance(mark, TextMark)).split()
    for text in re.findall(">([^<]+)<", MANY_WORDS[block]):
        assert "".join(text.split()) in "".join(said)
    assert list(broken(sheet)) == []
    over = [[getattr(each, "text", each) for each in both] for both in overprints(Filled(sheet))]
    assert over == []
    paper = sheet.paper
    for page in range(sheet.pages):
        for mark in marks_on(sheet, page):
            match mark:
                case TextMark():
                    left, top, right, foot = text_box(mark, sheet)
                case LineMark():
                    left, right = sorted((mark.x1, mark.x2))
                    top, foot = sorted((mark.y1, mark.y2))
                case BoxMark():
                    left, top, right, foot = mark.x, mark.y, mark.x + mark.width, mark.y
                    foot += mark.height
                case _:
                    continue
            assert paper.left - 0.1 <= left and right <= paper.right + 0.1, mark
            assert paper.top - 0.1 <= top and foot <= paper.bottom + 0.1, mark


@pytest.mark.parametrize("block", ["text", "items", "labelled items", "steps", "ticks"])
@pytest.mark.parametrize("profile", ["standard", "giant"])
def test_a_line_ends_where_no_further_word_fits(
    block: str, profile: str, laid: Callable[[str, str], LaidSheet]
) -> None:
    sheet = laid(block, profile)
    seen = 0
    for node in sheet.root.walk():
        lines = [mark for mark in node.kids if isinstance(mark, TextMark)]
        # The last word may have taken another along, so as not to be alone.
        for one, other in list(pairwise(lines))[:-1]:
            seen += 1
            end = text_box(one, sheet)[2]
            word = replace(other, text=f" {other.text.split()[0]}")
            fits = end + text_box(word, sheet)[2] - word.x <= sheet.paper.right
            assert not fits or len(one.text + word.text.strip()) > sheet.profile.measure, one.text
    assert seen > 1


def test_the_answers_over_their_boxes_are_heard_apart(
    laid: Callable[[str, str], LaidSheet],
) -> None:
    said = read(laid("rated", "standard").root)
    assert "Strongly agree Agree Neither Strongly disagree" in said


@pytest.mark.parametrize("profile", ["standard", "dyslexia", "giant"])
def test_answers_stand_nearer_to_their_own_statement_than_to_the_next(
    profile: str, laid: Callable[[str, str], LaidSheet]
) -> None:
    sheet = laid("two scales", profile)
    texts = [mark for mark in marks_of(sheet.root) if isinstance(mark, TextMark)]
    first, second = [text for text in texts if text.text.startswith("Statement")]
    place = sheet.places[0]
    own = place.y - text_box(first, sheet)[3]
    assert text_box(second, sheet)[1] - (place.y + place.height) > own + 1


@pytest.mark.parametrize("block", ["bars", "short bars"])
@pytest.mark.parametrize("profile", ["standard", "giant"])
def test_bars_begin_behind_all_words_or_under_them(
    block: str, profile: str, laid: Callable[[str, str], LaidSheet]
) -> None:
    sheet = laid(block, profile)
    texts = [mark for node in nodes_of(sheet, "LBody") for mark in marks_of(node)
             if isinstance(mark, TextMark)]  # fmt: skip
    boxes = [mark for node in nodes_of(sheet, "Figure") for mark in marks_of(node)
             if isinstance(mark, BoxMark)]  # fmt: skip
    for text in texts:
        left, top, right, foot = text_box(text, sheet)
        for box in boxes:
            apart = right < box.x or box.x + box.width < left
            apart |= foot < box.y or box.y + box.height < top
            assert box.page != text.page or apart, (text.text, box)
    if block == "short bars":
        # What fits beside its bar in one line is in one line.
        assert profile == "giant" or "Health and education" in [text.text for text in texts]
