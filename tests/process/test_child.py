"""Work in a child process: what comes back, that it ends, and that nothing is left behind."""

from __future__ import annotations

import contextlib
import math
import operator
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from worksheets.problems import Code, Problem, Refused
from worksheets.process import child
from worksheets.process.child import in_child
from worksheets.process.limits import LimitReached, Limits
from worksheets.process.progress import working_on

ROOT = Path(__file__).parents[2]
MAY_FORK = child._may_fork
SHORT = Limits(seconds=0.3, memory=100_000_000, result=1_000_000, clock=2)


@pytest.fixture(params=["forked", "started"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of the two ways in which a child is made."""
    forks = request.param == "forked"
    monkeypatch.setattr("worksheets.process.child._may_fork", lambda: forks)
    return str(request.param)


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """No test leaves a child, a zombie or an open file."""
    files = open_files()
    yield
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    assert open_files() == files


def open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def test_the_result_comes_back(way: str) -> None:
    assert in_child(math.factorial, 20) == math.factorial(20)
    assert in_child(operator.add, "a", "b") == "ab"


def test_the_work_is_done_in_another_process(way: str) -> None:
    assert in_child(os.getpid) != os.getpid()


def test_an_exception_comes_back_with_its_traceback(way: str) -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        in_child(operator.truediv, 1, 0)
    assert "Traceback" in caught.value.__notes__[0]


def test_a_refusal_comes_back_with_its_problems() -> None:
    def refuse() -> None:
        raise Refused([Problem(Code.FILE_MISSING, "it is not there")])

    with pytest.raises(Refused) as caught:
        in_child(refuse)
    assert caught.value.problems == (Problem(Code.FILE_MISSING, "it is not there"),)


def test_what_cannot_be_sent_is_a_fault_of_ours(way: str) -> None:
    with pytest.raises((TypeError, RuntimeError)):
        in_child(threading.Lock)


def test_an_exception_that_cannot_be_sent_is_told_as_text() -> None:
    class Odd(Exception):
        def __init__(self, one: int, two: int) -> None:
            super().__init__("odd")

    def fail() -> None:
        raise Odd(1, 2)

    with pytest.raises(RuntimeError, match="Odd: odd"):
        in_child(fail)


def test_a_call_into_c_is_stopped(way: str) -> None:
    """No signal handler of Python's runs while `str.strip` does."""
    text = "a" * 4_000_000 + "b"
    started = time.monotonic()
    with pytest.raises(LimitReached, match=r"more than 0\.3 seconds"):
        in_child(str.strip, text, "c" * 4_000_000 + "a", limits=SHORT)
    assert time.monotonic() - started < 60


def test_an_endless_loop_is_stopped_where_it_is() -> None:
    def endless() -> None:
        working_on("a.xml.j2")
        while True:
            pass

    with pytest.raises(LimitReached, match=r"more than 0\.3 seconds") as caught:
        in_child(endless, limits=SHORT)
    assert caught.value.file == "a.xml.j2"


def test_a_limit_that_the_work_swallows_is_still_a_limit() -> None:
    def stubborn() -> None:
        while True:
            with contextlib.suppress(Exception):
                while True:
                    pass

    with pytest.raises(LimitReached):
        in_child(stubborn, limits=SHORT)


def test_waiting_is_stopped_by_the_clock(way: str) -> None:
    with pytest.raises(LimitReached, match="seconds"):
        in_child(time.sleep, 600, limits=Limits(clock=0.5))


def test_memory_is_limited(way: str) -> None:
    with pytest.raises(LimitReached, match="more than 100 MB of memory"):
        in_child(bytes, 500_000_000, limits=SHORT)


def test_memory_taken_bit_by_bit_is_limited() -> None:
    def hoard() -> None:
        kept: list[object] = []
        while True:
            kept.append("x" * 1000 + str(len(kept)))

    with pytest.raises(LimitReached, match="100 MB of memory"):
        in_child(hoard, limits=Limits(20, 100_000_000))


def test_the_result_is_limited(way: str) -> None:
    with pytest.raises(LimitReached, match="holds more than 1 MB"):
        in_child(bytes, 2_000_000, limits=SHORT)


def test_depth_is_limited() -> None:
    def deep() -> None:
        deep()

    with pytest.raises(LimitReached, match="nested too deep"):
        in_child(deep)


def test_the_file_that_was_worked_on_last_is_told() -> None:
    def work() -> None:
        working_on("one.yaml")
        working_on("two\udc80.yaml")
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(LimitReached, match="memory") as caught:
        in_child(work)
    assert caught.value.file == "two?.yaml"


def test_a_crash_is_told(way: str) -> None:
    with pytest.raises(LimitReached, match="crash"):
        in_child(os._exit, 3)


def test_the_callers_limits_and_signals_stay_as_they_are() -> None:
    resource = pytest.importorskip("resource")

    def state() -> object:
        kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_CORE)
        numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGPROF, signal.SIGXCPU, signal.SIGALRM)
        return (
            [resource.getrlimit(kind) for kind in kinds],
            [signal.getsignal(number) for number in numbers],
            signal.pthread_sigmask(signal.SIG_BLOCK, ()),
            signal.getitimer(signal.ITIMER_PROF),
            signal.getitimer(signal.ITIMER_REAL),
        )

    before = state()
    in_child(os.getpid, limits=SHORT)
    with pytest.raises(LimitReached):
        in_child(bytes, 500_000_000, limits=SHORT)
    assert state() == before


