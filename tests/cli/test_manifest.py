"""`worksheets manifest merge`: shards that are one pack are joined, others refused."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tools.command import Ran, worksheets_here
from tools.packs import contents, write_pack


def shard(folder: Path, part: str, out: str, *more: str) -> None:
    ran = worksheets_here("pack", "small.yaml", "-o", out, "--shard", part, *more, cwd=folder)
    assert ran.code == 0, ran.err


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three shards of the small pack in three folders: not to be changed."""
    folder = tmp_path_factory.mktemp("shards")
    write_pack(folder)
    for number in (1, 2, 3):
        shard(folder, f"{number}/3", f"part-{number}")
    return folder


@pytest.fixture
def mine(shards: Path, tmp_path: Path) -> Path:
    return shutil.copytree(shards, tmp_path / "mine")


def merge(folder: Path, *names: str) -> Ran:
    return worksheets_here("manifest", "merge", *names, cwd=folder)


def test_shards_in_one_folder_are_joined_there(mine: Path) -> None:
    for number in (2, 3):
        shutil.copytree(mine / f"part-{number}", mine / "part-1", dirs_exist_ok=True)
    ran = merge(mine, "part-1")
    assert (ran.code, ran.out) == (0, "part-1/manifest.json\npart-1/SHA256SUMS\n")
    ran = worksheets_here("pack", "small.yaml", "-o", "part-1", "--check", cwd=mine)
    assert (ran.code, ran.err) == (0, "")


def test_shards_in_several_folders_come_into_the_first(mine: Path) -> None:
    told = merge(mine, "part-2", "part-3", "part-1", "--json").json
    assert len(told["files"]) == 15
    assert worksheets_here("pack", "small.yaml", "-o", "part-2", "--check", cwd=mine).code == 0


def test_a_folder_may_be_named_twice(mine: Path) -> None:
    (mine / "link").symlink_to("part-2")
    ran = merge(mine, "part-1", "part-2", "part-1/../part-1", "link", "part-3/", "-o", "whole")
    assert (ran.code, ran.err) == (0, "")
    # Of the parts' own manifests none is copied: the whole is as one run makes it.
    assert not list((mine / "whole").glob("manifest-*"))


@pytest.mark.parametrize("output", ["-", "small.yaml"])
def test_what_is_no_folder_cannot_hold_the_whole(mine: Path, output: str) -> None:
    before = contents(mine)
    ran = merge(mine, "part-1", "part-2", "part-3", "-o", output)
    assert ran.code == 2 and f"error bad-value: “{output}” is not a folder" in ran.err
    assert contents(mine) == before


def _missing(folder: Path) -> list[str]:
    return ["part-1", "part-3"]


def _twice(folder: Path) -> list[str]:
    shutil.copytree(folder / "part-2", folder / "part-4")
    return ["part-1", "part-2", "part-3", "part-4"]


def _file_gone(folder: Path) -> list[str]:
    (folder / "part-2/job-ticket.pdf").unlink()
    return ["part-1", "part-2", "part-3"]


def _file_other(folder: Path) -> list[str]:
    (folder / "part-2/job-ticket.pdf").write_bytes(b"%PDF")
    return ["part-1", "part-2", "part-3"]


def _other_register(folder: Path) -> list[str]:
    with (folder / "people.csv").open("a", encoding="utf-8") as register:
        register.write("a5,Ann,,1,,,\n")
    shard(folder, "2/3", "part-2")
    return ["part-1", "part-2", "part-3"]


def _other_options(folder: Path) -> list[str]:
    shard(folder, "2/3", "part-2", "--profile", "clear")
    return ["part-1", "part-2", "part-3"]


def _edited(change: Callable[[dict[str, object]], None]) -> Callable[[Path], list[str]]:
    def make(folder: Path) -> list[str]:
        path = folder / "part-2/manifest-2-of-3.json"
        told = json.loads(path.read_text(encoding="utf-8"))
        change(told)
        path.write_text(json.dumps(told), encoding="utf-8")
        return ["part-1", "part-2", "part-3"]

    return make


