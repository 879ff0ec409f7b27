"""Work shared out among processes: every result, in order, whoever did it."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time

import pytest
from tools.command import environment

from worksheets.problems import Code, Problem, Refused
from worksheets.process import workers
from worksheets.process.workers import share_out


@pytest.mark.parametrize("jobs", [1, 2, 3, 50])
def test_every_result_comes_in_order(jobs: int) -> None:
    told: list[None] = []
    assert share_out(lambda n: n * n, 20, jobs, lambda: told.append(None)) == [
        n * n for n in range(20)
    ]
    assert len(told) == 20


def test_nothing_to_do_is_done() -> None:
    assert share_out(lambda n: n, 0, 4) == []


def test_several_processes_work() -> None:
    assert os.getpid() not in share_out(lambda n: os.getpid(), 8, 2)
    assert set(share_out(lambda n: os.getpid(), 8, 1)) == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 3])
def test_every_problem_is_told_and_the_rest_is_done(jobs: int) -> None:
    done: list[None] = []

    def work(number: int) -> int:
        if number % 4 == 1:
            raise Refused([Problem(Code.BAD_VALUE, f"no {number}")])
        return number

    with pytest.raises(Refused) as caught:
        share_out(work, 8, jobs, lambda: done.append(None))
    assert sorted(problem.message for problem in caught.value.problems) == ["no 1", "no 5"]
    assert len(done) == 8


def test_a_fault_of_ours_is_no_problem_but_an_exception() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        share_out(lambda n: 1 // n, 3, 2)
    assert "1 // n" in caught.value.__notes__[0]


@pytest.mark.parametrize("said", ["memory", "crashed"])
def test_a_worker_that_dies_is_a_problem_in_words(said: str) -> None:
    def work(number: int) -> int:
        if number == 2:
            os.kill(os.getpid(), signal.SIGKILL) if said == "memory" else os._exit(9)
        return number

    with pytest.raises(Refused) as caught:
        share_out(work, 4, 2)
    [problem] = caught.value.problems
    assert problem.code == "process-ended" and said in problem.message
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("allowed", [0, 1])
def test_where_no_more_processes_are_given_those_that_there_are_do_it(
    monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    def fork() -> int:
        nonlocal allowed
        if not allowed:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        allowed -= 1
        return really()

    really = os.fork
    monkeypatch.setattr(os, "fork", fork)
    assert share_out(lambda n: n * n, 6, 4) == [n * n for n in range(6)]


def test_a_signal_between_the_fork_and_the_workers_handlers_is_not_lost() -> None:
    # The parent is told to end as soon as it has forked, and ends a worker that is not yet ready.
    code = (
        "import os, signal, sys, time\n"
        "from worksheets.cli.signals import end_on_signals\n"
        "from worksheets.process.workers import share_out\n"
        "end_on_signals()\n"
        "parent = os.getpid()\n"
        "os.register_at_fork(after_in_child=lambda: time.sleep(0.3),\n"
        "                    after_in_parent=lambda: os.kill(parent, signal.SIGTERM))\n"
        "try:\n"
        "    share_out(lambda n: n, 100, 2)\n"
        "except KeyboardInterrupt:\n"
        "    sys.exit(7)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True,
                          timeout=30, check=False)  # fmt: skip
    assert (done.returncode, done.stderr) == (7, b"")


def test_a_worker_that_does_not_listen_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(number: int) -> int:
        if number == 0:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
            while True:
                time.sleep(60)
        raise ValueError(number)

    monkeypatch.setattr(workers, "PATIENCE", 0.2)
    with pytest.raises(ValueError, match="1"):
        share_out(work, 2, 2)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_an_interrupt_ends_the_workers() -> None:
    def told() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        share_out(lambda n: n, 100, 2, told)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_workers_whose_parent_is_killed_end_without_a_word() -> None:
    # While it waits, a worker sends a second result, which nobody reads any more.
    code = (
        "import os, signal, time\n"
        "from worksheets.process.workers import share_out\n"
        "def told():\n"
        "    time.sleep(0.3)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "share_out(lambda n: n, 100, 2, told)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True,
                          timeout=60, check=False)  # fmt: skip
    assert (done.returncode, done.stderr) == (-9, b"")


@pytest.mark.parametrize("frozen", [True, False])
def test_what_the_caller_keeps_from_collection_stays_so(frozen: bool) -> None:
    code = f"import gc; {frozen} and gc.freeze();" + (
        "from worksheets.process.workers import share_out; share_out(abs, 4, 2);"
        "print(gc.get_freeze_count() > 0)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    assert done.stdout == f"{frozen}\n"
