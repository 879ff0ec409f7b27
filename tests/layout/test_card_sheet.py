"""What stands above and below cards: title, what to do, page number and credit, each clear."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from tools.extent import marks_on, text_box

from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import LaidSheet, LineMark, TextMark
from worksheets.layout.outside import outside
from worksheets.layout.paper import MM, PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.layout.typeface import spaced_face
from worksheets.sheet.drawn import Card, Cards
from worksheets.sheet.page_code import MOST_PAGES
from worksheets.sheet.tree import Instructions, Sheet, Title
from worksheets.text.braces import fill_in

CARDS = Cards(cards=(Card(label="A", words="Trust"), Card(label="B", words="Time")))


def laid(
    profile: str, phrases: Mapping[str, str], title: str = "T", to_do: str = "", credit: str = "c"
) -> LaidSheet:
    blocks = (Instructions(text=to_do), CARDS) if to_do else (CARDS,)
    sheet = Sheet(id="x", lang="en", title=Title(text=title), blocks=blocks, credit=credit)
    return lay_out(sheet, PROFILES[profile], PAPERS["a4"], phrases)


def words_of(sheet: LaidSheet) -> Iterator[TextMark]:
    for node in sheet.root.walk():
        yield from (kid for kid in node.kids if isinstance(kid, TextMark))


def right_of(sheet: LaidSheet, mark: TextMark) -> float:
    face = spaced_face(mark.weight, sheet.profile.tracking)
    return mark.x + face.width(mark.text.rstrip(), mark.size)


def beside_number(sheet: LaidSheet) -> list[TextMark]:
    return [mark for mark in words_of(sheet) if abs(mark.y - sheet.page_label.y) < 1]


def number_left(sheet: LaidSheet) -> float:
    """Where the longest page number begins."""
    words = fill_in(sheet.page_label.wording, page=MOST_PAGES, pages=MOST_PAGES)
    wide = spaced_face("regular", sheet.profile.tracking).width(words, sheet.profile.size)
    return sheet.page_label.right - wide


@pytest.mark.parametrize("profile", PROFILES)
def test_words_of_any_length_keep_clear_of_the_page_number(
    profile: str, phrases: Mapping[str, str]
) -> None:
    shapes = set()
    for count in range(1, 30):
        for sheet in (
            laid(profile, phrases, title="wide " * count),
            laid(profile, phrases, to_do="wide " * count),
        ):
            beside = beside_number(sheet)
            shapes.add(len(beside))
            assert all(right_of(sheet, each) + 4 * MM <= number_left(sheet) for each in beside)
    # Short words stand beside the title, longer ones under it.
    assert shapes == {1, 2} or profile in ("large", "giant")


@pytest.mark.parametrize("profile", PROFILES)
def test_no_words_stand_on_the_cut_marks(profile: str, phrases: Mapping[str, str]) -> None:
    for title, to_do, credit in (("T", "", "c"), ("wide " * 20, "do " * 60, "credit " * 40)):
        sheet = laid(profile, phrases, title, to_do, credit)
        assert list(outside(sheet)) == []
        for page in range(sheet.pages):
            marks = [mark for mark in marks_on(sheet, page) if isinstance(mark, LineMark)]
            assert marks
            for text in words_of(sheet):
                left, top, right, foot = text_box(text, sheet)
                for mark in marks:
                    beside = max(mark.x1, mark.x2) < left or min(mark.x1, mark.x2) > right
                    apart = max(mark.y1, mark.y2) < top or min(mark.y1, mark.y2) > foot
                    assert text.page != page or beside or apart, text.text
