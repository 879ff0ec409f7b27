"""The Jinja environment: sandboxed, strict, and telling where each tag was written."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, StrictUndefined, TemplateNotFound
from jinja2.bccache import Bucket
from jinja2.environment import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import LRUCache

from worksheets.files.paths import recognisable
from worksheets.files.read import read_text
from worksheets.template.positions import Lines

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


class RunsAway(Exception):
    """A template makes more than any sheet can need."""


Find = Callable[[str], Path | None]
"""Where the template of a name is, if it is anywhere."""


class Templates(BaseLoader):
    """Reads templates, and remembers their files in the order in which they were read."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self.files: list[str] = []
        self.lines: dict[str, Lines] = {}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        """The text of a template; a file that is there but unreadable is a problem, not absent."""
        inside = "\\" not in template and ".." not in template.split("/")
        path = self._find(template) if inside and not template.startswith("/") else None
        if path is None:
            raise TemplateNotFound(template)
        shown = recognisable(path)
        source = read_text(path, shown, MOST_TEMPLATE_BYTES)
        self.lines[template] = Lines(len(self.files), source)
        self.files.append(shown)
        return source, shown, None


class Compiled(BytecodeCache):
    """The templates that this process has compiled, since each is rendered for many sheets.

    What a template is compiled to holds the number of its file, which is thus a part of the key.
    """

    Key = tuple[str, str]
    """What a template is called here, and the hash of its text."""

    _code = LRUCache(100)

    @classmethod
    def compiled(cls) -> set[Compiled.Key]:
        """The templates that are compiled."""
        return set(cls._code.keys())

    @classmethod
    def sent(cls, known: set[Compiled.Key]) -> dict[Compiled.Key, bytes]:
        """What was compiled besides those that are `known`, for another process to take."""
        new = cls.compiled() - known
        return {key: marshal.dumps(cls._code[key]) for key in new}

    @classmethod
    def take(cls, sent: Mapping[Compiled.Key, bytes]) -> None:
        """Take what a child has compiled, so that the next need not do it again."""
        for key, code in sent.items():
            cls._code[key] = marshal.loads(code)

    def __init__(self, loader: Templates) -> None:
        self._loader = loader

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A template's name, where it is, and how many were read before it."""
        return f"{len(self._loader.files)} {name} {filename}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of the same text, if there is any."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code for the next sheet."""
        self._code[bucket.key, bucket.checksum] = bucket.code


class Positions(Extension):
    """Puts the position of each tag of the markup before it."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens, with positions in those that are markup."""
        loader = self.environment.loader
        assert isinstance(loader, Templates)
        lines = loader.lines.get(stream.name or "") or Lines(0, "")
        for token in stream:
            if token.type == "data":
                token = Token(token.lineno, token.type, lines.told(token.value, token.lineno))
            yield token


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with no more than a worksheet needs, and with bounds on each operator."""

    intercepted_binops = frozenset(["*", "**", "%"])

    def __init__(self, find: Find) -> None:
        loader = Templates(find)
        super().__init__(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            loader=loader,
            bytecode_cache=Compiled(loader),
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
                raise RunsAway("it repeats a text or a list too often")
        elif not numbers or max(abs(left), abs(right)) > MOST_LENGTH:
            raise RunsAway(f"“{operator}” is only for numbers up to {MOST_LENGTH:,}")
        elif operator == "**" and abs(right) > 64:
            raise RunsAway("it raises to a power over 64")
        return super().call_binop(context, operator, left, right)
