"""Signals that end a run, held back while a process is forked.

Python drops a signal that reaches a child between the fork and the child's own handlers. A worker
that missed its parent's SIGTERM would wait for work for ever.
"""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator

ENDS = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}
"""The signals that end a run."""


@contextlib.contextmanager
def signals_held() -> Iterator[None]:
    """Let signals that end a run wait until the block has ended.

    A process that is forked in the block holds them too, until it calls `release_signals`.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def release_signals() -> None:
    """Let all signals through, those that were held back as well."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
