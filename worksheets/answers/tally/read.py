"""Reading answers: rows of collected or typed-in sheets, sorted by the worksheet they are of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from worksheets.answers.tally.form import WHO, Form, forms_of
from worksheets.answers.tally.values import Unreadable, read_answer
from worksheets.content.library import Library
from worksheets.content.models import Worksheet
from worksheets.layout.glyphs import unprintable
from worksheets.problems import BadCommand, Code, Problem, Problems, Refused, Where, did_you_mean
from worksheets.register.read import Reading, read_register
from worksheets.register.register import Register
from worksheets.sheet.places import gather, places_of
from worksheets.text.tidy import tidy

WORKSHEET = "worksheet"
ABOUT = ("file", WORKSHEET, "content", "lang", "copy")
"""The columns that say where an answer came from."""


@dataclass(frozen=True, slots=True)
class Returned:
    """One sheet that came back: what is written in its places, empty ones left out.

    `where` is the place of one of its answers in the file.
    """

    values: Mapping[str, str]
    where: Callable[[str], Where]

    @property
    def service(self) -> str:
        """Which service it came from; "" if it does not say."""
        return " ".join(self.values.get("service", "").split())

    @property
    def date(self) -> str:
        """The day it was filled in, as it was written."""
        return " ".join(self.values.get("date", "").split())


@dataclass(frozen=True, slots=True)
class Answers:
    """All sheets of one worksheet that came back, and the variant that they were read as."""

    form: Form
    returned: tuple[Returned, ...]


def read_answers(
    library: Library,
    sources: Sequence[str],
    worksheet: str,
    options: Mapping[str, str],
    problems: Problems,
    reading: Reading | None = None,
) -> list[Answers]:
    """The answers of files by worksheet, in the order of the worksheets.

    `worksheet` is the one that rows without that column are of, or "". Every mistake goes to
    `problems`; a file that cannot be read too.
    """
    if not sources:
        return []
    variants = _variants(library, worksheet, options, problems)
    rows: dict[str, list[tuple[Register, int]]] = {}
    known = dict.fromkeys([*ABOUT, *(name for forms in variants.values()
                                     for name in forms[0].columns)])  # fmt: skip
    for source in sources:
        try:
            register = read_register(source, known, problems, reading=reading)
            for row, name in enumerate(_worksheets(register, variants, worksheet, problems)):
                if name:
                    rows.setdefault(name, []).append((register, row))
        except Refused as refused:
            problems.take(refused if worksheet else _shorter(refused))
    own_words = library.answer_words()
    return [
        _answers(forms, rows[name], own_words, problems)
        for name, forms in variants.items()
        if name in rows
    ]


def _shorter(refused: Refused) -> Refused:
    """The same without the columns of all worksheets, which nobody would read."""
    hint = "worksheets tally --template ID writes a table with the columns of one worksheet"
    return Refused(
        replace(each, hint=hint) if each.code == Code.DATA_EMPTY else each
        for each in refused.problems
    )


def _variants(
    library: Library, worksheet: str, options: Mapping[str, str], problems: Problems
) -> dict[str, list[Form]]:
    """The forms of every worksheet that answers can be to, by id; of one alone if it is named."""
    names = [worksheet] if worksheet else library.worksheet_ids()
    sheets = [library.worksheet(name) for name in names]
    check_options(sheets, options)
    found = {}
    for each in sheets:
        own = {option.name for option in each.options}
        given = {name: value for name, value in options.items() if name in own}
        try:
            forms = forms_of(library, each, given) if not each.records else []
        except Refused as refused:
            # Somebody's other worksheet may be wrong; it is told once, if it is the one.
            if worksheet:
                problems.take(refused)
            continue
        if forms and set(forms[0].columns) - set(WHO):
            found[each.id] = forms
    if worksheet and not found and not problems.errors:
        raise nothing_to_tally(worksheet)
    return found


def nothing_to_tally(worksheet: str) -> BadCommand:
    """The refusal of a worksheet that has no place for an answer."""
    message = f"there is nothing to tally on “{worksheet}”"
    return BadCommand([Problem(Code.BAD_VALUE, message, "it has no places for answers")])


def check_options(sheets: Sequence[Worksheet], options: Mapping[str, str]) -> None:
    """Raise `BadCommand` for an option, or a value of one, that none of some worksheets has."""
    known = {option.name: option for each in sheets for option in each.options}
    for name, value in options.items():
        if name not in known:
            message, hint = f"there is no option “{name}” here", did_you_mean(name, known)
            raise BadCommand([Problem(Code.UNKNOWN_OPTION, message, hint)])
        if value not in known[name].values:
            message = f"option “{name}” cannot be “{value}”"
            hint = did_you_mean(value, known[name].values)
            raise BadCommand([Problem(Code.BAD_VALUE, message, hint)])


def _worksheets(
    register: Register, variants: Mapping[str, list[Form]], chosen: str, problems: Problems
) -> list[str]:
    """The worksheet that each row is an answer to; "" for one that says none that there is."""
    found: list[str] = []
    named = WORKSHEET in register.columns
    guess: str | None = None
    for row in range(len(register.rows)):
        name = register.record(row)[WORKSHEET].strip() if named else ""
        if not name:
            if guess is None:
                guess = chosen or _matching(register, variants, problems)
            name = guess
        elif name not in variants:
            message = f"there are no answers to a worksheet “{name}”"
            hint = did_you_mean(name, variants)
            where = register.where(row, WORKSHEET)
            problems.add(Code.UNKNOWN_WORKSHEET, message, hint, where)
            name = ""
        found.append(name)
    return found


def _matching(register: Register, variants: Mapping[str, list[Form]], problems: Problems) -> str:
    """The one worksheet that has all columns of a file, or is made up of just them."""
    columns = set(register.columns) - set(WHO) - set(ABOUT)
    lists = {line: name for forms in variants.values()
             for name, lines in forms[0].lists.items() for line in lines}  # fmt: skip
    columns = {lists.get(name, name) for name in columns}
    have = [name for name, forms in variants.items() if columns <= set(forms[0].columns)]
    if len(have) > 1:
        have = [name for name in have if _asked(variants[name][0]) <= columns] or have
    if columns and len(have) == 1:
        return have[0]
    where = Where(register.name, 1)
    if have:
        message = f"the columns could be answers to {' or '.join(have)}"
    else:
        message = "the columns are no one worksheet’s places"
    hint = "name the worksheet: --worksheet ID, or a column “worksheet”"
    problems.add(Code.TALLY_WHICH_WORKSHEET, message, hint, where)
    return ""


def _asked(form: Form) -> set[str]:
    """The places of the plain sheet that a tally reads."""
    return {item.name for item in form.items} | ({*form.boxes} & {
        place.list_name or place.name for place in places_of(form.sheet)
    })  # fmt: skip


def _answers(
    forms: Sequence[Form],
    rows: Sequence[tuple[Register, int]],
    own_words: Mapping[str, str],
    problems: Problems,
) -> Answers:
    """The rows as sheets, read as the variant of the worksheet that understands most of them."""
    cells = [(register.record(row), register, row) for register, row in rows]
    records = [record for record, _, _ in cells]
    form = min(forms, key=lambda each: _unreadable(each, records, own_words))
    items = {item.name: item for item in form.items}
    lines = {line: name for name, lines in form.lists.items() for line in lines}
    returned = []
    for record, register, row in cells:
        values = {}
        for name, cell in record.items():
            text = tidy(cell).strip()
            if not text or name in ABOUT or name not in form.columns:
                continue
            where = register.where(row, name)
            try:
                values[name] = read_answer(items[name], text, own_words) if name in items else text
            except Unreadable as answers:
                message = f"“{text}” is no answer to {name}"
                problems.add(Code.TALLY_UNREADABLE, message, f"one of: {answers}", where)
            if lines.get(name, name) in form.boxes or name in WHO:
                for each in unprintable(text, f"the answer to {name}", where):
                    problems.add(each.code, each.message, each.hint, each.where)
        values = gather(values, form.lists)
        returned.append(Returned(values, partial(register.where, row)))
    return Answers(form, tuple(returned))


def _unreadable(
    form: Form, records: Sequence[Mapping[str, str]], own_words: Mapping[str, str]
) -> int:
    """How many different answers a variant of the worksheet does not understand."""
    count = 0
    for item in form.items:
        for cell in {record.get(item.name, "").strip() for record in records} - {""}:
            try:
                read_answer(item, cell, own_words)
            except Unreadable:
                count += 1
    return count
