"""Bounds on what somebody's file may take: time and memory.

A template or a returned PDF may be wrong in ways that never end. Where the platform has no such
limits (they are POSIX's), it works without.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

MOST_SECONDS = 5.0
"""Processor time for one template; the built-in ones take a few milliseconds."""
MOST_BYTES = 512 * 1024 * 1024
"""Address space that the work may add to what the process has."""


class LimitReached(Exception):
    """The work on a file went past its bounds."""


@contextlib.contextmanager
def limits(seconds: float = MOST_SECONDS, memory: int = MOST_BYTES) -> Iterator[None]:
    """Bound the time and the memory of the block; raises `RunAway`."""
    try:
        with _time_bound(seconds), _memory_bound(memory):
            yield
    except (MemoryError, RecursionError) as error:
        what = "memory" if isinstance(error, MemoryError) else "levels"
        raise LimitReached(f"it takes more {what} than it may") from error


@contextlib.contextmanager
def _time_bound(seconds: float) -> Iterator[None]:
    timer = getattr(signal, "ITIMER_VIRTUAL", None)
    if timer is None or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise LimitReached(f"it takes more than {seconds:g} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        signal.setitimer(timer, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextlib.contextmanager
def _memory_bound(most: int) -> Iterator[None]:
    try:
        import resource
    except ImportError:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    used = address_space()
    if used is None:
        yield
        return
    bound = used + most
    if soft == resource.RLIM_INFINITY or bound < soft:
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def address_space() -> int | None:
    """The bytes of address space this process has now, where the system says so."""
    import os
    from pathlib import Path

    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return None
