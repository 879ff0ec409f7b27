"""What a page break never parts, wherever on a page it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import product

import pytest
from tools.laid import marks_of, nodes_of, read

from worksheets.layout.breaks import PageRoom
from worksheets.layout.context import LayoutContext
from worksheets.layout.flow import flow
from worksheets.layout.fragment import Column, Fragment
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import BoxMark, LaidSheet, LineMark, Node, TextMark
from worksheets.layout.paper import MM, PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.layout.table import table as lay_out_table
from worksheets.sheet.tree import Sheet, Table

SheetOf = Callable[[str], Sheet]
Phrases = Mapping[str, str]
Sweep = Callable[..., Iterator[LaidSheet]]
LIST = "<items><item>First</item><item>Second</item><item>Third</item></items>"
QUESTION = (
    '<checklist number="1" title="Is it so?">'
    + "".join(f'<tick name="1.{n}" number="1.{n}">Statement {n}</tick>' for n in range(1, 25))
    + "</checklist>"
)
LINES = '<field name="why" label="Why?" kind="lines" lines="4"/>'


@pytest.fixture
def sweep(sheet_of: SheetOf, phrases: Phrases) -> Sweep:
    """A piece of markup laid out behind more and more lines of text, so that pages end all over."""

    def make(markup: str, profile: str = "standard", most: int = 45) -> Iterator[LaidSheet]:
        for count in range(most):
            sheet = sheet_of("<text>A line.</text>" * count + markup)
            yield lay_out(sheet, PROFILES[profile], PAPERS["a5"], phrases)

    return make


def page_of(node: Node) -> int:
    return marks_of(node)[0].page


def table(rows: int) -> str:
    """A table of so many rows of one line each."""
    body = "".join(f"<row><datum>{n}</datum><datum>Row {n}</datum></row>" for n in range(rows))
    return f'<table name="t" label="T"><head>No.</head><head>What</head>{body}</table>'


def rows_by_page(laid: LaidSheet) -> list[int]:
    """On which page each row of a table stands, its head first."""
    return [page_of(row) for row in nodes_of(laid, "TR")]


def test_no_row_of_a_table_is_alone_on_a_page(sheet_of: SheetOf, phrases: Phrases) -> None:
    """Tables of all lengths behind texts that leave room for a head alone, a row, two or three."""

    def laid(lines: int, rows: int, behind: int = 0) -> LaidSheet:
        after = "<text>Behind it.</text>" * behind
        sheet = sheet_of("<text>A line.</text>" * lines + table(rows) + after)
        return lay_out(sheet, PROFILES["standard"], PAPERS["a5"], phrases)

    fits = next(lines for lines in range(1, 40) if laid(lines, 1).pages > 1)
    lengths = set()
    for lines in range(fits - 4, fits + 1):
        for rows, behind in product(range(2, 50), (0, 9)):
            head, *pages = rows_by_page(laid(lines, rows, behind))
            assert head == pages[0] == pages[1], (lines, rows)
            assert pages[-1] == pages[-2], (lines, rows)
            lengths.add(pages[-1])
    assert max(lengths) > 2


def test_a_tables_head_holds_to_its_first_row_though_it_is_repeated(
    sheet_of: SheetOf, phrases: Phrases
) -> None:
    [block] = sheet_of(table(3)).blocks
    assert isinstance(block, Table)
    context = LayoutContext(PROFILES["standard"], PAPERS["a5"], phrases)
    head, *rows = lay_out_table(block, Column(0, 300), Node("Sect"), context)
    seen: list[tuple[str, int]] = []
    above = Fragment(50, lambda page, *_: seen.append(("above", page)))
    fragments = [
        replace(each, again=None, draw=lambda page, *_, n=number: seen.append((str(n), page)))
        for number, each in enumerate([head, *rows])
    ]
    room = PageRoom(0, 50 + head.before + head.height + rows[0].height / 2)
    flow([above, *fragments], room, PageRoom(0, 200))
    assert seen[:3] == [("above", 0), ("0", 1), ("1", 1)]


def test_a_heading_its_sentence_and_what_follows_stay_together(sweep: Sweep) -> None:
    pages = set()
    behind = "<text>Behind it.</text>" * 12
    for laid in sweep(f"<heading>Heading</heading><text>About the list.</text>{LIST}{behind}"):
        heading = nodes_of(laid, "H2")[0]
        sentence = next(each for each in nodes_of(laid, "P") if read(each) == "About the list.")
        first = nodes_of(laid, "LI")[0]
        assert page_of(heading) == page_of(sentence) == page_of(first)
        pages.add(page_of(heading))
    assert len(pages) > 1


def test_a_label_stays_with_all_its_lines(sweep: Sweep) -> None:
    pages = set()
    for laid in sweep(LINES):
        [place] = laid.places
        label = next(each for each in nodes_of(laid, "P") if read(each) == "Why?")
        assert page_of(label) == place.page and len(place.baselines) == 4
        pages.add(place.page)
    assert len(pages) > 1


@pytest.mark.parametrize("profile", ["standard", "large"])
def test_a_question_goes_on_between_two_statements(sweep: Sweep, profile: str) -> None:
    parted = 0
    for laid in sweep(QUESTION, profile, 30):
        heading = page_of(nodes_of(laid, "H2")[0])
        pages = [place.page for place in laid.places]
        assert pages == sorted(pages) and pages[0] == pages[1] == heading
        assert pages[-1] == pages[-2]
        parted += pages[0] != pages[-1]
    assert parted


@pytest.mark.parametrize("profile", PROFILES)
def test_a_repeated_heading_keeps_clear_of_what_follows(sweep: Sweep, profile: str) -> None:
    seen = 0
    for laid in sweep(QUESTION, profile, 30):
        pages = [place.page for place in laid.places]
        for page in set(pages[1:]) - {pages[0]}:
            head = [mark for mark in laid.furniture[page] if isinstance(mark, TextMark)
                    and mark.size == laid.profile.heading]  # fmt: skip
            assert "".join(mark.text for mark in head) == "1 Is it so? (continued)"
            first = min(place.y for place in laid.places if place.page == page)
            leading = laid.profile.heading * laid.profile.spacing
            foot = max(mark.y for mark in head) + leading / 2 - 0.26 * laid.profile.heading
            assert first - foot >= laid.profile.gap / 2 - 2
            seen += 1
    assert seen


def test_words_keep_clear_of_a_tables_repeated_head(sheet_of: SheetOf, phrases: Phrases) -> None:
    row = f"<row><datum>When</datum><datum>{'many words ' * 300}</datum></row>"
    sheet = sheet_of(
        f'<table name="t" label="T" widths="1 3"><head>A</head><head>B</head>{row}</table>'
    )
    laid = lay_out(sheet, PROFILES["standard"], PAPERS["a5"], phrases)
    assert laid.pages > 1
    for page in range(1, laid.pages):
        frames = [mark for mark in laid.furniture[page] if isinstance(mark, BoxMark)]
        head = max(mark.y + mark.height for mark in frames)
        words = [mark for node in nodes_of(laid, "TD") for mark in marks_of(node)
                 if isinstance(mark, TextMark) and mark.page == page]  # fmt: skip
        first = min(mark.y for mark in words)
        leading, size = laid.profile.leading, laid.profile.size
        assert first - head >= 1.5 * MM + leading / 2 + 0.26 * size - 0.01
        sides = [mark for mark in laid.furniture[page] if isinstance(mark, LineMark)]
        assert min(mark.y1 for mark in sides) == pytest.approx(head)


def test_boxes_to_tick_stay_together_with_their_heading(sweep: Sweep) -> None:
    ticks = "".join(
        f'<columns><tick name="a{n}">One</tick><tick name="b{n}">Two</tick></columns>'
        for n in range(4)
    )
    for laid in sweep(f"<heading>Offers</heading>{ticks}"):
        pages = {place.page for place in laid.places}
        assert pages == {page_of(nodes_of(laid, "H2")[0])}


def test_a_box_under_a_heading_does_not_hold_what_follows_it(
    sheet_of: SheetOf, phrases: Phrases
) -> None:
    boxes = "".join(
        f'<field name="{name}" label="{name}" kind="box" lines="{lines}"/>'
        for name, lines in (("first", 2), ("second", 7))
    )
    sheet = sheet_of("<text>A line.</text>" * 17 + f"<heading>What next?</heading>{boxes}")
    laid = lay_out(sheet, PROFILES["standard"], PAPERS["a5"], phrases)
    # The heading and the first box fill the page; they could stand on the next one, too.
    assert [place.page for place in laid.places] == [0, 1]


def test_only_ticks_side_by_side_hold_the_next_ones(sheet_of: SheetOf, phrases: Phrases) -> None:
    def pages(beside: str) -> list[int]:
        both = "".join(
            f'<columns><tick name="{name}">{"Words to read. " * 40}</tick>{beside.format(name)}'
            "</columns>"
            for name in "ab"
        )
        sheet = sheet_of("<text>A line.</text>" * 8 + both)
        laid = lay_out(sheet, PROFILES["standard"], PAPERS["a5"], phrases)
        return [place.page for place in laid.places if place.name in ("a", "b")]

    assert pages('<tick name="{}2">More</tick>') == [1, 1]
    assert pages("<text>More</text>") == [0, 1]
