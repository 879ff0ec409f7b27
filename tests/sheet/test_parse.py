"""The markup: every mistake told, at the template's line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from worksheets.build.sheets import blank_sheet
from worksheets.content.library import Library
from worksheets.problems import MOST_TOLD, Level, Refused
from worksheets.sheet.parse import MOST_ELEMENTS, parse
from worksheets.sheet.places import places_of
from worksheets.sheet.tree import Sheet
from worksheets.template.render import Rendered

SheetOf = Callable[[str], Sheet]


def codes(markup: str) -> list[tuple[str, int | None]]:
    """The problems of a sheet around some markup, each with its line."""
    lines = f'<worksheet id="x" lang="en"><title>T</title>{markup}<credit>c</credit></worksheet>'
    numbered = enumerate(lines.split("\n"), 1)
    text = "\n".join(line.replace("<", f"<?at 0:{number}:1?><") for number, line in numbered)
    try:
        parse(Rendered(text, ["t.xml.j2"]))
    except Refused as refused:
        return [(each.code, each.where.line) for each in refused.problems]
    return []


def test_places_come_in_reading_order(sheet_of: SheetOf) -> None:
    sheet = sheet_of(
        '<columns><field name="a" label="A"/><field name="b" label="B"/></columns>'
        '<grid columns="2"><cell name="c" title="C"/><cell name="d" title="D"/></grid>'
        '<checklist title="Q"><tick name="1.1">yes?</tick></checklist>'
        '<table name="t" label="T" rows="1"><head>H</head><head>I</head></table>'
    )
    names = [place.name for place in places_of(sheet)]
    assert names == ["a", "b", "c", "d", "1.1", "t-1-1", "t-1-2"]


def test_blanks_are_single_but_a_value_keeps_its_lines(sheet_of: SheetOf) -> None:
    sheet = sheet_of('<text>\n  a\n  b  c </text><field name="a" label=" L " value="x&#10;y"/>')
    assert [text for text, _ in sheet.texts() if text][2:5] == ["a b c", "a", "L"]
    assert "x\ny" in [text for text, _ in sheet.texts()]


WRONG = {
    "unknown element": ("\n<txt>a</txt>", [("sheet-unknown-element", 2)]),
    "unknown attribute": ('\n<text size="3">a</text>', [("sheet-unknown-attribute", 2)]),
    "missing attribute": ('\n\n<field name="a"/>', [("sheet-missing-attribute", 3)]),
    "no number": ('\n<items columns="x"><item>a</item></items>', [("sheet-bad-value", 2)]),
    "no choice": ('\n<field name="a" label="b" kind="c"/>', [("sheet-bad-value", 2)]),
    "words loose": ("\n<items>a<item>b</item></items>", [("sheet-misplaced", 2)]),
    "item alone": ("\n<item>a</item>", [("sheet-misplaced", 2)]),
    "empty text": ("\n<text> </text>", [("sheet-empty", 2)]),
    "empty list": ("\n<items></items>", [("sheet-empty", 2)]),
    "widths": ('\n<columns widths="1 2"><text>a</text></columns>', [("sheet-bad-value", 2)]),
    "a bar without parts beside one with parts": (
        '<bars alt="a" most="2"><bar>x<part value="1" figure="1">y</part></bar>'
        '\n<bar value="1" figure="1">z</bar></bars>',
        [("sheet-bad-value", 2)],
    ),
    "three sides": (
        '\n<forces rows="1" alt="a">'
        + "".join(f'<force name="{name}" title="x"/>' for name in ("a", "b", "c"))
        + "</forces>",
        [("sheet-bad-value", 2)],
    ),
    "a box for a figure on several lines": (
        '\n<field name="a" label="b" kind="lines" marker="number" size="figure"/>',
        [("sheet-bad-value", 2)],
    ),
    "reserved": ('\n<field name="row" label="b"/>', [("sheet-bad-value", 2)]),
    "name": ('\n<field name="a b" label="b"/>', [("sheet-bad-value", 2)]),
    "dot": ('\n<field name="a.b" label="b"/>', [("sheet-bad-value", 2)]),
    "twice": (
        '\n<field name="a" label="b"/>\n<field name="a" label="b"/>',
        [("sheet-repeated-place", 3)],
    ),
    "goes on": (
        '\n<field name="1" label="b"/>\n<field name="1.1" label="b"/>',
        [("sheet-repeated-place", 3)],
    ),
    "table of nothing": (
        '\n<table name="t" label="T"><head>H</head></table>',
        [("sheet-empty", 2)],
    ),
    "table without heads": (
        '\n<table name="t" label="T"><row><datum>a</datum></row></table>',
        [("sheet-empty", 2)],
    ),
    "rows too short and too long": (
        '<table name="t" label="T"><head>H</head><head>I</head>\n<row><datum/></row>\n'
        "<row><datum>a</datum><datum>b</datum><datum>c</datum></row></table>",
        [("sheet-bad-value", 2), ("sheet-bad-value", 3)],
    ),
    "widths of a table": (
        '\n<table name="t" label="T" widths="1 2"><head>H</head><row><datum>a</datum></row>'
        "</table>",
        [("sheet-bad-value", 2)],
    ),
    "bar too long": (
        '<bars alt="A" most="5">\n<bar value="6" figure="6">a</bar></bars>',
        [("sheet-bad-value", 2)],
    ),
    "bar without words": (
        '<bars alt="A" most="5">\n<bar value="5" figure="5"/></bars>',
        [("sheet-empty", 2)],
    ),
    "bar of no number": (
        '<bars alt="A" most="5">\n<bar value="-1" figure="5">a</bar></bars>',
        [("sheet-bad-value", 2)],
    ),
    **{
        f"an answer that a form would lose: {value[:9]}": (
            '<scale name="s" text="S">\n<choice value="on">on</choice>'
            f'<choice value="{value}">x</choice></scale>',
            [("sheet-bad-value", 2)],
        )
        for value in ("Off", "off", " OFF ", "/slash", "ŵ" * 64)
    },
    "an answer twice": (
        '\n<scale name="s" text="S"><choice value="Yes">a</choice>'
        '<choice value="yes">b</choice></scale>',
        [("sheet-bad-value", 2)],
    ),
    "two titles": ("<title>T</title>", [("sheet-misplaced", 1)]),
    "not closed": ("\n<text>a", [("sheet-misplaced", 2), ("sheet-syntax", 2)]),
    "ampersand": ("\n<text>a & b</text>", [("sheet-syntax", 2)]),
    "all at once": (
        '\n<txt/>\n<text siez="1"></text>\n<field name="a"/>',
        [
            ("sheet-unknown-element", 2),
            ("sheet-unknown-attribute", 3),
            ("sheet-empty", 3),
            ("sheet-missing-attribute", 4),
        ],
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_each_mistake_has_its_line(case: str) -> None:
    markup, expected = WRONG[case]
    assert codes(markup) == expected


def test_entities_cannot_be_declared() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><worksheet>&c;</worksheet>'
    with pytest.raises(Refused) as caught:
        parse(Rendered(bomb, ["t"]))
    assert [each.code for each in caught.value.problems] == ["sheet-doctype"]


def test_endless_depth_is_answered() -> None:
    with pytest.raises(Refused) as caught:
        parse(Rendered("<worksheet>" * 200_000, ["t"]))
    assert caught.value.problems[-1].code == "sheet-syntax"


def test_a_sheet_of_endless_places_is_answered() -> None:
    table = '<table name="t" label="T" rows="100"><head>H</head></table>'
    head, foot = '<worksheet id="x" lang="en"><title>T</title>', "<credit>c</credit></worksheet>"
    text = head + table * 200 + foot
    with pytest.raises(Refused) as caught:
        parse(Rendered(text, ["t"]))
    assert [each.code for each in caught.value.problems] == ["sheet-too-large"]


@pytest.mark.parametrize("text", ["", "   ", "no markup", "<text>a</text>"])
def test_what_is_no_sheet_is_told(text: str) -> None:
    with pytest.raises(Refused) as caught:
        parse(Rendered(text, ["t"]))
    assert caught.value.problems


@pytest.mark.parametrize(
    "markup",
    ["<?at x?>", "<?at?>", "<?at 0:1?>", "<?at 9:1:1?>", "<?at 0:1:1?>", "<?at 0:1:-1?>", "<?foo?>",
     "<?at 1:1:1 ?>", f"<?at 0:{'9' * 5000}:1?>", "<?at ١:1:1?>"],
)  # fmt: skip
def test_an_instruction_of_the_templates_own_is_told(
    markup: str, tmp_path: Path, overlay: Callable[..., Path]
) -> None:
    template = (
        '<worksheet id="swot" lang="en"><title>T</title>\n<text>a</text>\n\n'
        f"{markup}\n<credit>c</credit></worksheet>"
    )
    library = Library([overlay(templates__swot=template)])
    with pytest.raises(Refused) as caught:
        blank_sheet(library, library.worksheet("swot"), {})
    [problem] = caught.value.problems
    assert (problem.code, problem.where.line) == ("sheet-syntax", 4)


def refusal_of(markup: str) -> Refused:
    head = '<worksheet id="x" lang="en"><title>T</title>'
    with pytest.raises(Refused) as caught:
        parse(Rendered(f"{head}{markup}<credit>c</credit></worksheet>", ["t.xml.j2"]))
    return caught.value


MANY = {
    "elements": "<what/>" * 500,
    "attributes": "<text {}>a</text>".format(" ".join(f'a{n}="b"' for n in range(500))),
    "references": "".join(f'<heading mark="m{n}">h</heading>' for n in range(500))
    + "<references>"
    + "".join(f'<reference to="x{n}">r</reference>' for n in range(500))
    + "</references>",
    "values": '<text lang="no language">a</text>' * 500,
    "names": '<field name="a" label="b"/>' * 501,
}


@pytest.mark.parametrize("case", MANY)
def test_of_many_mistakes_a_hundred_are_told_and_the_others_counted(case: str) -> None:
    refusal = refusal_of(MANY[case])
    assert len(refusal.problems) <= MOST_TOLD
    assert len(refusal.problems) + refusal.more.get(Level.ERROR, 0) <= 500


def test_a_value_of_any_length_is_told_in_a_line() -> None:
    value = "x" * 100_000
    [problem] = refusal_of(f'<text lang="{value}">a</text>').problems
    assert len(problem.message) < 200


def test_a_sheet_of_too_many_elements_is_told_where_they_are_too_many() -> None:
    text = "\n".join(f"<?at 0:{line}:1?><text>a</text>" for line in range(1, MOST_ELEMENTS + 10))
    [problem] = refusal_of(text).problems
    # The sheet and its title are elements too.
    assert (problem.code, problem.where.line) == ("sheet-too-large", MOST_ELEMENTS - 1)


def test_a_credit_that_leaves_no_room_on_the_page_is_told() -> None:
    head = '<worksheet id="x" lang="en"><title>T</title><text>a</text>'
    for length, told in ((300, []), (301, ["sheet-bad-value"])):
        text = f"{head}<credit>{'c' * length}</credit></worksheet>"
        try:
            parse(Rendered(text, ["t.xml.j2"]))
            found = []
        except Refused as refused:
            found = [each.code for each in refused.problems]
        assert found == told
