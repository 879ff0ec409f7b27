"""Answers: what a returned form says, a copy at a time, under the names of its sheet's places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from worksheets.answers.collect.known import KnownSheets
from worksheets.answers.collect.placed import placed
from worksheets.answers.collect.read import ReturnedCopy
from worksheets.answers.collect.values import Field
from worksheets.answers.unsure import Unsure
from worksheets.problems import Code, Problems, Where, unknown
from worksheets.sheet.tree import NO
from worksheets.sheet.values import PLACE_NAME, RESERVED
from worksheets.text.shown import shown
from worksheets.text.tidy import tidy

MOST_NAMED = 10
MOST_FAULTS = 5
"""The odd values of one file that are told one by one."""
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Answer:
    """What one copy says: where it came from, which sheet it is, and a value for each place.

    It is `blank` if nothing was filled in since it was built. What is `unsure` on paper is empty.
    """

    file: str
    worksheet: str
    content: str
    lang: str
    copy: str
    fields: Mapping[str, str]
    blank: bool
    unsure: tuple[Unsure, ...] = ()


class FileAnswers:
    """The answers of one file in the making, and what is to be told of them, each thing once."""

    def __init__(self, file: str, known: KnownSheets) -> None:
        self._where = Where(file)
        self._file = file
        self._known = known
        self._faults: list[str] = []
        self._left_out: dict[str, None] = {}
        self._missing: dict[str, None] = {}
        self._foreign: dict[str, None] = {}

    def answers(self, copies: Sequence[ReturnedCopy], problems: Problems) -> list[Answer]:
        """The answers of all its copies, in their order."""
        answers = [self._answer(copy, number) for number, copy in enumerate(copies, 1)]
        sheets = {(each.worksheet, each.lang, each.content): each for each in answers}
        for answer in sheets.values():
            self._tell_version(answer, problems)
        self._tell_fields(problems)
        self._tell_blank(answers, problems)
        return answers

    def _answer(self, copy: ReturnedCopy, number: int) -> Answer:
        worksheet, content, lang, called = copy.about
        called = called or str(number)
        fields: Mapping[str, Field] = {
            field.name: field for field in copy.fields if _is_place(field.name)
        }
        self._left_out.update((each.name, None) for each in copy.fields if each.name not in fields)
        sheet = self._known.sheet(worksheet, lang)
        if sheet is not None:
            same = content == sheet.version
            on_sheet = placed(fields, sheet, self._known.own_words, same=same)
            fields = on_sheet.fields
            self._missing.update(dict.fromkeys(on_sheet.missing))
            self._foreign.update(dict.fromkeys(on_sheet.foreign))
        self._faults += [
            f"copy {shown(called)}, “{name}”: {field.fault}"
            for name, field in fields.items() if field.fault
        ]  # fmt: skip
        blank = not copy.filled and all(_as_built(field) for field in fields.values())
        values = {
            name: _value(field, blank=blank, kept=copy.kept) for name, field in fields.items()
        }
        return Answer(self._file, worksheet, content, lang, called, values, blank, copy.unsure)

    def _tell_version(self, answer: Answer, problems: Problems) -> None:
        """Warn if an answer is to a worksheet that is not here, or to other words of one."""
        name = shown(answer.worksheet)
        sheet = self._known.sheet(answer.worksheet, answer.lang)
        if answer.worksheet not in self._known.names:
            if answer.worksheet not in self._known.told:
                # Once is enough for a whole day's returns.
                self._known.told.add(answer.worksheet)
                code, names = Code.ANSWERS_UNKNOWN_WORKSHEET, self._known.names
                hint = unknown(code, "worksheet", name, names).hint
                message = (
                    f"there is no worksheet “{name}” here; its fields are collected as they are"
                )
                problems.add(code, message, hint, self._where)
        elif sheet is None or answer.content != sheet.version:
            message = f"it was made from other words of “{name}” than those that are here"
            hint = "were they changed since? --content DIR names the folder of those it was made of"
            problems.add(Code.ANSWERS_OTHER_CONTENT, message, hint, self._where)

    def _tell_fields(self, problems: Problems) -> None:
        if self._left_out:
            message = f"fields that are no places to write are left out: {_named(self._left_out)}"
            problems.add(Code.ANSWERS_LEFT_OUT, message, "", self._where)
        if self._missing:
            message = f"it lacks fields that its worksheet has: {_named(self._missing)}"
            problems.add(Code.ANSWERS_MISSING_FIELD, message, "", self._where)
        if self._foreign:
            message = f"it has fields that its worksheet does not have: {_named(self._foreign)}"
            problems.add(Code.ANSWERS_FOREIGN_FIELD, message, "", self._where)
        for fault in self._faults[:MOST_FAULTS]:
            problems.add(Code.ANSWERS_ODD_VALUE, fault, "", self._where)
        if len(self._faults) > MOST_FAULTS:
            message = f"{len(self._faults) - MOST_FAULTS:,} more of its values are odd"
            problems.add(Code.ANSWERS_ODD_VALUE, message, "", self._where)

    def _tell_blank(self, answers: Sequence[Answer], problems: Problems) -> None:
        blank = [answer.copy for answer in answers if answer.blank]
        if not blank:
            return
        if len(answers) == 1:
            message = f"nothing is filled in (copy {shown(blank[0])})"
        else:
            message = f"nothing is filled in on {len(blank)} of its {len(answers)} copies: "
            message += _joined(blank)
        problems.add(Code.ANSWERS_BLANK, message, "", self._where)


def _is_place(name: str) -> bool:
    """Whether a place can be called so; no other column may find its way into a register."""
    return len(name) <= LONGEST_NAME and bool(PLACE_NAME.fullmatch(name)) and name not in RESERVED


def _as_built(field: Field) -> bool:
    empty = NO if field.kind == "tick" else ""
    return tidy(field.value) == tidy(empty if field.built is None else field.built)


def _value(field: Field, *, blank: bool, kept: bool) -> str:
    """A field's value; what nobody ticked on a sheet that nobody filled in is not a “no”."""
    # A box without the value it was built with is one that was built with “no”: unless a program
    # took all those values away.
    said = field.built is None and kept
    return "" if field.kind == "tick" and field.value == NO and blank and not said else field.value


def _named(names: Iterable[str]) -> str:
    return _joined([f"“{name}”" for name in names])


def _joined(names: Sequence[str]) -> str:
    more = " …" if len(names) > MOST_NAMED else ""
    return ", ".join(shown(name) for name in names[:MOST_NAMED]) + more
