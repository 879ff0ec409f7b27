"""Flow: fragments onto pages, breaking where a reader would, sharing out the room that is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from worksheets.layout.fragment import BreakRule, Fragment, draw_stack, stack_height

ROUNDING = 1e-6
"""What adding up fractions of a point may err by."""


def flow(fragments: Sequence[Fragment], top: float, height: float) -> int:
    """Draw the fragments on as many pages of `height` points as they need; the number of pages.

    A run of fragments that hold together moves to the next page whole if it fits there. One that
    is longer than a page is parted at its weakest joints. A fragment taller than a page stands
    alone.
    """
    pages: list[list[Fragment]] = [[]]
    for run in _runs(fragments, BreakRule.AVOID):
        if run[0].new_page and pages[-1]:
            pages.append([])
        _place(run, pages, height)
    for number, page in enumerate(pages):
        draw_stack(page, number, top, height)
    return len(pages)


def _place(run: list[Fragment], pages: list[list[Fragment]], height: float) -> None:
    """Put a run on the page it fits, or part it: first where it would rather not, then anywhere."""
    if _fits(run, pages[-1], height):
        pages[-1].extend(_opened(run, height) if not pages[-1] else run)
    elif pages[-1] and _fits(run, [], height):
        pages.append(_opened(run, height))
    elif len(run) == 1:
        pages.append(_opened(run, height)) if pages[-1] else pages[-1].extend(run)
    else:
        parts = _runs(run, BreakRule.NEVER)
        for part in parts if len(parts) > 1 else [[fragment] for fragment in run]:
            _place(part, pages, height)


def _runs(fragments: Sequence[Fragment], least: BreakRule) -> list[list[Fragment]]:
    """The fragments in runs whose joints hold at least so much."""
    runs: list[list[Fragment]] = []
    joined = False
    for fragment in fragments:
        if joined and not fragment.new_page:
            runs[-1].append(fragment)
        else:
            runs.append([fragment])
        joined = fragment.break_rule >= least
    return runs


def _opened(run: list[Fragment], height: float) -> list[Fragment]:
    """A run as it opens a page: what its first fragment repeats stands close above it.

    A fragment that leaves no room for that stands alone.
    """
    first = run[0]
    if first.again is None or first.again.height + first.height > height + ROUNDING:
        return run
    return [first.again, replace(first, before=0), *run[1:]]


def _fits(run: list[Fragment], page: list[Fragment], height: float) -> bool:
    together = [*page, *run] if page else _opened(run, height)
    return stack_height(together) <= height + ROUNDING
