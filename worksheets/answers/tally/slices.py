"""Results in slices that a template can turn into pages one by one, however many answers there are.

The first slice has all figures. What is long goes on in further ones: groups of people, and what
they wrote. So memory stays as it is whether a hundred people answered or a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

MOST_BARS = 400
"""Bars of groups in a slice: a bar for each question and each group."""
MOST_POINTS = 2000
"""Written answers in a slice."""
MOST_LETTERS = 100_000
"""Letters of written answers in a slice."""


def slices(result: dict[str, Any]) -> list[dict[str, Any]]:
    """A result as plain data, part by part; each slice knows its number and how many there are.

    A part that is there for its groups of people alone is `continued`.
    """
    first: list[dict[str, Any]] = []
    further: list[dict[str, Any]] = []
    for part in result["parts"]:
        head, *tail = _by_groups(part)
        first.append(head)
        further += [{**result, "parts": [each], "written": []} for each in tail]
    written = list(_by_points(result["written"]))
    if not further and len(written) < 2:
        found = [{**result, "parts": first, "written": written[0] if written else []}]
    else:
        found = [{**result, "parts": first, "written": []}, *further]
        found += [{**result, "parts": [], "written": boxes} for boxes in written]
    return [{**each, "slice": n, "slices": len(found)} for n, each in enumerate(found, 1)]


def _by_groups(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A part with its first groups, then with the next ones alone."""
    groups = part.get("services")
    if not groups:
        yield {**part, "continued": False}
        return
    shown = groups["shown"]
    size = max(1, MOST_BARS // max(1, len(part["questions"])))
    yield {**part, "continued": False, "services": {**groups, "shown": shown[:size]}}
    for start in range(size, len(shown), size):
        some = shown[start : start + size]
        services = {**groups, "shown": some, "small": (), "withheld": ()}
        yield {**part, "continued": True, "services": services}


def _by_points(boxes: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """What was written in some boxes, so much at a time."""
    some: list[dict[str, Any]] = []
    points = letters = 0
    for box in boxes:
        for point in box["points"]:
            if points == MOST_POINTS or letters > MOST_LETTERS:
                yield some
                some, points, letters = [], 0, 0
            if not some or some[-1]["name"] != box["name"]:
                some.append({**box, "points": []})
            some[-1]["points"].append(point)
            points += 1
            letters += len(point["text"])
    if some:
        yield some
