"""Makes docs/content-keys.md and docs/template-names.md anew: `python docs/content_keys.py`.

What a key means is what its model says under it.
"""

from __future__ import annotations

import ast
import inspect
import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from worksheets.content.changes import Changes
from worksheets.content.models import Chapter, Id, Model, Phrases, PromptBank, Worksheet
from worksheets.content.settings import Settings
from worksheets.content.validate import keys_of
from worksheets.pack.models import Pack
from worksheets.template.environment import FILTERS, METHODS
from worksheets.template.names import NAMES, PACK_NAMES, TALLY_NAMES

HERE = Path(__file__).parent
FILES: dict[str, type[Model]] = {
    "content/worksheets/ID.yaml": Worksheet,
    "content/chapter.yaml": Chapter,
    "content/prompts/ID.yaml": PromptBank,
    "content/packs/ID.yaml": Pack,
    "content/changes/NAME.yaml": Changes,
    "worksheets.yaml": Settings,
}
"""The files, and what each holds."""
HEAD = """\
# The keys of content files

This page is made by `python docs/content_keys.py` from the models that read the files. A key that
is not here is a mistake, which `worksheets check` tells at its line. An id has small letters,
digits and single hyphens. `worksheets schema KIND` prints the same for editors.
"""
NAMES_HEAD = """\
# What a template is given

This page is made by `python docs/content_keys.py`. A template is Jinja: it writes
[the sheet markup](markup.md) out of these names. It never sees what people write. A name that is
not here is a mistake, which is told at its line with the nearest name that there is:
`{{ title }}` ends with “did you mean worksheet.title?”.
"""


def meanings(model: type[Model]) -> dict[str, str]:
    """What each key of a model means: the text under it in the model's source."""
    [body] = ast.parse(inspect.cleandoc("\n" + inspect.getsource(model))).body
    assert isinstance(body, ast.ClassDef)
    found = {}
    for one, other in zip(body.body, body.body[1:], strict=False):
        match one, other:
            case (ast.AnnAssign(target=ast.Name(id=key)), ast.Expr(value=ast.Constant(value=said))):
                found[key] = " ".join(str(said).split())
    return found


def keys_page() -> str:
    """The text of docs/content-keys.md."""
    lines = [HEAD]
    shown: set[type[Model]] = set()
    for file, model in FILES.items():
        lines += [f"## `{file}`", "", *_table(model), ""]
        waiting = list(_inner(model))
        while waiting:
            each = waiting.pop(0)
            if each not in shown:
                shown.add(each)
                lines += [f"### {_title(each)}", "", *_table(each), ""]
                waiting += _inner(each)
    return "\n".join(lines)


def names_page() -> str:
    """The text of docs/template-names.md."""
    lines = [NAMES_HEAD]
    for title, names in (
        ("A worksheet, and the facilitator’s page", NAMES),
        ("Results of a tally", TALLY_NAMES),
        ("Pages of a pack", PACK_NAMES),
    ):
        lines += [f"## {title}", "", "| name | what it holds |", "|---|---|"]
        lines += [f"| `{name}` | {about} |" for name, about in names.items()]
        lines.append("")
    lines += ["## `worksheet`", "", *_names(Worksheet), "", "## `phrases`", ""]
    lines += ["The words that every sheet adds, in the sheet’s language:", ""]
    lines += [", ".join(f"`phrases.{name}`" for name in keys_of(Phrases)) + ".", ""]
    lines += ["## Filters, functions and methods", ""]
    lines += ["Filters: " + ", ".join(f"`{name}`" for name in sorted(FILTERS)) + ".", ""]
    lines += ["Functions: `range`, `namespace`.", ""]
    lines += ["Methods of texts, lists and mappings: "
              + ", ".join(f"`{name}`" for name in sorted(METHODS)) + "."]  # fmt: skip
    return "\n".join(lines) + "\n"


def _names(model: type[Model]) -> Iterator[str]:
    said = meanings(model)
    yield "| name | what it is |"
    yield "|---|---|"
    for name in keys_of(model):
        yield f"| `worksheet.{name}` | {said[name]} |"


def _table(model: type[Model]) -> Iterator[str]:
    said = meanings(model)
    yield "| key | value | default | meaning |"
    yield "|---|---|---|---|"
    keys = keys_of(model)
    names = {each.name: each for each in fields(model)}  # type: ignore[arg-type]  # it is a record
    for (key, annotation), name in zip(keys.items(), names, strict=True):
        field = names[name]
        required = field.default is MISSING and field.default_factory is MISSING
        default = "required" if required else _default(field.default)
        yield f"| `{key}` | {_kind(annotation)} | {default} | {said[name]} |"


def _default(value: object) -> str:
    if value in (None, "", (), MISSING) or isinstance(value, Model):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(f"`{each}`" for each in value)
    return f"`{value}`"


def _kind(annotation: Any) -> str:
    """What can stand for a key, in words."""
    if annotation == Id:
        return "id"
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _kind(inner[0])
    if origin is Literal:
        return " or ".join(f"`{each}`" for each in inner)
    if origin in (Union, types.UnionType):
        return " or ".join(_kind(each) for each in inner if each is not type(None))
    if origin is tuple:
        return f"list of {_kind(inner[0])}"
    if origin in (dict, Mapping):
        return f"names with {_kind(inner[1])}"
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return f"[keys](#{_title(annotation).lower().replace(' ', '-')})"
    plain = {bool: "yes or no", int: "whole number", str: "text"}
    return plain.get(annotation, "words, lists and names, as the template wants them")


def _inner(model: type[Model]) -> Iterator[type[Model]]:
    for annotation in keys_of(model).values():
        yield from _models(annotation)


def _models(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _title(model: type[Model]) -> str:
    titles = {"OptionSpec": "Option", "LogoFile": "Logo", "CheckedLooks": "Check",
              "ExampleVariant": "Example variant"}  # fmt: skip
    return titles.get(model.__name__, model.__name__)


if __name__ == "__main__":
    (HERE / "content-keys.md").write_text(keys_page(), encoding="utf-8")
    (HERE / "template-names.md").write_text(names_page(), encoding="utf-8")
