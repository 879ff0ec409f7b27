"""Writes the modules of `worksheets/content/ready` out of the built-in content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from worksheets.content.library import Library
from worksheets.content.models import (
    Chapter,
    Language,
    Model,
    PromptBank,
    SpokenLanguage,
    Worksheet,
)
from worksheets.content.tally_words import TallyWords
from worksheets.content.texts import LANGUAGES
from worksheets.content.translation import spoken_in
from worksheets.content.validate import validate

STEP = "    "


def written_down(library: Library) -> dict[str, type[Model]]:
    """The content files that short commands read, by their names, and what each holds."""
    return {
        "content/chapter.yaml": Chapter,
        f"{LANGUAGES}/en-GB/phrases.yaml": Language,
        f"{LANGUAGES}/en-GB/tally.yaml": TallyWords,
        f"{LANGUAGES}/cy-GB/phrases.yaml#spoken": SpokenLanguage,
        **{f"content/worksheets/{name}.yaml": Worksheet for name in library.worksheet_ids()},
        **{f"content/prompts/{name}.yaml": PromptBank for name in library.prompt_ids()},
    }


def file_of(library: Library, name: str) -> Path:
    """The file of what is written down."""
    return library.file(name.partition("#")[0])


def as_read(library: Library, name: str, model: type[Model]) -> Model:
    """What a content file holds; of another language only what it is."""
    if model is SpokenLanguage:
        return spoken_in(library, name.split("/")[2])
    return validate(library.source(name), model)


def module_text(library: Library, name: str, model: type[Model]) -> str:
    """The text of the module for a content file."""
    content = as_read(library, name, model)
    classes = sorted({(type(each).__module__, type(each).__name__) for each in _models(content)})
    imports = "\n".join(f"from {module} import {kind}" for module, kind in classes)
    digest = hashlib.sha256(file_of(library, name).read_bytes()).hexdigest()
    return (
        f'"""Made of {name}: see `worksheets.content.ready`."""\n\n{imports}\n\n'
        f'SHA256 = "{digest}"\n\n\n'
        f"def content() -> {model.__name__}:\n{STEP}return {_written(content, STEP)}\n"
    )


def _models(value: Any) -> Iterator[Model]:
    if isinstance(value, Model):
        yield value
        value = list(vars(value).values())
    for each in value.values() if isinstance(value, dict) else value:
        if not isinstance(each, str):
            yield from _models(each) if isinstance(each, Model | dict | list | tuple) else ()


def _written(value: Any, indent: str) -> str:
    """A value as Python writes it, one part a line."""
    inner = indent + STEP
    if isinstance(value, Model):
        lines = [
            f"{each.name}={_written(getattr(value, each.name), inner)}"
            for each in fields(value)  # type: ignore[arg-type]  # a record that was made is one
            if getattr(value, each.name) != _default(each)
        ]
        opening, closing = f"{type(value).__name__}(", ")"
    elif isinstance(value, dict):
        lines = [f"{key!r}: {_written(each, inner)}" for key, each in value.items()]
        opening, closing = "{", "}"
    elif isinstance(value, list | tuple):
        lines = [_written(each, inner) for each in value]
        opening, closing = ("[", "]") if isinstance(value, list) else ("(", ")")
    else:
        return repr(value)
    return "".join([opening, "\n", *(f"{inner}{line},\n" for line in lines), indent, closing])


def _default(field: Any) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()
