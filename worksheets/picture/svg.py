"""SVG pictures as outlines. What is not plain drawing is refused before anything is drawn.

A picture asks for nothing outside itself: no file, no address, no entity, no script, no font.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from worksheets.picture.line_art import LineArt, Segment, Shape
from worksheets.problems import Code, Problem, Problems, Refused, Where

MOST_ELEMENTS = 5_000
MOST_LEVELS = 40
MOST_SEGMENTS = 50_000
"""What a drawing is made of, at most; a coat of arms has some thousands of segments."""
REFUSED = {
    "image": "embed no pictures: draw it with outlines",
    "text": "turn its text into outlines (paths)",
    "foreignObject": "draw it with outlines",
    "script": "remove the script",
    "mask": "draw it without masks",
    "clipPath": "draw it without clipping",
    "filter": "draw it without effects",
    "pattern": "fill it with plain colours",
}
"""Elements that are not plain drawing, and what to do about each."""
_OUTSIDE = re.compile(r"@import|url\(\s*[\"']?(?!#)[^)]", re.IGNORECASE)
PALE = 26
"""A colour that is lighter than this, of 255, is paper: white, or nearly."""
CAPS = {"butt": 0, "round": 1, "square": 2}
JOINS = {"miter": 0, "round": 1, "bevel": 2}


def read_svg(data: bytes, name: str) -> LineArt:
    """The outlines of an SVG file; raises `Refused` with the line of all that it may not have."""
    wide, high = _checked(data, name)
    from svgelements import SVG
    from svgelements import Shape as Drawn

    try:
        picture = SVG.parse(io.BytesIO(data), reify=True, ppi=72, width=wide, height=high)
        drawn = [each for each in picture.elements() if isinstance(each, Drawn)]
        shapes = tuple(shape for each in drawn for shape in _shapes(each))
        width, height = float(picture.width), float(picture.height)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, ArithmeticError) as error:
        # It raises whatever it meets where a value of an attribute is wrong.
        raise _refused(name, f"it cannot be drawn: {error}", "save it as plain SVG") from error
    segments = [step for shape in shapes for step in shape.segments]
    if not any(shape.ink for shape in shapes) or not min(width, height) > 0:
        raise _refused(name, "nothing in it is drawn in ink", "draw it in black on white")
    if len(segments) > MOST_SEGMENTS:
        message = f"it is drawn with more than {MOST_SEGMENTS:,} lines and curves"
        raise _refused(name, message, "simplify it")
    if not all(math.isfinite(number) for _, numbers in segments for number in numbers):
        raise _refused(name, "a number in it is too large", "save it as plain SVG")
    return LineArt(width, height, shapes)


class _Checker:
    """Goes through the markup and notes what a picture may not have."""

    def __init__(self, name: str) -> None:
        self.problems = Problems()
        self._name = name
        self._count = self._level = 0
        self.view_box = ""
        self._in_style = False
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._doctype

    def run(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            where = Where(self._name, error.lineno, error.offset + 1)
            message = f"it is not SVG: {expat.errors.messages[error.code]}"
            problem = Problem(Code.PICTURE_UNREADABLE, message, "save it again", where)
            raise Refused([problem]) from error
        self.problems.stop_if_any()

    def _doctype(self, root: str, system: str | None, public: str | None, inside: int) -> None:
        if inside:
            self._tell("it declares entities", "save it as plain SVG")
            self.problems.stop_if_any()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        self._level += 1
        if self._count > MOST_ELEMENTS or self._level > MOST_LEVELS:
            self._tell(f"it has more than {MOST_ELEMENTS:,} elements, or they are nested more than "
                       f"{MOST_LEVELS} deep", "simplify it")  # fmt: skip
            self.problems.stop_if_any()
        bare = name.rpartition(":")[2]
        if self._count == 1:
            self.view_box = attributes.get("viewBox", "")
        if self._count == 1 and bare != "svg":
            self._tell(f"it is not SVG: it begins with <{bare}>", "save it as SVG")
        if bare in REFUSED:
            self._tell(f"it has <{bare}>", REFUSED[bare])
        self._in_style = bare == "style"
        for attribute, value in attributes.items():
            link = attribute.rpartition(":")[2] == "href" and bare not in ("a", "metadata")
            if (link and not value.startswith("#")) or _OUTSIDE.search(value):
                message = f"{attribute} of <{bare}> leads out of the picture"
                self._tell(message, "put everything that it needs into the one file")

    def _end(self, name: str) -> None:
        self._level -= 1
        self._in_style = False

    def _text(self, text: str) -> None:
        if self._in_style and _OUTSIDE.search(text):
            self._tell("its style leads out of the picture", "save it as plain SVG")

    def _tell(self, message: str, hint: str) -> None:
        where = Where(self._name, self._parser.CurrentLineNumber)
        self.problems.add(Code.PICTURE_UNREADABLE, message, hint, where)


def _checked(data: bytes, name: str) -> tuple[float, float]:
    """The width and height that the drawing has if it says none; raises `Refused`."""
    checker = _Checker(name)
    checker.run(data)
    numbers = re.split(r"[\s,]+", checker.view_box.strip())
    try:
        _, _, width, height = (float(number) for number in numbers)
    except ValueError:
        return 100.0, 100.0
    return width, height


def _shapes(drawn: Any) -> Iterator[Shape]:
    """An element's area, and its outline if it has a line."""
    opacity = float(drawn.values.get("opacity") or 1)
    segments = tuple(_segments(drawn))
    if not segments:
        return
    fill = _ink(drawn.fill, opacity)
    if fill is not None:
        yield Shape(segments, fill, even_odd=drawn.values.get("fill-rule") == "evenodd")
    line = _ink(drawn.stroke, opacity)
    thick = float(drawn.stroke_width or 0)
    if line is not None and thick > 0:
        # Lengths of dashes are not scaled with the rest.
        scale = thick / (float(drawn.values.get("stroke-width") or 0) or thick)
        yield Shape(
            segments,
            line,
            stroke=thick,
            cap=CAPS.get(drawn.values.get("stroke-linecap") or "", 0),
            join=JOINS.get(drawn.values.get("stroke-linejoin") or "", 0),
            dashes=tuple(length * scale for length in _dashes(drawn)),
        )


