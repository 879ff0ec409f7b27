"""The zip archive that an XLSX or ODS file is: its parts by name, within bounds."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Collection, Iterator
from functools import lru_cache, partial
from typing import IO, Protocol
from xml.etree.ElementTree import Element, ParseError, iterparse
from xml.parsers import expat

from worksheets.register.workbooks.book import NotReadable

MOST_UNPACKED = 400_000_000
CHUNK = 1 << 16
MOST_STYLES = 20_000_000
"""Bytes of the part that says how cells look; a workbook with all the styles it may have has 10."""


class TooLarge(Exception):
    """The file unpacks to more than any register; the message says what is too large."""


class Handler(Protocol):
    """What is told of the elements of a part, by their tags without a prefix."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """A text within elements; a long one may come in pieces."""


class Package:
    """An archive of parts; names are compared as programs write them, in any case."""

    def __init__(self, data: bytes) -> None:
        """Raises `NotReadable` and `TooLarge`."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise NotReadable("its archive is damaged") from error
        entries = self._archive.infolist()
        self._entries = {_plain(entry.filename): entry for entry in entries}
        if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise TooLarge(f"it unpacks to more than {MOST_UNPACKED // 1_000_000} MB")

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._entries

    @property
    def names(self) -> list[str]:
        """The names of the parts, in small letters and with slashes."""
        return list(self._entries)

    def open(self, name: str, most: int = MOST_UNPACKED) -> IO[bytes]:
        """The bytes of a part; raises `NotReadable` if it is not there, `TooLarge`."""
        entry = self._entries.get(_plain(name))
        if entry is None:
            raise NotReadable(f"the part {name} is missing in it")
        if entry.file_size > most:
            raise TooLarge(f"its part {name} unpacks to more than {most // 1_000_000} MB")
        try:
            return self._archive.open(entry)
        except (RuntimeError, zipfile.BadZipFile, NotImplementedError) as error:
            raise NotReadable("it is locked with a password, or damaged") from error

    def parse(self, name: str, handler: Handler, most: int | None = None) -> Iterator[None]:
        """Hand everything in a part to a handler; yields now and then, for what it has made so far.

        Tags are handed on without their prefix. Several times as quick as building elements.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = partial(_begin, parser, handler)
        parser.StartDoctypeDeclHandler = _refuse_doctype
        try:
            with self.open(name, most or MOST_UNPACKED) as stream:
                while chunk := stream.read(CHUNK):
                    parser.Parse(chunk)
                    yield
                parser.Parse(b"", True)
                yield
        except expat.ExpatError as error:
            raise NotReadable(f"its part {name} is damaged") from error
        except (zipfile.BadZipFile, EOFError, ValueError, zlib.error, OSError) as error:
            raise NotReadable("its archive is damaged") from error

    def elements(
        self, name: str, tags: Collection[str], containers: Collection[str], most: int | None = None
    ) -> Iterator[tuple[str, Element]]:
        """The elements of a part with these tags, each with its tag, whole, as it ends.

        What a container holds is let go behind each, so that a long part takes no more memory.
        Tags are without their namespace, of which the standard has several for the same thing.
        """
        known: dict[str, str] = {}
        container = None
        try:
            with self.open(name, most or MOST_UNPACKED) as stream:
                for event, element in iterparse(stream, events=("start", "end")):
                    tag = known.get(element.tag)
                    if tag is None:
                        tag = known[element.tag] = local(element.tag)
                    if event == "start":
                        if tag in containers:
                            container = element
                    elif tag in tags:
                        yield tag, element
                        if container is not None:
                            del container[:]
        except (ParseError, zipfile.BadZipFile, EOFError, ValueError, zlib.error) as error:
            raise NotReadable(f"its part {name} is damaged") from error
        except OSError as error:
            raise NotReadable("its archive is damaged") from error


@lru_cache(maxsize=1_000)
def local(tag: str) -> str:
    """A tag or an attribute without its namespace."""
    return tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """An attribute's value whatever its namespace; "" if it is not there."""
    found = element.get(name)
    if found is not None:
        return found
    return next((value for key, value in element.items() if local(key) == name), "")


def _begin(
    parser: expat.XMLParserType, handler: Handler, name: str, attributes: dict[str, str]
) -> None:
    """Meet a part's first element, which shows whether its tags have a prefix."""
    if ":" in name:
        parser.StartElementHandler = lambda tag, found: handler.start(_bare(tag), found)
        parser.EndElementHandler = lambda tag: handler.end(_bare(tag))
    else:
        parser.StartElementHandler, parser.EndElementHandler = handler.start, handler.end
    parser.CharacterDataHandler = handler.text
    handler.start(_bare(name), attributes)


@lru_cache(maxsize=1_000)
def _bare(tag: str) -> str:
    return tag.rpartition(":")[2]


def _refuse_doctype(*_: object) -> None:
    raise NotReadable("it declares a document type, which no spreadsheet does")


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()
