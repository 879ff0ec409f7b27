"""What every call from a program starts with."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from worksheets.content.library import Library

    Path = str | os.PathLike[str]

LOCK = threading.RLock()
"""Fonts are the whole process's, and each call may use others; signals and children are too."""


def built_in() -> Library:
    """The built-in content."""
    from worksheets.content.library import Library

    return Library()


def paths_of(given: Path | Sequence[Path]) -> list[str]:
    """One path or several, as texts."""
    paths = [given] if isinstance(given, (str, os.PathLike)) else given
    return [os.fspath(path) for path in paths]


@contextmanager
def no_progress(count: int) -> Iterator[Callable[[], None]]:
    """Show nobody how far a call has come with its `count` files."""
    yield lambda: None
