"""Breaking text into lines: at blanks, never by hyphenating, and nothing is ever lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from worksheets.layout.typeface import Face

UNLIMITED = 10_000
"""A measure for text that may use its whole width."""
TOGETHER = re.compile(
    r"(?<=[0-9]:) (?=[0-9])|(?<=©) |(?<=[A-Z]) (?=[0-9])|(?<=[a-z]) (?=[0-9]+\.[0-9])"
)
"""Blanks inside a reference, at which no line ends: “DH 2002: 17–9”, “© Rita”, “Figure 2.3”."""
KEPT = "\u00a0"
"""Stands for such a blank while lines are made."""


def wrap(text: str, face: Face, size: float, width: float, measure: int = UNLIMITED) -> list[str]:
    """The lines of a text at `size` points that are at most `width` points and `measure` long.

    A blank at which a line is broken stays at its end, where it shows nothing but keeps words apart
    for whoever reads the lines as one text; a line break of the text leaves one too. So, joined,
    the lines are the text again, with blanks for line breaks. A word that is wider than a line is
    broken after a hyphen or a slash where it has one, else between two characters.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if lines:
            lines[-1] += " "
        lines += _wrap_paragraph(paragraph, face, size, width, measure)
    return lines


def _wrap_paragraph(text: str, face: Face, size: float, width: float, measure: int) -> list[str]:
    if len(text) <= measure and face.width(text, size) <= width:
        return [text]
    if TOGETHER.search(text) and KEPT not in text:
        kept = _wrap_words(TOGETHER.sub(KEPT, text), face, size, width, measure)
        return [line.replace(KEPT, " ") for line in kept]
    return _wrap_words(text, face, size, width, measure)


def _wrap_words(text: str, face: Face, size: float, width: float, measure: int) -> list[str]:
    lines: list[str] = []
    line, length = "", 0.0
    blank = face.width(" ", size)
    for word in _words(text):
        bare = word.removesuffix(" ")
        wide = face.width(bare, size)
        if line and (length + wide > width or len(line) + len(bare) > measure):
            lines.append(line)
            line, length = "", 0.0
        *whole, bare = _fragments(bare, face, size, width, measure)
        if whole:
            lines += whole
            wide = face.width(bare, size)
        line += bare + word[len(word.removesuffix(" ")) :]
        length += wide + (blank if word.endswith(" ") else 0)
    return [*lines, line]


def _words(text: str) -> Iterator[str]:
    """The words of a text, each with the blank behind it."""
    *words, last = text.split(" ")
    for word in words:
        yield word + " "
    yield last


def _fragments(word: str, face: Face, size: float, width: float, measure: int) -> list[str]:
    """A word as it is, or in as many fragments as it takes to fit a line each."""
    fragments = []
    while len(word) > 1 and (len(word) > measure or face.width(word, size) > width):
        fits = _longest_start(word, face, size, width, measure)
        soft = max(word.rfind(each, 1, fits) for each in ("-", "/", KEPT)) + 1
        cut = soft if soft > 1 else fits
        fragments.append(word[:cut])
        word = word[cut:]
    return [*fragments, word]


def _longest_start(word: str, face: Face, size: float, width: float, measure: int) -> int:
    """How many characters of a word fit a line: at least one, or it would never end."""
    total = 0.0
    for count, character in enumerate(word[:measure]):
        total += face.width(character, size)
        if total > width:
            return max(1, count)
    return max(1, min(len(word) - 1, measure))
