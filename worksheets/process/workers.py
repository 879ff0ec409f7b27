"""Work shared out among processes: each is handed the next piece as soon as it is free."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from types import FrameType
from typing import TYPE_CHECKING, TypeVar

from worksheets.problems import Code, Exit, Problem, Problems, Refused
from worksheets.process.signals import release_signals, signals_held

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

Result = TypeVar("Result")
WhenDone = Callable[[], None]
Found = Generator[tuple[int, Result | Refused], None, None]
"""Results as they come, each with the number of its work."""
PATIENCE = 5.0
"""Seconds that a worker has to put away what it is doing, before it is killed."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def share_out(
    work: Callable[[int], Result], count: int, jobs: int, done: WhenDone = lambda: None
) -> list[Result]:
    """What `work` makes of 0, 1, 2 … below `count`, in that order; `done` is called after each.

    `jobs` processes do it, forked from this one, so that they have what it has made so far. Where
    the system forks fewer, those do it, or this process. Raises `Refused` with the problems of all
    that failed, or if a process ended before its work did (`process-ended`). An interrupt ends
    them all.
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


@dataclass(frozen=True, slots=True)
class _Worker:
    """A worker and this process's end of the pipe to it."""

    process: ForkProcess
    pipe: Connection


def _together(
    work: Callable[[int], Result], count: int, jobs: int, done: WhenDone
) -> Found[Result]:
    # What is there already is shared; a collection in a worker would copy all of it. Whoever has
    # frozen objects before has seen to that, and they stay so.
    thaws = not gc.get_freeze_count()
    if thaws:
        gc.collect()
        gc.freeze()
    workers: list[_Worker] = []
    try:
        # The system may have no more processes to give.
        with contextlib.suppress(OSError):
            while len(workers) < jobs:
                _start(work, workers)
        found = _hand_out(workers, count, done) if workers else _alone(work, count, done)
        yield from found
    finally:
        _end(workers)
        if thaws:
            gc.unfreeze()


def _start(work: Callable[[int], Result], workers: list[_Worker]) -> None:
    """Fork one more worker; raises `OSError` where that cannot be done."""
    context = multiprocessing.get_context("fork")
    ours, its = context.Pipe()
    parents = [*(worker.pipe for worker in workers), ours]
    process = context.Process(target=_serve, args=(work, its, parents), daemon=True)
    try:
        with signals_held():
            process.start()
            workers.append(_Worker(process, ours))
    except OSError:
        ours.close()
        raise
    finally:
        its.close()


def _end(workers: Sequence[_Worker]) -> None:
    """End the workers: one that has nothing more to do has ended by itself, or is about to."""
    for worker in workers:
        worker.process.terminate()
    for worker in workers:
        worker.process.join(PATIENCE)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()


def _hand_out(workers: Sequence[_Worker], count: int, done: WhenDone) -> Found[Result]:
    numbers = iter(range(count))
    of = {worker.pipe: worker for worker in workers}
    busy = []
    for pipe, number in zip(of, numbers, strict=False):
        _send(of[pipe], number)
        busy.append(pipe)
    while busy:
        for each in wait(busy):
            assert isinstance(each, Connection)
            try:
                number, result = each.recv()
            except (EOFError, OSError) as error:
                raise _ended(of[each]) from error
            if isinstance(result, Exception) and not isinstance(result, Refused):
                raise result
            following = next(numbers, None)
            if following is None:
                busy.remove(each)
            else:
                _send(of[each], following)
            yield number, result
            done()


def _send(worker: _Worker, number: int) -> None:
    try:
        worker.pipe.send(number)
    except OSError as error:
        raise _ended(worker) from error


def _ended(worker: _Worker) -> Refused:
    """What is told of a worker that ended before its work did."""
    worker.process.join(PATIENCE)
    message = "a process that was at work crashed"
    if worker.process.exitcode == -getattr(signal, "SIGKILL", 0):
        message = "a process that was at work was killed, most likely because memory ran short"
    return Refused([Problem(Code.PROCESS_ENDED, message)])


def _serve(work: Callable[[int], Result], its: Connection, parents: list[Connection]) -> None:
    """A worker's life: what it is handed is done and sent back, until nobody is there."""
    # The parent is interrupted by the terminal, or its closing, too, and ends its workers.
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _stop)
    try:
        release_signals()
        for connection in parents:
            # Otherwise its own copies would hide from it that the parent has gone.
            connection.close()
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
    """As `_tried`, but a fault of ours is sent to the parent as well, which shows its traceback."""
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
