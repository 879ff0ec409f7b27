"""Watching: a command is run again whenever a file that it reads has changed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from worksheets.cli.streams import print_message
from worksheets.problems import Code, Problem, Refused

FLAG = "--watch"
READ = (".yaml", ".yml", ".j2", ".svg", ".csv", ".tsv", ".xlsx", ".ods", ".xls", ".json", ".jsonl")
"""The endings of files that commands read: what they write is not watched."""


def watched(content: Sequence[Path], *files: str) -> NoReturn:
    """Run this command line, without its `--watch`, at every change of what it reads.

    That is folders of content, the working folder if there are none, and the files' own folders.
    Raises `Refused` where watchfiles is not installed; an interrupt ends it.
    """
    from worksheets.cli.main import run

    try:
        from watchfiles import watch
    except ImportError as error:
        message, hint = "--watch needs the package watchfiles", "pip install watchfiles"
        raise Refused([Problem(Code.MISSING_PACKAGE, message, hint)]) from error
    arguments = [each for each in sys.argv[1:] if each != FLAG]
    run(arguments)
    print_message("watching for changes; Ctrl-C ends it")
    for _ in watch(
        *_folders(content, files),
        watch_filter=lambda _, path: path.endswith(READ),
        raise_interrupt=True,
    ):
        run(arguments)
    raise KeyboardInterrupt


def _folders(content: Sequence[Path], files: Sequence[str]) -> list[Path]:
    found = [*content, *(Path(file).parent for file in files if file and file != "-")]
    return [each for each in found if each.is_dir()] or [Path()]
