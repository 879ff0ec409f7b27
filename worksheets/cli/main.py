"""The front door: the one place where an exception becomes an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from types import TracebackType

from worksheets.cli.run import OutputStyle, Result, print_outcome
from worksheets.cli.signals import end_on_signals
from worksheets.cli.streams import abandon_broken_streams, prepare_streams, print_message
from worksheets.problems import Code, Exit, Problem, Problems, Refused, Where
from worksheets.text.shown import escaped


def main() -> None:
    """Run the command line and exit."""
    end_on_signals()
    prepare_streams()
    sys.excepthook = _print_fault
    code = run(sys.argv[1:])
    abandon_broken_streams()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; its exit code."""
    try:
        _check_surroundings()
        # Only now, so that an interrupt while it is imported ends like any other.
        from worksheets.cli.app import run_app

        return run_app(arguments)
    except Refused as refused:
        return _refuse(refused, arguments)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except MemoryError:
        problem = Problem(Code.SYSTEM_ERROR, "there is not enough memory")
        return _refuse(Refused([problem]), arguments)
    except OSError as error:
        where = Where(str(error.filename) if error.filename else None)
        problem = Problem(Code.SYSTEM_ERROR, error.strerror or str(error), where=where)
        return _refuse(Refused([problem]), arguments)


def _check_surroundings() -> None:
    """Refuse a working folder that is gone, and a date in the environment that is none.

    ReportLab asks for both when it is imported, and fails.
    """
    if os.environ.get("SOURCE_DATE_EPOCH"):
        from worksheets.build.jobs import source_date

        source_date()
    try:
        os.getcwd()  # noqa: PTH109 - pathlib is not imported yet
    except OSError as error:
        message = f"cannot read the working folder: {error.strerror}"
        raise Refused([Problem(Code.FILE_MISSING, message, "change to another folder")]) from error


def _refuse(refused: Refused, arguments: Sequence[str]) -> int:
    """Print what is wrong with a command line or its surroundings; the exit code."""
    return print_outcome(OutputStyle(json="--json" in arguments), Result({}), Problems(), refused)


def _print_fault(
    kind: type[BaseException], fault: BaseException, trace: TracebackType | None
) -> None:
    """Print the traceback of a fault of ours; what it quotes may be a user's text."""
    import traceback

    for text in traceback.format_exception(kind, fault, trace):
        for line in text.splitlines():
            print_message(escaped(line))
    print_message("This is a fault of worksheets, not of your files. Please report it.")
