"""Texts: what of a content file people read, and so what another language translates."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from worksheets.content import LANG
from worksheets.record import record

if TYPE_CHECKING:
    from worksheets.content.yaml_file import Plain, Step

SUFFIX = ".yaml"
LANGUAGES = "content/languages"
LANGUAGE_WORDS = ("phrases", "tally", "pack", "html", "site", "review")
"""The files of words that belong to no worksheet; each language has them in its folder."""
HASH_LENGTH = 8
"""The letters of a hash: enough to tell that a text has changed."""
_KEYS = {
    "worksheets": (
        "title", "short", "source", "credit", "words", "facilitator", "example", "example_records",
        "example_variants",
    ),
    "prompts": ("title", "source", "prompts"),
    "packs": ("title", "date", "venue", "contact", "needed-by", "delivery", "contents"),
    "chapter": ("aspects",),
    "phrases": ("phrases",),
}  # fmt: skip
"""The keys of each kind of file that hold texts; kinds that are not here hold nothing else."""
_NO_TEXTS = {
    "words": ("id", "value"),
    "aspects": ("id",),
    "facilitator": ("minutes", "prompts"),
    "example_variants": ("options",),
}
"""Keys below those that are for programs."""
_ANSWERS = ("yes", "no", "partly")
_NO_WORDS = re.compile(r"\{[a-z_]+\}|\S*(?:@|\w\.\w)\S*")
"""What is the same in every language: what is filled in, addresses for e-mail and the web."""
_WORD = re.compile(r"[^\W\d_]{2,}")


@record
class Text:
    """One text of a content file: its path as people write it, the steps to it, its words."""

    path: str
    steps: tuple[Step, ...]
    words: str

    @property
    def hash(self) -> str:
        """A short name for the words as they are now."""
        return hash_of(self.words)


def hash_of(words: str) -> str:
    """A short name for some words, the same for any breaks between them."""
    plain = " ".join(words.split())
    return hashlib.sha256(plain.encode()).hexdigest()[:HASH_LENGTH]


def english_name(name: str) -> str:
    """The name of the English file that a language's file is made from."""
    _, _, _, *inner = PurePosixPath(name).parts
    if len(inner) == 1 and PurePosixPath(inner[0]).stem in LANGUAGE_WORDS:
        return f"{LANGUAGES}/{LANG}/{inner[0]}"
    return "/".join(["content", *inner])


def name_in(name: str, tag: str) -> str:
    """The name of a language's file, from that of the English file."""
    if name.startswith(f"{LANGUAGES}/"):
        return f"{LANGUAGES}/{tag}/{PurePosixPath(name).name}"
    return f"{LANGUAGES}/{tag}/{name.removeprefix('content/')}"


def is_translation(name: str) -> bool:
    """Whether a content file of this name is another language's."""
    return name.startswith(f"{LANGUAGES}/") and not name.startswith(f"{LANGUAGES}/{LANG}/")


def texts_of(name: str, data: Plain) -> Iterator[Text]:
    """The texts of an English content file that every language must have."""
    for text in all_texts(name, data):
        answer = str(text.steps[0]).startswith("example") and text.words in _ANSWERS
        if not answer and _WORD.search(_NO_WORDS.sub(" ", text.words)):
            yield text


def all_texts(name: str, data: Plain) -> Iterator[Text]:
    """The texts of an English content file; those with figures alone may stay as they are."""
    if not isinstance(data, dict):
        return
    path = PurePosixPath(name)
    kind = path.parent.name if path.parent.name in _KEYS else path.stem
    for key in _KEYS.get(kind, tuple(data)):
        if kind == "packs" and key == "contents":
            yield from _running_order(data.get(key))
        elif key in data:
            passed_over = _NO_TEXTS.get(key, ())
            if key == "words" and "records" in data:
                # The place that says which record is which.
                passed_over = (*passed_over, "name")
            yield from _texts(data[key], key, (key,), passed_over)


def _texts(
    data: Plain, path: str, steps: tuple[Step, ...], passed_over: tuple[str, ...]
) -> Iterator[Text]:
    if isinstance(data, str):
        yield Text(path, steps, data)
    elif isinstance(data, list):
        for number, each in enumerate(data):
            own = each.get("id") if isinstance(each, dict) else None
            called = own if isinstance(own, str) else number
            yield from _texts(each, f"{path}[{called}]", (*steps, number), passed_over)
    elif isinstance(data, dict):
        for key, each in data.items():
            if key not in passed_over:
                yield from _texts(each, f"{path}.{key}", (*steps, key), passed_over)


def _running_order(contents: Plain) -> Iterator[Text]:
    """What the contents of a pack call breaks, talks and handouts."""
    for number, each in enumerate(contents if isinstance(contents, list) else []):
        words = each.get("words") if isinstance(each, dict) else None
        if isinstance(words, str):
            steps = ("contents", number, "words")
            yield Text(f"contents[{number}].words", steps, words)
