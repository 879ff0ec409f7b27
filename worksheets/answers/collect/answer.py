"""Answers: what a returned form says, a copy at a time, under the names of its sheet's places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from worksheets.answers.collect.values import Field
from worksheets.pdf.forms import PREFIX
from worksheets.problems import Code, Problem, Problems, Refused, Where
from worksheets.sheet.tree import NO
from worksheets.sheet.values import PLACE_NAME, RESERVED
from worksheets.text.shown import shown
from worksheets.text.tidy import tidy

ABOUT = ("worksheet", "content", "lang", "copy")
"""The hidden fields that say what a copy is."""
MOST_NAMED = 10
LONGEST_NAME = 100

_OF_COPY = re.compile(rf"{PREFIX}([1-9][0-9]{{0,6}})\.(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one copy says: where it came from, which sheet it is, and a value for each place.

    It is `blank` if nothing was filled in since it was built.
    """

    file: str
    worksheet: str
    content: str
    lang: str
    copy: str
    fields: Mapping[str, str]
    blank: bool


def answers_of(fields: Sequence[Field], file: str, problems: Problems) -> list[Answer]:
    """The answers in a file, in the order of its copies; raises `Refused` if it is not ours."""
    where = Where(file)
    copies = _copies(fields, where)
    answers = [_answer(copy, number, file, problems) for number, copy in enumerate(copies, 1)]
    if not answers:
        message = "it has fields, but not those of a worksheet"
        hint = "collect reads what was made by build --fillable"
        raise Refused([Problem(Code.ANSWERS_NOT_OURS, message, hint, where)])
    _warn_of_blank(answers, where, problems)
    return answers


def _copies(fields: Sequence[Field], where: Where) -> Iterator[dict[str, Field]]:
    """The fields of each copy by their bare names."""
    bare = _by_name(((field.name, field) for field in fields), where)
    if ABOUT[0] in bare:
        yield bare
        return
    groups: dict[int, list[tuple[str, Field]]] = {}
    for name, field in bare.items():
        found = _OF_COPY.fullmatch(name)
        if found:
            groups.setdefault(int(found[1]), []).append((found[2], field))
    for number in sorted(groups):
        copy = _by_name(groups[number], where)
        if ABOUT[0] in copy:
            yield copy


def _by_name(fields: Iterable[tuple[str, Field]], where: Where) -> dict[str, Field]:
    """Fields by their names; raises `Refused` if two of one name say different things."""
    found: dict[str, Field] = {}
    for name, field in fields:
        if found.setdefault(name, field).value != field.value:
            message = f"it has the field “{shown(name)}” twice, with two values"
            hint = "were several returns joined into one file? collect them one by one"
            raise Refused([Problem(Code.ANSWERS_JOINED, message, hint, where)])
    return found


def _answer(copy: Mapping[str, Field], number: int, file: str, problems: Problems) -> Answer:
    about = {name: " ".join(copy[name].value.split()) if name in copy else "" for name in ABOUT}
    about["copy"] = about["copy"] or str(number)
    where = Where(file)
    # A field without the value it was built with is one that was built with “no”: unless a
    # program took all those values away.
    kept = copy[ABOUT[0]].built is not None
    places = {name: field for name, field in copy.items() if name not in ABOUT}
    place_value = {name: field for name, field in places.items() if _is_place(name)}
    if len(place_value) < len(places):
        names = ", ".join(
            f"“{shown(name)}”" for name in list(places.keys() - place_value.keys())[:3]
        )
        message = f"fields that are no places to write are left out: {names}"
        problems.add(Code.ANSWERS_LEFT_OUT, message, "", where)
    for name, field in place_value.items():
        if field.fault:
            message = f"copy {shown(about['copy'])}, “{name}”: {field.fault}"
            problems.add(Code.ANSWERS_ODD_VALUE, message, "look at it in a viewer", where)
    blank = all(_as_built(field) for field in place_value.values())
    values = {name: _value(field, blank=blank, kept=kept) for name, field in place_value.items()}
    return Answer(file, **about, fields=values, blank=blank)


def _is_place(name: str) -> bool:
    """Whether a place can be called so; no other column may find its way into a register."""
    return len(name) <= LONGEST_NAME and bool(PLACE_NAME.fullmatch(name)) and name not in RESERVED


def _as_built(field: Field) -> bool:
    empty = NO if field.kind == "tick" else ""
    return tidy(field.value) == tidy(empty if field.built is None else field.built)


def _value(field: Field, *, blank: bool, kept: bool) -> str:
    """A field's value; what nobody ticked on a sheet that nobody filled in is not a “no”."""
    said = field.built is None and kept
    return "" if field.kind == "tick" and field.value == NO and blank and not said else field.value


def _warn_of_blank(answers: Sequence[Answer], where: Where, problems: Problems) -> None:
    blank = [shown(answer.copy) for answer in answers if answer.blank]
    if not blank:
        return
    if len(answers) == 1:
        message = f"nothing is filled in (copy {blank[0]})"
    else:
        named = ", ".join(blank[:MOST_NAMED]) + (" …" if len(blank) > MOST_NAMED else "")
        message = f"nothing is filled in on {len(blank)} of its {len(answers)} copies: {named}"
    problems.add(Code.ANSWERS_BLANK, message, "was it filled in and not saved?", where)
