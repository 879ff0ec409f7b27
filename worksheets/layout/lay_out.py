"""Laying out a sheet: its blocks into pieces, the pieces onto pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from worksheets.layout.bars import bars
from worksheets.layout.board import board, letters
from worksheets.layout.cards import cards
from worksheets.layout.choices import scale
from worksheets.layout.columns import columns
from worksheets.layout.flow import flow
from worksheets.layout.foot import CLEAR, draw_foot, foot
from worksheets.layout.forces import forces
from worksheets.layout.grid import grid
from worksheets.layout.marks import LaidSheet, Mark, Node
from worksheets.layout.panel import panel
from worksheets.layout.paper import Paper
from worksheets.layout.piece import Column, Hold, Piece
from worksheets.layout.profile import Profile
from worksheets.layout.references import detail, references
from worksheets.layout.setting import Setting
from worksheets.layout.table import table
from worksheets.layout.text import heading, items, steps, subheading, text, title
from worksheets.layout.ticks import checklist, ticks
from worksheets.layout.writing import field
from worksheets.sheet.drawn import Bars, Board, Cards, Forces, Letters
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


def lay_out(
    sheet: Sheet, profile: Profile, paper: Paper, phrases: Mapping[str, str]
) -> LaidSheet:
    """Lay a sheet out for a profile on a paper; `phrases` are the words of its furniture."""
    paper = paper.turned() if sheet.landscape else paper
    setting = Setting(profile, paper, phrases)
    root = Node("Sect")
    column = Column(paper.left, paper.right - paper.left)
    under = foot(sheet.credit, setting)
    pieces = title(sheet.title, column, root, setting)
    pieces += _pieces_of_all(sheet.blocks, column, root, setting)
    pages = flow(pieces, paper.top, under.top - CLEAR - paper.top)
    for draw in setting.later:
        draw()
    draw_foot(under, root, pages, setting)
    furniture = setting.furniture + [[] for _ in range(pages - len(setting.furniture))]
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
        places=sorted(setting.places, key=lambda place: order[place.name]),
        page_label=under.label,
        bookmarks=list(setting.marks.values()),
        one_sided=any(isinstance(block, Board | Cards) for block in sheet.blocks),
    )


def _pieces_of_all(
    blocks: tuple[Block, ...], column: Column, into: Node, setting: Setting
) -> list[Piece]:
    """The pieces of blocks in a row; items to tick that follow one another are one list."""
    pieces: list[Piece] = []
    run: list[Tick] = []
    under_heading = False
    for block in (*blocks, None):
        if isinstance(block, Tick):
            run.append(block)
            continue
        if run:
            pieces += _loose_ticks(run, column, into, setting)
            run = []
        if isinstance(block, Heading) and pieces and pieces[-1].hold is Hold.AVOID:
            # What belongs together belongs to one heading.
            pieces[-1] = replace(pieces[-1], hold=Hold.FREE)
        if block is not None:
            pieces += pieces_of(block, column, into, setting)
        if isinstance(block, Text) and under_heading:
            # A sentence between a heading and what it is about belongs to both.
            pieces[-1] = replace(pieces[-1], hold=Hold.AVOID)
        under_heading = isinstance(block, Heading | Subheading)
    return pieces


def _speak(lang: str, nodes: Sequence[Node | Mark]) -> None:
    """Say of the elements of a block in which language they are."""
    for node in nodes:
        if isinstance(node, Node) and lang:
            node.lang = lang


def _loose_ticks(
    run: list[Tick], column: Column, into: Node, setting: Setting
) -> list[Piece]:
    listed = into.add("L")
    listed.numbering = "None"
    pieces = ticks(run, column, listed, setting)
    for tick, item in zip(run, listed.kids, strict=True):
        _speak(tick.lang, [item])
    return pieces


def pieces_of(block: Block, column: Column, into: Node, setting: Setting) -> list[Piece]:
    """The pieces of one block; its structure elements are added to `into` at once, in order."""
    first = len(into.kids)
    pieces = _pieces(block, column, into, setting)
    _speak(block.lang, into.kids[first:])
    return pieces


def _pieces(block: Block, column: Column, into: Node, setting: Setting) -> list[Piece]:
    match block:
        case Heading():
            return heading(block, column, into, setting)
        case Text() | Instructions():
            return text(block, column, into, setting)
        case Items():
            return items(block, column, into, setting)
        case Steps():
            return steps(block, column, into, setting)
        case Field():
            return field(block, column, into, setting)
        case Tick():
            return _loose_ticks([block], column, into, setting)
        case Scale():
            listed = into.add("L")
            return [scale(block, column, listed.add("LI"), setting, 0, Hold.FREE)]
        case Checklist():
            return checklist(block, column, into, setting)
        case Grid():
            return grid(block, column, into, setting)
        case Columns():
            return columns(block, column, into, setting, pieces_of)
        case Table():
            return table(block, column, into, setting)
        case Bars():
            return bars(block, column, into, setting)
        case Subheading():
            return subheading(block, column, into, setting)
        case References():
            return references(block, column, into, setting)
        case Detail():
            return [detail(block, column, into, setting)]
        case Panel():
            return panel(block, column, into, setting, pieces_of)
        case Letters():
            return letters(block, column, into, setting)
        case Board():
            return board(block, column, into, setting)
        case Forces():
            return forces(block, column, into, setting)
        case Cards():
            return cards(block, column, into, setting)
        case PageBreak():
            return [Piece(0, lambda page, top, height: None, new_page=True)]
        case _:
            assert_never(block)
