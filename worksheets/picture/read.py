"""Read a picture: a PNG or SVG file of anybody's, as line art."""

from __future__ import annotations

from pathlib import Path

from worksheets.files.paths import recognisable
from worksheets.files.read import ordinary_file
from worksheets.picture.line_art import LineArt, Logo
from worksheets.problems import Code, Problem, Refused, Where
from worksheets.process.child import in_child
from worksheets.process.limits import LimitReached, Limits
from worksheets.process.progress import working_on

MOST_BYTES = 2_000_000
"""The size of the largest picture; a logo has some thousands of bytes."""
LIMITS = Limits(seconds=5, memory=512_000_000, result=16_000_000, clock=10)
"""What it may take to read a picture: most take some hundredths of a second."""
PNG = b"\x89PNG\r\n\x1a\n"


def read_picture(path: Path, name: str) -> LineArt:
    """The line art of the file at `path`, called `name` in problems.

    Anybody may have made the file: it is read in a child process with limits. Raises `Refused`.
    """
    try:
        return in_child(_read, path, name, limits=LIMITS)
    except LimitReached as reached:
        hint = "draw it with fewer and simpler shapes"
        problem = Problem(Code.PICTURE_UNREADABLE, str(reached), hint, Where(name))
        raise Refused([problem]) from reached


def read_logo(path: Path, alt: str) -> Logo:
    """The logo in the file at `path`, and what it says to those who cannot see it."""
    return Logo(read_picture(path, recognisable(path)), alt)


def _read(path: Path, name: str) -> LineArt:
    working_on(name)
    with ordinary_file(path, name) as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        message = f"it is larger than {MOST_BYTES // 1_000_000} MB"
        hint = "save it smaller, or as SVG"
        raise Refused([Problem(Code.FILE_TOO_LARGE, message, hint, Where(name))])
    if data.startswith(PNG):
        from worksheets.picture.png import read_png

        return read_png(data, name)
    if b"<svg" in data[:20_000] or path.suffix.lower() == ".svg":
        from worksheets.picture.svg import read_svg

        return read_svg(data, name)
    message = "it is neither a PNG nor an SVG picture"
    hint = "save it as SVG, or as PNG"
    raise Refused([Problem(Code.PICTURE_UNREADABLE, message, hint, Where(name))])
