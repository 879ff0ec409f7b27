"""The running head: title, whose the page is, and a line for that where nobody knows it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tools.extent import text_box

from worksheets.layout.head import APART, LEAST_LINE, LINE, head_marks, owner_marks, shortened
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import BoxMark, LaidSheet, LineMark, TextMark
from worksheets.layout.paper import MM, PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.layout.typeface import Face, spaced_face
from worksheets.sheet.tree import Field, PageBreak, Sheet, Text, Title

LOOKS = [("standard", "a4"), ("large", "a4"), ("giant", "a5"), ("dyslexia", "a3")]
LABELS = ["Name:", "Your name and that of your service:", "Your name, " * 20]


def laid(
    profile: str, paper: str, phrases: Mapping[str, str], label: str, title: str = "A title"
) -> LaidSheet:
    blocks = (
        Field(name="name", label=label, size="name"), Text(text="One"), PageBreak(),
        Field(name="notes", label="Notes", kind="box", fill=True), PageBreak(), Text(text="Two"),
    )  # fmt: skip
    sheet = Sheet(id="x", lang="en", title=Title(text=title), blocks=blocks, credit="C")
    return lay_out(sheet, PROFILES[profile], PAPERS[paper], phrases)


@pytest.mark.parametrize("label", LABELS, ids=["short", "long", "longest"])
@pytest.mark.parametrize(("profile", "paper"), LOOKS)
def test_there_is_a_line_for_a_name_behind_its_label(
    profile: str, paper: str, label: str, phrases: Mapping[str, str]
) -> None:
    sheet = laid(profile, paper, phrases, label)
    assert head_marks(sheet, 0, named=False) == []
    title, named, line = head_marks(sheet, 1, named=False)
    assert isinstance(title, TextMark) and isinstance(named, TextMark)
    assert isinstance(line, LineMark) and line.y1 == line.y2
    assert title.x == sheet.paper.left and line.x2 == sheet.paper.right
    # As long as a name where there is room, and never too short for one.
    assert LEAST_LINE - 0.01 <= line.x2 - line.x1 <= LINE + 0.01
    if label == "Name:":
        assert line.x2 - line.x1 == pytest.approx(LINE)
    start, _, end, _ = text_box(named, sheet)
    assert sheet.paper.left - 0.01 <= start and end < line.x1
    # What hangs below the letters stays above the line that they stand beside.
    assert named.y < line.y1 < named.y + 0.5 * named.size
    beside = text_box(title, sheet)[2] + APART <= start + 0.01
    assert named.y == title.y if beside else named.y >= title.y + sheet.profile.leading


@pytest.mark.parametrize("profile", ["standard", "giant"])
def test_content_keeps_clear_of_head_and_foot(profile: str, phrases: Mapping[str, str]) -> None:
    sheet = laid(profile, "a4", phrases, "Name:")
    box = next(place for place in sheet.places if place.name == "notes")
    assert box.page == 1
    [credit] = [mark for node in sheet.root.walk() for mark in node.kids
                if isinstance(mark, TextMark) and mark.text == "C"]  # fmt: skip
    assert box.y + box.height + 3 * MM < text_box(credit, sheet)[1]
    heads = head_marks(sheet, 1, named=False)
    lowest = max(mark.y2 if isinstance(mark, LineMark) else 0 for mark in heads)
    [frame] = [mark for mark in sheet.furniture[1] if isinstance(mark, BoxMark)]
    assert lowest + 3 * MM < frame.y < lowest + 10 * MM


def test_of_a_long_name_as_many_words_as_fit_stand_at_the_right(
    phrases: Mapping[str, str],
) -> None:
    sheet = laid("standard", "a4", phrases, "Name:")
    [short] = owner_marks(sheet, 1, "Siân Gŵyr")
    assert isinstance(short, TextMark) and short.text == "Siân Gŵyr"
    assert text_box(short, sheet)[2] == pytest.approx(sheet.paper.right)
    [long] = owner_marks(sheet, 1, "Siân Gŵyr of the service for young people " * 3)
    assert isinstance(long, TextMark) and long.text.endswith("…")
    [title, *_] = head_marks(sheet, 1, named=True)
    assert isinstance(title, TextMark) and title.y == long.y
    assert text_box(title, sheet)[2] + APART <= long.x + 0.01
    assert text_box(long, sheet)[2] == pytest.approx(sheet.paper.right)


@pytest.mark.parametrize("letters", range(1, 9))
def test_a_long_word_is_cut_behind_the_last_letter_that_fits(letters: int) -> None:
    face = spaced_face("regular", 0)
    shown = "Partnership"[:letters] + "…"
    assert shortened("Partnership", face, 12, face.width(shown, 12) + 0.1) == shown


@pytest.mark.parametrize("shown", ["one…", "one two…", "one two three…"])
def test_a_long_text_is_cut_behind_the_last_word_that_fits(shown: str) -> None:
    face = spaced_face("regular", 0)
    wide = face.width(shown, 12)
    assert shortened("one two three four five", face, 12, wide + 0.1) == shown
    assert len(shortened("one two three four five", face, 12, wide - 0.1)) < len(shown)


def test_a_very_long_name_is_measured_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[str] = []
    width = Face.width

    def counted(self: Face, text: str, size: float) -> float:
        measured.append(text)
        return width(self, text, size)

    monkeypatch.setattr(Face, "width", counted)
    face = spaced_face("regular", 0)
    for text in ("word " * 10_000, "w" * 50_000):
        assert len(shortened(text, face, 12, 100)) < 30
    assert len(measured) < 80
