"""Signals that end a run: the first lets it tidy up, a second interrupt ends it at once."""

from __future__ import annotations

import os
import signal
from types import FrameType

from worksheets.files.unfinished import remove_unfinished
from worksheets.problems import Exit


def end_on_signals() -> None:
    """Have SIGINT, SIGTERM and SIGHUP raise `KeyboardInterrupt`.

    A signal that is ignored stays ignored: whoever ran the command with nohup wants it to go on.
    """
    handlers = {"SIGINT": _interrupt, "SIGTERM": _stop, "SIGHUP": _stop}
    for name, handler in handlers.items():
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, handler)


def _interrupt(number: int, frame: FrameType | None) -> None:
    signal.signal(number, _end_at_once)
    raise KeyboardInterrupt


def _end_at_once(number: int, frame: FrameType | None) -> None:
    remove_unfinished()
    os._exit(Exit.INTERRUPTED)


def _stop(number: int, frame: FrameType | None) -> None:
    # Some shells say it twice, and the second must not stop the tidying.
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
