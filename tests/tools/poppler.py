"""Pages as poppler reads them."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest


def run(*arguments: str | Path) -> str:
    """What one of poppler's programs prints."""
    try:
        done = subprocess.run(list(map(str, arguments)), capture_output=True, check=True)
    except FileNotFoundError:
        pytest.skip(f"{arguments[0]} is not installed (Debian: poppler-utils)")
    return done.stdout.decode()


def _read(pdf: Path, *command: str | Path) -> str:
    """What a program prints of a file; of the same bytes it is asked only once."""
    return _printed(tuple(map(str, command)), sha256(pdf.read_bytes()).digest())


@lru_cache(maxsize=50)
def _printed(command: tuple[str, ...], _: bytes) -> str:
    return run(*command)


@dataclass(frozen=True)
class Word:
    """A word and its box, in points from the page's top left corner."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def words(pdf: Path) -> list[Word]:
    """Every word of a file with its box."""
    found = []
    page = -1
    for line in _read(pdf, "pdftotext", "-bbox", pdf, "-").splitlines():
        page += line.lstrip().startswith("<page ")
        match = re.match(
            r'\s*<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*)</word>', line
        )
        if match:
            box = [float(match[n]) for n in range(1, 5)]
            found.append(Word(page, unescape(match[5]), *box))
    return found


def text(pdf: Path) -> str:
    """The text of a file as it is laid out."""
    return _read(pdf, "pdftotext", "-layout", pdf, "-")


def structure(pdf: Path) -> str:
    """The structure tree with its text, as a screen reader meets it."""
    return _read(pdf, "pdfinfo", "-struct-text", pdf)


def told(pdf: Path) -> str:
    """The words of the structure tree in reading order."""
    return " ".join(" ".join(re.findall(r'^ *"(.*)"$', structure(pdf), re.MULTILINE)).split())


def info(pdf: Path) -> dict[str, str]:
    """What pdfinfo says about a file."""
    lines = _read(pdf, "pdfinfo", pdf).splitlines()
    pairs = (line.split(":", 1) for line in lines if ":" in line)
    return {name.strip(): value.strip() for name, value in pairs}
