"""A pack with codes: what they say is in its manifest, with what the register calls the copies."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tools import poppler
from tools.packs import contents, manifest, pack, write_pack

CODE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{7}-[1-9][0-9]?-[0-9]+")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    write_pack(folder, ("contents:", "code: yes\ncontents:"))
    assert pack(folder, "-o", "out").code == 0
    return folder / "out"


def units(made: Path) -> list[tuple[str, Any]]:
    """The copies of worksheets, each with its file."""
    return [(file["path"], unit) for file in manifest(made)["files"] for unit in file["units"]
            if "code" in unit]  # fmt: skip


def test_each_copy_of_a_sheet_has_a_code_of_its_own(made: Path) -> None:
    codes = [unit["code"] for _, unit in units(made)]
    assert len(codes) == len(set(codes)) > 3


def test_the_manifest_says_what_each_key_stands_for(made: Path) -> None:
    known = {each["key"]: each for each in manifest(made)["codes"]}
    for _, unit in units(made):
        key, _, _ = unit["code"].partition("-")
        assert known[key]["worksheet"] == unit["worksheet"]
    assert set(known) == {unit["code"].partition("-")[0] for _, unit in units(made)}


def test_the_codes_on_the_pages_are_those_of_the_manifest(made: Path) -> None:
    for file in manifest(made)["files"]:
        said = {unit["code"] for unit in file["units"] if "code" in unit}
        printed = CODE.findall(poppler.text(made / file["path"]))
        assert {re.sub("-[0-9]+-", "-", code) for code in printed} == said, file["path"]


def test_the_option_says_what_the_file_can_say(tmp_path: Path, made: Path) -> None:
    write_pack(tmp_path)
    assert pack(tmp_path, "-o", "out", "--code").code == 0
    by_option, by_file = contents(tmp_path / "out"), contents(made)
    same = [name for name in by_file if name.endswith(".pdf") and name in by_option]
    assert len(same) > 3
    assert all(by_option[name] == by_file[name] for name in same)


def test_without_codes_the_manifest_says_nothing_of_them(tmp_path: Path) -> None:
    write_pack(tmp_path)
    assert pack(tmp_path, "-o", "out").code == 0
    told = manifest(tmp_path / "out")
    assert "codes" not in told
    assert not any("code" in unit for file in told["files"] for unit in file["units"])
