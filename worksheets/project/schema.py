"""JSON Schemas of content files, made from their models: editors complete and check by them."""

from __future__ import annotations

from typing import Any

from worksheets.content.changes import Changes
from worksheets.content.models import (
    Chapter,
    Language,
    Model,
    PromptBank,
    SpokenLanguage,
    Worksheet,
)
from worksheets.content.settings import Settings
from worksheets.content.validate import checks_of
from worksheets.pack.models import Pack
from worksheets.problems import BadCommand, Code, unknown

KINDS: dict[str, type[Model]] = {
    "worksheet": Worksheet,
    "chapter": Chapter,
    "prompts": PromptBank,
    "pack": Pack,
    "settings": Settings,
    "language": Language,
    "translation": SpokenLanguage,
    "changes": Changes,
}
"""The kinds of content files, and what each holds."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCALARS = {
    # A YAML file is read as text: whoever writes 20 or yes without quotation marks is right too.
    "string": ["string", "number", "boolean"],
    "integer": ["integer", "string"],
    "boolean": ["boolean", "string"],
}


def schema_of(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of content file; raises `BadCommand` for one that is not there."""
    if kind not in KINDS:
        raise BadCommand([unknown(Code.UNKNOWN_NAME, "kind of file", kind, KINDS)])
    found = _as_yaml_has_it(checks_of(KINDS[kind]).json_schema())
    return {"$schema": DIALECT, "title": f"worksheets: {kind}", **found}


def _as_yaml_has_it(schema: Any) -> Any:
    """A schema that takes a scalar of YAML however it is written."""
    if isinstance(schema, list):
        return [_as_yaml_has_it(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _as_yaml_has_it(value) for key, value in schema.items()}
    if isinstance(found.get("type"), str) and "enum" not in found and "const" not in found:
        found["type"] = _SCALARS.get(found["type"], found["type"])
    # Without a default, what may be left out is a mapping; pydantic does not show an empty one.
    for name, each in found.get("properties", {}).items():
        if isinstance(each, dict) and name not in found.get("required", ()):
            each.setdefault("default", {})
    # What a model says of itself is for programmers, and may hold their markup.
    found.pop("description", None) if isinstance(found.get("description"), str) else None
    return found
