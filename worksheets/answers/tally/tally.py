"""Tallying: files of answers in, a result for each worksheet out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from worksheets.answers.tally import checklist, diamond, forces, stages, written
from worksheets.answers.tally.checklist import Checklist, count_checklist
from worksheets.answers.tally.diamond import Ranking, rank_statements
from worksheets.answers.tally.forces import ForceField, add_forces
from worksheets.answers.tally.form import WHO, Form, forms_of
from worksheets.answers.tally.read import Answers, Returned, read_answers
from worksheets.answers.tally.stages import Stages, add_stages
from worksheets.answers.tally.written import Box, list_written
from worksheets.content.library import Library
from worksheets.content.models import Worksheet
from worksheets.files.paths import recognisable
from worksheets.problems import Code, Problems, Where
from worksheets.register.read import Reading
from worksheets.sheet.drawn import Board, Forces, Letters

Part = Checklist | Ranking | ForceField | Stages


@dataclass(frozen=True, slots=True)
class TallyRequest:
    """What is to be tallied: files, the worksheet where they do not say, its options.

    `before` are the files of an earlier day; `skip_invalid` leaves out forms that are not valid.
    """

    answers: Sequence[str]
    worksheet: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    before: Sequence[str] = ()
    skip_invalid: bool = False
    reading: Reading = field(default_factory=Reading)


@dataclass(frozen=True, slots=True)
class Day:
    """The sheets of a day: how many came back, how many of them blank, and the day if all say one.

    A sheet is blank if nothing is written on it but who it is from.
    """

    returned: int
    blank: int
    date: str


@dataclass(frozen=True, slots=True)
class Result:
    """The tally of one worksheet: what is counted (`part`), what is written, and an earlier day."""

    worksheet: Worksheet
    kind: str
    day: Day
    part: Part | None
    written: Sequence[Box]
    before: Day | None = None

    def as_dict(self) -> dict[str, Any]:
        """The result as plain data, for JSON and for templates; nobody's name is in it."""
        return {
            "worksheet": self.worksheet.id,
            "title": self.worksheet.title,
            "kind": self.kind,
            **asdict(self.day),
            "n": self.day.returned - self.day.blank,
            **(asdict(self.part) if self.part else {}),
            "written": [asdict(box) for box in self.written],
            "before": asdict(self.before) if self.before else None,
        }


def tally(library: Library, request: TallyRequest, problems: Problems) -> list[Result]:
    """The results of a request, a worksheet each; raises `Refused` with all that is wrong."""
    now, before = (
        read_answers(library, files, request.worksheet, request.options, problems, request.reading)
        for files in (request.answers, request.before)
    )
    results = {each.form.worksheet.id: _result(library, each, request, problems) for each in now}
    earlier = {each.form.worksheet.id: _result(library, each, request, problems) for each in before}
    forms = {each.form.worksheet.id: each.form for each in before}
    if request.before:
        for each in now:
            name = each.form.worksheet.id
            if name not in earlier:
                message = f"there are no answers to “{name}” before"
                problems.add(Code.TALLY_NO_BEFORE, message, "it is tallied for one day")
            elif _asked(each.form) != _asked(forms[name]):
                message = f"the answers to “{name}” are of another kind than those before"
                hint = "yes or no cannot be compared with 1 to 4"
                problems.add(Code.TALLY_BEFORE_DIFFERS, message, hint)
            else:
                results[name] = _compared(results[name], earlier[name])
    problems.stop_if_any()
    return list(results.values())


def tally_example(library: Library, worksheet: Worksheet, problems: Problems) -> Result | None:
    """The result of a worksheet's own example, filled in twice on each of two days.

    None for a worksheet that is made from records.
    """
    if worksheet.records:
        return None
    where = Where(recognisable(library.file(f"content/worksheets/{worksheet.id}.yaml")))
    sheet = Returned(worksheet.example, lambda column: replace(where, path=f"example.{column}"))
    answers = Answers(forms_of(library, worksheet, {})[0], (sheet, sheet))
    result = _result(library, answers, TallyRequest(()), problems)
    return _compared(result, result)


def _asked(form: Form) -> list[tuple[str, tuple[str, ...]]]:
    return [(item.name, tuple(item.answers)) for item in form.items]


def _result(
    library: Library, answers: Answers, request: TallyRequest, problems: Problems
) -> Result:
    form, returned = answers.form, answers.returned
    filled = [each for each in returned if each.values.keys() - set(WHO)]
    dates = {each.date for each in filled if each.date}
    day = Day(len(returned), len(returned) - len(filled), dates.pop() if len(dates) == 1 else "")
    part: Part | None = None
    names: list[str] = []
    kind = form.kind
    if kind == "checklist":
        part = count_checklist(form, filled)
    elif kind == "diamond":
        part = rank_statements(form, filled, problems, skip_invalid=request.skip_invalid)
        names = _names(form, Letters) + _names(form, Board)
    elif kind == "stages":
        part = add_stages(form, filled)
    elif kind == "forces":
        part = add_forces(form, filled, problems)
        names = _names(form, Forces)
    boxes = list_written(form, filled, names)
    return Result(form.worksheet, kind, day, part, boxes)


def _names(form: Form, of: type[Board | Letters | Forces]) -> list[str]:
    """The places of the elements of a kind, which are told with what is counted."""
    stems = []
    for each in form.sheet.elements():
        if isinstance(each, of):
            sides = each.sides if isinstance(each, Forces) else (each,)
            stems += [f"{side.name}-" for side in sides]
    return [name for name in form.boxes if name.startswith(tuple(stems))]


def _compared(now: Result, before: Result) -> Result:
    """The later of two days, everything in it beside the earlier."""
    part = now.part
    match now.part, before.part:
        case Checklist() as one, Checklist() as other:
            part = checklist.compare(one, other)
        case Ranking() as one, Ranking() as other:
            part = diamond.compare(one, other)
        case ForceField() as one, ForceField() as other:
            part = forces.compare(one, other)
        case Stages() as one, Stages() as other:
            part = stages.compare(one, other)
    boxes = written.compare(now.written, before.written)
    return replace(now, part=part, written=boxes, before=before.day)
