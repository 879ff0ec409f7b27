"""Files appear whole or not at all, never through a planted link, and nothing is left behind."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tools.command import environment

from worksheets.files import unfinished
from worksheets.files.unfinished import left_behind
from worksheets.files.whole import whole_file
from worksheets.problems import Refused

NOBODY = 65534
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files to others")


def write(path: Path, data: bytes = b"new", **wanted: bool) -> None:
    with whole_file(str(path), **wanted) as out:
        out.write(data)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(autouse=True)
def _another_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test is a run of its own, which has looked through no folder yet."""
    monkeypatch.setattr(unfinished, "_tidied", set())


def test_a_file_that_fails_does_not_appear(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), whole_file(str(tmp_path / "x.pdf")) as out:
        out.write(b"half")
        raise ZeroDivisionError
    assert names(tmp_path) == []


def test_a_half_written_file_is_for_its_owner_alone_and_its_name_says_nothing(
    tmp_path: Path,
) -> None:
    with whole_file(str(tmp_path / "Jo Price.pdf")) as out:
        out.write(b"half")
        [path] = tmp_path.iterdir()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert "Jo" not in path.name and "pdf" not in path.name
    assert names(tmp_path) == ["Jo Price.pdf"]


@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_a_new_file_has_the_mode_that_the_umask_gives(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write(tmp_path / "x.pdf")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x.pdf").stat().st_mode) == 0o666 & ~mask


def test_a_link_of_ones_own_stays_and_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    write(tmp_path / "link.pdf")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


@pytest.mark.parametrize("unless_same", [True, False])
@pytest.mark.parametrize("target", ["victim", "nowhere", "/dev/full", "."])
def test_in_a_folder_for_everybody_a_link_is_replaced(
    tmp_path: Path, target: str, unless_same: bool
) -> None:
    (tmp_path / "victim").write_bytes(b"new")
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    (shared / "x.pdf").symlink_to(tmp_path / target)
    write(shared / "x.pdf", unless_same=unless_same)
    assert not (shared / "x.pdf").is_symlink() and (shared / "x.pdf").read_bytes() == b"new"
    assert (tmp_path / "victim").read_bytes() == b"new" and not (tmp_path / "nowhere").exists()


@as_root
def test_a_link_of_somebody_else_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"old")
    (tmp_path / "x.pdf").symlink_to("victim")
    os.lchown(tmp_path / "x.pdf", NOBODY, NOBODY)
    write(tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").is_symlink()
    assert (tmp_path / "victim").read_bytes() == b"old"


@as_root
def test_the_mode_of_somebody_elses_file_is_not_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"old")
    path.chmod(0o666)
    os.chown(path, NOBODY, NOBODY)
    write(path)
    assert stat.S_IMODE(path.stat().st_mode) & stat.S_IWOTH == 0


def killed_run(folder: Path) -> Path:
    """What a run leaves in a folder that is killed while it writes."""
    code = (
        "import os, signal\n"
        "from worksheets.files.whole import whole_file\n"
        f"with whole_file({str(folder / 'x.pdf')!r}) as out:\n"
        "    out.write(b'about Jo Price')\n"
        "    out.flush()\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code], env=environment(), check=False)
    [path] = folder.iterdir()
    return path


def test_the_next_run_removes_what_a_killed_one_has_left(tmp_path: Path) -> None:
    left = killed_run(tmp_path)
    assert left_behind(tmp_path) == [left]
    write(tmp_path / "y.pdf")
    assert names(tmp_path) == ["y.pdf"]


def test_what_another_run_writes_at_this_moment_stays(tmp_path: Path) -> None:
    code = (
        "from worksheets.files.whole import whole_file\n"
        f"with whole_file({str(tmp_path / 'x.pdf')!r}) as out:\n"
        "    out.write(b'whole')\n"
        "    print('begun', flush=True)\n"
        "    input()\n"
    )
    command = [sys.executable, "-c", code]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment()) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert left_behind(tmp_path) == []
        write(tmp_path / "y.pdf")
        assert len(names(tmp_path)) == 2
        other.communicate(b"\n")
    assert names(tmp_path) == ["x.pdf", "y.pdf"]
    assert (tmp_path / "x.pdf").read_bytes() == b"whole"


def test_other_files_are_not_taken_for_what_was_left(tmp_path: Path) -> None:
    odd = [".worksheets-.tmp", ".worksheets-0123456789abcdef.tmp.pdf", "x.tmp", ".worksheets"]
    for name in odd:
        (tmp_path / name).touch()
    (tmp_path / ".worksheets-0123456789abcdef.tmp").mkdir()
    (tmp_path / "victim").touch()
    (tmp_path / ".worksheets-0123456789abcde0.tmp").symlink_to("victim")
    os.mkfifo(tmp_path / ".worksheets-0123456789abcde1.tmp")
    before = names(tmp_path)
    assert left_behind(tmp_path) == []
    write(tmp_path / "y.pdf")
    assert names(tmp_path) == sorted([*before, "y.pdf"])


def test_a_file_taken_away_before_it_was_locked_is_created_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Path] = []
    lock = unfinished._lock

    def lock_late(handle: int) -> bool:
        if not taken:
            [path] = tmp_path.iterdir()
            path.unlink()
            taken.append(path)
        return lock(handle)

    monkeypatch.setattr(unfinished, "_lock", lock_late)
    write(tmp_path / "x.pdf")
    assert taken and names(tmp_path) == ["x.pdf"]


def test_a_loop_of_links_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(Refused) as caught:
        write(tmp_path / "a")
    assert caught.value.problems[0].code == "output-unwritable"


def test_where_only_files_may_be_a_link_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"new")
    (tmp_path / "real.pdf").chmod(0o777)
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    write(tmp_path / "link.pdf", only_files=True, unless_same=True)
    assert not (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "link.pdf").read_bytes() == b"new"
    # Nor does it hand on the mode of what it pointed to.
    assert not (tmp_path / "link.pdf").stat().st_mode & stat.S_IXUSR


@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_where_only_files_may_be_anything_else_is_refused_at_once(
    tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "x.pdf"
    os.mkfifo(path) if kind == "pipe" else path.mkdir()
    with pytest.raises(Refused) as caught:
        write(path, only_files=True)
    [problem] = caught.value.problems
    assert problem.code == "output-unwritable" and "has its name" in problem.message
    assert names(tmp_path) == ["x.pdf"]


@pytest.mark.parametrize("name", ["a\0.pdf", "\ud800.pdf"])
def test_a_name_that_no_file_can_have_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught, whole_file(str(tmp_path / name)):
        pass
    [problem] = caught.value.problems
    assert problem.code == "output-unwritable" and "no file can be called so" in problem.message