def _ink(colour: Any, opacity: float) -> bool | None:
    """Whether a colour is ink or paper; None if nothing is drawn in it."""
    if colour is None or colour.value is None:
        return None
    seen = colour.alpha / 255 * opacity
    dark = (255 - min(colour.red, colour.green, colour.blue)) * seen
    if seen < 0.1:
        return None
    return bool(dark >= PALE)


def _dashes(drawn: Any) -> Iterator[float]:
    """The lengths of dashes; none for a line that is whole."""
    given = str(drawn.values.get("stroke-dasharray") or "")
    if re.fullmatch(r"\s*[0-9.]+([\s,]+[0-9.]+)*\s*", given):
        lengths = [float(each) for each in re.split(r"[\s,]+", given.strip())]
        if any(lengths):
            yield from lengths


def _segments(drawn: Any) -> Iterator[Segment]:
    """The outline of an element in straight lines and cubic curves."""
    from svgelements import Close, CubicBezier, Line, Move, Path, QuadraticBezier

    path = Path(drawn)
    path.approximate_arcs_with_cubics()
    for step in path:
        match step:
            case Move():
                yield "M", (step.end.x, step.end.y)
            case Close():
                yield "Z", ()
            case Line():
                yield "L", (step.end.x, step.end.y)
            case QuadraticBezier():
                start, by, end = step.start, step.control, step.end
                one = start + (by - start) * (2 / 3)
                two = end + (by - end) * (2 / 3)
                yield "C", (one.x, one.y, two.x, two.y, end.x, end.y)
            case CubicBezier():
                points = (step.control1, step.control2, step.end)
                yield "C", tuple(number for point in points for number in (point.x, point.y))


def _refused(name: str, message: str, hint: str) -> Refused:
    return Refused([Problem(Code.PICTURE_UNREADABLE, message, hint, Where(name))])
