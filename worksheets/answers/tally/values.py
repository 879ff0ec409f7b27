"""Reading an answer as people type it: y for yes, a tick, a word in capitals, 3.0 for 3."""

from __future__ import annotations

import re

from worksheets.answers.tally.form import Item
from worksheets.sheet.tree import NO, YES

PARTLY = "partly"
SYNONYMS = {
    YES: ("y", "x", "1", "true", "t", "✓", "✔", "☑", "☒"),
    NO: ("n", "0", "false", "f", "☐"),
    PARTLY: ("p", "part", "partially", "in part"),
}
"""What else stands for an answer, in small letters."""


class Unreadable(Exception):
    """An answer that is none of those that there are; the message says which there are."""


def read_answer(item: Item, cell: str) -> str:
    """The answer that a cell means; raises `Unreadable`."""
    word = _plain(cell)
    for answer, text in item.answers.items():
        if word in (answer.casefold(), text.casefold()):
            return answer
    for answer in item.answers:
        if word in SYNONYMS.get(answer, ()):
            return answer
    raise Unreadable(", ".join(item.answers))


def read_letter(cell: str) -> str:
    """A letter as a capital, whatever stands around it; "" if it is no one letter."""
    bare = re.sub(r"[\s.()]", "", cell).upper()
    return bare if re.fullmatch("[A-Z]", bare) else ""


def read_number(cell: str) -> int | None:
    """A whole number, as spreadsheets write them too; None if it is none."""
    word = _plain(cell)
    return int(word) if re.fullmatch(r"[0-9]{1,6}", word) else None


def _plain(cell: str) -> str:
    word = " ".join(cell.split()).casefold()
    return re.sub(r"^([0-9]+)\.0+$", r"\1", word)
