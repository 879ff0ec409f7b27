"""Results as rows of a table, one figure a row, for whoever counts on in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from worksheets.answers.tally.checklist import Checklist, Counted, Services
from worksheets.answers.tally.diamond import Ranking, Statement
from worksheets.answers.tally.forces import ForceField, Side
from worksheets.answers.tally.stages import Stage, Stages
from worksheets.answers.tally.tally import Result
from worksheets.register.quoting import quoted

COLUMNS = ("worksheet", "part", "name", "text", "measure", "value", "before", "change")
RANKED = ("rank", "tied", "weight", "mean", "top", "discarded")
STAGED = ("share", "rank", "tied", "leads")

Value = float | int | str | bool | None
Row = tuple[str, str, str, str, Value, Value, Value]
"""A row without its worksheet."""


def as_csv(results: Sequence[Result]) -> bytes:
    """Results as CSV in UTF-8; a text that a spreadsheet would take for a formula is quoted."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for result in results:
        for row in _rows(result):
            cells = ("" if cell is None else str(cell) for cell in row)
            writer.writerow([result.worksheet.id, *(quoted(cell) for cell in cells)])
    return out.getvalue().encode()


def _rows(result: Result) -> Iterator[Row]:
    then = result.before
    for measure in ("returned", "blank"):
        value, old = getattr(result.day, measure), getattr(then, measure, None)
        yield "sheets", "", "", measure, value, old, None
    match result.part:
        case Checklist() as part:
            for question in part.questions:
                yield from _counted("question", question)
                for item in question.items:
                    yield from _counted("item", item)
            if part.services:
                yield from _services(part, part.services)
        case Ranking() as part:
            yield "agreement", "", "", "n", part.n, None, None
            yield "agreement", "", "", "kendalls-w", part.agreement, part.agreement_before, None
            for one in part.statements:
                yield from _told(("statement", one.letter, one.text), one, RANKED, "mean")
        case ForceField() as part:
            yield from _forces(part)
        case Stages() as part:
            for stage in part.stages:
                yield from _told(("stage", "", stage.title), stage, STAGED, "share")
                for item in stage.items:
                    yield from _counted("item", item)
            for tie in part.ties:
                yield "tie", "", "; ".join(tie.stages), "leads", tie.times, None, None
    for box in result.written:
        for point in box.points:
            yield "written", box.name, point.text, "times", point.times, point.before, None


def _told(
    key: tuple[str, str, str],
    one: Counted | Statement | Side | Stage,
    measures: Sequence[str],
    changed: str,
) -> Iterator[Row]:
    """A row for each of some measures, that of another day beside it; one of them has a change."""
    for measure in measures:
        value, then = getattr(one, measure), getattr(one.before, measure, None)
        yield *key, measure, value, then, one.change if measure == changed else None


def _counted(part: str, one: Counted) -> Iterator[Row]:
    key = (part, one.name or one.number, one.text)
    yield from _told(key, one, ("n", "blank"), "")
    for answer, times in one.counts.items():
        then = one.before.counts[answer] if one.before else None
        yield *key, answer, times, then, None
    if one.mean is not None:
        yield from _told(key, one, ("mean", "median") if one.items == () else ("mean",), "mean")
    elif one.share is not None:
        yield from _told(key, one, ("share",), "share")


def _services(part: Checklist, services: Services) -> Iterator[Row]:
    measure = "mean" if part.rated else "share"
    for service in services.shown:
        yield "service", service.service, "", "n", service.n, None, None
        for question, one in zip(part.questions, service.questions, strict=True):
            value = one.measure if one else None
            yield "service", service.service, question.text, measure, value, None, None
    for name in services.small:
        yield "service", name, "", "not shown", "fewer than 5", None, None
    for name in services.withheld:
        yield "service", name, "", "not shown", "withheld", None, None


def _forces(part: ForceField) -> Iterator[Row]:
    for side in part.sides:
        yield from _told(("side", side.name, side.title), side, ("n", "mean"), "mean")
        for force in side.forces:
            yield "force", side.name, force.text, "times", force.times, None, None
            for score in force.scores:
                yield "force", side.name, force.text, "score", score, None, None
    for number, totals in enumerate(part.forms, 1):
        for side, total in zip(part.sides, totals, strict=True):
            yield "form", str(number), side.title, "total", total, None, None
