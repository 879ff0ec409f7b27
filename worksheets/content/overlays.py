"""What folders laid over the built-in content do: what they replace, change, and say to nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from worksheets.content import LANG
from worksheets.content.changes import Change, changed, unmatched
from worksheets.content.library import Library
from worksheets.content.texts import LANGUAGE_WORDS, is_translation, name_in
from worksheets.content.yaml_file import read_yaml
from worksheets.files.paths import recognisable
from worksheets.problems import Code, Problem, Problems, Where, did_you_mean
from worksheets.record import record

FOLDERS = (
    "content/worksheets", "content/prompts", "content/packs", "content/changes",
    "content/languages", "content/pictures", "templates",
)  # fmt: skip
"""The folders in which something is read."""
_READ = re.compile(
    r"content/(chapter\.yaml|(worksheets|prompts|changes)/[^/]+\.yaml|packs/[^/]+"
    rf"|languages/[^/]+/({'|'.join(LANGUAGE_WORDS)}|chapter)\.yaml"
    r"|languages/[^/]+/(worksheets|prompts|packs)/[^/]+"
    r"|pictures/[^/]+\.(svg|png))"
    r"|templates/([^/]+/)*[^/]+\.j2"
)
_PASSED_OVER = re.compile(r"(.*/)?(\.[^/]*|[^/]*~|README[^/]*|NOTICE|LICEN[CS]E[^/]*)")


@record
class Overlays:
    """What the folders laid over do: the built-in files they replace, the words they change."""

    replaced: list[str]
    changes: list[Change]


def overlays_of(library: Library, problems: Problems) -> Overlays:
    """What the folders laid over the built-in content do.

    What has no effect is told: a file that nothing reads, a change that matches nothing.
    """
    found, told = library.in_bounds(_overlays)
    for problem in told:
        problems.record(problem)
    return found


def _overlays(library: Library) -> tuple[Overlays, list[Problem]]:
    problems = Problems()
    replaced = []
    for root, name in library.overlaid_files():
        shown = recognisable(root / name)
        if _PASSED_OVER.fullmatch(name):
            continue
        if not _READ.fullmatch(name):
            folder = name.rpartition("/")[0]
            message = "nothing reads this file"
            hint = did_you_mean(folder, FOLDERS) if folder not in FOLDERS else "look at its name"
            problems.add(Code.CONTENT_UNREAD, message, hint, Where(shown))
        elif library.is_built_in(name) and not is_translation(name):
            replaced.append(shown)
    return Overlays(replaced, list(_changes(library, problems))), problems.found


def _changes(library: Library, problems: Problems) -> Iterator[Change]:
    """Every change that is made; those that match nothing are told at their line."""
    if not library.changes():
        return
    made: list[Change] = []
    tags = [tag for tag in library.language_tags() if tag != LANG]
    for english in library.content_files():
        if english not in library.changes():
            for name in (english, *(name_in(english, tag) for tag in tags)):
                if library.changes_to(name) and library.layers(name):
                    made += changed(name, library.source(name).data, library.changes_to(name))[1]
    for name, each in library.changes().items():
        path = library.file(name)
        file = read_yaml(path, recognisable(path))
        for where in unmatched(each, made):
            message = f"“{where[-1]}” matches nothing"
            hint = "the words may have changed; look at the file it is about"
            problems.add(Code.CHANGE_UNUSED, message, hint, file.where(where, key=True))
    yield from made
