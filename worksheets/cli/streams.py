"""Standard output and standard error, which may be closed, full, or read by nobody any more."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from worksheets.problems import Code, Problem, Refused
from worksheets.text.shown import escaped

HINT = "run the command where its standard output can be written"


def prepare_streams() -> None:
    """Make the standard streams safe to use.

    A file must not take the number of a closed stream, or what is printed would land in it. A
    character that the terminal lacks is spelt out.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # text


def print_results(lines: Iterable[str]) -> None:
    """Print lines on standard output; raises `Refused` (`output-unwritable`)."""
    with _results() as out:
        for line in lines:
            out.write(f"{line}\n")


def print_data(data: bytes) -> None:
    """Write a text file to standard output; raises `Refused` (`output-unwritable`).

    It is written as it is, but on a terminal it is made safe to look at; lines and tabs stay.
    """
    with _results() as out:
        if out.isatty():
            lines = data.decode().split("\n")
            out.write("\n".join("\t".join(map(escaped, line.split("\t"))) for line in lines))
        else:
            out.buffer.write(data)


@contextlib.contextmanager
def _results() -> Iterator[TextIO]:
    """Standard output, to write to; whoever reads it may stop reading."""
    if sys.stdout is None:
        raise Refused([Problem(Code.OUTPUT_UNWRITABLE, "standard output is closed", HINT)])
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon(sys.stdout)
    except OSError as error:
        _abandon(sys.stdout)
        message = f"cannot write to standard output: {error.strerror}"
        raise Refused([Problem(Code.OUTPUT_UNWRITABLE, message, HINT)]) from error


def print_message(text: str) -> None:
    """Print a line on standard error, if anybody can read it there."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        _abandon(sys.stderr)


def messages_have_terminal() -> bool:
    """Whether standard error is a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()


def abandon_broken_streams() -> None:
    """Keep the interpreter from failing when it flushes what nobody can read any more."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            try:
                stream.flush()
            except OSError:
                _abandon(stream)


def _abandon(stream: TextIO) -> None:
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
