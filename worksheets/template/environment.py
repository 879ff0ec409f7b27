"""The Jinja environment: sandboxed, strict, and telling where each tag was written."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound
from jinja2.environment import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.sandbox import ImmutableSandboxedEnvironment

from worksheets.files.paths import recognisable
from worksheets.files.read import read_text
from worksheets.process.limits import LimitReached

MOST_TEMPLATE_BYTES = 256_000
MOST_LENGTH = 1_000_000
"""The longest text that one operator may make."""
FILTERS = frozenset(
    [
        "batch", "capitalize", "default", "e", "escape", "first", "int", "items", "join",
        "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr",
        "replace", "reverse", "round", "select", "selectattr", "slice", "sort", "string",
        "sum", "trim", "unique", "upper",
    ]
)  # fmt: skip
"""What a worksheet needs of Jinja's filters; not those that can be asked for endless padding."""
METHODS = frozenset(
    [
        "capitalize", "endswith", "get", "items", "keys", "lower", "lstrip", "rstrip",
        "split", "startswith", "strip", "upper", "values",
    ]
)  # fmt: skip
_TAG = re.compile(r"</?[A-Za-z]")


class Folders(BaseLoader):
    """Finds templates in folders, the topmost first, and never outside them."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self.files: list[str] = []
        self.lines: list[list[str]] = []
        self.number: dict[str, int] = {}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        """The text of a template; a file that is there but unreadable is a problem, not absent."""
        inside = "\\" not in template and ".." not in template.split("/")
        for folder in self._folders if inside and not template.startswith("/") else ():
            path = folder / template
            if os.path.lexists(path):
                shown = recognisable(path)
                source = read_text(path, shown, MOST_TEMPLATE_BYTES)
                self.number[template] = len(self.files)
                self.files.append(shown)
                self.lines.append(source.split("\n"))
                return source, shown, None
        raise TemplateNotFound(template)


class Positions(Extension):
    """Puts before each tag of the markup a processing instruction: file, line and column."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens, their tags told."""
        loader = self.environment.loader
        number = loader.number[stream.name] if isinstance(loader, Folders) and stream.name else 0
        lines = loader.lines[number] if isinstance(loader, Folders) else []
        seen: dict[tuple[int, str], int] = {}
        for token in stream:
            if token.type == "data":
                value = _told(token.value, token.lineno, number, lines, seen)
                yield Token(token.lineno, token.type, value)
            else:
                yield token


def _told(
    data: str, line: int, number: int, lines: list[str], seen: dict[tuple[int, str], int]
) -> str:
    """Markup with its positions; the n-th tag of a kind in a line is the n-th of it there."""
    parts = []
    end = 0
    for match in _TAG.finditer(data):
        at = line + data.count("\n", 0, match.start())
        word = data[match.start() :].split(">")[0].split()[0]
        text = lines[at - 1] if at <= len(lines) else ""
        column = text.find(word, seen.get((at, word), 0))
        seen[(at, word)] = column + 1
        parts.append(f"{data[end : match.start()]}<?at {number}:{at}:{column + 1}?>")
        end = match.start()
    return "".join([*parts, data[end:]])


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with no more than a worksheet needs, and with bounds on each operator."""

    intercepted_binops = frozenset(["*", "**", "%"])

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            loader=Folders(folders),
            extensions=[Positions],
            cache_size=50,
        )
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.globals = {name: self.globals[name] for name in ("range", "namespace")}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only a few methods of texts and mappings are open to templates."""
        if callable(value) and isinstance(obj, str | list | dict):
            return attr in METHODS
        return bool(super().is_safe_attribute(obj, attr, value))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """An operator whose result could be endless, if it is not."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator == "*" and not numbers:
            size = len(left if not isinstance(left, int) else right)
            times = right if isinstance(right, int) else left
            if size * times > MOST_LENGTH:
                raise LimitReached("it repeats a text or a list too often")
        elif not numbers or max(abs(left), abs(right)) > MOST_LENGTH:
            raise LimitReached(f"“{operator}” is only for numbers up to {MOST_LENGTH:,}")
        elif operator == "**" and abs(right) > 64:
            raise LimitReached("it raises to a power over 64")
        return super().call_binop(context, operator, left, right)
