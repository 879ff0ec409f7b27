"""The shapes of what `--json` prints, as JSON Schema; docs/json_page.py makes the page of them.

They are taken from the program's own models and records where it has them. A test holds every
command's real output to them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from worksheets.answers.collect.answer import Answer
from worksheets.answers.tally.forces import ForceField
from worksheets.answers.tally.questions import Questions
from worksheets.answers.tally.ranking import Ranking
from worksheets.answers.tally.shares import Shares
from worksheets.answers.tally.tally import Day
from worksheets.answers.tally.written import Box
from worksheets.content.changes import Change
from worksheets.content.language_check import Draft
from worksheets.content.models import OptionSpec
from worksheets.pack.manifest import FileRecord, Manifest
from worksheets.project.schema import DIALECT, KINDS
from worksheets.record import finished
from worksheets.site.make import FileRecord as SiteFileRecord

Schema = dict[str, Any]

REPEATED = "of the first part that has it"
"""What is said of members that stand in a part too."""
HASH = "^[0-9a-f]{64}$"


def text(about: str = "", **more: Any) -> Schema:
    """A member that is a text."""
    return _about({"type": "string", **more}, about)


def number(about: str = "") -> Schema:
    """A member that is a whole number, from 0."""
    return _about({"type": "integer", "minimum": 0}, about)


def several(items: Schema, about: str = "") -> Schema:
    """A member that is a list."""
    return _about({"type": "array", "items": items}, about)


def one_of(values: list[str], about: str = "") -> Schema:
    """A member that is one of a few texts."""
    return _about({"enum": values}, about)


def members(named: Mapping[str, Schema], about: str = "", optional: tuple[str, ...] = ()) -> Schema:
    """An object that has these members and no others."""
    needed = [name for name in named if name not in optional]
    shape = {"type": "object", "properties": dict(named), "required": needed}
    return _about({**shape, "additionalProperties": False}, about)


def _about(schema: Schema, about: str) -> Schema:
    return {"description": about, **schema} if about else schema


def of(model: Any, without: tuple[str, ...] = ()) -> Schema:
    """The shape of a model or a record of the program as `--json` prints it: all its members."""
    schema = TypeAdapter(finished(model)).json_schema(mode="serialization", by_alias=True)
    for each in (schema, *schema.get("$defs", {}).values()):
        for name in without:
            each.get("properties", {}).pop(name, None)
        for part in each.get("properties", {}).values():
            part.pop("title", None)
            part.pop("default", None)
        each["required"] = list(each.get("properties", {}))
        each["additionalProperties"] = False
        each.pop("title", None)
    return dict(schema)


PROBLEM = members(
    {
        "code": text("what kind of problem it is; never changes"),
        "level": one_of(["error", "warning"]),
        "file": {"type": ["string", "null"], "description": "the file, or null"},
        "line": {"type": ["integer", "null"], "description": "from 1, or null"},
        "column": {
            "type": ["integer", "string", "null"],
            "description": "from 1; in a register the heading; or null",
        },
        "path": {"type": ["string", "null"], "description": "where in a content file, or null"},
        "message": text("what is wrong, in words that may change"),
        "hint": text("what to do; may be empty"),
    },
    "What is wrong, and where.",
)
PATH = text("as -o says it, with / between folders")
SHA256 = text("of the file's bytes", pattern=HASH)
BUILT = {
    "path": PATH,
    "pages": number(),
    "sha256": SHA256,
    "worksheet": text("its id, or several with blanks between them"),
    "lang": text("a language tag, such as en-GB"),
    "profile": text("a profile, such as standard"),
}
WRITTEN = {"type": "boolean", "description": "whether the file that was there was another"}
PATHS = {"files": several(members({"path": PATH}))}


@dataclass(frozen=True)
class Shape:
    """What a command prints with `--json`: its name, an example, its members, what they are for.

    `optional` members are there with some options only; `also_failed` are there too when something
    was wrong, for what was done nevertheless.
    """

    name: str
    example: str
    about: str
    members: Mapping[str, Schema]
    optional: tuple[str, ...] = ()
    also_failed: tuple[str, ...] = ()
    records: Mapping[str, Schema] = field(default_factory=dict)

    @property
    def schema(self) -> Schema:
        """Its JSON Schema: whether `ok` is true decides which members are there."""
        needed = [name for name in self.members if name not in self.optional]
        schema: Schema = {
            "$schema": DIALECT,
            "title": f"worksheets {self.name} --json",
            "type": "object",
            "properties": {
                "ok": {"type": "boolean", "description": "whether all was done as asked"},
                **self.members,
                "warnings": several({"$ref": "#/$defs/Problem"}, "if ok: what to look at"),
                "problems": several({"$ref": "#/$defs/Problem"}, "if not ok: what is wrong"),
            },
            "required": ["ok"],
            "additionalProperties": False,
            "if": {"properties": {"ok": {"const": True}}},
            "then": {"required": [*needed, "warnings"]},
            "else": {"required": ["problems"]},
            "$defs": {"Problem": PROBLEM},
        }
        return _with_shared_parts(schema)


def _with_shared_parts(schema: Schema) -> Schema:
    """The schema with the `$defs` of its parts at its root, where references look for them."""
    shared: Schema = dict(schema.pop("$defs", {}))

    def lifted(part: Any) -> Any:
        if isinstance(part, list):
            return [lifted(each) for each in part]
        if not isinstance(part, dict):
            return part
        own = {key: value for key, value in part.items() if key != "$defs"}
        shared.update(part.get("$defs", {}))
        return {key: lifted(value) for key, value in own.items()}

    whole = lifted(schema)
    parts = {name: lifted(shared[name]) for name in sorted(shared)}
    said = json.dumps([whole, parts])
    return {**whole, "$defs": {name: part for name, part in parts.items()
                               if f'"#/$defs/{name}"' in said}}  # fmt: skip


def _part(kind: str, record: Any) -> Schema:
    """The figures of a kind of element, named."""
    shape = of(record)
    shape["properties"] = {"kind": {"const": kind}, **shape["properties"]}
    shape["required"] = ["kind", *shape["required"]]
    return shape


PARTS = {
    part.kind: _part(part.kind, part) for part in (Questions, Shares, Ranking, ForceField)
}  # fmt: skip


def _result() -> Schema:
    """The tally of a worksheet. The figures of the first part of each kind stand in it as well."""
    day = of(Day)["properties"]
    named = {
        "worksheet": text("its id"),
        "title": text(),
        "returned": {**day["returned"], "description": "sheets that came back"},
        "blank": {**day["blank"], "description": "of them, with nothing on them"},
        "date": {**day["date"], "description": "the day, if all say the same"},
        "n": number("sheets that count"),
        "parts": several({"oneOf": list(PARTS.values())}, "figures, in reading order"),
        "written": several(of(Box), "what was written, box by box"),
        "before": {"anyOf": [of(Day), {"type": "null"}], "description": "the earlier day"},
    }
    first: Schema = {}
    for part in reversed(PARTS.values()):
        for name, shape in part["properties"].items():
            if name not in ("kind", *named):
                first[name] = {"description": REPEATED} | {
                    key: value for key, value in shape.items() if key == "type"
                }
    return members({**named, **first}, "One worksheet, added up.", tuple(first))


def shapes() -> list[Shape]:
    """What each command prints."""
    named = {"id": text(), "title": text()}
    tally_file = members(BUILT, optional=("pages", "worksheet", "lang", "profile"))
    pack_file = of(FileRecord, without=("units",))
    pack_file["properties"] |= {"written": WRITTEN}
    site_file = of(SiteFileRecord)
    site_file["properties"] |= {"written": WRITTEN}
    site_file["required"] = ["path"]
    merged = of(FileRecord, without=("units",))
    place = members(
        {
            "name": text("as --set, --data and collect name it"),
            "label": text("the words beside it"),
            "kind": one_of(["line", "lines", "box", "tick", "choice"]),
            "lines": {
                "type": ["integer", "null"],
                "description": "lines to write on, if it has some",
            },
        }
    )
    worksheet = members(
        {
            **named,
            "source": text("where in the chapter it is"),
            "credit": text("the line at its foot"),
            "fields": several(place, "its places to write in"),
            "options": several(of(OptionSpec), "its variants"),
        }
    )
    setting = members(
        {
            "value": {"description": "a text, a list or a mapping"},
            "source": text("the file or variable that says so, or “built in”"),
        }
    )
    return [
        Shape(
            "list",
            "worksheets list --json",
            "Everything that can be named on a command line.",
            {
                "worksheets": several(members({**named, "source": text()})),
                "aspects": several(members({"id": text(), "text": text()})),
                "prompts": several(members({**named, "count": number("how many prompts")})),
                "packs": several(members(named)),
            },
        ),
        Shape(
            "show",
            "worksheets show swot --json",
            "One worksheet or, with --settings, what is set.",
            {
                "worksheet": worksheet,
                "settings": {
                    "type": "object",
                    "description": "with --settings: each setting by its name",
                    "additionalProperties": setting,
                },
            },
            optional=("worksheet", "settings"),
        ),
        Shape(
            "build",
            "worksheets build swot --json",
            "The files that were written or, with --dry-run, would be.",
            {"files": several(members(BUILT))},
        ),
        Shape(
            "preview",
            "worksheets preview swot --json",
            "The pictures that were written.",
            PATHS,
        ),
        Shape(
            "pack",
            "worksheets pack training-day -o day/ --json",
            "The files of the day; with --check those that were compared, without written.",
            {"files": several(pack_file)},
        ),
        Shape(
            "manifest-merge",
            "worksheets manifest merge day/ --json",
            "The files of the joined pack, with their paths seen from its folder.",
            {"files": several(merged)},
        ),
        Shape(
            "collect",
            "worksheets collect returned/ --json",
            "The answers of every copy that could be read, and what was wrong with the others.",
            {
                "answers": several(of(Answer)),
                "problems": several({"$ref": "#/$defs/Problem"}, "errors and warnings"),
            },
            also_failed=("answers",),
        ),
        Shape(
            "tally",
            "worksheets tally answers.csv --json",
            "The results of each worksheet and the files that were written; with --template the "
            "files alone.",
            {"results": several(_result()), "files": several(tally_file)},
            optional=("results",),
        ),
        Shape(
            "check",
            "worksheets check --json",
            "The files that were read, built-in files that others replace, and changed words.",
            {
                "checked": several(text()),
                "replaced": several(text()),
                "changes": several(of(Change)),
            },
            optional=("replaced", "changes"),
            also_failed=("checked",),
        ),
        Shape(
            "check-lang",
            "worksheets check --lang cy-GB --json",
            "How far a language is: how many texts there are, and what is still to do.",
            {
                "lang": text(),
                "texts": number(),
                "missing": number(),
                "stale": number("the English has changed"),
                "english": number("with words of their English"),
                "drafts": several(of(Draft), "entries that nobody has reviewed"),
            },
            also_failed=("lang", "texts", "missing", "stale", "english", "drafts"),
        ),
        *(
            Shape(name, example, "The files that were written.", PATHS)
            for name, example in (
                ("init", "worksheets init ours --json"),
                ("new", "worksheets new worksheet team-review --json"),
                ("copy", "worksheets copy swot --json"),
            )
        ),
        Shape(
            "schema",
            "worksheets schema worksheet --json",
            "The JSON Schema of a kind of content file; without a kind, the kinds.",
            {
                "kinds": several(one_of(list(KINDS))),
                "schema": {"type": "object", "description": "a JSON Schema (2020-12)"},
            },
            optional=("kinds", "schema"),
        ),
        Shape(
            "site",
            "worksheets site gallery/ --json",
            "The files of the gallery; with --check their paths alone.",
            {"files": several(site_file)},
        ),
    ]


def schemas() -> dict[str, Schema]:
    """The JSON Schema of each command's object and of a pack's manifest, by file name."""
    manifest = {"$schema": DIALECT, "title": "manifest.json", **Manifest.model_json_schema()}
    found = {f"{shape.name}.json": shape.schema for shape in shapes()}
    return {**found, "manifest.json": manifest}
