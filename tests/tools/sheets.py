"""Every worksheet, made and written in a process, and the rules that each page keeps."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import combinations, islice
from pathlib import Path

from tools import poppler
from tools.operators import Drawn, drawn
from worksheets.build.copies import Copies
from worksheets.build.request import Request
from worksheets.content.library import Library
from worksheets.layout.filled import Filled
from worksheets.pdf.copy import Copy
from worksheets.pdf.document import write_document
from worksheets.pdf.fields import Fields
from worksheets.pdf.metadata import Metadata
from worksheets.problems import Problems
from worksheets.sheet.drawn import Board, Forces, Statement
from worksheets.sheet.element import Element
from worksheets.sheet.identity import Identity
from worksheets.sheet.places import places_of
from worksheets.sheet.tree import Sheet, Table

MM = 72 / 25.4
SHEETS = Library().worksheet_ids()
LEAST_SIZE = {"standard": 12, "clear": 14, "large": 18, "giant": 24, "dyslexia": 14}
VARIANTS = {
    "swot": {"follow-up": "on"},
    "force-field": {"scores": "off"},
    "partnership-checklist": {"rating": "agree", "evidence": "on"},
    "agency-sheet": {"fax": "off"},
    "discussion": {"form": "cards"},
    "diamond-ranking": {"shape": "boxes"},
    "diamond-cards": {"blanks": "on"},
}
PRINTED = {"text", "label", "hint", "corner", "title", "words", "total"}
"""What of an element stands on the page."""


def made(name: str, profile: str, paper: str, **more: object) -> tuple[Sheet, Filled]:
    if name == "agency-directory":
        # It is made of records, and has its own.
        more = {**more, "example": True}
    request = Request([name], profile=profile, paper=paper, **more)  # type: ignore[arg-type]  # the test's own keywords
    press = Copies(Library(), request)
    [blank] = press.blanks
    [entry] = press.entries
    problems = Problems()
    filled = press.fill(0, entry, problems)
    problems.stop_if_any()
    return blank.sheet, filled


def written(filled: Filled, path: Path, fields: Fields = Fields.NONE) -> Path:
    return written_together([filled], path, fields)


def written_together(several: Sequence[Filled], path: Path, fields: Fields = Fields.NONE) -> Path:
    """One file of several sheets: to look at it once is quicker than at a file for each."""
    out = io.BytesIO()
    copies = [
        Copy(each, Identity(each.sheet.id, "version", "en-GB", str(number)))
        for number, each in enumerate(several, 1)
    ]
    write_document(out, copies, Metadata("A title", "An author", "en-GB", "a tool"), fields)
    path.write_bytes(out.getvalue())
    return path


def printed(element: Element) -> Iterator[str]:
    """Every text that must be on the page, in reading order, but for the credit."""
    if isinstance(element, Statement):
        # It is on its card, not on the board.
        return
    unprinted = {"label"} if isinstance(element, Board | Table) else set()
    for each in fields(element):
        value = getattr(element, each.name)
        if isinstance(value, Element):
            yield from printed(value)
        elif isinstance(value, tuple):
            for inner in value:
                if isinstance(inner, Element):
                    yield from printed(inner)
                elif isinstance(element, Table | Board) and isinstance(inner, str):
                    yield inner
        elif each.name in PRINTED - unprinted and value:
            yield value


def check_rules(sheet: Sheet, several: Sequence[Filled], pdf: Path, least: float) -> None:
    """What holds of a sheet in any look: its words, its places, what is drawn.

    `least` is the smallest size of print, in points.
    """
    written_together(several, pdf)
    credit = "".join(sheet.credit.split())
    *told, end = "".join(poppler.told(pdf).split()).split(credit)
    assert len(told) == len(several) and not end
    pages, words = iter(drawn(pdf)), poppler.words(pdf)
    before = 0
    for filled, text in zip(several, told, strict=True):
        check_told(sheet, text + credit)
        check_places(sheet, filled)
        count = filled.pages
        own = [word for word in words if before <= word.page < before + count]
        edge = 5 if sheet.id == "diamond-cards" else 15
        check_drawn(filled, [*islice(pages, count)], own, least, edge)
        before += count
    assert before == len({word.page for word in words}) and not [*pages]


def check_words(sheet: Sheet, pdf: Path) -> None:
    check_told(sheet, "".join(poppler.told(pdf).split()))


def check_told(sheet: Sheet, told: str) -> None:
    """All words of a sheet are there in their order; no text has spaces here."""
    position = 0
    forces = any(isinstance(block, Forces) for block in sheet.blocks)
    for text in printed(sheet):
        bare = "".join(text.split())
        found = told.find(bare, 0 if forces else position)
        if found < 0:
            # A card's letter stands before its words, a number before its statement.
            found = told.find(bare)
        assert found >= 0, text
        position = max(position, found)
    assert told.endswith("".join(sheet.credit.split()))
    assert told.count("".join(sheet.title.text.split())) == 1


def check_places(sheet: Sheet, filled: Filled) -> None:
    laid = filled.sheet
    assert [place.name for place in laid.places] == [place.name for place in places_of(sheet)]
    for place in laid.places:
        assert place.width > 0 and place.height > 0
        assert place.x >= 0 and place.x + place.width <= laid.paper.width
        assert laid.paper.top - 3 <= place.y
        assert place.y + place.height <= laid.paper.bottom
    for one, other in combinations(laid.places, 2):
        if one.page == other.page and "choice" not in (one.kind, other.kind):
            across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            assert across <= 0.01 or down <= 0.01, (one.name, other.name)


def check_marks(filled: Filled, pdf: Path, least: float, edge: float) -> None:
    check_drawn(filled, drawn(pdf), poppler.words(pdf), least, edge)


def check_drawn(
    filled: Filled, pages: Sequence[Drawn], words: list[poppler.Word], least: float, edge: float
) -> None:
    """Print is large enough, black on white, named for screen readers, and clear of the edges.

    `least` is in points, `edge` in millimetres.
    """
    paper = filled.sheet.paper
    for page in pages:
        assert min(page.sizes) >= least
        assert min([*page.strokes, 1]) >= 0.75
        assert page.untagged == []
        assert all(operator in "gG" and value == [0] for operator, value in page.colours)
        for x, y, width, height in page.boxes:
            assert x >= edge * MM - 1 and x + width <= paper.width - edge * MM + 1
            assert y >= edge * MM - 1 and y + height <= paper.height - edge * MM + 1
        for x1, y1, x2, y2 in page.lines:
            assert min(x1, x2) >= edge * MM - 1 and max(x1, x2) <= paper.width - edge * MM + 1
            assert min(y1, y2) >= edge * MM - 1 and max(y1, y2) <= paper.height - edge * MM + 1
    for word in words:
        assert word.left >= edge * MM - 0.5 and word.right <= paper.width - edge * MM + 0.5, word
        assert word.top >= edge * MM - 0.5 and word.bottom <= paper.height - edge * MM + 3, word
    for one, other in neighbours(words):
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        # A word's box is the font's, not the ink's: lines may touch by a little.
        assert across <= 0.5 or down <= least * 0.3, (one, other)


def neighbours(words: list[poppler.Word]) -> Iterator[tuple[poppler.Word, poppler.Word]]:
    """Each two words of a page of which one begins above the other's lower edge."""
    ordered = sorted(words, key=lambda word: (word.page, word.top))
    for number, one in enumerate(ordered, 1):
        for other in islice(ordered, number, None):
            if other.page != one.page or other.top >= one.bottom:
                break
            yield one, other


def varied_names(name: str, **options: str) -> list[str]:
    return [p.name for p in places_of(made(name, "standard", "a4", options=options)[0])]
