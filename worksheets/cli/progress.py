"""A progress bar for people who wait at a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

import typer

from worksheets.cli.run import Run
from worksheets.cli.streams import messages_have_terminal


@contextlib.contextmanager
def progress(count: int, run: Run) -> Iterator[Callable[[], None]]:
    """Show a bar on standard error while the block works; none where nobody would see it.

    What it hands to the block is called once for each of `count` pieces of work.
    """
    if run.style.quiet or run.style.json or not messages_have_terminal():
        yield lambda: None
        return
    with typer.progressbar(length=count, file=sys.stderr) as bar:
        yield lambda: bar.update(1)
