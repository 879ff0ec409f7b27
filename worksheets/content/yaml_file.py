"""A YAML file as plain text, lists and mappings, with the position of everything in it.

Nothing is converted: `yes`, `10:30` and `2026-11-24` stay text. A repeated key, which YAML would
silently accept, and an alias are problems with a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from worksheets.files.read import read_text
from worksheets.problems import Code, Problem, Problems, Refused, Where
from worksheets.text.shown import shown

MOST_BYTES = 1_000_000
MOST_LEVELS = 50
MOST_VALUES = 250_000
"""Keys and values of the largest file; each takes a thousand bytes of memory while it is read."""

Plain = str | list["Plain"] | dict[str, "Plain"] | None
Step = str | int
Position = tuple[int, int]

# libyaml compares each %TAG with all before it, which takes minutes for a megabyte of them.
_DIRECTIVE = re.compile("(?:^|[\n\r\x85\u2028\u2029])\ufeff?%TAG")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class YamlFile:
    """What a file holds, and where.

    `values` and `keys` have the line and column, both from 1, of each path from the top. A file
    in another language may be a draft, and some of its words `stale`: behind the English.
    """

    name: str
    data: Plain = None
    values: dict[tuple[Step, ...], Position] = field(default_factory=dict)
    keys: dict[tuple[Step, ...], Position] = field(default_factory=dict)

    @property
    def is_draft(self) -> bool:
        """Whether any of the words are a translation that nobody has reviewed."""
        return False

    @property
    def stale(self) -> list[Problem]:
        """Warnings of the words that were translated from other English than there is now."""
        return []

    def where(self, path: tuple[Step, ...], *, key: bool = False) -> Where:
        """The place of what is at `path`, or of the nearest thing that holds it."""
        known = self.keys if key else self.values
        around = path
        while around and around not in known:
            around = around[:-1]
        line, column = known.get(around, (1, 1))
        return Where(self.name, line, column, spelt(path))


def spelt(path: tuple[Step, ...]) -> str | None:
    """A path as people write it: `aspects[2].id`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".") or None


def read_yaml(path: Path, name: str) -> YamlFile:
    """Read the file at `path`, called `name` in problems; raises `Refused` with all of them."""
    text = read_text(path, name)
    problems = Problems()
    found = YamlFile(name)
    for count, event in enumerate(checked_events(text, name)):
        if count > MOST_VALUES:
            message = f"it holds more than {MOST_VALUES:,} keys and values"
            raise _not_read(event, name, Code.FILE_TOO_LARGE, message, "")
    node = yaml.compose(text, Loader=_LOADER)
    if node is not None:
        found.data = _plain(node, (), found, problems)
    problems.stop_if_any()
    return found


def checked_events(text: str, name: str) -> Iterator[yaml.Event]:
    """The events of a YAML parser; raises `Refused` where a text is not YAML.

    It raises `Refused` too for aliases, directives, a second document, and endless nesting.
    """
    directive = _DIRECTIVE.search(text)
    if directive:
        where = Where(name, text.count("\n", 0, directive.end()) + 1)
        message = "directives, such as %TAG, are not read"
        raise Refused([Problem(Code.YAML_SYNTAX, message, "remove the line", where)])
    level = documents = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.ScalarEvent) and event.anchor is None:
                # Most events are texts, which change nothing of what is checked.
                yield event
                continue
            anchor = getattr(event, "anchor", None)
            level += isinstance(event, yaml.CollectionStartEvent)
            level -= isinstance(event, yaml.CollectionEndEvent)
            documents += isinstance(event, yaml.DocumentStartEvent)
            if anchor:
                message = f"anchors and aliases, such as “{anchor}”, are not read"
                raise _not_read(event, name, Code.YAML_ALIAS, message, "write the words out")
            if level > MOST_LEVELS:
                message = f"lists and keys are nested more than {MOST_LEVELS} deep"
                raise _not_read(event, name, Code.YAML_SYNTAX, message, "is a bracket open?")
            if documents > 1:
                message = "a second document begins here, and only one is read"
                raise _not_read(event, name, Code.YAML_SYNTAX, message, "remove the line ---")
            yield event
    except yaml.YAMLError as error:
        raise Refused([_told(error, text, name)]) from error


def is_empty(scalar: yaml.ScalarNode | yaml.ScalarEvent) -> bool:
    """Whether a scalar is empty: nothing at all, a bare `~` or a bare `null`."""
    # libyaml says "" of a plain scalar's style, PyYAML's own loader None.
    return scalar.value in ("", "~", "null", "Null", "NULL") and not scalar.style


def _not_read(event: yaml.Event, name: str, code: Code, message: str, hint: str) -> Refused:
    mark = event.start_mark
    where = Where(name, mark.line + 1, mark.column + 1) if mark else Where(name)
    return Refused([Problem(code, message, hint, where)])


def _told(error: yaml.YAMLError, text: str, name: str) -> Problem:
    if not isinstance(error, yaml.MarkedYAMLError):
        # The reader's own errors: a character that YAML does not allow, always the first such.
        line = text.count("\n", 0, text.find(chr(getattr(error, "character", 0)))) + 1
        return Problem(Code.YAML_SYNTAX, str(error).split("\n")[0], "", Where(name, line))
    mark = error.problem_mark or error.context_mark
    where = Where(name, mark.line + 1, mark.column + 1) if mark else Where(name)
    message = error.problem or error.context or "it is not YAML"
    hint = "check this line and the one above it"
    # At the end of the file the mark is in the line behind the last.
    if mark and "".join(text.split("\n")[mark.line :][:1]).lstrip(" ").startswith("\t"):
        hint = "indent with blanks, never with a tab"
    elif "nesting depth" in message:
        hint = "is a bracket open?"
    elif "mapping values are not allowed" in message:
        hint = "put a text with a colon in it between quotation marks"
    return Problem(Code.YAML_SYNTAX, f"it is not YAML: {message}", hint, where)


def _plain(node: yaml.Node, path: tuple[Step, ...], found: YamlFile, problems: Problems) -> Plain:
    found.values[path] = _position(node)
    if isinstance(node, yaml.ScalarNode):
        return None if is_empty(node) else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(kid, (*path, n), found, problems) for n, kid in enumerate(node.value)]
    return {key: _plain(kid, (*path, key), found, problems)
            for key, kid in _pairs(node, path, found, problems)}  # fmt: skip


def _pairs(
    node: yaml.Node, path: tuple[Step, ...], found: YamlFile, problems: Problems
) -> Iterator[tuple[str, yaml.Node]]:
    """The pairs of a mapping; a key that is not a text, or is repeated, is a problem."""
    for key_node, kid in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            hint = "is a quotation mark missing?"
            where = Where(found.name, *_position(key_node), spelt(path))
            problems.add(Code.YAML_SYNTAX, "a key must be a text", hint, where)
            continue
        key = str(key_node.value)
        if (*path, key) in found.keys:
            first = found.keys[(*path, key)][0]
            message = f"the key “{shown(key)}” is here twice, first in line {first}"
            where = Where(found.name, *_position(key_node), spelt(path))
            problems.add(Code.YAML_REPEATED_KEY, message, where=where)
            continue
        found.keys[(*path, key)] = _position(key_node)
        yield key, kid


def _position(node: yaml.Node) -> Position:
    return node.start_mark.line + 1, node.start_mark.column + 1
