"""Fonts of one's own: they lend the letters that the typeface lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFError, TTFont

from worksheets.files.paths import recognisable
from worksheets.files.read import ordinary_file
from worksheets.layout.typeface import lend
from worksheets.problems import Code, Problem, Problems, Refused, Where
from worksheets.process.limits import LimitReached, Limits

MOST_BYTES = 40_000_000
"""The size of the largest font; one of all Chinese characters has some twenty million bytes."""
LIMITS = Limits(seconds=10, memory=1_000_000_000, clock=20)
"""What it may take to read a font: most take some hundredths of a second."""

_in_use: tuple[Path, ...] = ()


def use_fonts(paths: Sequence[Path]) -> None:
    """Take letters that the typeface lacks from these fonts, the first that has each.

    They are in use in the whole process, until others are. Raises `Refused` with all that cannot
    be used.
    """
    global _in_use
    if tuple(paths) == _in_use:
        return
    problems = Problems()
    fonts = []
    for number, path in enumerate(paths, 1):
        try:
            fonts.append(_read(path, number))
        except Refused as refused:
            problems.take(refused)
    problems.stop_if_any()
    lend(fonts)
    _in_use = tuple(paths)


def _read(path: Path, number: int) -> TTFont:
    """A font that can be embedded; a child process reads it first, for anybody may have made it."""
    from worksheets.process.child import in_child

    name = recognisable(path)
    try:
        wrong = in_child(_wrong, path, name, limits=LIMITS)
    except LimitReached as reached:
        wrong = str(reached)
    if wrong:
        hint = "use a TrueType font (.ttf) that may be embedded"
        raise Refused([Problem(Code.FONT_UNREADABLE, wrong, hint, Where(name))])
    font = _font(path, number)
    # It stands in the PDF as a name, which has no blanks.
    font.face.name = re.sub(rb"[^A-Za-z0-9-]", b"", font.face.name) or b"Font"
    return font


def _wrong(path: Path, name: str) -> str:
    """What is wrong with a font; nothing if it can be used."""
    with ordinary_file(path, name) as stream:
        if len(stream.read(MOST_BYTES + 1)) > MOST_BYTES:
            return f"it is larger than {MOST_BYTES // 1_000_000} MB"
    try:
        font = _font(path, 0)
        font.face.makeSubset(sorted(font.face.charToGlyph)[:20])
    except TTFError as error:
        if "postscript" in str(error).lower():
            return "its outlines are PostScript’s, which cannot be embedded"
        return f"the font cannot be used: {error}"
    except Exception as error:
        # A damaged table raises whatever Python meets in it.
        return f"the font is damaged: {type(error).__name__}"
    return ""


def _font(path: Path, number: int) -> TTFont:
    return TTFont(f"Worksheets-lent-{number}", str(path), asciiReadable=False)
