"""Streams on their way into a file: packed beside the drawing, written in their order.

zlib lets other threads run while it packs. So a thread packs what has been drawn while this one
draws on; only a few streams wait at a time, so that memory stays flat.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from worksheets.pdf.stream import FAST, Packed, packed

THREAD = "packing"
"""What the thread is called."""
AHEAD = 2
"""So many streams are packed at most while the next is filled."""


class StreamQueue:
    """Numbered streams, each handed to `write` once all before it are written.

    The first that is to be packed is packed at once: most files have no second. A thread packs the
    others; `close` ends it.
    """

    def __init__(self, write: Callable[[int, Packed], None]) -> None:
        self._write = write
        # None stands for the next stream that the packer hands back.
        self._waiting: deque[tuple[int, Packed | None]] = deque()
        self._is_first = True
        self._packer: _Packer | None = None

    def add(self, number: int, stream: Packed) -> None:
        """Write a stream as it is."""
        if self._waiting:
            self._waiting.append((number, stream))
        else:
            self._write(number, stream)

    def pack(self, number: int, entries: bytes, data: bytes) -> None:
        """Pack a stream and write it."""
        if self._is_first:
            self._is_first = False
            self.add(number, packed(entries, data, FAST))
            return
        if not self._packer:
            self._packer = _Packer()
        self._packer.give(entries, data)
        self._waiting.append((number, None))
        self._write_until(AHEAD)

    def finish(self) -> None:
        """Write all that waits."""
        self._write_until(0)
        self.close()

    def close(self) -> None:
        """End the thread, if there is one; what waits is not written."""
        if self._packer:
            self._packer.close()
            self._packer = None

    def _write_until(self, at_work: int) -> None:
        """Write what is packed, until at most so many streams are still being packed."""
        while self._waiting:
            number, stream = self._waiting[0]
            if stream is None:
                assert self._packer
                if self._packer.at_work <= at_work and not self._packer.has_next:
                    return
                stream = self._packer.take()
            self._waiting.popleft()
            self._write(number, stream)


class _Packer:
    """A thread that packs streams one after another; they come back in the order they were given.

    Where the system gives no more threads, a stream is packed when it is given.
    """

    def __init__(self) -> None:
        from queue import SimpleQueue

        self._given: SimpleQueue[tuple[bytes, bytes] | None] = SimpleQueue()
        self._packed: SimpleQueue[Packed | Exception] = SimpleQueue()
        # How many were given and not taken back yet.
        self.at_work = 0
        # A daemon: a second interrupt ends the program without waiting for it.
        self._thread = threading.Thread(target=self._work, name=THREAD, daemon=True)
        self._has_thread = False

    def give(self, entries: bytes, data: bytes) -> None:
        """Hand over a stream to pack."""
        self.at_work += 1
        if self._has_thread or self._starts():
            self._given.put((entries, data))
        else:
            self._packed.put(packed(entries, data, FAST))

    @property
    def has_next(self) -> bool:
        """Whether the next stream is packed."""
        return not self._packed.empty()

    def take(self) -> Packed:
        """The next stream, once it is packed; raises what packing it raised: `MemoryError`."""
        taken = self._packed.get()
        self.at_work -= 1
        if isinstance(taken, Exception):
            raise taken
        return taken

    def close(self) -> None:
        """End the thread once it has packed the few streams that it was given."""
        if self._thread.ident:
            self._given.put(None)
            self._thread.join()

    def _starts(self) -> bool:
        try:
            self._thread.start()
        except RuntimeError:
            return False
        self._has_thread = True
        return True

    def _work(self) -> None:
        while given := self._given.get():
            try:
                self._packed.put(packed(*given, FAST))
            except Exception as error:
                self._packed.put(error)
