"""A language against the English: what is missing, stale, a draft, or still in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from worksheets.content import LANG
from worksheets.content.library import Library
from worksheets.content.texts import (
    LANGUAGE_WORDS,
    LANGUAGES,
    SUFFIX,
    all_texts,
    name_in,
)
from worksheets.content.translation import (
    Found,
    Layer,
    entries_for,
    layers_of,
    missing,
    other_braces,
    spoken_in,
    stale,
)
from worksheets.content.yaml_file import Plain
from worksheets.problems import Code, Level, Problem, Refused
from worksheets.record import record
from worksheets.text.shown import shown

ENGLISH_WORDS = frozenset(
    ["the", "and", "with", "which", "their", "from", "that", "this", "your", "what"]
)
"""Words that stand in most English texts, and in texts of few other languages."""
ALIKE = 3
"""So many words one after another that are the same were left in English."""
_WORD = re.compile(r"•|[^\W\d_]+(?:[’'-][^\W\d_]+)*")
"""A word, or the mark in place of a name that stays as it is."""


@record
class Draft:
    """An entry that nobody has reviewed, and its place."""

    file: str
    line: int
    path: str


@record
class LanguageReport:
    """How far a language is: how many texts there are, what is a draft, what is wrong."""

    texts: int
    drafts: list[Draft]
    problems: list[Problem]

    def count(self, code: Code) -> int:
        """How many problems there are of a kind."""
        return sum(each.code is code for each in self.problems)


def english_files(library: Library) -> list[str]:
    """The names of the English files that every language translates."""
    words = [f"{LANGUAGES}/{LANG}/{name}{SUFFIX}" for name in LANGUAGE_WORDS]
    found = [*words, "content/chapter.yaml"]
    found += [f"content/worksheets/{name}{SUFFIX}" for name in library.worksheet_ids()]
    found += [f"content/prompts/{name}{SUFFIX}" for name in library.prompt_ids()]
    found += [f"content/packs/{name}{SUFFIX}" for name in library.pack_ids()]
    return found


def check_language(library: Library, tag: str) -> LanguageReport:
    """Compare every text of a language with the English; raises `Refused` for an unknown tag."""
    library.in_language(tag)
    return library.in_bounds(_check, tag)


def texts_in(library: Library, name: str, tag: str) -> list[Found]:
    """The texts of an English file, each with its entry in a language; raises `Refused`."""
    layers = layers_of(library, name_in(name, tag))
    return entries_for(name, library.source(name).data, layers)


def _check(library: Library, tag: str) -> LanguageReport:
    texts = 0
    drafts: list[Draft] = []
    problems: list[Problem] = []
    keep = _kept(spoken_in(library, tag).keep)
    for name in english_files(library):
        own = name_in(name, tag)
        try:
            english = library.source(name).data
            layers = layers_of(library, own)
        except Refused as refused:
            problems += refused.problems
            continue
        file = layers[0].file.name if layers else own
        for each in entries_for(name, english, layers):
            texts += 1
            if not each.words:
                problems.append(missing(each.text, file, tag))
                continue
            wrong = other_braces(each)
            problems += [wrong] if wrong else []
            if each.is_stale:
                problems.append(stale(each))
            if each.is_draft:
                where = each.where
                drafts.append(Draft(where.file or file, where.line or 1, each.text.path))
            left = None if tag.startswith("en-") else _left_in_english(each, keep)
            if left:
                problems.append(left)
        problems += _unused(name, english, layers)
    return LanguageReport(texts, drafts, problems)


def _kept(names: Sequence[str]) -> re.Pattern[str] | None:
    """Any of the names that are the same in both languages, the longest first."""
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)") if words else None


def _left_in_english(found: Found, keep: re.Pattern[str] | None) -> Problem | None:
    """The problem of words in a translation that are its English, and no name."""
    words, wanted = (_words(keep.sub(" • ", each) if keep else each)
                     for each in (found.words, found.text.words))  # fmt: skip
    if words == wanted and set(words) - {"•"}:
        left = found.words
    else:
        there = {tuple(wanted[n : n + ALIKE]) for n in range(len(wanted) - ALIKE + 1)}
        runs = (words[n : n + ALIKE] for n in range(len(words) - ALIKE + 1))
        alike = next((run for run in runs if "•" not in run and tuple(run) in there), None)
        plain = next((word for word in words if word in ENGLISH_WORDS), None)
        left = " ".join(alike) if alike else plain or ""
    if not left:
        return None
    message = f"“{found.text.path}” has English words in it: “{shown(left)}”"
    hint = "translate them; names that stay as they are stand under  keep:  in phrases.yaml"
    return Problem(Code.TRANSLATION_ENGLISH, message, hint, found.where, Level.WARNING)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _unused(name: str, english: Plain, layers: Sequence[Layer]) -> Iterator[Problem]:
    """The problems of entries for texts that the English does not have."""
    known = {text.path for text in all_texts(name, english)}
    for layer in layers:
        for path in layer.translation.entries:
            if path not in known:
                where = layer.file.where(("entries", path), key=True)
                message = f"“{path}” is no text of {name}"
                hint = "take the entry out, or look at its path"
                yield Problem(Code.TRANSLATION_UNUSED, message, hint, where, Level.WARNING)
