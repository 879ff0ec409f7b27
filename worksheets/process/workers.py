"""Work shared out among processes: each is handed the next piece as soon as it is free."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Generator
from multiprocessing.connection import Connection, wait
from types import FrameType
from typing import TYPE_CHECKING, TypeVar

from worksheets.problems import Exit, Problems, Refused

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

Result = TypeVar("Result")
WhenDone = Callable[[], None]
Found = Generator[tuple[int, Result | Refused], None, None]
"""Results as they come, each with the number of its work."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def share_out(
    work: Callable[[int], Result], count: int, jobs: int, done: WhenDone = lambda: None
) -> list[Result]:
    """What `work` makes of 0, 1, 2 … of `count`, in that order; `done` after each that is done.

    Where processes can be forked, `jobs` of them share what this one has made so far. Raises
    `Refused` with the problems of all that failed. An interrupt ends them all.
    """
    jobs = min(jobs, count)
    if jobs < 2 or "fork" not in multiprocessing.get_all_start_methods():
        found = _alone(work, count, done)
    else:
        found = _together(work, count, jobs, done)
    problems = Problems()
    results: dict[int, Result] = {}
    # However this ends, the workers end with it.
    with contextlib.closing(found):
        for number, result in found:
            if isinstance(result, Refused):
                problems.take(result)
            else:
                results[number] = result
    problems.stop_if_any()
    return [results[number] for number in range(count)]


def _alone(work: Callable[[int], Result], count: int, done: WhenDone) -> Found[Result]:
    for number in range(count):
        yield number, _tried(work, number)
        done()


def _tried(work: Callable[[int], Result], number: int) -> Result | Refused:
    try:
        return work(number)
    except Refused as refused:
        return refused


def _together(
    work: Callable[[int], Result], count: int, jobs: int, done: WhenDone
) -> Found[Result]:
    context = multiprocessing.get_context("fork")
    # What is there already is shared; a collection in a worker would copy all of it.
    gc.collect()
    gc.freeze()
    ours: list[Connection] = []
    workers: list[ForkProcess] = []
    try:
        for _ in range(jobs):
            mine, its = context.Pipe()
            ours.append(mine)
            worker = context.Process(target=_serve, args=(work, its, list(ours)), daemon=True)
            workers.append(worker)
            worker.start()
            its.close()
        yield from _hand_out(ours, count, done)
    finally:
        for worker in workers:
            if worker.pid is not None:
                # One that has nothing more to do has ended by itself, or is about to.
                worker.terminate()
                worker.join()
        gc.unfreeze()


def _hand_out(ours: list[Connection], count: int, done: WhenDone) -> Found[Result]:
    numbers = iter(range(count))
    busy = []
    for connection, number in zip(ours, numbers, strict=False):
        connection.send(number)
        busy.append(connection)
    while busy:
        for each in wait(busy):
            assert isinstance(each, Connection)
            try:
                number, result = each.recv()
            except EOFError:
                raise RuntimeError("a worker ended before its work did") from None
            if isinstance(result, Exception) and not isinstance(result, Refused):
                raise result
            following = next(numbers, None)
            if following is None:
                busy.remove(each)
            else:
                each.send(following)
            yield number, result
            done()


def _serve(work: Callable[[int], Result], its: Connection, parents: list[Connection]) -> None:
    """A worker's life: what it is handed is done and sent back, until nobody is there."""
    # The parent is interrupted by the terminal, or its closing, too, and says so to all.
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _stop)
    for connection in parents:
        # Else its own copies would hide from it that the parent has gone.
        connection.close()
    try:
        while True:
            number = its.recv()
            its.send((number, _tried_all(work, number)))
    except (EOFError, OSError):
        # Whatever `work` fails with is sent: only the parent's end can be missing here.
        return
    except KeyboardInterrupt:
        pass
    # Only now is all that was under way put away.
    os._exit(Exit.INTERRUPTED)


def _tried_all(work: Callable[[int], Result], number: int) -> Result | Exception:
    """As `_tried`; a fault of ours is told to the parent, where it shows its traceback."""
    try:
        return work(number)
    except Exception as error:
        import traceback

        if not isinstance(error, Refused):
            error.add_note(traceback.format_exc())
        return error


def _stop(number: int, frame: FrameType | None) -> None:
    # A group of processes is told once, and its workers by their parent once more.
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
