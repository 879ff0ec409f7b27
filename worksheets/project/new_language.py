"""A new language: a file for each English one, with the English beside each entry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from worksheets.content import LANG
from worksheets.content.language_check import english_files, texts_in
from worksheets.content.library import Library
from worksheets.content.texts import LANGUAGES, SUFFIX, Text, name_in
from worksheets.problems import BadCommand, Code, Problem

TAG = re.compile(r"[a-z]{2,8}(-[A-Za-z0-9]{2,8})*")
_PLAIN_KEY = re.compile(r"[\w.\-\[\]]+")
_HEAD = """\
# Write each text under its English. What each entry is: docs/languages.md.
status: draft
"""
_LANGUAGE = """\
tag: {tag}
# What speakers of the language call it.
name: {tag}
# What people write for an answer, besides y, n, x, 1, 0, true, false and ✓.
answers:
  "yes": []
  "no": []
  partly: []
# What people call the columns of a register, and what they mean, such as  Enw: name
columns: {{}}
# Names and references that are the same in English.
keep: []
"""


def new_language(library: Library, tag: str) -> dict[str, bytes]:
    """The files of a language by their names: an entry for each text that it does not have yet."""
    if tag == LANG:
        message = f"{LANG} is the language that all others are made from"
        raise BadCommand(
            [Problem(Code.BAD_VALUE, message, "to change words of it: content/changes/")]
        )
    if not TAG.fullmatch(tag):
        message = f"“{tag}” cannot be a new language"
        hint = "write a tag such as cy-GB, pl or pt-BR"
        raise BadCommand([Problem(Code.BAD_VALUE, message, hint)])
    files = library.in_bounds(_files, tag)
    if not files:
        message = f"every text has a translation into {tag} already"
        hint = f"worksheets check --lang {tag}  says which are drafts"
        raise BadCommand([Problem(Code.BAD_VALUE, message, hint)])
    return files


def _files(library: Library, tag: str) -> dict[str, bytes]:
    found = {}
    for name in english_files(library):
        open_ = [each.text for each in texts_in(library, name, tag) if not each.words]
        if open_:
            known = tag in library.language_tags()
            found[name_in(name, tag)] = translation_file(name_in(name, tag), open_, {}, known)
    return found


def translation_file(
    name: str, texts: Iterable[Text], words: Mapping[str, str], known: bool = False
) -> bytes:
    """A file with an entry for each text; `words` are the translations by the texts' paths.

    The file of phrases says what the language is, unless that is `known`.
    """
    lines = [_HEAD]
    tag = name.split("/")[2]
    if name == f"{LANGUAGES}/{tag}/phrases{SUFFIX}" and not known:
        lines.append(_LANGUAGE.format(tag=tag))
    lines.append("entries:\n")
    lines += [_entry(text, words.get(text.path, "")) for text in texts]
    return "".join(lines).encode()


def _entry(text: Text, words: str) -> str:
    key = text.path if _PLAIN_KEY.fullmatch(text.path) else _quoted(text.path)
    english = text.words.replace("\n", "\\n")
    return (
        f"  # {english}\n  {key}:\n    hash: {_quoted(text.hash)}\n"
        f"    text:{' ' + _quoted(words) if words else ''}\n"
    )


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