def _version(told: dict[str, object]) -> None:
    told["tool"] = {"name": "worksheets", "version": "0.0.1"}


def _pack(told: dict[str, object]) -> None:
    told["pack"] = "other"


def _fewer(told: dict[str, object]) -> None:
    assert isinstance(told["files"], list)
    del told["files"][0]


def _leads_out(told: dict[str, object]) -> None:
    assert isinstance(told["files"], list)
    told["files"][0]["path"] = "../people.csv"


def _hidden(told: dict[str, object]) -> None:
    assert isinstance(told["files"], list)
    told["files"][0]["path"] = ".git/hooks/post-checkout"


def _countless(told: dict[str, object]) -> None:
    told["shard"] = {"number": 2, "of": 10**9, "plan": "0" * 64}


def _another(told: dict[str, object]) -> None:
    assert isinstance(told["shard"], dict)
    told["shard"]["number"] = 3


def _nonsense(told: dict[str, object]) -> None:
    told["files"] = "all of them"


def _nothing(folder: Path) -> list[str]:
    (folder / "empty").mkdir()
    return ["empty"]


def _no_folder(folder: Path) -> list[str]:
    return ["part-1", "part-9"]


REFUSED = {
    "a shard is missing": (_missing, "part-1: error shard-missing: one of 3 parts missing: 2"),
    "a shard is there twice": (_twice, "part-4/manifest-2-of-3.json: error shard-overlap"),
    "a file is gone": (_file_gone, "part-2/job-ticket.pdf: error pack-missing"),
    "a file is another": (_file_other, "part-2/job-ticket.pdf: error pack-differs"),
    "another register": (_other_register, "it was made from another “people.csv”"),
    "other options": (_other_options, "shard-inconsistent: it is part of another whole"),
    "another version": (_edited(_version), "shard-inconsistent: its tool"),
    "another pack": (_edited(_pack), "shard-inconsistent: its pack"),
    "fewer files": (_edited(_fewer), "shard-inconsistent: the parts together are not"),
    "a hidden file": (_edited(_hidden), "“.git/hooks/post-checkout” is no name that a file"),
    "too many parts": (_edited(_countless), "one of 1,000,000,000 parts, and 10,000 are the most"),
    "the name of another part": (_edited(_another), "not the manifest of the part that its name"),
    "a path that leads out": (_edited(_leads_out), "manifest-2-of-3.json: error manifest-syntax"),
    "no manifest": (_edited(_nonsense), "manifest-2-of-3.json: error manifest-syntax"),
    "nothing there": (_nothing, "empty: error shard-missing"),
    "no folder": (_no_folder, "part-9: error file-missing"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_whole_is_refused(mine: Path, case: str) -> None:
    spoil, said = REFUSED[case]
    names = spoil(mine)
    before = contents(mine)
    ran = merge(mine, *names, "-o", "whole")
    assert ran.code == 1 and said in ran.err and "Traceback" not in ran.err
    assert contents(mine) == before


def test_missing_parts_are_told_once(mine: Path) -> None:
    path = mine / "part-2/manifest-2-of-3.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    told["shard"]["of"] = 5000
    (mine / "part-2/manifest-2-of-5000.json").write_text(json.dumps(told), encoding="utf-8")
    path.unlink()
    ran = merge(mine, "part-2")
    assert ran.code == 1 and ran.err.count("error") == 1
    assert "4999 of 5000 parts missing: 1, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 4,989 more" in ran.err


def test_a_link_in_the_output_is_replaced(mine: Path) -> None:
    (mine / "whole").mkdir()
    (mine / "victim").write_bytes(b"mine")
    for name in ("day.pdf", "manifest.json"):
        (mine / "whole" / name).symlink_to("../victim")
    assert merge(mine, "part-1", "part-2", "part-3", "-o", "whole").code == 0
    assert (mine / "victim").read_bytes() == b"mine"
    assert not (mine / "whole/day.pdf").is_symlink()


def test_merging_nothing_is_a_wrong_command_line(tmp_path: Path) -> None:
    assert merge(tmp_path).code == 2
    assert worksheets_here("manifest", cwd=tmp_path).code == 2
