"""Names of files made from rows: safe on every system, inside their folder, no two the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from string import Formatter

from worksheets.problems import BadCommand, Code, Problem, unknown
from worksheets.record import record
from worksheets.text.normal import normalized

SUFFIXES = (".pdf", ".html")
"""The endings that a name keeps, however long it is."""
MOST_BYTES = 200
"""The longest name that every file system takes is 255 bytes; a number may follow."""
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever comes after a dot."""
_WIDTH = re.compile(r"0?[1-9]?")


@record
class Pattern:
    """A pattern of file names: text with `{column}` or `{row:03}` in it.

    Raises `BadCommand` for other braces, and for a pattern that leads out of its folder.
    """

    text: str

    def __post_init__(self) -> None:
        try:
            parts = list(Formatter().parse(self.text))
        except ValueError as error:
            message = f"--split “{self.text}” is not a pattern: {error}"
            raise _bad(message, "write a pattern such as {row:03}.pdf") from error
        for _, name, width, conversion in parts:
            if name is not None and (not name or conversion or not _WIDTH.fullmatch(width or "")):
                message = f"--split “{self.text}”: braces can only hold a column and a width"
                raise _bad(message, "write a column and a width, such as {row:03}")
        steps = self.text.replace("\\", "/").split("/")
        if ".." in steps or self.text.startswith(("/", "\\")) or re.match("[A-Za-z]:", self.text):
            message = f"--split “{self.text}” leads out of the output folder"
            raise _bad(message, "name the folder with -o")

    @property
    def fields(self) -> list[str]:
        """The names between the braces."""
        return [name for _, name, _, _ in Formatter().parse(self.text) if name]

    def check(self, columns: Collection[str]) -> None:
        """Raise `BadCommand` for every name that is neither a column nor `row` nor `worksheet`."""
        known = list(dict.fromkeys(["row", "worksheet", *columns]))
        wrong = [
            unknown(Code.BAD_VALUE, "column for --split", name, known, of="the register")
            for name in dict.fromkeys(self.fields)
            if name not in known
        ]
        if wrong:
            raise BadCommand(wrong)

    def fill(self, values: Mapping[str, str], row: int) -> str:
        """The name for a row; values cannot add folders, and a number takes its width."""
        known = {**values, "row": str(row)}
        steps = []
        for step in self.text.replace("\\", "/").split("/"):
            parts = []
            for words, name, width, _ in Formatter().parse(step):
                value = known.get(name, "") if name else ""
                if width and value.isdecimal():
                    value = value.zfill(int(width))
                parts += [words, _UNSAFE.sub("-", value)]
            steps.append(safe("".join(parts)))
        return "/".join(steps)


class Names:
    """The names taken so far; a name that is taken already gets ` (2)`, then ` (3)`.

    Names that differ only by case or Unicode form are the same to some file systems.
    """

    def __init__(self, suffix: str = ".pdf") -> None:
        self._suffix = suffix
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def take(self, name: str) -> str:
        """The name with its suffix if it is free, else with the next number."""
        stem = name[: -len(self._suffix)] if name.lower().endswith(self._suffix) else name
        key = _alike(stem)
        number = self._next.get(key, 1)
        free = stem if number == 1 else f"{stem} ({number})"
        while _alike(free) in self._taken:
            number += 1
            free = f"{stem} ({number})"
        self._next[key] = number + 1
        self._taken.add(_alike(free))
        return free + self._suffix


def safe(name: str) -> str:
    """A name that Windows, macOS and Linux all accept, as close to the given one as possible."""
    name = "".join(c for c in name if unicodedata.category(c) not in ("Cf", "Cs", "Co"))
    name = normalized(_UNSAFE.sub("-", name))
    name = name.lstrip(" -").rstrip(" .")
    if _DEVICE.match(name) or name.startswith("."):
        name = f"_{name}"
    ending = next((each for each in SUFFIXES if name.lower().endswith(each)), "")
    suffix = name[len(name) - len(ending) :]
    stem = name.removesuffix(suffix).encode()[:MOST_BYTES].decode(errors="ignore")
    return (stem + suffix).rstrip(" .") or "_"


def _alike(name: str) -> str:
    """A key that is the same for names that a file system may hold to be the same."""
    return normalized(normalized(name, "NFKC").casefold(), "NFKC")


def _bad(message: str, hint: str) -> BadCommand:
    return BadCommand([Problem(Code.BAD_VALUE, message, hint)])
