"""Breaking text into lines: at blanks, never by hyphenating, and nothing is ever lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from worksheets.layout.typeface import Face
from worksheets.text.invisible import SOFT_HYPHEN

UNLIMITED = 10_000
"""A measure for text that may use its whole width."""
TOGETHER = re.compile(
    r"(?<=[0-9]:) (?=[0-9])|(?<=©) |(?<=[A-Z]) (?=[0-9])|(?<=[A-Z][0-9]) (?=[0-9])"
    r"|(?<=[a-z]) (?=[0-9]+\.[0-9])"
)
"""Blanks inside a reference, at which no line ends: “DH 2002: 17–9”, “CC0 1.0”, “Figure 2.3”."""
KEPT = "\u00a0"
"""Stands for such a blank while lines are made."""


def wrap(text: str, face: Face, size: float, width: float, measure: int = UNLIMITED) -> list[str]:
    """The lines of a text at `size` points that are at most `width` points and `measure` long.

    A blank at which a line is broken stays at its end, where it shows nothing but keeps words apart
    for whoever reads the lines as one text; a line break of the text leaves one too. So, joined,
    the lines are the text again, with blanks for line breaks. A word that is wider than a line is
    broken after a hyphen, a soft hyphen or a slash where it has one, else between two characters,
    but never between a letter and the marks over it. A soft hyphen stays where it is: whoever draws
    a line draws only one at its end.
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
        if wide > width or len(bare) > measure:
            *whole, bare = _fragments(bare, face, size, width, measure)
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
    start = 0
    while (end := _fitting(word, start, face, size, width, measure)) < len(word):
        cut = _cut(word, start, end, face, size, width)
        fragments.append(word[start:cut])
        start = cut
    return [*fragments, word[start:]]


def _fitting(word: str, start: int, face: Face, size: float, width: float, measure: int) -> int:
    """Where what fits a line ends: behind one character at least, or it would never end."""
    total = 0.0
    most = min(len(word), start + measure)
    for at in range(start, most):
        # A soft hyphen within the word is not seen; one at its end may be.
        is_seen = word[at] != SOFT_HYPHEN or at == len(word) - 1
        total += face.width(word[at], size) if is_seen else 0
        if total > width:
            return max(start + 1, at)
    return max(start + 1, most)


def _cut(word: str, start: int, end: int, face: Face, size: float, width: float) -> int:
    """Where a word is parted of which so much fits: at the last place that it offers."""
    offered = max(word.rfind(each, start + 1, end) for each in ("-", "/", KEPT)) + 1
    soft = word.rfind(SOFT_HYPHEN, start + 1, end) + 1
    # A soft hyphen is seen at the end of a line, and must fit it.
    while soft > offered and face.width(word[start:soft], size) > width:
        soft = word.rfind(SOFT_HYPHEN, start + 1, soft - 1) + 1
    cut = max(offered, soft)
    if cut > start + 1:
        return cut
    while end > start + 1 and (word[end] in face.marks or word[end - 1] == SOFT_HYPHEN):
        end -= 1
    return end
