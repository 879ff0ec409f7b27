"""A ranking: printed boxes in the rows of a board, none over another, every word told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

import pytest
from tools.laid import marks_of, nodes_of, read

from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import BoxMark, LaidSheet
from worksheets.layout.outside import broken
from worksheets.layout.paper import PAPERS, SCREENS
from worksheets.layout.profile import PROFILES
from worksheets.problems import Refused
from worksheets.sheet.tree import Sheet

SheetOf = Callable[[str], Sheet]
WORDS = "Sharing ideas, knowledge and expertise with other practitioners"


def ranking(rows: str, count: int) -> str:
    boxes = "".join(
        f'<placed label="{chr(65 + n)}" figure="{n}.5">{WORDS}</placed>' for n in range(count)
    )
    return f'<ranking rows="{rows}" alt="A diamond.">{boxes}</ranking>'


def boxes_of(laid: LaidSheet) -> list[BoxMark]:
    [figure] = nodes_of(laid, "Figure")
    assert figure.alt == "A diamond."
    return [mark for mark in marks_of(figure) if isinstance(mark, BoxMark)]


def test_the_boxes_stand_in_rows_in_the_middle(
    sheet_of: SheetOf, phrases: Mapping[str, str]
) -> None:
    laid = lay_out(sheet_of(ranking("1 2 3 2 1", 9)), PROFILES["standard"], PAPERS["a4"], phrases)
    boxes = boxes_of(laid)
    tops = [box.y for box in boxes]
    assert [tops.count(top) for top in dict.fromkeys(tops)] == [1, 2, 3, 2, 1]
    middle = (laid.paper.left + laid.paper.right) / 2
    for top in dict.fromkeys(tops):
        row = [box for box in boxes if box.y == top]
        assert (row[0].x + row[-1].x + row[-1].width) / 2 == pytest.approx(middle)
        assert all(one.x + one.width < two.x for one, two in pairwise(row))
    assert [read(item) for item in nodes_of(laid, "LI")][:2] == [
        f"A{WORDS}0.5".replace(", ", ", "), f"B{WORDS}1.5",
    ]  # fmt: skip


@pytest.mark.parametrize("paper", [PAPERS["a5"], SCREENS["slides"]], ids=["a5", "slides"])
@pytest.mark.parametrize("profile", PROFILES)
def test_nothing_leaves_the_page_where_it_is_narrow(
    profile: str, paper: object, sheet_of: SheetOf, phrases: Mapping[str, str]
) -> None:
    markup = ranking("1 2 3 4 3 2 1", 16)
    laid = lay_out(sheet_of(markup), PROFILES[profile], paper, phrases)  # type: ignore[arg-type]  # a paper
    boxes = boxes_of(laid)
    assert len(boxes) == 16
    for box in boxes:
        assert laid.paper.left - 0.1 <= box.x and box.x + box.width <= laid.paper.right + 0.1
        assert box.y + box.height <= laid.paper.bottom
    assert list(broken(laid)) == []
    assert all(WORDS in " ".join(read(item).split()) for item in nodes_of(laid, "LI"))


def test_more_boxes_than_the_rows_have_is_a_problem(sheet_of: SheetOf) -> None:
    with pytest.raises(Refused) as caught:
        sheet_of(ranking("1 2", 4))
    assert [each.message for each in caught.value.problems] == ["the rows have 3 boxes, not 4"]
