"""`worksheets pack` disturbed: stopped, without room, in a folder that is not its own."""

from __future__ import annotations

import errno
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tools.command import environment
from tools.packs import changes, contents, pack, write_pack

from worksheets.cli.main import run
from worksheets.files.whole import whole_file


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    write_pack(tmp_path)
    # The limit on a file's size fails a write as a full disk does.
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000));"
        "from worksheets.cli.main import run;"
        "sys.exit(run(['pack', 'small.yaml', '-o', 'out', '--jobs', '2']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment(),
                          capture_output=True, check=False)  # fmt: skip
    assert done.returncode == 1 and b"output-unwritable" in done.stderr
    assert b"Traceback" not in done.stderr
    for path in (tmp_path / "out").iterdir():
        assert path.suffix == ".pdf" and path.read_bytes().endswith(b"%%EOF\n")
    assert not (tmp_path / "out/manifest.json").exists()
    assert pack(tmp_path, "-o", "out").code == 0
    assert pack(tmp_path, "-o", "out", "--check").code == 0


def test_a_folder_that_cannot_be_written_to_is_well_if_all_is_right(
    tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: str, flags: int, mode: int = 0o777, **more: int | None) -> int:
        if ".worksheets-" in str(path):
            raise PermissionError(errno.EACCES, "Permission denied")
        return really(path, flags, mode, **more)

    write_pack(tmp_path, ("contents:", "staple: yes\ncontents:"))
    out = shutil.copytree(made, tmp_path / "out")
    before = changes(out)
    # Whoever runs the tests may be one whom no mode of a folder keeps out.
    really = os.open
    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.chdir(tmp_path)
    arguments = ["pack", "small.yaml", "-o", "out", "--combined", "all.pdf"]
    assert run(arguments) == 0
    for name, change in (("day.pdf", b"x"), ("room.pdf", b""), ("SHA256SUMS", b"\n")):
        right = (out / name).read_bytes()
        (out / name).write_bytes(right + change if change else right[:-1])
        capsys.readouterr()
        assert run(arguments) == 1
        told = capsys.readouterr().err
        assert told.startswith(f"out/{name}: error output-unwritable") and told.count("error") == 1
        (out / name).write_bytes(right)
    assert set(changes(out)) == set(before)


def test_an_interrupt_as_a_file_is_created_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(path: str, flags: int, mode: int = 0o777, **more: int | None) -> int:
        os.close(really(path, flags, mode, **more))
        raise KeyboardInterrupt

    really = os.open
    monkeypatch.setattr(os, "open", interrupted)
    with pytest.raises(KeyboardInterrupt), whole_file(str(tmp_path / "x.pdf")):
        raise AssertionError("it was not created")
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


HELD = """\
import signal, sys, time
from worksheets.cli.main import main
from worksheets.pack import make
from worksheets.process import workers

def held(self, file, out):
    if file.name == "person-003":
        if deaf:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
        time.sleep(100)
    return really(self, file, out)

really = make.PackRun._draw
make.PackRun._draw = held
deaf = "--deaf" in sys.argv
if deaf:
    workers.PATIENCE = 100
sys.argv = [arg for arg in sys.argv if arg != "--deaf"]
main()
"""
"""A run of `pack` that cannot end by itself: one of its workers sleeps."""


