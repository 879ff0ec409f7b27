"""Details: labels in a column of their own, what they say beside them, lines for the pen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

import pytest
from tools.extent import text_box
from tools.laid import marks_of, nodes_of, read

from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import LaidSheet, LineMark, TextMark
from worksheets.layout.paper import MM, PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.sheet.tree import Sheet

DETAILS = """<heading>Health</heading><detail label="Phone">01632 960001</detail>
<detail label="Open on weekdays">From nine to five</detail><detail label="Fax"/>
<heading>Police</heading><detail label="Fax">none</detail>"""


@pytest.fixture(params=[("standard", "a4"), ("giant", "a5"), ("dyslexia", "a3")])
def laid(
    request: pytest.FixtureRequest, sheet_of: Callable[[str], Sheet], phrases: Mapping[str, str]
) -> LaidSheet:
    profile, paper = request.param
    return lay_out(sheet_of(DETAILS), PROFILES[profile], PAPERS[paper], phrases)


def texts_of(laid: LaidSheet, tag: str) -> list[TextMark]:
    return [mark for node in nodes_of(laid, tag) for mark in marks_of(node)
            if isinstance(mark, TextMark)]  # fmt: skip


def test_what_is_said_stands_in_one_column_clear_of_all_labels(laid: LaidSheet) -> None:
    labels, said = texts_of(laid, "TH"), texts_of(laid, "TD")
    [alone] = [node for node in nodes_of(laid, "P") if read(node) == "Fax none"]
    last = [mark for mark in marks_of(alone) if isinstance(mark, TextMark)]
    labels, said = [*labels, last[0]], [*said, last[1]]
    assert len({mark.x for mark in labels}) == 1
    # The details of all entries stand under one another.
    [start] = {mark.x for mark in said}
    for mark in labels:
        assert text_box(mark, laid)[2] + 2 * MM < start
    assert [read(node) for node in nodes_of(laid, "TD")] == [
        "01632 960001", "From nine to five", "",
    ]  # fmt: skip


def test_no_row_lies_over_another(laid: LaidSheet) -> None:
    for tag in ("TH", "TD"):
        for one, other in pairwise(texts_of(laid, tag)):
            assert one.page < other.page or one.y < other.y


def test_a_detail_without_words_has_a_line_for_the_pen(laid: LaidSheet) -> None:
    [form] = nodes_of(laid, "Form")
    [line] = [mark for mark in marks_of(form) if isinstance(mark, LineMark)]
    assert form.desc == "Fax" and line.y1 == line.y2
    assert line.x1 == texts_of(laid, "TD")[0].x
    assert line.x2 <= laid.paper.right
    # It is no longer than anybody writes, and on narrow paper as long as can be.
    assert line.x2 - line.x1 == pytest.approx(min(90 * MM, laid.paper.right - line.x1))
    label = next(mark for mark in texts_of(laid, "TH") if mark.text.strip() == "Fax")
    assert label.page == line.page and line.y1 - 10 * MM < label.y < line.y1
