"""Schemas: a library that is not ours finds every built-in file right, and a wrong one wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from tools.command import ROOT

from worksheets.project.begin import starter_files
from worksheets.project.schema import KINDS, schema_of

FILES = {
    "worksheet": "content/worksheets/*.yaml",
    "chapter": "content/chapter.yaml",
    "prompts": "content/prompts/*.yaml",
    "pack": "content/packs/*.yaml",
    "language": "content/languages/en-GB/phrases.yaml",
    "translation": "content/languages/cy-GB/**/*.yaml",
}


@pytest.mark.parametrize("kind", FILES)
def test_every_built_in_file_follows_its_schema(kind: str) -> None:
    validator = Draft202012Validator(schema_of(kind))
    paths = sorted(ROOT.glob(FILES[kind]))
    assert paths
    for path in paths:
        found = list(validator.iter_errors(yaml.safe_load(path.read_text(encoding="utf-8"))))
        assert not found, (path.name, found[0].message)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_and_refuses_an_unknown_key(kind: str) -> None:
    schema = schema_of(kind)
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors({"no-such-key": 1}))


@pytest.mark.parametrize("kind", KINDS)
def test_each_key_that_may_be_left_out_shows_its_default(kind: str) -> None:
    schema = schema_of(kind)
    for model in [schema, *schema.get("$defs", {}).values()]:
        for name, each in model.get("properties", {}).items():
            if name not in model.get("required", ()):
                assert "default" in each, name
                if each.get("type") == "object":
                    assert each["default"] == {}, name


def test_a_new_project_points_its_files_at_their_schemas() -> None:
    files = starter_files()
    for name, kind in (
        ("worksheets.yaml", "settings"),
        ("content/worksheets/rag-review.yaml", "worksheet"),
        ("content/packs/our-day.yaml", "pack"),
    ):
        text = files[name].decode()
        line = text.splitlines()[0]
        assert line.startswith("# yaml-language-server: $schema=")
        path = (Path("/") / name).parent / line.rpartition("=")[2]
        schema = json.loads(files[str(path.resolve()).lstrip("/")])
        assert schema == schema_of(kind)
        assert not list(Draft202012Validator(schema).iter_errors(yaml.safe_load(text)))
