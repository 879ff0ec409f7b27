"""Fuzzing: files and command lines that nobody has thought of, and what must hold of each.

A usual run tries a few examples: those of `fuzz` are always the same, those of other property tests
are new each time. `WORKSHEETS_FUZZ=20 pytest` tries twenty times as many, and others each time.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tools.command import Ran, worksheets_here

TIMES = int(os.environ.get("WORKSHEETS_FUZZ", "0"))
CONTROL = re.compile(
    "[\0-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]"
)
"""What no stream may have: anything that commands a terminal, but for the end of a line."""
Test = TypeVar("Test", bound=Callable[..., None])
Spot = st.floats(0, 1)
"""A place in a text of any length."""


def tries(examples: int) -> int:
    """So many examples in a usual run; more of them when asked for."""
    return examples * max(1, TIMES)


def fuzz(examples: int) -> settings:
    """So many examples in a usual run, always the same; more, and others, when asked for."""
    return settings(
        max_examples=tries(examples),
        derandomize=not TIMES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def changed(text: str, words: Sequence[str]) -> st.SearchStrategy[str]:
    """A text with some of it taken out, put elsewhere, or replaced by words of its kind."""
    starts = [match.start() for match in re.finditer(r"\b|^", text, re.MULTILINE)]

    def at(spot: float) -> int:
        return starts[int(spot * (len(starts) - 1))]

    def apply(changes: list[tuple[float, float, str, bool]]) -> str:
        new = text
        for spot, length, word, moves in changes:
            start = min(at(spot), len(new))
            end = min(len(new), start + int(length * length * 60))
            taken = new[start:end]
            new = new[:start] + word + new[end:]
            if moves:
                place = int(length * len(new))
                new = new[:place] + taken + new[place:]
        return new

    change = st.tuples(Spot, Spot, st.sampled_from(words), st.booleans())
    return st.lists(change, min_size=1, max_size=4).map(apply)


def changed_bytes(data: bytes) -> st.SearchStrategy[bytes]:
    """Bytes with some of them changed, taken out or doubled, or the end cut off."""

    def apply(changes: list[tuple[float, int, bytes]]) -> bytes:
        new = bytearray(data)
        for spot, length, other in changes:
            start = int(spot * len(new))
            new[start : start + length] = other
        return bytes(new)

    change = st.tuples(Spot, st.integers(0, 40), st.binary(max_size=8))
    return st.lists(change, min_size=1, max_size=5).map(apply)


def ran(*arguments: str, folder: Path, out: str = "out") -> Ran:
    """Run a command, whose output goes into `out`, and check what must hold of every run.

    Any exception that comes through is a fault of ours.
    """
    done = worksheets_here(*arguments, cwd=folder)
    assert done.code in (0, 1, 2, 3), done
    for said in (done.out, done.err):
        assert not CONTROL.search(said), ascii(said)
        assert "Traceback" not in said, said
    helped = done.out.startswith("Usage:")
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if "--json" in options and not helped:
        assert json.loads(done.out)["ok"] == (done.code == 0), done
    elif not done.err.startswith("Usage:"):
        assert (": error " in f": {done.err}") == (done.code in (1, 2)), done
    written = sorted(path.name for path in (folder / out).rglob("*") if path.is_file())
    assert not any(name.endswith(".tmp") for name in written), written
    if done.code:
        assert written == [], (done, written)
    return done
