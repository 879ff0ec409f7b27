"""Work shared out among processes: every result, in order, whoever did it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from tools.command import environment

from worksheets.problems import Code, Problem, Refused
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


def test_a_worker_that_dies_does_not_hang_the_rest() -> None:
    with pytest.raises(RuntimeError, match="ended before its work did"):
        share_out(lambda n: os._exit(9) if n == 2 else n, 4, 2)


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
