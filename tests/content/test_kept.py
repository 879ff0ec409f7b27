"""What a library keeps is made once, and threads may share it."""

from __future__ import annotations

import copy
import pickle
import threading
import time
from collections.abc import Callable

import pytest

from worksheets.content.kept import Kept
from worksheets.content.library import Library
from worksheets.content.ready import ready

THREADS = 4


def in_threads(work: Callable[[], object]) -> list[object]:
    """What some work makes in threads that begin together."""
    begin = threading.Barrier(THREADS)
    made: list[object] = []

    def run() -> None:
        begin.wait()
        made.append(work())

    threads = [threading.Thread(target=run) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return made


def test_threads_that_share_a_library_read_each_file_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def slowly(name: str, *more: object) -> object:
        read.append(name)
        time.sleep(0.02)  # Others get their turn between asking and keeping.
        return ready(name, *more)  # type: ignore[arg-type]  # it is handed on

    monkeypatch.setattr("worksheets.content.library.ready", slowly)
    library = Library()
    made = in_threads(lambda: library.worksheet("swot"))
    assert len(made) == THREADS and len({id(each) for each in made}) == 1
    assert sorted(read) == sorted(set(read))


def test_a_library_that_went_through_a_pickle_keeps_and_reads_on() -> None:
    library = Library()
    title = library.worksheet("swot").title
    arrived: Library = pickle.loads(pickle.dumps(library))
    assert arrived.worksheet("swot").title == title and arrived.worksheet("discussion").title


def test_an_empty_store_can_be_pickled_and_copied() -> None:
    empty: Kept[int] = Kept()
    for made in (pickle.loads(pickle.dumps(empty)), copy.copy(empty)):
        assert made.get("a", lambda: 1) == 1 and made.get("a", lambda: 2) == 1


def test_what_could_not_be_made_is_tried_again() -> None:
    kept: Kept[int] = Kept()
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: 1 // 0)
    assert kept.get("a", lambda: 3) == 3
