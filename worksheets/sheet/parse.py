"""Parse sheet markup into a tree, and report every mistake with its line in the template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from xml.parsers import expat

from worksheets.problems import NOWHERE, Code, Problem, Problems, Refused, Where
from worksheets.sheet.check_answers import check_answers
from worksheets.sheet.drawn import Bar, Bars, Forces, Ranking
from worksheets.sheet.element import Element
from worksheets.sheet.places import columns_of, line_names, places_of
from worksheets.sheet.tree import Field, Heading, References, Sheet, Table
from worksheets.sheet.values import BadValue, text_lines, words
from worksheets.sheet.vocabulary import VOCABULARY
from worksheets.sheet.vocabulary.spec import Spec
from worksheets.template import positions
from worksheets.template.render import Rendered
from worksheets.text.shown import shown

MOST_LEVELS = 20
"""No sheet needs more than four."""
MOST_ELEMENTS = 40_000
"""A directory of a thousand agencies has 18,000."""
TOO_MANY = "does a loop in the template run too often?"
ROOT = "worksheet"
MOST_PLACES = 10_000
"""A sheet with more is a mistake, and would take minutes to lay out."""


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet."""

    name: str
    spec: Spec | None
    where: Where
    given: dict[str, Any] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)
    children: list[Element] = field(default_factory=list)
    # All there are, by name; of those with a mistake none is built.
    seen: list[str] = field(default_factory=list)
    complete: bool = True


class _Stop(Exception):
    """The rest of the markup is not read; what is wrong has been recorded."""


def parse(rendered: Rendered) -> Sheet:
    """The sheet of some markup; raises `Refused` with every mistake in it."""
    parser = _Parser(rendered.files)
    sheet = parser.run(rendered.text)
    if sheet is not None and _too_many(sheet):
        message = f"the sheet has more than {MOST_PLACES:,} places to write in"
        raise Refused([Problem(Code.SHEET_TOO_LARGE, message, TOO_MANY, sheet.where)])
    if sheet is not None:
        _check_shapes(sheet, parser.problems)
        _check_names(sheet, parser.problems)
        _check_references(sheet, parser.problems)
        check_answers(sheet, parser.problems)
    parser.problems.stop_if_any()
    if sheet is None:
        raise parser.problems.refused()
    return sheet


