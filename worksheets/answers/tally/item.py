"""What a sheet asks for answers that are counted: its items, and the questions they stand under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """Something to tick or to rate: its name, its words, and its answers with their words.

    `box` says that it is one box, which is ticked or not.
    """

    name: str
    number: str
    text: str
    answers: Mapping[str, str]
    box: bool = False

    @property
    def rated(self) -> bool:
        """Whether its answers are whole numbers, of which a mean says something."""
        return is_rated(self.answers)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, or a heading, and the items under it."""

    number: str
    title: str
    items: tuple[Item, ...]


def is_rated(answers: Iterable[str]) -> bool:
    """Whether answers are whole numbers, of which a mean says something."""
    return all(re.fullmatch("[0-9]{1,6}", answer) for answer in answers)
