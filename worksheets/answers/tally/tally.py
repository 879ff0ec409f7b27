"""Tallying: files of answers in, a result for each worksheet out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from worksheets.answers.tally.form import forms_of
from worksheets.answers.tally.part import Part
from worksheets.answers.tally.read import Answers, Reader, read_answers
from worksheets.answers.tally.written import Box
from worksheets.content.library import Library
from worksheets.content.models import Worksheet
from worksheets.files.paths import recognisable
from worksheets.problems import Code, Problems, Where
from worksheets.register.reading import Reading


@dataclass(frozen=True, slots=True)
class TallyRequest:
    """What is to be tallied: files, the worksheet where they do not say, its options.

    `before` are the files of an earlier day; `skip_invalid` leaves out boards that are not valid
    without a warning.
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
    """The tally of one worksheet: its parts in reading order, what is written, an earlier day."""

    worksheet: Worksheet
    day: Day
    parts: Sequence[Part]
    written: Sequence[Box]
    before: Day | None = None

    def as_dict(self) -> dict[str, Any]:
        """The result as plain data, for JSON and for templates; nobody's name is in it.

        The figures of the first part of each kind stand in the result itself as well, since most
        worksheets have one part.
        """
        parts = [{"kind": part.kind, **asdict(part)} for part in self.parts]
        first: dict[str, Any] = {}
        for part in reversed(parts):
            first |= part
        first.pop("kind", None)
        return {
            "worksheet": self.worksheet.id,
            "title": self.worksheet.title,
            **asdict(self.day),
            "n": self.day.returned - self.day.blank,
            **first,
            "parts": parts,
            "written": [asdict(box) for box in self.written],
            "before": asdict(self.before) if self.before else None,
        }


def tally(library: Library, request: TallyRequest, problems: Problems) -> list[Result]:
    """The results of a request, a worksheet each; raises `Refused` with all that is wrong."""
    now, before = (
        read_answers(library, files, request.worksheet, request.options, problems, request.reading)
        for files in (request.answers, request.before)
    )
    earlier = {each.form.worksheet.id: each for each in before}
    results = []
    for each in now:
        name = each.form.worksheet.id
        old = earlier.get(name)
        if request.before and old is None:
            message = f"there are no answers to “{name}” before"
            problems.add(Code.TALLY_NO_BEFORE, message, "it is tallied for one day")
        elif old and old.form.signature != each.form.signature:
            message = f"the answers to “{name}” are of another kind than those before"
            hint = "yes or no cannot be compared with 1 to 4"
            problems.add(Code.TALLY_BEFORE_DIFFERS, message, hint)
            continue
        # What the worksheet's user has agreed to leave out is no news.
        told = Problems() if request.skip_invalid else problems
        results.append(_result(each, old, told))
    problems.stop_if_any()
    return results


def tally_example(library: Library, worksheet: Worksheet, problems: Problems) -> Result | None:
    """The result of a worksheet's own example, filled in twice on each of two days.

    None for a worksheet that is made from records.
    """
    if worksheet.records:
        return None
    where = Where(recognisable(library.file(f"content/worksheets/{worksheet.id}.yaml")))
    form = forms_of(library, worksheet, {})[0]
    reader = Reader(form, library.answer_words(), problems)
    sheet = reader.read(worksheet.example, lambda column: replace(where, path=f"example.{column}"))
    answers = Answers(form, (sheet, sheet))
    return _result(answers, answers, problems)


def _result(now: Answers, before: Answers | None, problems: Problems) -> Result:
    filled = [each for each in now.returned if not each.blank]
    old = None if before is None else [each for each in before.returned if not each.blank]
    parts = [asked.add_up(filled, old, problems) for asked in now.form.asked]
    listed = [box.listed(filled, old) for box in now.form.boxes]
    return Result(
        now.form.worksheet,
        _day(now),
        parts,
        [box for box in listed if box],
        _day(before) if before else None,
    )


def _day(answers: Answers) -> Day:
    returned = answers.returned
    dates = {each.date for each in returned if each.date and not each.blank}
    blank = sum(each.blank for each in returned)
    return Day(len(returned), blank, dates.pop() if len(dates) == 1 else "")