class _Parser:
    def __init__(self, files: Sequence[str]) -> None:
        self.problems = Problems()
        self._files = files
        self._where = Where(files[0]) if files else NOWHERE
        self._open: list[_Open] = []
        self._sheet: Sheet | None = None
        self._count = 0
        # Whether a position has been read, and not yet the tag that it is of.
        self._at_tag = False

    def run(self, text: str) -> Sheet | None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartCdataSectionHandler = self._cdata
        try:
            parser.Parse(text.strip(), True)
            if self._at_tag:
                self._refuse_instruction()
        except expat.ExpatError as error:
            if error.code == expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]:
                raise MemoryError from error
            self._syntax(expat.errors.messages[error.code])
        except _Stop:
            pass
        return self._sheet if not self.problems.errors else None

    def _instruction(self, target: str, data: str) -> None:
        where = positions.read(data, self._files) if target == positions.TARGET else None
        if where is None or self._at_tag:
            self._refuse_instruction()
        else:
            self._where = where
            self._at_tag = True

    def _refuse_instruction(self) -> None:
        """Report an instruction that the template wrote; those of positions are ours."""
        message = "a processing instruction <?…?> is not allowed"
        self._error(Code.SHEET_SYNTAX, message, "remove it")
        self._at_tag = False

    def _doctype(self, *_: object) -> None:
        message = "a document type or an entity is not allowed"
        self.problems.add(
            Code.SHEET_DOCTYPE, message, "write the characters themselves", self._where
        )
        raise _Stop

    def _cdata(self) -> None:
        message = "a CDATA section is not allowed"
        self.problems.add(Code.SHEET_DOCTYPE, message, "write &lt; and &amp;", self._where)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._at_tag = False
        if len(self._open) >= MOST_LEVELS:
            message = f"elements are nested more than {MOST_LEVELS} deep"
            self._error(Code.SHEET_SYNTAX, message, "close each element")
            raise _Stop
        self._count += 1
        if self._count > MOST_ELEMENTS:
            message = f"the sheet has more than {MOST_ELEMENTS:,} elements"
            self._error(Code.SHEET_TOO_LARGE, message, TOO_MANY)
            raise _Stop
        spec = VOCABULARY.get(name)
        element = _Open(name, spec, self._where)
        if spec is None:
            code = Code.SHEET_UNKNOWN_ELEMENT
            self.problems.add_unknown(code, "element", name, VOCABULARY, self._where)
        else:
            self._check_position(name)
            element.given = self._read(name, spec, attributes, element)
        if self._open:
            self._open[-1].seen.append(name)
        self._open.append(element)

    def _check_position(self, name: str) -> None:
        """Report an element that its parent cannot hold."""
        if not self._open:
            if name != ROOT:
                self._error(Code.SHEET_MISPLACED, f"a sheet begins with <{ROOT}>, not <{name}>", "")
            return
        parent = self._open[-1]
        if parent.spec is None or name in parent.spec.children:
            return
        allowed = ", ".join(parent.spec.children) or "no element"
        message = f"<{name}> is not allowed in <{parent.name}>"
        self._error(Code.SHEET_MISPLACED, message, f"<{parent.name}> can hold: {allowed}")
        parent.complete = False

    def _read(
        self, name: str, spec: Spec, attributes: dict[str, str], element: _Open
    ) -> dict[str, Any]:
        """The attributes' values, each read by its kind."""
        given: dict[str, Any] = {}
        for attribute, value in attributes.items():
            about = spec.attributes.get(attribute)
            if about is None:
                code, known = Code.SHEET_UNKNOWN_ATTRIBUTE, spec.attributes
                self.problems.add_unknown(
                    code, "attribute", attribute, known, self._where, of=f"<{name}>"
                )
                continue
            try:
                given[attribute] = about.read(value)
            except BadValue as bad:
                message = f"{attribute}=“{shown(value)}” of <{name}> {bad}"
                self._error(Code.SHEET_BAD_VALUE, message, about.help)
                element.complete = False
        for attribute, about in spec.attributes.items():
            if about.required and attribute not in attributes:
                message = f"<{name}> needs the attribute “{attribute}”"
                self._error(Code.SHEET_MISSING_ATTRIBUTE, message, about.help)
                element.complete = False
        return given

    def _characters(self, text: str) -> None:
        if self._at_tag:
            self._refuse_instruction()
        if not self._open:
            return
        element = self._open[-1]
        if element.spec is None or element.spec.text:
            element.text.append(text)
        elif text.strip():
            shown = " ".join(text.split())[:40]
            message = f"<{element.name}> cannot hold text: “{shown}”"
            self._error(Code.SHEET_MISPLACED, message, "put it into <text>…</text>")

    def _end(self, name: str) -> None:
        self._at_tag = False
        element = self._open.pop()
        if element.spec is None:
            return
        built = self._build(element, element.spec)
        if isinstance(built, Sheet):
            self._sheet = built
        elif built is not None and self._open:
            self._open[-1].children.append(built)

    def _build(self, element: _Open, spec: Spec) -> Element | None:
        """The typed element, or nothing if something in it is wrong."""
        name = element.name
        seen = element.seen.count(spec.counted) if spec.counted else len(element.seen)
        if spec.text and not (spec.bare and not "".join(element.text).strip()):
            try:
                read = text_lines if element.given.get("lines") else words
                element.given["text"] = read("".join(element.text))
            except BadValue:
                self._error(Code.SHEET_EMPTY, f"<{name}> has no text", "write some", element.where)
                return None
            if spec.longest and len(element.given["text"]) > spec.longest:
                message = f"<{name}> has more than {spec.longest} characters"
                self._error(Code.SHEET_BAD_VALUE, message, "shorten it", element.where)
                return None
        if seen < spec.least:
            message = f"<{name}> has no <{spec.counted}>" if element.seen else f"<{name}> is empty"
            self._error(Code.SHEET_EMPTY, message, f"put <{spec.children[0]}> in it", element.where)
            return None
        widths = element.given.get("widths")
        if widths and len(widths) != seen:
            message = f"<{name}> has {seen} columns and {len(widths)} widths"
            self._error(
                Code.SHEET_BAD_VALUE, message, "give one width for each column", element.where
            )
            return None
        if name == ROOT and not self._frames(element):
            return None
        if not element.complete or self.problems.errors:
            return None
        if spec.into:
            element.given[spec.into] = tuple(element.children)
        given = {each.replace("-", "_"): value for each, value in element.given.items()}
        return spec.build(where=element.where, **given)

    def _frames(self, root: _Open) -> bool:
        """A sheet must begin with its one title and end with its one credit."""
        if self.problems.errors:
            return False
        kinds = [type(child).__name__.lower() for child in root.children]
        for kind, at, place in (("title", 0, "first"), ("credit", -1, "last")):
            if kinds.count(kind) != 1 or kinds[at] != kind:
                message = f"a sheet must have one <{kind}>, which comes {place}"
                self._error(Code.SHEET_MISPLACED, message, "", root.where)
        return not self.problems.errors

    def _syntax(self, reason: str) -> None:
        if self._open:
            inner = self._open[-1]
            line = f" of line {inner.where.line}" if inner.where.line else ""
            message = (
                f"the markup is not well-formed ({reason}); <{inner.name}>{line} is still open"
            )
        else:
            message = f"the markup is not well-formed ({reason})"
        hint = "close each element, and write & as &amp; and < as &lt;"
        self._error(Code.SHEET_SYNTAX, message, hint)

    def _error(self, code: Code, message: str, hint: str, where: Where | None = None) -> None:
        self.problems.add(code, message, hint, where or self._where)


