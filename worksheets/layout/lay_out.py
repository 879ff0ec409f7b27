"""Laying out a sheet: its blocks into fragments, the fragments onto pages."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from worksheets.layout.breaks import PageRoom
from worksheets.layout.card_sheet import is_card_sheet, lay_out_cards
from worksheets.layout.choices import scale
from worksheets.layout.columns import columns
from worksheets.layout.context import LayoutContext, LogoFit
from worksheets.layout.details import details, label_width
from worksheets.layout.flow import flow
from worksheets.layout.foot import draw_foot, foot
from worksheets.layout.fragment import BreakRule, Column, Fragment, stack_height
from worksheets.layout.grid import grid
from worksheets.layout.head import draw_letters, running_head
from worksheets.layout.marks import (
    HeadingMark,
    LaidSheet,
    Mark,
    Node,
    PageLabel,
    RunningHead,
    TextMark,
)
from worksheets.layout.page_codes import BESIDE, UNDER, PageCodes
from worksheets.layout.page_columns import first_column, fold
from worksheets.layout.panel import panel
from worksheets.layout.paper import Paper
from worksheets.layout.pictures import picture, titled
from worksheets.layout.profile import PROFILES, STANDARD, Profile
from worksheets.layout.references import references
from worksheets.layout.room import with_free_room
from worksheets.layout.table import table
from worksheets.layout.text import heading, items, steps, subheading, text
from worksheets.layout.ticks import checklist, ticks
from worksheets.layout.writing import field
from worksheets.record import record
from worksheets.sheet.drawn import Bars, Board, Cards, Forces, Letters, NameCards, Ranking
from worksheets.sheet.places import places_of
from worksheets.sheet.tree import (
    Block,
    Checklist,
    Columns,
    Detail,
    Field,
    Grid,
    Heading,
    Instructions,
    Items,
    PageBreak,
    Panel,
    Picture,
    References,
    Scale,
    Sheet,
    Steps,
    Subheading,
    Table,
    Text,
    Tick,
)

A3 = "a3"
"""The paper that some sheets lie across, and some have two columns on."""
LONG = 3
"""A sheet of so many pages has bookmarks."""


def lay_out(
    sheet: Sheet,
    profile: Profile,
    paper: Paper,
    phrases: Mapping[str, str],
    known: Mapping[str, str] | None = None,
    *,
    further: bool = False,
    key: str = "",
) -> LaidSheet:
    """Lay a sheet out for a profile on a paper; `phrases` are the words of its furniture.

    Places are large enough for the values that are `known` to stand in them in every copy. The
    `further` pages of a sheet have its running head from the first. With a `key` there is room for
    the codes that begin with it; cards to cut out have none.
    """
    wide = sheet.landscape or (paper.name == A3 and sheet.a3)
    paper = paper.turned() if wide else paper

    def laid(sheet: Sheet, fit: LogoFit) -> LaidSheet:
        context = LayoutContext(profile.on(paper), paper, phrases, known=known or {}, key=key)
        context.pictures, context.logo_fit = sheet.pictures, fit
        return _laid(sheet, context, further=further)

    if sheet.logo is None or is_card_sheet(sheet):
        return laid(sheet, LogoFit.FREE)
    # A logo must not make a sheet longer if that can be avoided.
    most = laid(replace(sheet, logo=None), LogoFit.FREE).pages
    for fit in LogoFit:
        if (found := laid(sheet, fit)).pages <= most:
            return found
    return found


def _laid(sheet: Sheet, context: LayoutContext, *, further: bool) -> LaidSheet:
    """The sheet on paper that lies as it will lie, in a profile for that paper."""
    profile, paper = context.profile, context.paper
    if profile.name != STANDARD and next(places_of(sheet), None):
        context.standard = _standard_room(sheet, context)
    root = Node("Sect")
    if is_card_sheet(sheet):
        flowed = _Flowed(*lay_out_cards(sheet, root, context))
    else:
        flowed = _flowing(sheet, root, context, further=further)
    furniture = context.furniture + [[] for _ in range(flowed.pages - len(context.furniture))]
    order = {place.name: number for number, place in enumerate(places_of(sheet))}
    places = sorted(context.places, key=lambda place: order[place.name])
    top = paper.top + (flowed.head.height if flowed.head else 0)
    places = with_free_room(places, root, furniture, profile.tracking, top, paper.bottom)
    return LaidSheet(
        id=sheet.id,
        title=sheet.title.text,
        lang=sheet.lang,
        paper=paper,
        profile=profile,
        pages=flowed.pages,
        root=root,
        furniture=furniture,
        places=places,
        page_label=flowed.label,
        bookmarks=_bookmarks(root, flowed.pages, context),
        links=context.links,
        one_sided=any(isinstance(block, Board | Cards | NameCards) for block in sheet.blocks),
        head=flowed.head,
        headed=0 if further else 1,
        codes=flowed.codes,
        draft=sheet.draft,
    )


def _bookmarks(root: Node, pages: int, context: LayoutContext) -> list[HeadingMark]:
    """The headings under the title of a sheet that is long, or to which references lead."""
    if pages < LONG and not context.marks:
        return []
    found = []
    for node in root.walk():
        marks = [mark for mark in node.kids if isinstance(mark, TextMark)]
        if node.tag == "H2" and marks:
            words = " ".join("".join(mark.text for mark in marks).split())
            found.append(HeadingMark(words, node, marks[0].page, marks[0].y - marks[0].size))
    return found


@record
class _Flowed:
    """What came of laying out blocks: pages, where their number and codes stand, their head."""

    pages: int
    label: PageLabel
    head: RunningHead | None = None
    codes: PageCodes | None = None


def _flowing(sheet: Sheet, root: Node, context: LayoutContext, *, further: bool) -> _Flowed:
    """Lay out title and blocks over pages with a foot, and from the second page on with a head."""
    paper = context.paper
    column = Column(paper.left, paper.right - paper.left)
    halved = paper.name == A3 and sheet.a3 == "columns"
    column = first_column(column) if halved else column
    under = foot(sheet.credit, context)
    head = running_head(sheet, context)
    height = under.top - paper.top
    others = PageRoom(paper.top + head.height, height - head.height)
    first = others if further else PageRoom(paper.top, height)
    context.height = others.height
    # The details of all entries stand under one another.
    labels = [label_width(each, context) for each in sheet.elements() if isinstance(each, Detail)]
    context.detail_label = max(labels, default=0.0)
    numbers = [each.number for each in sheet.elements() if isinstance(each, Tick | Scale)]
    width, size = context.regular.width, context.profile.size
    context.item_number = max(width(number, size) for number in ("0.0", *numbers))
    fragments = _fragments_of_sheet(sheet, column, root, context)
    pages = flow(fragments, first, others, context.profile.leading)
    pages = fold(root, pages, column, context) if halved else pages
    for draw in context.later:
        draw()
    draw_letters(head, pages, context)
    draw_foot(under, root, pages, context)
    return _Flowed(pages, under.label, head, under.codes)


def _fragments_of_sheet(
    sheet: Sheet, column: Column, root: Node, context: LayoutContext
) -> list[Fragment]:
    """Title and blocks; where a code stands beside the first of them, these are narrower.

    What is no running text begins under the code.
    """
    words = column.right - (context.paper.right - BESIDE)
    if not context.key or words <= 0:
        fragments = titled(sheet, column, root, context)
        return fragments + _fragments_of_all(sheet.blocks, column, root, context)
    narrow = column.inset(0, words)
    fragments = titled(sheet, narrow, root, context)
    code = UNDER - context.paper.top
    blocks = deque(sheet.blocks)
    while blocks and isinstance(blocks[0], Instructions | Text) and stack_height(fragments) < code:
        fragments += fragments_of(blocks.popleft(), narrow, root, context)
    missing = max(0.0, code - stack_height(fragments))
    fragments[-1] = replace(fragments[-1], height=fragments[-1].height + missing)
    return fragments + _fragments_of_all(tuple(blocks), column, root, context)


def _standard_room(sheet: Sheet, context: LayoutContext) -> dict[str, float]:
    """The area of each place for text in the profile `standard`."""
    profile = PROFILES[STANDARD].on(context.paper)
    plain = LayoutContext(profile, context.paper, context.phrases, key=context.key)
    plain.pictures = context.pictures
    laid = _laid(replace(sheet, logo=None), plain, further=False)
    return {
        place.name: place.width * place.height
        for place in laid.places
        if place.kind in ("line", "lines", "box")
    }


def _fragments_of_all(
    blocks: tuple[Block, ...], column: Column, into: Node, context: LayoutContext
) -> list[Fragment]:
    """The fragments of blocks in a row.

    Boxes to tick that follow one another are one list, and details one table.
    """
    fragments: list[Fragment] = []
    run: list[Tick] = []
    listed: list[Detail] = []
    under_heading = False
    before: Block | None = None
    for block in (*blocks, None):
        if isinstance(block, Tick):
            run.append(block)
            continue
        if run:
            fragments += _loose_ticks(run, column, into, context)
            run = []
        if isinstance(block, Detail):
            listed.append(block)
            continue
        if listed:
            fragments += details(listed, column, into, context)
            listed = []
        if isinstance(block, Heading) and fragments and fragments[-1].break_rule is BreakRule.AVOID:
            # What belongs together belongs to one heading.
            fragments[-1] = replace(fragments[-1], break_rule=BreakRule.FREE)
        joint = _joint(before, block)
        if joint and fragments[-1].break_rule < joint:
            fragments[-1] = replace(fragments[-1], break_rule=joint)
        if block is not None:
            fragments += fragments_of(block, column, into, context)
        if isinstance(block, Text) and under_heading:
            # A sentence between a heading and what it is about belongs to both.
            fragments[-1] = replace(fragments[-1], break_rule=BreakRule.AVOID)
        under_heading = isinstance(block, Heading | Subheading)
        before = block
    return fragments


def _joint(before: Block | None, block: Block | None) -> BreakRule:
    """How blocks of one kind hold together: lines to write on a little, boxes to tick more."""
    if all(_consists_of(each, Tick) for each in (before, block)):
        return BreakRule.AVOID
    lines = all(_consists_of(each, Field) for each in (before, block))
    return BreakRule.DISLIKE if lines else BreakRule.FREE


def _joined(fragments: Sequence[Fragment], joint: BreakRule) -> list[Fragment]:
    """Fragments that hold together at least so much, but for what follows them."""
    return [
        replace(each, break_rule=max(each.break_rule, joint)) for each in fragments[:-1]
    ] + list(fragments[-1:])


def _consists_of(block: Block | None, kind: type[Tick | Field]) -> bool:
    """Whether a block is a box to tick or a line to write on, or some of them side by side."""
    if isinstance(block, Columns):
        return all(_consists_of(inner, kind) for inner in block.blocks)
    return isinstance(block, kind) and (isinstance(block, Tick) or block.kind == "line")


def _set_language(lang: str, nodes: Sequence[Node | Mark]) -> None:
    """Say of the elements of a block in which language they are."""
    for node in nodes:
        if isinstance(node, Node) and lang:
            node.lang = lang


def _loose_ticks(
    run: list[Tick], column: Column, into: Node, context: LayoutContext
) -> list[Fragment]:
    listed = into.add("L")
    listed.numbering = "Decimal" if any(tick.number for tick in run) else "None"
    fragments = ticks(run, column, listed, context)
    for tick, item in zip(run, listed.kids, strict=True):
        _set_language(tick.lang, [item])
    return fragments


def _new_page(block: PageBreak) -> Fragment:
    nothing = Fragment(0, lambda page, top, height: None)
    return replace(nothing, new_page=True, soft=block.soft)


def fragments_of(
    block: Block, column: Column, into: Node, context: LayoutContext
) -> list[Fragment]:
    """The fragments of one block; its structure elements are added to `into` at once, in order."""
    first = len(into.kids)
    fragments = _fragments(block, column, into, context)
    _set_language(block.lang, into.kids[first:])
    kind = f"{type(block).__name__} {block.kind if isinstance(block, Field) else ''}"
    return [replace(each, kind=kind) if each.stretch else each for each in fragments]


def _fragments(block: Block, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    match block:
        case Heading():
            return heading(block, column, into, context)
        case Text() | Instructions():
            return text(block, column, into, context)
        case Items():
            return items(block, column, into, context)
        case Steps():
            return steps(block, column, into, context)
        case Field():
            return field(block, column, into, context)
        case Tick():
            return _loose_ticks([block], column, into, context)
        case Scale():
            return [scale(block, column, into.add("L").add("LI"), context, 0)]
        case Checklist():
            return checklist(block, column, into, context)
        case Grid():
            return grid(block, column, into, context)
        case Columns():
            return _joined(
                columns(block, column, into, context, fragments_of), _joint(block, block)
            )
        case Table():
            return table(block, column, into, context)
        case Subheading():
            return subheading(block, column, into, context)
        case References():
            return references(block, column, into, context)
        case Detail():
            return details([block], column, into, context)
        case Panel():
            return panel(block, column, into, context, fragments_of)
        case Bars() | Board() | Cards() | Forces() | Letters() | NameCards() | Ranking():
            from worksheets.layout.drawings import drawing

            return drawing(block, column, into, context, fragments_of)
        case Picture():
            return picture(block, column, into, context)
        case PageBreak():
            return [_new_page(block)]
        case _:
            assert_never(block)
