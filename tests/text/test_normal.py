"""Normal forms: the same as Python's own, and no text takes for ever."""

from __future__ import annotations

import unicodedata
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.text.normal import SHORT, Form, normalized

MARKS = "\u0300\u0316\u0327\u0344\u0f71\u0f72\u0f73\u3099\u20dd"
PARTS = st.one_of(st.sampled_from(f"aeé\u1100\u1161\uac00ẹ ﬁ{MARKS}"), st.text(max_size=3))
RUNS = st.builds(lambda part, times: part * times, PARTS, st.sampled_from([1, 2, SHORT]))


@given(st.lists(RUNS, max_size=8).map("".join), st.sampled_from(get_args(Form)))
def test_it_is_what_python_makes(text: str, form: Form) -> None:
    assert normalized(text, form) == unicodedata.normalize(form, text)


@pytest.mark.parametrize("form", get_args(Form))
def test_very_many_marks_on_one_letter_are_put_in_order(form: Form) -> None:
    # Python's own would hardly end.
    text = "a" + "\u0315\u0316" * 100_000
    assert normalized(text, form) == "a" + "\u0316" * 100_000 + "\u0315" * 100_000