def _too_many(sheet: Sheet) -> bool:
    return next(islice(places_of(sheet), MOST_PLACES, None), None) is not None


def _check_shapes(sheet: Sheet, problems: Problems) -> None:
    """Each element has as many parts as it can be laid out with, and no bar is too long."""
    for element in sheet.elements():
        match element:
            case Table(where=where) if not element.every_row:
                message = "<table> has no rows"
                problems.add(
                    Code.SHEET_EMPTY, message, "add <row> elements, or rows=“10” to write in", where
                )
            case Table():
                for row in element.printed:
                    if len(row.data) != len(element.heads):
                        cells, columns = len(row.data), len(element.heads)
                        message = f"<row> has {cells} cells for {columns} columns"
                        hint = "give each column a <datum>; <datum/> is a place to write in"
                        problems.add(Code.SHEET_BAD_VALUE, message, hint, row.where)
            case Bars():
                if any(bar.parts for bar in element.bars):
                    for bar in (bar for bar in element.bars if not bar.parts):
                        message = "other bars of the chart have parts, and this one has none"
                        hint = "put <part> in each <bar>, or in none"
                        problems.add(Code.SHEET_BAD_VALUE, message, hint, bar.where)
                for bar in element.bars:
                    _check_bar(bar, element.most, problems)
            case Forces() if len(element.sides) != 2:
                message = f"<forces> has {len(element.sides)} sides"
                problems.add(Code.SHEET_BAD_VALUE, message, "give it two <force>", element.where)
            case Field(size="figure") if line_names(element):
                message = f"size=“figure” of “{element.name}” is one box, and it has several lines"
                hint = "leave out “marker”, or “size”"
                problems.add(Code.SHEET_BAD_VALUE, message, hint, element.where)
            case Ranking() if len(element.boxes) > sum(element.rows):
                message = f"the rows have {sum(element.rows)} boxes, not {len(element.boxes)}"
                problems.add(Code.SHEET_BAD_VALUE, message, "change “rows”", element.where)


def _check_bar(bar: Bar, most: float, problems: Problems) -> None:
    """A bar has a value and a figure, or parts; and it is no longer than a full bar."""
    if not bar.figure and not bar.parts:
        message = "<bar> has neither a figure nor parts"
        hint = "give it “value” and “figure”, or put <part> in it"
        problems.add(Code.SHEET_MISSING_ATTRIBUTE, message, hint, bar.where)
    then = [part.before for part in bar.parts] or [bar.before]
    now = sum(part.value for part in bar.parts) or bar.value
    longest = max(now, sum(value or 0 for value in then))
    # Shares of a whole are rounded one by one, so together they may be a little more.
    if longest > most * 1.01:
        message = f"a bar of {longest:g} is longer than the longest, {most:g}"
        hint = "most=“…” is the value of a full bar"
        problems.add(Code.SHEET_BAD_VALUE, message, hint, bar.where)


def _check_references(sheet: Sheet, problems: Problems) -> None:
    """Each reference leads to a heading, and no two headings have the same mark."""
    headings = (block for block in sheet.blocks if isinstance(block, Heading))
    marks = Counter(heading.mark for heading in headings if heading.mark)
    for mark in (mark for mark, count in marks.items() if count > 1):
        message = f"two headings have the mark “{mark}”"
        problems.add(Code.SHEET_BAD_VALUE, message, "rename one of them", sheet.where)
    for block in sheet.blocks:
        for each in block.references if isinstance(block, References) else ():
            if each.to not in marks:
                kind = "heading with the mark"
                problems.add_unknown(Code.SHEET_BAD_VALUE, kind, each.to, marks, each.where)


def _check_names(sheet: Sheet, problems: Problems) -> None:
    """Each place has its own name, and no name continues another after a dot."""
    seen: dict[str, Where] = {}
    for place in columns_of(sheet):
        if place.name in seen:
            line = seen[place.name].line
            message = f"two places have the name “{place.name}”, the first in line {line}"
            problems.add(Code.SHEET_REPEATED_PLACE, message, "rename one of them", place.where)
        seen.setdefault(place.name, place.where)
    for name, where in seen.items():
        stem = name
        while "." in stem:
            stem = stem.rpartition(".")[0]
            if stem in seen:
                message = f"the name of the place “{name}” continues that of “{stem}”"
                hint = "rename one of them: a PDF form cannot have both"
                problems.add(Code.SHEET_REPEATED_PLACE, message, hint, where)
