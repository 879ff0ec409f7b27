"""Problems of a built-in template, told where the user's own words are that it was given.

Nobody can mend a file inside the package. What is wrong there came with somebody's words: a letter
that no font has, a key that the template asks for and the content lacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from worksheets.content.folders import built_in
from worksheets.content.library import Library
from worksheets.files.paths import recognisable, resolved
from worksheets.problems import Problem, Refused, Where

if TYPE_CHECKING:
    from worksheets.content.yaml_file import Plain, Step, YamlFile


def place_of_words(library: Library, text: str) -> Where | None:
    """Where the words of a text are in a content file of the user's, None if in none of them."""
    wanted = _plain(text)
    for file in _own_files(library):
        for steps, words in _words(file.data, ()):
            plain = _plain(words)
            if plain and (plain in wanted or wanted in plain):
                return file.where(steps)
    return None


def place_of_phrase(library: Library, phrase: str) -> Where | None:
    """Where a phrase stands in a content file of the user's, in small or capital letters."""
    wanted = _plain(phrase).casefold()
    for file in _own_files(library):
        for steps, words in _words(file.data, ()):
            if wanted in _plain(words).casefold():
                return file.where(steps)
    return None


def in_own_words(library: Library, refused: Refused, worksheet: str) -> Refused:
    """The same problems, those of a built-in template told in the user's file of the worksheet.

    Without such a file nothing is changed.
    """
    own = _own_content(library)
    path = next((path for name, path in own.items() if Path(name).stem == worksheet), None)
    if path is None:
        return refused
    where = Where(recognisable(path))
    problems = [
        Problem(each.code, each.message, _asked_by(each), where, each.level)
        if is_built_in(each.where)
        else each
        for each in refused.problems
    ]
    return type(refused)(problems, refused.more)


def is_built_in(where: Where) -> bool:
    """Whether a place is in a file inside the package."""
    return where.file is not None and resolved(where.file).is_relative_to(resolved(built_in()))


def _own_content(library: Library) -> dict[str, Path]:
    """The content files in effect that are not built in, by their names."""
    return {
        name: path
        for name, path in library.files_used().items()
        if name.startswith("content/") and not is_built_in(Where(str(path)))
    }


def _own_files(library: Library) -> Iterator[YamlFile]:
    from worksheets.content.yaml_file import read_yaml

    for path in _own_content(library).values():
        yield read_yaml(path, recognisable(path))


def _asked_by(problem: Problem) -> str:
    """The hint of a problem, and which line of which template met it."""
    line = f":{problem.where.line}" if problem.where.line else ""
    met = f"met by {problem.where.file}{line}"
    return f"{problem.hint}; {met}" if problem.hint else met


def _words(data: Plain, steps: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Every text in a content file, and the way to it."""
    if isinstance(data, str):
        yield steps, data
    elif isinstance(data, list):
        for number, each in enumerate(data):
            yield from _words(each, (*steps, number))
    elif isinstance(data, dict):
        for key, each in data.items():
            yield from _words(each, (*steps, key))


def _plain(text: str) -> str:
    return " ".join(text.split())
