"""What every command prints with `--json` has the shape that docs/json.md says."""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tools.command import worksheets_here
from tools.doc_pages import DOCS, blocks, made_by

from worksheets.content.library import Library

TALLIED = ["partnership-checklist", "team-stages", "diamond-ranking", "force-field"]
"""A worksheet for each kind of figures."""


@pytest.fixture(scope="module")
def page() -> ModuleType:
    """docs/json_page.py, which makes the page and the schemas."""
    sys.path.insert(0, str(DOCS))
    try:
        return made_by("json_page.py")
    finally:
        sys.path.remove(str(DOCS))


def ran(folder: Path, *arguments: str, code: int = 0) -> Any:
    """What a command prints with `--json`."""
    done = worksheets_here(*arguments, "--json", cwd=folder)
    assert done.code == code, done.out + done.err
    return json.loads(done.out)


def answers(folder: Path, name: str, people: int) -> None:
    """Answers of people from two services, as each worksheet's example has them."""
    rows = []
    for sheet in (Library().worksheet(each) for each in TALLIED):
        for service in ("Health", "Police"):
            rows += [{**sheet.example, "worksheet": sheet.id, "service": service}] * people
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with (folder / name).open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, columns)
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """What each command prints: one run for each way of using it."""
    folder = tmp_path_factory.mktemp("json")
    own = folder / "own"
    own_day = ("--content", "own", "-o", "day")
    answers(folder, "now.csv", 6)
    answers(folder, "before.csv", 5)
    found = {
        "init": [ran(folder, "init", "own")],
        "new": [ran(own, "new", "worksheet", "team-review")],
        "copy": [ran(own, "copy", "swot"), ran(own, "copy", "swto", code=2)],
        "list": [ran(folder, "list")],
        "show": [ran(folder, "show", "swot"), ran(own, "show", "--settings")],
        "build": [
            ran(folder, "build", "swot", "--fillable"),
            ran(folder, "build", "swot", "-o", "swot.html"),
            ran(folder, "build", "swot", "discussion", "--dry-run"),
            ran(folder, "build", "swot", "--set", "nme=x", code=2),
        ],
        "preview": [ran(folder, "preview", "swot", "--dots", "20")],
        "pack": [ran(folder, "pack", "our-day", *own_day, "--shard", "1/1")],
        "manifest-merge": [
            ran(folder, "manifest", "merge", "day"),
            ran(folder, "manifest", "merge", "nowhere", code=1),
        ],
        "collect": [
            ran(folder, "collect", "swot.pdf"),
            ran(folder, "collect", "swot.pdf", "now.csv", code=1),
        ],
        "tally": [
            ran(folder, "tally", "now.csv", "--before", "before.csv"),
            ran(folder, "tally", "now.csv", "--worksheet", "nothing", code=2),
            ran(folder, "tally", "--template", "swot"),
        ],
        "schema": [ran(folder, "schema"), ran(folder, "schema", "pack")],
    }
    found["pack"] += [ran(folder, "pack", "our-day", *own_day, "--check")]
    words = folder / "words/content/changes"
    words.mkdir(parents=True)
    (words / "ours.yaml").write_text("worksheets:\n  swot:\n    title: What we see\n")
    found["check-lang"] = [ran(folder, "check", "--lang", "cy-GB")]
    found["check"] = [
        ran(folder, "check", "words"),
        ran(folder, "check", "nowhere", code=1),
    ]
    return found


def test_what_is_printed_has_the_shape(page: ModuleType, printed: dict[str, list[Any]]) -> None:
    for name, outputs in printed.items():
        validator = Draft202012Validator(page.schemas()[f"{name}.json"])
        for output in outputs:
            found = [(error.json_path, error.message) for error in validator.iter_errors(output)]
            assert found == [], name


def test_no_shape_has_a_member_that_is_never_printed(
    page: ModuleType, printed: dict[str, list[Any]]
) -> None:
    # Every command can print problems; the runs that fail have printed all their members. What is
    # unsure comes out of pictures of paper alone, and tests/answers/scan has some.
    common = {"problems", *page.PROBLEM["properties"], "field", "reason", "page"}
    for name, outputs in printed.items():
        seen = common | set(re.findall(r'"([^"]+)":', json.dumps(outputs)))
        assert _members(page.schemas()[f"{name}.json"]) - seen == set(), name


def _members(schema: Any) -> set[str]:
    """Every name that a schema gives to a member."""
    if isinstance(schema, list):
        return set().union(*(_members(each) for each in schema))
    if not isinstance(schema, dict):
        return set()
    inner = [value for key, value in schema.items() if key not in ("if", "then", "else", "schema")]
    return set(schema.get("properties", ())).union(*(_members(each) for each in inner))


def test_every_command_has_a_shape(page: ModuleType, printed: dict[str, list[Any]]) -> None:
    # The gallery takes long to make: its own tests hold its object to the schema.
    assert {shape.name for shape in page.shapes()} == {*printed, "site"}
    help_ = worksheets_here("--help", cwd=DOCS).out
    commands = re.findall(r"^  (\w+)  ", help_[help_.index("Commands:") :], re.MULTILINE)
    assert {shape.name.partition("-")[0] for shape in page.shapes()} == set(commands)


def test_a_manifest_has_the_shape(page: ModuleType, tmp_path: Path) -> None:
    ran(tmp_path, "init", ".")
    ran(tmp_path, "pack", "our-day", "-o", "day")
    manifest = json.loads((tmp_path / "day/manifest.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(page.schemas()["manifest.json"])
    assert list(validator.iter_errors(manifest)) == []


def test_the_schemas_are_schemas_and_refuse_what_is_wrong(page: ModuleType) -> None:
    for name, schema in page.schemas().items():
        Draft202012Validator.check_schema(schema)
        assert list(Draft202012Validator(schema).iter_errors({"ok": True, "odd": 1})), name


def test_the_pages_example_is_what_is_printed(tmp_path: Path) -> None:
    [example] = blocks("json.md", "json")
    assert json.loads(example.text) == ran(tmp_path, "build", "swto", code=2)


def test_the_page_and_the_schemas_are_current(page: ModuleType) -> None:
    hint = "run: python docs/json_page.py"
    assert (DOCS / "json.md").read_text(encoding="utf-8") == page.page(), hint
    made = {name: page.written(schema) for name, schema in page.schemas().items()}
    there = {path.name: path.read_text("utf-8") for path in DOCS.glob("schemas/*.json")}
    assert there == made, hint
