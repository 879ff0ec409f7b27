"""Makes docs/json.md and docs/schemas/ anew: `python docs/json_page.py`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shapes import PROBLEM, REPEATED, Schema, schemas, shapes

HERE = Path(__file__).parent

HEAD = """\
# What `--json` prints

With `--json` a command prints one object on standard output, and nothing else there. Messages and
progress go to standard error. This page is made by `python docs/json_page.py`. The schemas are JSON
Schema 2020-12, and a test holds every command's real output to them.

Every object has `ok`. If it is `true`, the members below are there, and `warnings`, which may be
empty. If it is `false`, `problems` says what is wrong, and the exit code is not 0
([exit codes](problems.md#exit-codes)).

```json
{"ok": false, "problems": [{"code": "unknown-worksheet", "level": "error", "file": null,
 "line": null, "column": null, "path": null, "message": "there is no worksheet “swto”",
 "hint": "did you mean swot?"}]}
```

Objects may get further members in later versions; those that are here stay. The schemas
are those of this version, and allow no others.
"""

REPEATED_TOO = """\
The members of the first part of each kind stand in the result itself as well, since most worksheets
have one part. [Adding up](tally.md#what-is-counted-and-how) says how the figures are made."""


def page() -> str:
    """The text of docs/json.md."""
    lines = [HEAD, "## A problem or a warning", "", *_table(PROBLEM, {}), ""]
    for shape in shapes():
        lines += [f"## `{shape.name.replace('-', ' ')}`", "", shape.about, ""]
        lines += [f"`{shape.example}`. [Schema](schemas/{shape.name}.json)", ""]
        schema = shape.schema
        own = {name: schema["properties"][name] for name in shape.members if name != "problems"}
        lines += [*_table({"properties": own}, schema["$defs"]), ""]
        if shape.name == "tally":
            lines += [REPEATED_TOO, ""]
        if shape.also_failed:
            names = " and ".join(f"`{name}`" for name in shape.also_failed)
            lines += [f"If something is wrong, {names} may be there beside `problems`.", ""]
    lines += ["## `manifest.json`", "", "What a pack's folder holds, beside its files. "
              "[Schema](schemas/manifest.json)", ""]  # fmt: skip
    manifest = schemas()["manifest.json"]
    lines += _table(manifest, manifest["$defs"])
    return "\n".join(lines) + "\n"


def _table(schema: Schema, shared: Schema) -> list[str]:
    rows = [f"| `{path}` | {kind} | {about} |" for path, kind, about in _rows(schema, shared, "")]
    return ["| member | type | what it is |", "|---|---|---|", *rows]


def _rows(
    schema: Schema, shared: Schema, before: str, above: tuple[str, ...] = ()
) -> Iterator[tuple[str, str, str]]:
    """Each member of an object with its type, and then those of the objects in it.

    `above` are the records that it is in: one that holds others of its own kind is told once.
    """
    for name, part in schema.get("properties", {}).items():
        if part.get("description") == REPEATED:
            continue
        inner = part.get("items", part)
        target = inner.get("$ref", "").rpartition("/")[2]
        about = part.get("description") or shared.get(target, {}).get("description", "")
        yield f"{before}{name}", _kind(part), about.split("\n")[0]
        if target == "Problem" or target in above:
            continue
        inner = shared.get(target, inner)
        for choice in inner.get("oneOf", [inner]):
            label = choice.get("properties", {}).get("kind", {}).get("const", "")
            ending = f"[{label}]." if "items" in part else "."
            yield from _rows(choice, shared, f"{before}{name}{ending}", (*above, target or name))


KINDS = {"string": "text", "integer": "whole number", "boolean": "true or false", "array": "list"}
"""What JSON Schema's types are called on the page."""


def _kind(part: Schema) -> str:
    if "enum" in part:
        return ", ".join(f"`{each}`" for each in part["enum"])
    if "const" in part:
        return f"`{part['const']}`"
    if "anyOf" in part:
        return " or ".join(dict.fromkeys(_kind(each) for each in part["anyOf"]))
    if "$ref" in part or "oneOf" in part:
        return "object"
    if "items" in part:
        return f"list of: {_kind(part['items'])}"
    kinds: Any = part.get("type", "anything")
    each: list[str] = kinds if isinstance(kinds, list) else [kinds]
    return " or ".join(KINDS.get(kind) or kind for kind in each)


def main() -> None:
    """Write the page and every schema."""
    (HERE / "json.md").write_text(page(), encoding="utf-8")
    folder = HERE / "schemas"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    for name, schema in schemas().items():
        (folder / name).write_text(written(schema), encoding="utf-8")


def written(schema: Schema) -> str:
    """A schema as its file has it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
