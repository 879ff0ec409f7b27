"""The manifest's text, and the list of hashes beside it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.pack.manifest import FileRecord, Manifest, Tool, UnitRecord, plan_hash, sums

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def record(path: str, pages: int = 1) -> FileRecord:
    unit = UnitRecord(worksheet="swot", copy="1", first_page=1, pages=pages)
    return FileRecord(path=path, worksheet="swot", pages=pages, sheets=pages, paper="a4",
                      profile="standard", lang="en-GB", sha256=EMPTY, units=(unit,))  # fmt: skip


def test_a_manifest_is_json_in_a_fixed_order() -> None:
    tool = Tool(name="worksheets", version="1")
    files = (record("ŵ.pdf"),)
    text = Manifest(tool=tool, pack="x", inputs=(), duplex=False, files=files).as_json()
    assert text.endswith("}\n") and "ŵ.pdf" in text
    assert list(json.loads(text)) == ["tool", "pack", "inputs", "duplex", "files"]
    assert list(json.loads(text)["files"][0]) == [
        "path", "worksheet", "pages", "sheets", "paper", "profile", "lang", "sha256", "units",
    ]  # fmt: skip
    assert list(json.loads(text)["files"][0]["units"][0]) == [
        "worksheet", "copy", "first_page", "pages",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["plain.pdf", "two words.pdf", "a\\b.pdf", "a\nb.pdf", "*.pdf"])
def test_sha256sum_reads_every_name(tmp_path: Path, name: str) -> None:
    if shutil.which("sha256sum") is None:
        pytest.skip("sha256sum is not installed (Debian: coreutils)")
    (tmp_path / name).write_bytes(b"")
    (tmp_path / "SHA256SUMS").write_text(sums([record(name)]))
    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path, check=False)
    assert done.returncode == 0


@given(st.permutations(["a.pdf", "b.pdf", "c.pdf"]))
def test_the_hash_of_a_plan_does_not_depend_on_its_order(names: list[str]) -> None:
    files = [record(name) for name in names]
    assert plan_hash(files) == plan_hash([record("c.pdf"), record("a.pdf"), record("b.pdf")])
    assert plan_hash(files) != plan_hash(files[:2])
    assert plan_hash(files) != plan_hash([*files[:2], record(names[2], pages=2)])
    other = files[2].model_copy(update={"sha256": "f" * 64})
    assert plan_hash(files) == plan_hash([*files[:2], other])
