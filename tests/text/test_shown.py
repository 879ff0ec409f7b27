"""Text made safe to print."""

from __future__ import annotations

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from worksheets.text.shown import LONGEST_LINE, escaped, escaped_json, one_line, shown

BIDIRECTIONAL = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
ANY = st.text(st.characters(exclude_categories=[]))


def unsafe(text: str) -> list[str]:
    """What a terminal would obey: control characters, line ends, orders of writing, surrogates."""
    return [c for c in text if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")
            or c in BIDIRECTIONAL]  # fmt: skip


@given(ANY)
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    assert unsafe(escaped(text)) == []
    assert unsafe(one_line(text)) == []


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert escaped(text) == text


@given(st.dictionaries(ANY, ANY))
def test_escaped_json_says_the_same(members: dict[str, str]) -> None:
    text = escaped_json(json.dumps(members, ensure_ascii=False, indent=1))
    assert json.loads(text) == members
    assert set(unsafe(text)) <= {"\n"}


def test_a_message_is_cut_where_nobody_reads_on() -> None:
    assert len(one_line("x" * 1_000_000)) == LONGEST_LINE + 1
    assert shown("y" * 100) == "y" * 40 + "…"


def test_what_nobody_sees_is_spelt_out_in_a_message() -> None:
    assert one_line("na\u200bme\n") == "na\\u200bme\\n"
