"""Translations: the words of a content file in another language, entry by entry.

An entry has the path of its English text, its own text, and a hash of the English that it was made
from. Folders that are laid over one another may each have some of a file's entries.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from worksheets.content.models import Entry, Id, SpokenLanguage, Translation, Words
from worksheets.content.texts import LANGUAGES, SUFFIX, Text, all_texts, english_name, texts_of
from worksheets.content.validate import validate
from worksheets.content.yaml_file import Plain, Step, YamlFile, read_yaml
from worksheets.files.paths import recognisable
from worksheets.problems import Code, Level, Problem, Refused, Where
from worksheets.record import record
from worksheets.text.shown import shown

if TYPE_CHECKING:
    from worksheets.content.library import Library

_BRACES = re.compile(r"\{[a-z_]+\}")


@record
class Layer:
    """One folder's file of a translation: what it holds, and where in the file."""

    file: YamlFile
    translation: Translation

    def where(self, path: str) -> Where:
        """The place of an entry's text."""
        return self.file.where(("entries", path, "text"))


@record
class Found:
    """An English text and the entry for it: None if no layer has one with a text."""

    text: Text
    needed: bool
    entry: Entry | None = None
    layer: Layer | None = None

    @property
    def words(self) -> str:
        """The words in the other language; none if they are missing."""
        return (self.entry.text or "") if self.entry else ""

    @property
    def where(self) -> Where:
        """The place of the words in the other language."""
        assert self.layer
        return self.layer.where(self.text.path)

    @property
    def is_draft(self) -> bool:
        """Whether nobody has reviewed the words yet."""
        if not (self.entry and self.layer):
            return False
        return (self.entry.status or self.layer.translation.status) == "draft"

    @property
    def is_stale(self) -> bool:
        """Whether the words were made from other English than there is now."""
        return self.entry is not None and self.entry.hash != self.text.hash


@dataclass(slots=True)
class Translated(YamlFile):
    """A content file in another language: its English with the words replaced.

    What is wrong with it is told where the words are in the language's own files.
    """

    found: list[Found] = field(default_factory=list)
    places: dict[tuple[Step, ...], Where] = field(default_factory=dict)

    def where(self, path: tuple[Step, ...], *, key: bool = False) -> Where:
        """The place of the words at `path`, or the language's file."""
        return self.places.get(path) or Where(self.name)

    @property
    def is_draft(self) -> bool:
        """Whether any of the words are a translation that nobody has reviewed."""
        return any(each.is_draft for each in self.found)

    @property
    def stale(self) -> list[Problem]:
        """Warnings of the words that were translated from other English than there is now."""
        return [stale(each) for each in self.found if each.is_stale and each.words]


def entries_for(name: str, english: Plain, layers: Sequence[Layer]) -> list[Found]:
    """Each English text with the entry of the topmost layer that has one."""
    needed = {text.path for text in texts_of(name, english)}
    found = []
    for text in all_texts(name, english):
        layer = next((each for each in layers if _has(each, text.path)), None)
        if layer or text.path in needed:
            entry = layer.translation.entries[text.path] if layer else None
            found.append(Found(text, text.path in needed, entry, layer))
    return found


def layers_of(library: Library, name: str) -> list[Layer]:
    """What each folder's file of a translation holds, the topmost first; raises `Refused`."""
    model = SpokenLanguage if name.endswith(f"/phrases{SUFFIX}") else Translation
    files = [read_yaml(path, recognisable(path)) for path in library.layers(name)]
    return [Layer(file, validate(file, model)) for file in files]


def translation_of(library: Library, name: str) -> Translated:
    """A content file in another language: its English with the words of the language's entries.

    Raises `Refused` for every text without an entry: nobody gets a sheet that is half in English.
    """
    tag, english = name.split("/")[2], english_name(name)
    layers = layers_of(library, name)
    if not layers:
        inner = name.removeprefix(f"{LANGUAGES}/{tag}/")
        message = f"{inner} has no translation into {tag}"
        hint = f"write {name}; all that is missing is listed by  worksheets check --lang {tag}"
        raise Refused([Problem(Code.NOT_TRANSLATED, message, hint, Where(name))])
    source = library.source(english)
    found = entries_for(english, source.data, layers)
    shown_name = layers[0].file.name
    problems = [missing(each.text, shown_name, tag) for each in found if not each.words]
    problems += [each for each in map(other_braces, found) if each]
    if problems:
        raise Refused(problems)
    data = deepcopy(source.data)
    for each in found:
        _put(data, each.text.steps, each.words)
    if isinstance(data, dict) and "tag" in data:
        spoken = _spoken(layers, tag)
        data |= {"tag": tag, "name": spoken.name, "answers": {}, "columns": {}}
    places = {each.text.steps: each.where for each in found}
    return Translated(shown_name, data, found=found, places=places)


def spoken_in(library: Library, tag: str) -> SpokenLanguage:
    """What a language is: each thing as the topmost folder has it."""
    return _spoken(layers_of(library, f"{LANGUAGES}/{tag}/phrases{SUFFIX}"), tag)


def _spoken(layers: Sequence[Layer], tag: str) -> SpokenLanguage:
    spoken = [each.translation for each in layers if isinstance(each.translation, SpokenLanguage)]
    answers: dict[Id, tuple[Words, ...]] = {}
    columns: dict[Words, Words] = {}
    for each in reversed(spoken):
        answers |= each.answers
        columns |= each.columns
    return SpokenLanguage(
        tag=tag,
        name=next((each.name for each in spoken if each.name), tag),
        answers=answers,
        columns=columns,
        keep=tuple(name for each in spoken for name in each.keep),
    )


def missing(text: Text, file: str, tag: str) -> Problem:
    """The problem of an English text that another language does not have."""
    message = f"“{text.path}” has no translation into {tag}: “{shown(text.words)}”"
    hint = f"all that is missing is listed by  worksheets check --lang {tag}"
    return Problem(Code.NOT_TRANSLATED, message, hint, Where(file, path=text.path))


def stale(found: Found) -> Problem:
    """The problem of words whose English has changed since they were made."""
    text = found.text
    message = f"the English of “{text.path}” has changed and is now: “{shown(text.words)}”"
    hint = f"change the translation if need be, then write  hash: {text.hash}"
    return Problem(Code.TRANSLATION_STALE, message, hint, found.where, Level.WARNING)


def _has(layer: Layer, path: str) -> bool:
    entry = layer.translation.entries.get(path)
    return entry is not None and bool((entry.text or "").strip())


def other_braces(found: Found) -> Problem | None:
    """The problem of a translation that has other values filled in than its English."""
    wanted = list(dict.fromkeys(_BRACES.findall(found.text.words)))
    if not found.words or set(_BRACES.findall(found.words)) == set(wanted):
        return None
    allowed = " and ".join(wanted) or "no braces"
    message = f"“{found.text.path}” must have {allowed}, as in English"
    return Problem(Code.CONTENT_BAD_VALUE, message, "", found.where)


def _put(data: Plain, steps: tuple[Step, ...], words: str) -> None:
    """Replace the text at the end of some steps."""
    *way, last = steps
    for step in way:
        data = data[step]  # type: ignore[index]  # the steps are those of the data
    data[last] = words  # type: ignore[index]  # as above
