"""Laying out a sheet: its blocks into fragments, the fragments onto pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from worksheets.layout.bars import bars
from worksheets.layout.board import board
from worksheets.layout.card_sheet import is_card_sheet, lay_out_cards
from worksheets.layout.cards import cards
from worksheets.layout.choices import scale
from worksheets.layout.columns import columns
from worksheets.layout.context import LayoutContext
from worksheets.layout.flow import flow
from worksheets.layout.foot import CLEAR, draw_foot, foot
from worksheets.layout.forces import forces
from worksheets.layout.fragment import BreakRule, Column, Fragment
from worksheets.layout.grid import grid
from worksheets.layout.letters import letters
from worksheets.layout.marks import LaidSheet, Mark, Node, PageLabel
from worksheets.layout.name_cards import name_cards
from worksheets.layout.panel import panel
from worksheets.layout.paper import Paper
from worksheets.layout.profile import Profile
from worksheets.layout.references import detail, references
from worksheets.layout.table import table
from worksheets.layout.text import heading, items, steps, subheading, text, title
from worksheets.layout.ticks import checklist, ticks
from worksheets.layout.writing import field
from worksheets.sheet.drawn import Bars, Board, Cards, Forces, Letters, NameCards
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
    References,
    Scale,
    Sheet,
    Steps,
    Subheading,
    Table,
    Text,
    Tick,
)


def lay_out(sheet: Sheet, profile: Profile, paper: Paper, phrases: Mapping[str, str]) -> LaidSheet:
    """Lay a sheet out for a profile on a paper; `phrases` are the words of its furniture."""
    paper = paper.turned() if sheet.landscape else paper
    context = LayoutContext(profile, paper, phrases)
    root = Node("Sect")
    if is_card_sheet(sheet):
        pages, label = lay_out_cards(sheet, root, context)
    else:
        pages, label = _flowing(sheet, root, context)
    furniture = context.furniture + [[] for _ in range(pages - len(context.furniture))]
    order = {place.name: number for number, place in enumerate(places_of(sheet))}
    return LaidSheet(
        id=sheet.id,
        title=sheet.title.text,
        lang=sheet.lang,
        paper=paper,
        profile=profile,
        pages=pages,
        root=root,
        furniture=furniture,
        places=sorted(context.places, key=lambda place: order[place.name]),
        page_label=label,
        bookmarks=list(context.marks.values()),
        one_sided=any(isinstance(block, Board | Cards | NameCards) for block in sheet.blocks),
    )


def _flowing(sheet: Sheet, root: Node, context: LayoutContext) -> tuple[int, PageLabel]:
    """Lay out title and blocks over pages with a foot; how many, and where their number stands."""
    paper = context.paper
    column = Column(paper.left, paper.right - paper.left)
    under = foot(sheet.credit, context)
    fragments = title(sheet.title, column, root, context)
    fragments += _fragments_of_all(sheet.blocks, column, root, context)
    pages = flow(fragments, paper.top, under.top - CLEAR - paper.top)
    for draw in context.later:
        draw()
    draw_foot(under, root, pages, context)
    return pages, under.label


def _fragments_of_all(
    blocks: tuple[Block, ...], column: Column, into: Node, context: LayoutContext
) -> list[Fragment]:
    """The fragments of blocks in a row; items to tick that follow one another are one list."""
    fragments: list[Fragment] = []
    run: list[Tick] = []
    under_heading = False
    for block in (*blocks, None):
        if isinstance(block, Tick):
            run.append(block)
            continue
        if run:
            fragments += _loose_ticks(run, column, into, context)
            run = []
        if isinstance(block, Heading) and fragments and fragments[-1].break_rule is BreakRule.AVOID:
            # What belongs together belongs to one heading.
            fragments[-1] = replace(fragments[-1], break_rule=BreakRule.FREE)
        if block is not None:
            fragments += fragments_of(block, column, into, context)
        if isinstance(block, Text) and under_heading:
            # A sentence between a heading and what it is about belongs to both.
            fragments[-1] = replace(fragments[-1], break_rule=BreakRule.AVOID)
        under_heading = isinstance(block, Heading | Subheading)
    return fragments


def _set_language(lang: str, nodes: Sequence[Node | Mark]) -> None:
    """Say of the elements of a block in which language they are."""
    for node in nodes:
        if isinstance(node, Node) and lang:
            node.lang = lang


def _loose_ticks(
    run: list[Tick], column: Column, into: Node, context: LayoutContext
) -> list[Fragment]:
    listed = into.add("L")
    listed.numbering = "None"
    fragments = ticks(run, column, listed, context)
    for tick, item in zip(run, listed.kids, strict=True):
        _set_language(tick.lang, [item])
    return fragments


def fragments_of(
    block: Block, column: Column, into: Node, context: LayoutContext
) -> list[Fragment]:
    """The fragments of one block; its structure elements are added to `into` at once, in order."""
    first = len(into.kids)
    fragments = _fragments(block, column, into, context)
    _set_language(block.lang, into.kids[first:])
    return fragments


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
            listed = into.add("L")
            return [scale(block, column, listed.add("LI"), context, 0)]
        case Checklist():
            return checklist(block, column, into, context)
        case Grid():
            return grid(block, column, into, context)
        case Columns():
            return columns(block, column, into, context, fragments_of)
        case Table():
            return table(block, column, into, context)
        case Bars():
            return bars(block, column, into, context)
        case Subheading():
            return subheading(block, column, into, context)
        case References():
            return references(block, column, into, context)
        case Detail():
            return [detail(block, column, into, context)]
        case Panel():
            return panel(block, column, into, context, fragments_of)
        case Letters():
            return letters(block, column, into, context)
        case Board():
            return board(block, column, into, context, fragments_of)
        case Forces():
            return forces(block, column, into, context)
        case Cards():
            return cards(block, into, context.paper.bottom - context.paper.top, context)
        case NameCards():
            return name_cards(block, column, into, context)
        case PageBreak():
            return [Fragment(0, lambda page, top, height: None, new_page=True)]
        case _:
            assert_never(block)
