"""XFDF: the values of a form as XML, as Acrobat exports them (ISO 19444-1)."""

from __future__ import annotations

from typing import NoReturn
from xml.parsers import expat

from worksheets.answers.collect.fdf import NotWhole
from worksheets.answers.collect.limits import (
    LONGEST_NAME,
    MOST_CHARACTERS,
    MOST_LEVELS,
    MOST_OBJECTS,
    MOST_TEXT,
    TooMuch,
)
from worksheets.answers.collect.texts import plain
from worksheets.answers.collect.values import Field

NAMESPACE = "http://ns.adobe.com/xfdf/"
CHUNK = 1 << 16


def read_xfdf(data: bytes) -> tuple[list[Field], bool]:
    """The values in an XFDF file, and whether it has notes as well.

    Raises `NotWhole` if it is no well-formed XFDF or declares entities, or `TooMuch`.
    """
    reader = _Reader()
    try:
        for start in range(0, len(data), CHUNK):
            reader.parser.Parse(data[start : start + CHUNK], False)
        reader.parser.Parse(b"", True)
    except (expat.ExpatError, ValueError) as error:
        raise NotWhole from error
    return reader.fields, reader.has_notes


class _Reader:
    """The state of reading: the open fields with their names and values, and an open value."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.fields: list[Field] = []
        self.has_notes = False
        self._open: list[str] = []
        self._groups: list[tuple[str, list[str]]] = []
        self._value: list[str] | None = None
        self._length = self._size = 0

    def _refuse(self, *_: object) -> NoReturn:
        raise NotWhole

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        # Some programs write it without its namespace.
        element = tag.removeprefix(f"{NAMESPACE} ")
        if not self._open and element != "xfdf":
            raise NotWhole
        self._open.append(element)
        if len(self._open) > MOST_LEVELS:
            raise TooMuch("its fields are nested too deep")
        if element == "field":
            self._groups.append((attributes.get("name", "")[:LONGEST_NAME], []))
        elif element == "value" and self._groups:
            self._value, self._length = [], 0
        elif len(self._open) == 3 and self._open[1] == "annots":
            self.has_notes = True

    def _text(self, text: str) -> None:
        if self._value is None:
            return
        self._length += len(text)
        if self._length > MOST_CHARACTERS:
            raise TooMuch(f"the value of a field is longer than {MOST_CHARACTERS:,} characters")
        self._value.append(text)

    def _end(self, tag: str) -> None:
        element = self._open.pop()
        if element == "value" and self._value is not None:
            self._groups[-1][1].append("".join(self._value))
            self._value = None
        elif element == "field":
            if self._groups[-1][1]:
                self._add("\n".join(self._groups[-1][1]))
            self._groups.pop()

    def _add(self, value: str) -> None:
        name = ".".join(part for part, _ in self._groups if part)[:LONGEST_NAME]
        self._size += len(name) + len(value)
        if self._size > MOST_TEXT or len(self.fields) >= MOST_OBJECTS:
            raise TooMuch(f"its values have more than {MOST_TEXT:,} characters together")
        self.fields.append(Field(name, "unknown", plain(value)))
