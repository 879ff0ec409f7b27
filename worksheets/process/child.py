"""Work on a stranger's file in a child process: it can be killed, whatever it is doing.

A signal cannot stop a call into C, and memory that a library asks for cannot be refused from
outside. A process can be killed, and the system limits its memory.

Where it is safe the child is forked, which takes a few milliseconds and copies nothing. Beside
other threads a fork may find a lock that nobody will open, and macOS and Windows cannot do it;
there the child is a new Python, which takes some tenths of a second.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import BinaryIO, NoReturn, TypeVar, cast

from worksheets.problems import Code, Problem, Refused
from worksheets.process.limits import LimitReached, Limits, lift_memory
from worksheets.process.progress import FILE, HEADER, RESULT, is_child, report_to, send
from worksheets.process.signals import ENDS, release_signals, signals_held

Result = TypeVar("Result")
_Work = tuple[Callable[..., object], tuple[object, ...]]
"""A function and its arguments."""
_Sent = tuple[bytes | bytearray, int | None]
"""What a child has sent, and its exit code, which is negative for a signal; None if time is up."""

_TIME_UP = {getattr(signal, name, None) for name in ("SIGXCPU", "SIGALRM")}
_CHUNK = 1 << 20
_STREAMS = 3
"""The standard streams have the numbers below it."""
_START = "import sys; sys.path[:] = {path!r}; from worksheets.process import child; child.main()"


def in_child(
    work: Callable[..., Result], *arguments: object, limits: Limits | None = None
) -> Result:
    """What `work` makes of `arguments`, in a process of its own.

    Raises `LimitReached`, which says the limit, `Refused` if the work does, and any other
    exception as it is. What is handed back is copied: it must be able to be pickled, and so must
    `work` and its arguments on some systems. The work has no standard streams. In a child already,
    it is done there and then, within that child's limits.
    """
    if is_child():
        return work(*arguments)
    limits = limits or Limits()
    make = _forked if _may_fork() else _started
    try:
        sent, status = make((work, arguments), limits)
    except OSError as error:
        message = f"cannot start a process to read a file: {error.strerror}"
        hint = "close other programs and try again"
        raise Refused([Problem(Code.NO_PROCESS, message, hint)]) from error
    return cast("Result", _result(sent, status, limits))


def _may_fork() -> bool:
    """Whether a fork of this process is safe: there is one thread, and a system that allows it."""
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1


def _forked(work: _Work, limits: Limits) -> _Sent:
    """What a forked child sends, and how it ends."""
    ours, its = os.pipe()
    pid = status = 0
    ended = False
    try:
        # A signal between the fork and the child's own handlers would be lost.
        with signals_held():
            pid = os.fork()
            if not pid:
                _serve(its, work, limits)
        os.close(its)
        its = -1
        sent, ended = _received(ours, limits)
    finally:
        os.close(ours)
        if its >= 0:
            os.close(its)
        if pid and not ended:
            os.kill(pid, signal.SIGKILL)
        # A caller that ignores SIGCHLD has no children to wait for.
        with contextlib.suppress(ChildProcessError):
            if pid:
                status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return sent, status if ended else None


def _received(pipe: int, limits: Limits) -> tuple[bytearray, bool]:
    """All that comes until the other end is closed, and whether it is before time is up."""
    end = time.monotonic() + limits.clock
    ready = select.poll()
    ready.register(pipe, select.POLLIN)
    sent = bytearray()
    while (left := end - time.monotonic()) > 0 and ready.poll(left * 1000):
        data = os.read(pipe, _CHUNK)
        if not data:
            return sent, True
        sent += data
    return sent, False


def _started(work: _Work, limits: Limits) -> _Sent:
    """As `_forked`, in a new Python."""
    given = pickle.dumps((work, limits))
    command = [sys.executable, "-c", _START.format(path=sys.path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as child:
        try:
            sent, _ = child.communicate(given, timeout=limits.clock)
        except subprocess.TimeoutExpired as late:
            return late.output or b"", None
        finally:
            child.kill()
    return sent, child.returncode


def main() -> NoReturn:
    """The life of a child that was started, not forked: its work comes on standard input."""
    work, limits = pickle.load(sys.stdin.buffer)
    _serve(sys.stdout.fileno(), work, limits)


def _result(sent: bytes | bytearray, status: int | None, limits: Limits) -> object:
    """What a child sent of its work; raises what it raised, or what its end means."""
    messages = list(_messages(sent))
    files = [bytes(content).decode() for kind, content in messages if kind == FILE]
    try:
        for kind, content in messages:
            if kind == RESULT:
                done, result = pickle.loads(content)
                if done:
                    return result
                raise result
        raise _end(status, limits)
    except LimitReached as reached:
        reached.file = reached.file or (files[-1] if files else None)
        raise


def _messages(sent: bytes | bytearray) -> Iterator[tuple[bytes, memoryview]]:
    """The whole messages that a child sent; the last may have been cut short by its end."""
    view = memoryview(sent)
    start = 0
    while start + HEADER.size <= len(view):
        kind, length = HEADER.unpack_from(view, start)
        start += HEADER.size + length
        if start <= len(view):
            yield kind, view[start - length : start]


def _end(status: int | None, limits: Limits) -> BaseException:
    """What it means that a child ended without a result; None if it was out of time."""
    if status is None or -status in _TIME_UP:
        return LimitReached(limits.too_slow)
    if -status in ENDS:
        return KeyboardInterrupt()
    if status == -getattr(signal, "SIGKILL", 0):
        # By the system, because memory was short.
        return LimitReached(limits.too_big)
    return LimitReached("it makes a library that reads it crash")


def _serve(pipe: int, work: _Work, limits: Limits) -> NoReturn:
    """The child's life: one piece of work, its result sent, no tidying of what is the parent's."""
    try:
        out = _beyond_streams(pipe)
        report_to(out)
        # What a signal is to do that the parent ignores (under nohup), the child ignores too.
        for number in ENDS:
            if signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, signal.SIG_DFL)
        release_signals()
        _close_streams()
        # What is there already is the parent's; to look through it would copy all of it.
        gc.freeze()
        send(out, RESULT, _attempt(work, limits))
    finally:
        os._exit(0)


def _beyond_streams(pipe: int) -> BinaryIO:
    """The way to the parent, which has a standard stream's number if the parent lacks that."""
    copies = []
    while (copy := os.dup(pipe)) < _STREAMS:
        copies.append(copy)
    for each in copies:
        os.close(each)
    return os.fdopen(copy, "wb")


