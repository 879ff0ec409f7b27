"""Changes: single words replaced, by worksheet and path, and terms replaced wherever they stand.

A folder's `content/changes/*.yaml` says them. So a council that renames one thing need not copy and
keep up a whole worksheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import PurePosixPath

from worksheets.content import LANG
from worksheets.content.models import Id, Model, Words
from worksheets.content.yaml_file import Plain, spelt
from worksheets.record import record

TERM_KEYS = frozenset({"title", "words", "facilitator", "prompts", "aspects", "contents"})
"""Keys of a content file under which terms are replaced: what people read."""
KEPT_KEYS = frozenset({"id", "value", "minutes", "prompts_from"})
"""Keys whose values are names for programs."""
_STEP = re.compile(r"([^.\[\]]+)|\[([^\[\]]+)\]")


class Changes(Model):
    """`changes/NAME.yaml`: words of worksheets by their paths, and terms, in one language.

    A path is written as problems write it: `words.quadrants[strengths].hint`. In brackets stands
    the id of a list's item, or its number, from 0, if it has none.
    """

    lang: Words = LANG
    """The language whose words are changed."""
    terms: Mapping[str, Words] = field(default_factory=dict)
    """Words, and what stands in their place wherever people read them."""
    worksheets: Mapping[Id, Mapping[str, Words]] = field(default_factory=dict)
    """By the id of a worksheet: paths of its words, such as `words.questions[4].text`, and the new
    words."""


@record
class Change:
    """One replacement that was made: in which file, at which path, what stood there and stands."""

    file: str
    path: str
    before: str
    after: str


def changed(name: str, data: Plain, changes: Sequence[Changes]) -> tuple[Plain, list[Change]]:
    """The data of a content file with changes made, and each change; `name` is the file's."""
    made: list[Change] = []
    path = PurePosixPath(name)
    for each in changes:
        if path.parent.name == "worksheets":
            for where, text in each.worksheets.get(path.stem, {}).items():
                data, before = _replaced(data, list(_steps(where)), text)
                if before is not None:
                    made.append(Change(name, where, before, text))
        if each.terms and isinstance(data, dict):
            pattern = _pattern(each.terms)
            data = {
                key: _with_terms(value, (key,), pattern, each.terms, name, made)
                if key in TERM_KEYS
                else value
                for key, value in data.items()
            }
    return data, made


def unmatched(changes: Changes, made: Sequence[Change]) -> Iterator[tuple[str, ...]]:
    """The paths, in a file of changes, of those that were made nowhere."""
    done = {(PurePosixPath(each.file).stem, each.path) for each in made}
    for worksheet, paths in changes.worksheets.items():
        for path in paths:
            if (worksheet, path) not in done:
                yield ("worksheets", worksheet, path)
    for term in changes.terms:
        found = _pattern({term: ""})
        if not any(found.search(each.before) for each in made):
            yield ("terms", term)


def _steps(path: str) -> Iterator[str]:
    for match in _STEP.finditer(path):
        yield match[1] or match[2]


def _replaced(data: Plain, steps: list[str], text: str) -> tuple[Plain, str | None]:
    """The data with the text at the end of some steps replaced, and what stood there."""
    if not steps:
        return (text, data) if isinstance(data, str) else (data, None)
    step, rest = steps[0], steps[1:]
    if isinstance(data, dict) and step in data:
        inner, before = _replaced(data[step], rest, text)
        return {**data, step: inner}, before
    if isinstance(data, list):
        index = _index(data, step)
        if index is not None:
            inner, before = _replaced(data[index], rest, text)
            return [*data[:index], inner, *data[index + 1 :]], before
    return data, None


def _index(items: list[Plain], step: str) -> int | None:
    """Which item a step means: that with this id, or the one of this number, from 0."""
    for number, item in enumerate(items):
        if isinstance(item, dict) and item.get("id") == step:
            return number
    number = int(step) if step.isdecimal() and len(step) < 5 else -1
    named = any(isinstance(item, dict) and "id" in item for item in items)
    return number if 0 <= number < len(items) and not named else None


def _pattern(terms: Mapping[str, str]) -> re.Pattern[str]:
    """Any of the terms as whole words, the longest first."""
    words = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def _with_terms(
    data: Plain,
    path: tuple[str | int, ...],
    pattern: re.Pattern[str],
    terms: Mapping[str, str],
    name: str,
    made: list[Change],
) -> Plain:
    if isinstance(data, str):
        after = pattern.sub(lambda match: terms[match[0]], data)
        if after != data:
            made.append(Change(name, spelt(path) or "", data, after))
        return after
    if isinstance(data, list):
        return [_with_terms(kid, (*path, n), pattern, terms, name, made)
                for n, kid in enumerate(data)]  # fmt: skip
    if isinstance(data, dict):
        return {
            key: kid
            if key in KEPT_KEYS
            else _with_terms(kid, (*path, key), pattern, terms, name, made)
            for key, kid in data.items()
        }
    return data