def held(folder: Path, *more: str) -> subprocess.Popen[bytes]:
    """A run that is at work, with some files written."""
    rows = "".join(f"Person {n},{n % 3}\n" for n in range(12))
    write_pack(folder, people=f"name,table\n{rows}")
    arguments = ["pack", "small.yaml", "-o", "out", "--jobs", "2", *more]
    process = subprocess.Popen(
        [sys.executable, "-c", HELD, *arguments],
        cwd=folder,
        env=environment(),
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    while len(list((folder / "out").glob("*.pdf"))) < 6 and process.poll() is None:
        time.sleep(0.005)
    return process


@pytest.mark.parametrize(
    ("number", "group"),
    [(signal.SIGINT, True), (signal.SIGTERM, False), (signal.SIGHUP, True), (signal.SIGHUP, False)],
)
def test_an_interrupt_leaves_whole_files_only(
    tmp_path: Path, number: signal.Signals, group: bool
) -> None:
    process = held(tmp_path)
    # A terminal sends its interrupt, and that it is closed, to the workers as well.
    os.killpg(process.pid, number) if group else process.send_signal(number)
    said, told = process.communicate(timeout=30)
    assert (process.returncode, said, told) == (130, b"", b"")
    out = tmp_path / "out"
    before = changes(out)
    assert len(before) >= 5 and "person-003.pdf" not in before
    for name in before:
        assert name.endswith(".pdf") and (out / name).read_bytes().endswith(b"%%EOF\n")
    ran = pack(tmp_path, "-o", "out", "--json")
    kept = {Path(file["path"]).name for file in ran.json["files"] if not file["written"]}
    assert kept == set(before)
    assert pack(tmp_path, "-o", "out", "--check").code == 0


def test_a_second_interrupt_ends_the_run_at_once(tmp_path: Path) -> None:
    process = held(tmp_path, "--deaf")
    process.send_signal(signal.SIGINT)
    # It waits for its worker now, which does not listen.
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    try:
        assert process.wait(timeout=30) == 130
    finally:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


@pytest.mark.parametrize("check", [False, True])
def test_what_a_killed_run_left_is_told_or_removed(tmp_path: Path, check: bool) -> None:
    process = held(tmp_path)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    out = tmp_path / "out"
    left = [path.name for path in out.glob(".worksheets-*.tmp")]
    assert left
    ran = pack(tmp_path, "-o", "out", *(["--check"] if check else []))
    if check:
        assert ran.code == 1
        for name in left:
            assert f"out/{name}: error pack-extra: it is half-written" in ran.err
    else:
        assert (ran.code, ran.err) == (0, "") and not list(out.glob(".*"))


def test_a_worker_that_is_killed_is_a_problem_and_leaves_nothing(tmp_path: Path) -> None:
    process = held(tmp_path)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        os.killpg(process.pid, signal.SIGKILL)
        pytest.skip("this system does not say which children a process has")
    for child in children.read_text().split():
        os.kill(int(child), signal.SIGKILL)
    said, told = process.communicate(timeout=30)
    assert (process.returncode, said) == (1, b"")
    assert told.startswith(b"error process-ended: a process that was at work was killed")
    assert not list((tmp_path / "out").glob(".*")) and told.count(b"error") == 1


def test_two_runs_into_one_folder_at_once_end_well(tmp_path: Path, made: Path) -> None:
    write_pack(tmp_path, ("contents:", "staple: yes\ncontents:"))
    command = [sys.executable, "-m", "worksheets", "pack", "small.yaml", "-o", "out",
               "--combined", "all.pdf", "--jobs", "2"]  # fmt: skip
    runs = [subprocess.Popen(command, cwd=tmp_path, env=environment(), stdout=subprocess.DEVNULL)
            for _ in range(2)]  # fmt: skip
    assert [each.wait(timeout=60) for each in runs] == [0, 0]
    assert contents(tmp_path / "out") == contents(made)


def test_progress_is_shown_on_a_terminal_alone(tmp_path: Path) -> None:
    write_pack(tmp_path)
    for more, shown in (((), True), (("--quiet",), False), (("--json",), False)):
        ours, its = pty.openpty()
        command = [sys.executable, "-m", "worksheets", "pack", "small.yaml", "-o", "out", *more]
        done = subprocess.run(command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE,
                              stderr=its, check=True)  # fmt: skip
        os.close(its)
        try:
            said = os.read(ours, 10_000)
        except OSError:
            said = b""
        os.close(ours)
        assert (b"100%" in said) is shown
        if more == ("--json",):
            json.loads(done.stdout)
