"""Cells that look like formulas: marked when they are written, the same when they are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.register.quoting import quoted, unquoted

CELLS = st.text() | st.text(alphabet="'=+-@＝＋－＠\t\r\n\u00a0\u3000a ")


@given(CELLS)
def test_what_is_written_is_read_again(cell: str) -> None:
    assert unquoted(quoted(cell)) == cell


@given(CELLS)
def test_nothing_is_written_that_a_spreadsheet_would_run(cell: str) -> None:
    assert not quoted(cell).startswith(("\t", "\r", "\n"))
    assert not quoted(cell).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"), ("-5", "'-5"), ("@x", "'@x"), ("'=1", "''=1"), ("''=1", "'''=1"),
        ("'tis", "'tis"), ("a=1", "a=1"), ("", ""), ("'", "'"),
        (" =1", "' =1"), (" 'a", " 'a"), ("' -1", "'' -1"), ("\n1", "'\n1"), ("＝1", "'＝1"),
        ("\u00a0＋1", "'\u00a0＋1"), (" a", " a"), ("'\ta", "''\ta"),
    ],
)  # fmt: skip
def test_only_such_cells_are_marked(cell: str, written: str) -> None:
    assert quoted(cell) == written
