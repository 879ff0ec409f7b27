"""Work on a stranger's file in a child process: it can be killed, whatever it is doing.

A signal cannot stop a call into C, and memory that a library asks for cannot be refused from
outside. A process can be killed, and its memory is limited by the system.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeVar, cast

from worksheets.problems import Refused
from worksheets.process.limits import LimitReached, address_space
from worksheets.record import record

Result = TypeVar("Result")

_SIGNALS = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP")
            if hasattr(signal, name)}  # fmt: skip


@record
class Limits:
    """What the work on one file may take: seconds by the clock, and bytes.

    `memory` is what the child may add to what the process has; `result` what it may hand back.
    """

    seconds: float = 10.0
    memory: int = 512_000_000
    result: int = 256_000_000


def in_child(
    work: Callable[..., Result], *arguments: object, limits: Limits | None = None
) -> Result:
    """What `work` makes of `arguments`, in a process of its own.

    Raises `LimitReached`, which says the limit, `Refused` if the work does, and any other
    exception as it is. What is handed back is copied: it must be able to be pickled.
    """
    limits = limits or Limits()
    forks = "fork" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if forks else "spawn")
    ours, its = context.Pipe(duplex=False)
    child = context.Process(  # type: ignore[attr-defined]  # the stubs know no Process of a base
        target=_serve, args=(its, work, arguments, limits), daemon=True
    )
    try:
        # A signal between the fork and the child's own handlers would be lost.
        with _signals_held():
            child.start()
        its.close()
        return cast("Result", _result(ours, child, limits))
    finally:
        ours.close()
        if child.pid is not None:
            child.kill()
            child.join()


def _result(ours: Connection, child: BaseProcess, limits: Limits) -> object:
    """What the child sends, within the time it has."""
    if not ours.poll(limits.seconds):
        raise LimitReached(f"it takes more than {limits.seconds:g} seconds")
    try:
        done, result = pickle.loads(ours.recv_bytes(limits.result))
    except (EOFError, OSError) as error:
        # Killed by the system, most likely for memory; a crash of a library looks the same.
        child.join()
        raise LimitReached(_memory(limits)) from error
    if not done:
        raise result
    return result


def _serve(
    its: Connection,
    work: Callable[..., object],
    arguments: tuple[object, ...],
    limits: Limits,
) -> None:
    """The child's life: one piece of work, its result sent, no tidying of what is the parent's."""
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    gc.disable()
    try:
        _limit(limits)
        sent = _attempt(work, arguments, limits)
        its.send_bytes(sent)
    finally:
        its.close()
        os._exit(0)


def _attempt(work: Callable[..., object], arguments: tuple[object, ...], limits: Limits) -> bytes:
    try:
        sent = pickle.dumps((True, work(*arguments)), pickle.HIGHEST_PROTOCOL)
    except (Refused, LimitReached) as error:
        return pickle.dumps((False, error))
    except MemoryError:
        return pickle.dumps((False, LimitReached(_memory(limits))))
    except RecursionError:
        return pickle.dumps((False, LimitReached("it is nested too deep")))
    except Exception as error:
        import traceback

        error.add_note(traceback.format_exc())
        with contextlib.suppress(Exception):
            return pickle.dumps((False, error))
        return pickle.dumps((False, RuntimeError(traceback.format_exc())))
    if len(sent) > limits.result:
        return pickle.dumps((False, LimitReached(f"it holds more than {_size(limits.result)}")))
    return sent


def _limit(limits: Limits) -> None:
    """Have the system refuse what is over the limits, where it can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    used = address_space()
    if used is None:
        return
    most = used + limits.memory
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


@contextlib.contextmanager
def _signals_held() -> Iterator[None]:
    """Signals wait until the block has ended."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _memory(limits: Limits) -> str:
    return f"it takes more than {_size(limits.memory)} of memory"


def _size(bytes_: int) -> str:
    return f"{bytes_ // 1_000_000:,} MB"