def test_a_child_needs_no_child_of_its_own() -> None:
    def outer() -> tuple[int, int]:
        return os.getpid(), in_child(os.getpid)

    first, second = in_child(outer)
    assert first == second != os.getpid()


def test_beside_other_threads_nothing_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    def fork() -> int:
        raise AssertionError("forked beside a thread")

    monkeypatch.setattr("worksheets.process.child._may_fork", MAY_FORK)
    monkeypatch.setattr("os.fork", fork)
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(in_child(os.getpid)))
    thread.start()
    thread.join()
    assert found and found[0] != os.getpid()


def test_a_fork_that_fails_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def fork() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("worksheets.process.child._may_fork", lambda: True)
    monkeypatch.setattr("os.fork", fork)
    with pytest.raises(Refused) as caught:
        in_child(os.getpid)
    assert caught.value.problems[0].code == "no-process"


def test_a_caller_without_children_of_its_own_gets_the_result() -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert in_child(operator.add, 1, 2) == 3
    finally:
        signal.signal(signal.SIGCHLD, before)


def run(code: str, **more: object) -> subprocess.Popen[str]:
    """A Python of its own that runs some code and may say something."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", "import os, signal, time\n" + textwrap.dedent(code)]
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]  # more is Popen's own
        command, stdout=subprocess.PIPE, env=environment, text=True, **more
    )


def test_what_libraries_print_goes_nowhere() -> None:
    code = """
        from worksheets.process.child import in_child
        print("before,", end=" ")
        in_child(lambda: (print("noise", flush=True), os.write(1, b"noise"), os.write(2, b"noise")))
        print("after")
    """
    process = run(code, stderr=subprocess.PIPE)
    assert process.communicate() == ("before, after\n", "")


@pytest.mark.parametrize("closed", ["0", "1", "2", "0, 1", "0, 1, 2"])
def test_closed_streams_do_no_harm(closed: str, tmp_path: Path) -> None:
    code = f"""
        from worksheets.process.child import in_child
        for stream in ({closed},):
            os.close(stream)
        done = in_child(lambda: (os.write(1, b"noise"), os.write(2, b"noise"), "well")[-1])
        open({str(tmp_path / "done")!r}, "w").write(done)
    """
    run(code, stderr=subprocess.DEVNULL).communicate()
    assert (tmp_path / "done").read_text() == "well"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupt_ends_parent_and_child(number: signal.Signals) -> None:
    code = """
        from worksheets.process.child import in_child
        from worksheets.process.limits import Limits
        def stop(number, frame):
            raise KeyboardInterrupt
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, stop)
        def work():
            os.write(3, b"%d\\n" % os.getpid())
            time.sleep(60)
        os.dup2(1, 3)
        try:
            in_child(work, limits=Limits(clock=300))
        except KeyboardInterrupt:
            print("interrupted")
    """
    process = run(code)
    assert process.stdout is not None
    pid = int(process.stdout.readline())
    process.send_signal(number)
    assert process.stdout.read() == "interrupted\n"
    process.wait()
    process.stdout.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_signal_at_the_moment_of_the_fork_is_not_lost() -> None:
    code = """
        from worksheets.process.child import in_child
        from worksheets.process.limits import Limits
        fork = os.fork
        def forking():
            pid = fork()
            os.kill(os.getpid(), signal.SIGINT)
            return pid
        os.fork = forking
        try:
            in_child(time.sleep, 60, limits=Limits(clock=300))
        except KeyboardInterrupt:
            print("interrupted")
    """
    process = run(code)
    assert process.communicate(timeout=50)[0] == "interrupted\n"


def test_a_signal_that_the_parent_ignores_does_not_end_the_child() -> None:
    code = """
        from worksheets.process.child import in_child
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        def work():
            os.kill(os.getpid(), signal.SIGINT)
            return "well"
        print(in_child(work))
    """
    process = run(code)
    assert process.communicate()[0] == "well\n"


def test_the_child_of_a_parent_that_was_killed_ends() -> None:
    code = """
        from worksheets.process.child import in_child
        from worksheets.process.limits import Limits
        def work():
            os.write(3, b"%d\\n" % os.getpid())
            time.sleep(600)
        os.dup2(1, 3)
        in_child(work, limits=Limits(clock=1))
    """
    process = run(code)
    assert process.stdout is not None
    process.stdout.readline()
    process.kill()
    process.wait()
    # The child has the other end of the pipe: it is closed when the child has ended.
    assert process.stdout.read() == ""
    process.stdout.close()