def _close_streams() -> None:
    """Lead the standard streams to nowhere: libraries print there."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(_STREAMS):
        os.dup2(nowhere, stream)


def _attempt(work: _Work, limits: Limits) -> bytes:
    """The work's result, or what it raised, as bytes."""
    function, arguments = work
    try:
        limits.impose()
        sent = pickle.dumps((True, function(*arguments)), pickle.HIGHEST_PROTOCOL)
        _end_of_work()
    except BaseException as error:
        _end_of_work()
        return pickle.dumps((False, _told(error, limits)))
    if len(sent) > limits.result:
        return pickle.dumps((False, LimitReached(limits.too_much)))
    return sent


def _told(error: BaseException, limits: Limits) -> BaseException:
    """What the parent is told of an exception; a fault of ours keeps its traceback as a note."""
    if isinstance(error, Refused | LimitReached):
        return error
    if isinstance(error, MemoryError):
        return LimitReached(limits.too_big)
    if isinstance(error, RecursionError):
        return LimitReached("it is nested too deep")
    import traceback

    shown = "".join(traceback.format_exception(error))
    error.add_note(shown)
    with contextlib.suppress(Exception):
        pickle.loads(pickle.dumps(error))
        return error
    return RuntimeError(shown)


def _end_of_work() -> None:
    """Nothing may stop a child from telling what it has made."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, 0)
    lift_memory()
