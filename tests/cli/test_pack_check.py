"""`worksheets pack` again and in parts: what is right stays, what is not is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tools.command import worksheets_here
from tools.packs import changes, contents, pack, write_pack


@pytest.mark.parametrize("of", [1, 2, 3, 7])
def test_the_union_of_the_shards_is_the_whole(tmp_path: Path, made: Path, of: int) -> None:
    write_pack(tmp_path, ("contents:", "staple: yes\ncontents:"))
    for number in range(1, of + 1):
        arguments = ("--combined", "all.pdf", "--shard", f"{number}/{of}")
        ran = pack(tmp_path, "-o", f"part-{number}", *arguments)
        assert ran.code == 0
        assert (tmp_path / f"part-{number}/manifest-{number}-of-{of}.json").exists()
    parts = [f"part-{number}" for number in range(1, of + 1)]
    ran = worksheets_here("manifest", "merge", *parts, "-o", "whole", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, "whole/manifest.json\nwhole/SHA256SUMS\n")
    assert contents(tmp_path / "whole") == contents(made)
    files = [{each.name for each in (tmp_path / part).glob("*.pdf")} for part in parts]
    assert sum(len(each) for each in files) == len(set.union(*files))


def test_only_what_differs_is_written_again(tmp_path: Path, made: Path) -> None:
    write_pack(tmp_path, ("contents:", "staple: yes\ncontents:"))
    out = shutil.copytree(made, tmp_path / "out")
    before = changes(out)
    ran = pack(tmp_path, "-o", "out", "--combined", "all.pdf", "--json")
    assert changes(out) == before
    assert not any(file["written"] for file in ran.json["files"])
    data = bytearray((out / "day.pdf").read_bytes())
    data[len(data) // 2] ^= 1
    (out / "day.pdf").write_bytes(data)
    (out / "room.pdf").unlink()
    ran = pack(tmp_path, "-o", "out", "--combined", "all.pdf", "--json")
    written = [Path(file["path"]).name for file in ran.json["files"] if file["written"]]
    assert written == ["day.pdf", "room.pdf"]
    after = changes(out)
    assert {name for name in before if before[name] != after[name]} == {"day.pdf", "room.pdf"}
    assert contents(out) == contents(made)


def test_one_more_person_leaves_the_others_files_alone(tmp_path: Path) -> None:
    path = write_pack(tmp_path)
    assert pack(tmp_path, "-o", "out").code == 0
    before = changes(tmp_path / "out")
    with (path.parent / "people.csv").open("a", encoding="utf-8") as register:
        register.write("a5,Ann Other,Police,2,,,\n")
    assert pack(tmp_path, "-o", "out").code == 0
    after = changes(tmp_path / "out")
    assert {name for name in after if before.get(name) != after[name]} == {
        "day.pdf", "job-ticket.pdf", "person-005.pdf", "sign-in.pdf", "table-2.pdf",
        "manifest.json", "SHA256SUMS",
    }  # fmt: skip


def test_check_names_each_difference_and_writes_nothing(tmp_path: Path, made: Path) -> None:
    write_pack(tmp_path, ("contents:", "staple: yes\ncontents:"))
    out = shutil.copytree(made, tmp_path / "out")
    arguments = ("-o", "out", "--combined", "all.pdf", "--check")
    ran = pack(tmp_path, *arguments)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    data = bytearray((out / "person-002.pdf").read_bytes())
    data[-100] ^= 1
    (out / "person-002.pdf").write_bytes(data)
    (out / "room.pdf").unlink()
    (out / "SHA256SUMS").write_text("")
    (out / "person-099.pdf").write_bytes(b"")
    before = changes(out)
    for jobs in ("1", "3"):
        ran = pack(tmp_path, *arguments, "--jobs", jobs)
        assert ran.code == 1
        assert [line for line in ran.err.splitlines() if "error" in line] == [
            "out/person-002.pdf: error pack-differs: it differs from the file as made now",
            "out/room.pdf: error pack-missing: it is missing",
            "out/SHA256SUMS: error pack-differs: it differs from the file as made now",
            "out/person-099.pdf: error pack-extra: it is in the folder, and the pack has no such "
            "file",
        ]
    assert changes(out) == before
    told = pack(tmp_path, *arguments, "--json").json
    assert [each["code"] for each in told["problems"]] == [
        "pack-differs", "pack-missing", "pack-differs", "pack-extra",
    ]  # fmt: skip


def test_check_of_nothing_makes_no_folder(tmp_path: Path) -> None:
    write_pack(tmp_path)
    ran = pack(tmp_path, "-o", "out", "--check")
    assert ran.code == 1 and ran.err.count("pack-missing") == 17
    assert not (tmp_path / "out").exists()


def test_a_file_of_an_earlier_run_is_a_warning(tmp_path: Path) -> None:
    write_pack(tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/person-099.pdf").touch()
    assert pack(tmp_path, "-o", "out", "--strict").code == 3
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["person-099.pdf"]
    ran = pack(tmp_path, "-o", "out")
    assert ran.code == 0 and "out/person-099.pdf: warning pack-extra" in ran.err
    assert (tmp_path / "out/person-099.pdf").exists()


def test_what_is_no_pdf_is_no_extra_one(tmp_path: Path) -> None:
    write_pack(tmp_path)
    (tmp_path / "out/folder.pdf").mkdir(parents=True)
    (tmp_path / "out/EXTRA.PDF").touch()
    ran = pack(tmp_path, "-o", "out")
    assert ran.code == 0 and ran.err.count("pack-extra") == 1
    assert "out/EXTRA.PDF: warning pack-extra" in ran.err


@pytest.mark.parametrize("more", [("--no-manifest",), ("--shard", "1/2")])
def test_a_manifest_that_is_no_longer_true_is_told(
    tmp_path: Path, made: Path, more: tuple[str, ...]
) -> None:
    write_pack(tmp_path, ("contents:", "staple: yes\ncontents:"))
    shutil.copytree(made, tmp_path / "out")
    arguments = ("-o", "out", "--combined", "all.pdf", *more)
    # What it says is what this run makes, in part or whole.
    assert pack(tmp_path, *arguments).err == ""
    with (tmp_path / "people.csv").open("a", encoding="utf-8") as register:
        register.write("a5,Ann Other,Police,2,,,\n")
    told = pack(tmp_path, *arguments).err.splitlines()
    assert [line.split(": it is")[0] for line in told if "hint" not in line] == [
        "out/manifest.json: warning pack-extra", "out/SHA256SUMS: warning pack-extra",
    ]  # fmt: skip
    (tmp_path / "out/manifest.json").write_text("[]", encoding="utf-8")
    assert pack(tmp_path, *arguments).err.count("pack-extra") == 2


def test_without_a_manifest_there_is_none(tmp_path: Path) -> None:
    write_pack(tmp_path)
    assert pack(tmp_path, "-o", "out", "--no-manifest").code == 0
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".pdf"}
    assert pack(tmp_path, "-o", "out", "--no-manifest", "--check").code == 0


def test_what_a_killed_run_has_left_is_told_and_then_removed(tmp_path: Path, made: Path) -> None:
    write_pack(tmp_path, ("contents:", "staple: yes\ncontents:"))
    out = shutil.copytree(made, tmp_path / "out")
    left = out / ".worksheets-0123456789abcdef.tmp"
    left.write_bytes(b"%PDF-1.7 Jo Price")
    ran = pack(tmp_path, "-o", "out", "--combined", "all.pdf", "--check")
    assert ran.code == 1
    assert f"out/{left.name}: error pack-extra: it is half-written" in ran.err
    assert pack(tmp_path, "-o", "out", "--combined", "all.pdf").code == 0
    assert not left.exists() and contents(out) == contents(made)
