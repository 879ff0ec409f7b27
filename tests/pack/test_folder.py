"""A pack's folder: what may be written there, and what is found in the place of a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tools.packs import pack, write_pack

from worksheets.pack.folder import PackFolder, is_pack_name
from worksheets.problems import Refused

GOOD = ["person-001.pdf", "print/all.pdf", "01-swot-large.pdf", "Tag für alle.pdf"]
BAD = [
    "", ".pdf", "/etc/x.pdf", "../x.pdf", "a/../../x.pdf", "./x.pdf", "a//x.pdf", ".ssh/x.pdf",
    "a/.git/x.pdf", ".x.pdf", "x.sh", "x.pdf/", "x.PDF", "authorized_keys", "con.pdf", "a:b.pdf",
    "x\n.pdf", "x\\y.pdf", "\u202ex.pdf", f"{'x' * 300}.pdf", "x .pdf /y", "print/x",
]  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_names_that_a_pack_can_have(name: str) -> None:
    assert is_pack_name(name)


@pytest.mark.parametrize("name", BAD)
def test_names_that_no_pack_has(name: str) -> None:
    assert not is_pack_name(name)


def test_a_planted_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.pdf").symlink_to(victim)
    with PackFolder(folder).writing("a.pdf") as out:
        out.write(b"new")
    assert victim.read_bytes() == b"mine" and (folder / "a.pdf").read_bytes() == b"new"


def test_a_folder_that_is_a_link_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "print").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused) as caught, PackFolder(folder).writing("print/all.pdf") as out:
        out.write(b"new")
    assert "is a link that leads elsewhere" in caught.value.problems[0].message
    assert not list((tmp_path / "elsewhere").iterdir())
    # The folder itself may be one: who named it has chosen where it leads.
    (tmp_path / "link").symlink_to("elsewhere")
    with PackFolder(tmp_path / "link").writing("print/all.pdf") as out:
        out.write(b"new")
    assert (tmp_path / "elsewhere/print/all.pdf").read_bytes() == b"new"


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
@pytest.mark.parametrize("check", [False, True])
def test_what_stands_in_the_place_of_a_file_is_told(tmp_path: Path, kind: str, check: bool) -> None:
    write_pack(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    for name in ("day.pdf", "manifest.json"):
        if kind == "pipe":
            os.mkfifo(out / name)
        elif kind == "device":
            (out / name).symlink_to("/dev/zero")
        else:
            (out / name).mkdir()
    ran = pack(tmp_path, "-o", "out", "--jobs", "1", *(["--check"] if check else []))
    if check:
        assert ran.code == 1
        for name in ("day.pdf", "manifest.json"):
            assert f"out/{name}: error pack-differs" in ran.err
    elif kind == "device":
        # A link is replaced, wherever it led.
        assert ran.code == 0 and (out / "day.pdf").read_bytes().startswith(b"%PDF")
    else:
        assert (
            ran.code == 1 and "out/day.pdf: error output-unwritable: cannot write it: a" in ran.err
        )


def test_a_manifest_that_is_none_is_never_read_for_ever(tmp_path: Path) -> None:
    write_pack(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    (out / "manifest.json").symlink_to("/dev/zero")
    ran = pack(tmp_path, "-o", "out", "--shard", "1/2", "--jobs", "1")
    assert ran.code == 0 and "out/manifest.json: warning pack-extra" in ran.err


def test_a_folder_that_nobody_may_look_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    write_pack(tmp_path)
    (tmp_path / "out").mkdir()
    # Whoever runs the tests may be one whom no mode of a folder keeps out.
    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(Refused) as caught:
        PackFolder(tmp_path / "out").pdfs()
    assert caught.value.problems[0].code == "file-unreadable"
