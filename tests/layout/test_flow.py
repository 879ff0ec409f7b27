"""Where pages break, and who gets the room that is left."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from worksheets.layout.breaks import PageRoom
from worksheets.layout.flow import flow
from worksheets.layout.fragment import BreakRule, Fragment

PAGE = PageRoom(0, 100)


@dataclass
class Log:
    """What was drawn: the piece's name, its page, its top and the height it was given."""

    drawn: list[tuple[str, int, float, float]] = field(default_factory=list)

    def fragment(self, name: str, height: float, **more: object) -> Fragment:
        def draw(page: int, top: float, given: float) -> None:
            self.drawn.append((name, page, top, given))

        return Fragment(height, draw, **more)  # type: ignore[arg-type]  # the test's own keywords

    def pages(self) -> list[tuple[str, int]]:
        return [(name, page) for name, page, _, _ in self.drawn]


def test_a_heading_moves_with_what_follows() -> None:
    log = Log()
    fragments = [
        log.fragment("text", 70),
        log.fragment("heading", 10, break_rule=BreakRule.NEVER),
        log.fragment("body", 30),
    ]
    assert flow(fragments, PAGE, PAGE) == 2
    assert log.pages() == [("text", 0), ("heading", 1), ("body", 1)]


def test_a_question_longer_than_a_page_breaks_between_its_items() -> None:
    log = Log()
    items = [log.fragment(f"item{n}", 30, break_rule=BreakRule.AVOID) for n in range(5)]
    flow([log.fragment("title", 20, break_rule=BreakRule.NEVER), *items], PAGE, PAGE)
    assert log.pages() == [("title", 0), ("item0", 0), ("item1", 0), ("item2", 1), ("item3", 1),
                           ("item4", 1)]  # fmt: skip


def test_what_stretches_shares_the_room_that_is_left() -> None:
    log = Log()
    flow(
        [log.fragment("a", 20, stretch=1), log.fragment("b", 20), log.fragment("c", 20, stretch=3)],
        PageRoom(5, 100),
        PAGE,
    )
    assert log.drawn == [("a", 0, 5, 30), ("b", 0, 35, 20), ("c", 0, 55, 50)]


def test_a_tables_head_is_drawn_again_where_it_goes_on() -> None:
    log = Log()
    again = log.fragment("again", 10)
    rows = [log.fragment(f"row{n}", 30, again=again) for n in range(4)]
    flow([log.fragment("head", 10, break_rule=BreakRule.NEVER), *rows], PAGE, PAGE)
    assert log.pages() == [("head", 0), ("row0", 0), ("row1", 0), ("row2", 0), ("again", 1),
                           ("row3", 1)]  # fmt: skip


def test_a_table_that_fits_the_next_page_moves_there_whole() -> None:
    log = Log()
    again = log.fragment("again", 10)
    head = log.fragment("head", 10, break_rule=BreakRule.NEVER)
    rows = [log.fragment(f"row{n}", 30, again=again) for n in range(2)]
    flow([log.fragment("text", 45), head, *rows], PAGE, PAGE)
    assert log.pages() == [("text", 0), ("head", 1), ("row0", 1), ("row1", 1)]


def test_what_stretches_is_as_high_on_every_page() -> None:
    log = Log()
    boxes = [log.fragment(f"box{n}", 25, stretch=1, kind="box") for n in range(3)]
    flow([log.fragment("text", 40), *boxes], PAGE, PAGE)
    heights = {name: height for name, _, _, height in log.drawn if name.startswith("box")}
    assert len(heights) == 3 and len(set(heights.values())) == 1


def test_one_kind_stretches_though_another_cannot() -> None:
    log = Log()
    flow(
        [log.fragment("rows", 100, stretch=1, kind="rows"),
         log.fragment("box", 40, stretch=1, kind="box")], PAGE, PAGE,
    )  # fmt: skip
    assert [(name, height) for name, _, _, height in log.drawn] == [("rows", 100), ("box", 100)]


def test_what_does_not_stretch_keeps_nothing_else_from_stretching() -> None:
    log = Log()
    flow(
        [log.fragment("rows", 30, stretch=1, kind="rows"), log.fragment("text", 70),
         log.fragment("box", 40, stretch=1)], PAGE, PAGE,
    )  # fmt: skip
    assert [height for _, _, _, height in log.drawn] == [30, 70, 100]


def test_a_few_lines_do_not_stand_alone_on_the_last_page() -> None:
    log = Log()
    lines = [log.fragment(f"line{n}", 10) for n in range(12)]
    assert flow(lines, PAGE, PAGE, line=10) == 2
    assert sum(page for _, page in log.pages()) >= 6


def test_a_page_break_breaks_but_makes_no_empty_page() -> None:
    log = Log()
    breaks = log.fragment("break", 0, new_page=True)
    assert flow([breaks, log.fragment("a", 10), breaks, log.fragment("b", 10)], PAGE, PAGE) == 2


fragments = st.lists(
    st.tuples(
        st.integers(1, 100),
        st.integers(0, 10),
        st.sampled_from(BreakRule),
        st.integers(0, 2),
        st.booleans(),
    ),
    min_size=1,
    max_size=30,
)


@given(given_pieces=fragments)
def test_everything_is_drawn_once_in_order_within_the_page(
    given_pieces: list[tuple[int, int, BreakRule, int, bool]],
) -> None:
    log = Log()
    made = [
        log.fragment(
            str(n), height, before=before, break_rule=break_rule, stretch=stretch, new_page=new
        )
        for n, (height, before, break_rule, stretch, new) in enumerate(given_pieces)
    ]
    pages = flow(made, PAGE, PAGE)
    assert [name for name, *_ in log.drawn] == [str(n) for n in range(len(made))]
    last = (0, 0.0)
    for _, page, top, height in log.drawn:
        assert (page, top) >= last or page > last[0]
        assert top + height <= 100 + 1e-6
        last = (page, top + height - 1e-6)
    assert pages == log.drawn[-1][1] + 1


def test_a_soft_break_is_left_out_where_the_page_is_nearly_empty() -> None:
    for height, page in ((30, 0), (50, 1)):
        log = Log()
        soft = log.fragment("soft", 0, new_page=True, soft=True)
        flow([log.fragment("a", height), soft, log.fragment("b", 10)], PAGE, PAGE)
        assert log.pages() == [("a", 0), ("b", page)]
