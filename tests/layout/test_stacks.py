"""Stacked bars: every answer as long as its share, told once with its figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.laid import marks_of, nodes_of, read

from worksheets.layout.context import DESCENT
from worksheets.layout.hatch import Pattern, Rectangle, patterns
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import BoxMark, LaidSheet, LineMark, TextMark
from worksheets.layout.paper import MM, PAPERS, SCREENS
from worksheets.layout.profile import PROFILES
from worksheets.layout.stacks import LEAST_BARS, SAMPLE
from worksheets.problems import Refused
from worksheets.sheet.drawn import Bar, BarPart, Bars
from worksheets.sheet.tree import Sheet, Title

SheetOf = Callable[[str], Sheet]
ANSWERS = {"Yes": (0.5, 0.25), "Partly": (0.3, 0.25), "No": (0.2, 0.5)}


def chart(bars: int = 2) -> str:
    parts = "".join(
        f'<part value="{now}" figure="{now:.0%}" before="{then}" figure-before="{then:.0%}">'
        f"{answer}</part>"
        for answer, (now, then) in ANSWERS.items()
    )
    made = "".join(f'<bar label="1.{n}">We meet often enough {parts}</bar>' for n in range(bars))
    return f'<bars alt="A chart." most="1" now="Now" before="Before">{made}</bars>'


def outlines(laid: LaidSheet) -> list[BoxMark]:
    [figure] = nodes_of(laid, "Figure")
    boxes = [mark for mark in marks_of(figure) if isinstance(mark, BoxMark)]
    return [box for box in boxes if box.width != pytest.approx(SAMPLE)]


def test_a_chart_of_nothing_has_no_bars(sheet_of: SheetOf, phrases: Mapping[str, str]) -> None:
    markup = '<bars alt="a" most="0"><bar>x<part value="0" figure="0%">y</part></bar></bars>'
    laid = lay_out(sheet_of(markup), PROFILES["standard"], PAPERS["a4"], phrases)
    assert "y 0%" in read(laid.root) and all(box.width > 0 for box in outlines(laid))


def test_the_parts_fill_the_whole_length(sheet_of: SheetOf, phrases: Mapping[str, str]) -> None:
    laid = lay_out(sheet_of(chart(1)), PROFILES["standard"], PAPERS["a4"], phrases)
    full, *parts = outlines(laid)
    widths = [box.width / full.width for box in parts]
    # This day's three parts, the outline of the other day, its three parts.
    assert widths == pytest.approx([0.5, 0.3, 0.2, 1, 0.25, 0.25, 0.5])
    starts = [(box.x - full.x) / full.width for box in parts[:3]]
    assert starts == pytest.approx([0, 0.5, 0.8])
    assert parts[4].y > full.y


def test_parts_are_measured_against_the_longest_bar(
    sheet_of: SheetOf, phrases: Mapping[str, str]
) -> None:
    markup = (
        '<bars alt="a" most="8"><bar label="1">We meet<part value="2" figure="2">yes</part>'
        '<part value="4" figure="4">no</part></bar></bars>'
    )
    laid = lay_out(sheet_of(markup), PROFILES["standard"], PAPERS["a4"], phrases)
    full, *parts = outlines(laid)
    assert [box.width / full.width for box in parts] == pytest.approx([0.25, 0.5])


def test_each_answer_is_told_with_its_figure_on_both_days(
    sheet_of: SheetOf, phrases: Mapping[str, str]
) -> None:
    laid = lay_out(sheet_of(chart(1)), PROFILES["standard"], PAPERS["a4"], phrases)
    [item] = nodes_of(laid, "LI")
    assert read(item) == (
        "1.0We meet often enoughNow Yes 50% Partly 30% No 20% Before Yes 25% Partly 25% No 50%"
    )


def test_the_patterns_are_explained_once(sheet_of: SheetOf, phrases: Mapping[str, str]) -> None:
    laid = lay_out(sheet_of(chart(3)), PROFILES["standard"], PAPERS["a4"], phrases)
    [figure] = nodes_of(laid, "Figure")
    samples = [mark for mark in marks_of(figure)
               if isinstance(mark, BoxMark) and mark.width == pytest.approx(SAMPLE)]  # fmt: skip
    assert len(samples) == 6


@pytest.mark.parametrize("paper", [*PAPERS.values(), *SCREENS.values()], ids=lambda each: each.name)
@pytest.mark.parametrize("profile", PROFILES)
def test_words_and_bars_stay_on_the_page(
    profile: str, paper: object, sheet_of: SheetOf, phrases: Mapping[str, str]
) -> None:
    laid = lay_out(sheet_of(chart(4)), PROFILES[profile], paper, phrases)  # type: ignore[arg-type]  # a paper
    left, right = laid.paper.left - 0.1, laid.paper.right + 0.1
    for box in outlines(laid):
        assert left <= box.x and box.x + box.width <= right
        assert box.y + box.height <= laid.paper.bottom
    texts = [mark for mark in marks_of(laid.root) if isinstance(mark, TextMark)]
    assert all(left <= mark.x <= right for mark in texts)
    assert max(box.width for box in outlines(laid)) >= LEAST_BARS


def test_any_number_of_patterns_tells_neighbours_apart() -> None:
    for count in range(1, 12):
        found = patterns(count)
        assert len(found) == count
        assert all(one is not two for one, two in pairwise(found))
        assert found[-1].__name__ == "empty"


def test_each_pattern_has_strokes_of_its_own() -> None:
    def slants(pattern: Pattern) -> set[str]:
        marks = [
            mark for mark in pattern(Rectangle(0, 50, 50, 40, 20)) if isinstance(mark, LineMark)
        ]
        return {
            "level" if mark.y1 == mark.y2 else "upright" if mark.x1 == mark.x2
            else "rising" if (mark.x2 - mark.x1) * (mark.y2 - mark.y1) < 0 else "falling"
            for mark in marks
        }  # fmt: skip

    found = [slants(pattern) for pattern in patterns(6)]
    assert found == [{"rising", "falling"}, {"rising"}, {"upright"}, {"falling"}, {"level"}, set()]


@given(
    values=st.lists(st.floats(0, 1), min_size=1, max_size=8),
    profile=st.sampled_from(sorted(PROFILES)),
)
def test_no_part_leaves_the_outline(values: list[float], profile: str) -> None:
    whole = sum(values) or 1
    parts = tuple(BarPart(text=f"Answer {n}", value=value / whole, figure="1%")
                  for n, value in enumerate(values))  # fmt: skip
    made = Bars(alt="A chart", most=1, bars=(Bar(text="Words", parts=parts),))
    sheet = Sheet(id="x", lang="en", title=Title(text="T"), blocks=(made,), credit="c")
    laid = lay_out(sheet, PROFILES[profile], PAPERS["a4"], {"page": "{page}{pages}"})
    full, *boxes = outlines(laid)
    assert all(full.x - 0.01 <= box.x for box in boxes)
    assert all(box.x + box.width <= full.x + full.width + 0.01 for box in boxes)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<bar>Words</bar>", "<bar> has neither a figure nor parts"),
        (
            '<bar>Words<part value="0.7" figure="x">A</part>'
            '<part value="0.7" figure="x">B</part></bar>',
            "a bar of 1.4 is longer than the longest, 1",
        ),
    ],
)
def test_what_is_wrong_with_a_bar(markup: str, words: str, sheet_of: SheetOf) -> None:
    with pytest.raises(Refused) as caught:
        sheet_of(f'<bars alt="a" most="1">{markup}</bars>')
    assert [each.message for each in caught.value.problems] == [words]


@pytest.mark.parametrize("profile", PROFILES)
def test_the_bar_of_another_day_keeps_clear_of_the_words_above_it(
    profile: str, sheet_of: SheetOf, phrases: Mapping[str, str]
) -> None:
    laid = lay_out(sheet_of(chart(2)), PROFILES[profile], PAPERS["a5"], phrases)
    lines = [mark for mark in marks_of(laid.root) if isinstance(mark, TextMark)]
    for box in outlines(laid):
        above = [mark for mark in lines if mark.page == box.page and mark.y < box.y]
        foot = max(mark.y + DESCENT * mark.size for mark in above)
        assert box.y - foot >= 0.5 * MM
