"""Where pages break, and who gets the room that is left."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from worksheets.layout.flow import flow
from worksheets.layout.piece import Hold, Piece


@dataclass
class Log:
    """What was drawn: the piece's name, its page, its top and the height it was given."""

    drawn: list[tuple[str, int, float, float]] = field(default_factory=list)

    def piece(self, name: str, height: float, **more: object) -> Piece:
        def draw(page: int, top: float, given: float) -> None:
            self.drawn.append((name, page, top, given))

        return Piece(height, draw, **more)  # type: ignore[arg-type]  # the test's own keywords

    def pages(self) -> list[tuple[str, int]]:
        return [(name, page) for name, page, _, _ in self.drawn]


def test_a_heading_moves_with_what_follows() -> None:
    log = Log()
    pieces = [
        log.piece("text", 70),
        log.piece("heading", 10, hold=Hold.NEVER),
        log.piece("body", 30),
    ]
    assert flow(pieces, 0, 100) == 2
    assert log.pages() == [("text", 0), ("heading", 1), ("body", 1)]


def test_a_question_longer_than_a_page_breaks_between_its_items() -> None:
    log = Log()
    items = [log.piece(f"item{n}", 30, hold=Hold.AVOID) for n in range(5)]
    flow([log.piece("title", 20, hold=Hold.NEVER), *items], 0, 100)
    assert log.pages() == [("title", 0), ("item0", 0), ("item1", 0), ("item2", 1), ("item3", 1),
                           ("item4", 1)]  # fmt: skip


def test_what_stretches_shares_the_room_that_is_left() -> None:
    log = Log()
    flow([log.piece("a", 20, stretch=1), log.piece("b", 20), log.piece("c", 20, stretch=3)], 5, 100)
    assert log.drawn == [("a", 0, 5, 30), ("b", 0, 35, 20), ("c", 0, 55, 50)]


def test_a_tables_head_is_drawn_again_where_it_goes_on() -> None:
    log = Log()
    again = log.piece("again", 10)
    rows = [log.piece(f"row{n}", 30, again=again) for n in range(4)]
    flow([log.piece("head", 10, hold=Hold.NEVER), *rows], 0, 100)
    assert log.pages() == [("head", 0), ("row0", 0), ("row1", 0), ("row2", 0), ("again", 1),
                           ("row3", 1)]  # fmt: skip


def test_a_page_break_breaks_but_makes_no_empty_page() -> None:
    log = Log()
    breaks = log.piece("break", 0, new_page=True)
    assert flow([breaks, log.piece("a", 10), breaks, log.piece("b", 10)], 0, 100) == 2


pieces = st.lists(
    st.tuples(
        st.integers(1, 100),
        st.integers(0, 10),
        st.sampled_from(Hold),
        st.integers(0, 2),
        st.booleans(),
    ),
    min_size=1,
    max_size=30,
)


@given(given_pieces=pieces)
def test_everything_is_drawn_once_in_order_within_the_page(
    given_pieces: list[tuple[int, int, Hold, int, bool]],
) -> None:
    log = Log()
    made = [
        log.piece(str(n), height, before=before, hold=hold, stretch=stretch, new_page=new)
        for n, (height, before, hold, stretch, new) in enumerate(given_pieces)
    ]
    pages = flow(made, 0, 100)
    assert [name for name, *_ in log.drawn] == [str(n) for n in range(len(made))]
    last = (0, 0.0)
    for _, page, top, height in log.drawn:
        assert (page, top) >= last or page > last[0]
        assert top + height <= 100 + 1e-6
        last = (page, top + height - 1e-6)
    assert pages == log.drawn[-1][1] + 1
