"""Limits on what somebody's file may take: time and memory.

A template or a returned PDF may be wrong in ways that never end. The system enforces the limits
where it has such (they are POSIX's); a child process is killed by the clock everywhere.
"""

from __future__ import annotations

import contextlib
import math
import os
import signal
from pathlib import Path
from types import FrameType

from worksheets.record import record

GRACE = 1
"""Seconds from the limit that Python is told of to the one at which the system kills."""


class LimitReached(Exception):
    """The work on a file went past its limits.

    The message says which; `file` and `line` say where, if that is known.
    """

    file: str | None = None
    line: int | None = None


@record
class Limits:
    """What the work on one file may take.

    `seconds` are of processor time, where the system counts that; `memory` is the bytes that a
    child process may add to what this one has, `result` the bytes that it may hand back; `clock`
    is seconds by the clock, of which there are more because others use the processor too.
    """

    seconds: float = 10.0
    memory: int = 512_000_000
    result: int = 64_000_000
    clock: float = 15.0

    @property
    def too_slow(self) -> str:
        """What is said of a file that takes too long."""
        return f"it takes more than {self.seconds:g} seconds"

    @property
    def too_big(self) -> str:
        """What is said of a file that takes too much memory."""
        return f"it takes more than {_size(self.memory)} of memory"

    @property
    def too_much(self) -> str:
        """What is said of a file of which too much comes back."""
        return f"it holds more than {_size(self.result)}"

    def impose(self) -> None:
        """Put the limits on this process, for the rest of its life."""
        if not hasattr(signal, "setitimer"):
            return
        import resource

        for number in (signal.SIGXCPU, signal.SIGALRM):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGPROF, self._stop)
        # Python can tell the line of a template at which time is up, if it gets to it. In a call
        # into C it does not; then the system ends the process.
        signal.setitimer(signal.ITIMER_PROF, self.seconds, GRACE)
        _lower(resource.RLIMIT_CPU, math.ceil(self.seconds) + GRACE)
        # Should the parent be gone, nobody else looks at the clock.
        signal.setitimer(signal.ITIMER_REAL, self.clock + GRACE)
        _lower(resource.RLIMIT_CORE, 0)
        used = address_space()
        if used is not None:
            _lower(resource.RLIMIT_AS, used + self.memory)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        raise LimitReached(self.too_slow)


def lift_memory() -> None:
    """Take the limit on memory off this process, so that it can tell that it was reached."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _lower(kind: int, most: int) -> None:
    """Lower one of the system's limits on this process; one that is lower already stays."""
    import resource

    soft, hard = resource.getrlimit(kind)
    bounds = [each for each in (soft, hard, most) if each != resource.RLIM_INFINITY]
    resource.setrlimit(kind, (min(bounds), hard))


def address_space() -> int | None:
    """The bytes of address space this process has now, where the system says so."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return None


def _size(count: int) -> str:
    return f"{count // 1_000_000:,} MB"
