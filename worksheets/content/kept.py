"""What a library keeps of what it has read, so that threads may share it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import RLock
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Kept(Generic[Thing]):
    """Things by name, each made once. A thread that wants what another is making waits for it."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._things: dict[str, Thing] = {}

    def get(self, name: str, make: Callable[[], Thing]) -> Thing:
        """The thing of a name, made by `make` if this is the first who asks."""
        if name not in self._things:
            with self._lock:
                if name not in self._things:
                    self._things[name] = make()
        return self._things[name]

    def all(self) -> dict[str, Thing]:
        """What is kept by now; threads may go on adding to the rest."""
        with self._lock:
            return dict(self._things)

    def add(self, more: Mapping[str, Thing]) -> None:
        """Keep more, such as what a child process has made."""
        with self._lock:
            self._things.update(more)

    def __getstate__(self) -> dict[str, Thing]:
        return self.all()

    def __setstate__(self, things: dict[str, Thing]) -> None:
        self._lock = RLock()
        self._things = things
