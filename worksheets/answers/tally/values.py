"""Reading an answer as people type it: y for yes, a tick, a word in capitals, 3.0 for 3."""

from __future__ import annotations

import re
from collections.abc import Mapping

from worksheets.answers.tally.form import Item
from worksheets.sheet import answers


class Unreadable(Exception):
    """An answer that is none of those that there are; the message says which there are."""


def read_answer(item: Item, cell: str, own_words: Mapping[str, str] | None = None) -> str:
    """The answer that a cell means; raises `Unreadable`."""
    answer = answers.read_answer(cell, item.answers, own_words)
    if answer is None:
        raise Unreadable(", ".join(item.answers))
    return answer


def read_letter(cell: str) -> str:
    """A letter as a capital, whatever stands around it; "" if it is no one letter."""
    bare = re.sub(r"[\s.()]", "", cell).upper()
    return bare if re.fullmatch("[A-Z]", bare) else ""


def read_number(cell: str) -> int | None:
    """A whole number, as spreadsheets write them too; None if it is none."""
    word = answers.plain(cell)
    return int(word) if re.fullmatch(r"[0-9]{1,6}", word) else None
