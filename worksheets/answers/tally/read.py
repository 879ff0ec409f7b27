"""Reading answers: rows of collected or typed-in sheets, sorted by the worksheet they are of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from worksheets.answers.tally.form import Form, forms_of
from worksheets.answers.tally.returned import Returned
from worksheets.content.library import Library
from worksheets.content.models import Worksheet
from worksheets.problems import (
    BadCommand,
    Code,
    Problem,
    Problems,
    Refused,
    Where,
    did_you_mean,
    unknown,
)
from worksheets.register.read import read_register
from worksheets.register.reading import Reading
from worksheets.register.register import Register
from worksheets.sheet.answers import read_answer
from worksheets.sheet.places import spread
from worksheets.text.shown import shown
from worksheets.text.tidy import tidy

WORKSHEET, CONTENT = "worksheet", "content"
ABOUT = ("file", WORKSHEET, CONTENT, "lang", "copy")
"""The columns that say where an answer came from."""


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
    known = dict.fromkeys(
        [*ABOUT, *(name for forms in variants.values() for name in _columns(forms[0]))]
    )
    reading = replace(reading or Reading(), synonyms=library.column_words())
    for source in sources:
        try:
            register = read_register(source, known, problems, reading=reading, lenient=True)
            for row, name in enumerate(_worksheets(register, variants, worksheet, problems)):
                if name:
                    rows.setdefault(name, []).append((register, row))
        except Refused as refused:
            problems.take(refused if worksheet else _shorter(refused))
    own_words = library.answer_words()
    return [
        _answers([Reader(form, own_words, problems) for form in forms], rows[name])
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
    if worksheet:
        sheets = [library.worksheet(worksheet)]
    else:
        sheets = [each for name in library.worksheet_ids() if (each := _sound(library, name))]
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
        if forms and forms[0].places:
            found[each.id] = forms
    if worksheet and not found and not problems.errors:
        raise nothing_to_tally(worksheet)
    return found


def _sound(library: Library, name: str) -> Worksheet | None:
    """A worksheet, or None if its file is wrong: that is no matter for answers to another one."""
    try:
        return library.worksheet(name)
    except Refused:
        return None


def nothing_to_tally(worksheet: str) -> BadCommand:
    """The refusal of a worksheet that has no place for an answer."""
    message = f"there is nothing to tally on “{worksheet}”"
    return BadCommand([Problem(Code.BAD_VALUE, message, "it has no places for answers")])


def check_options(sheets: Sequence[Worksheet], options: Mapping[str, str]) -> None:
    """Raise `BadCommand` for an option, or a value of one, that none of some worksheets has."""
    known = {option.name: option for each in sheets for option in each.options}
    for name, value in options.items():
        if name not in known:
            raise BadCommand([unknown(Code.UNKNOWN_OPTION, "option", name, known)])
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
    told: set[str] = set()
    for row in range(len(register.rows)):
        name = register.record(row)[WORKSHEET].strip() if named else ""
        if not name:
            if guess is None:
                guess = chosen or _matching(register, variants, problems)
            name = guess
        elif name not in variants:
            if name not in told:
                # Once is enough for all rows that say so.
                told.add(name)
                where = register.where(row, WORKSHEET)
                problems.record(unknown(Code.UNKNOWN_WORKSHEET, "worksheet", name, variants, where))
            name = ""
        found.append(name)
    return found


def _columns(form: Form) -> list[str]:
    """The columns of answers to a worksheet, those that say who answered among them."""
    return [*form.worksheet.tally.about_whom, *form.columns]


def _matching(register: Register, variants: Mapping[str, list[Form]], problems: Problems) -> str:
    """The one worksheet that has all columns of a file, or is made up of just them."""
    columns = set(register.columns) - set(ABOUT)
    asked = {
        name: columns - set(forms[0].worksheet.tally.about_whom) for name, forms in variants.items()
    }
    have = [name for name in variants if asked[name] <= set(variants[name][0].columns)]
    have = [name for name in have if asked[name]]
    if len(have) > 1:
        have = [name for name in have if set(variants[name][0].places) <= columns] or have
    if len(have) == 1:
        return have[0]
    where = Where(register.name, 1)
    if have:
        message = f"the columns could be answers to {' or '.join(have)}"
    else:
        message = "the columns are not the places of any one worksheet"
    hint = "name the worksheet: --worksheet ID, or a column “worksheet”"
    problems.add(Code.TALLY_WHICH_WORKSHEET, message, hint, where)
    return ""


def _answers(readers: Sequence[Reader], rows: Sequence[tuple[Register, int]]) -> Answers:
    """The rows as sheets, read as the variant of the worksheet that fits them best.

    That is the one under which the fewest answers are odd. A form that was filled in on a screen
    says no for a box that is not ticked. So where rows were collected, an empty box beside answers
    is odd too: it is a scale of which nothing was chosen.
    """
    best = readers[0]
    if len(readers) > 1:
        items = {name for reader in readers for name in reader.form.items}
        cells: Counter[tuple[str, str]] = Counter()
        for register, row in rows:
            record = register.record(row)
            answers = {name: record[name] for name in items & record.keys()}
            collected = bool(record.get(CONTENT)) and any(answers.values())
            cells.update((name, text) for name, text in answers.items() if text or collected)
        best = min(readers, key=lambda reader: reader.odd(cells))
    found = (
        best.read(register.record(row), partial(register.where, row)) for register, row in rows
    )
    return Answers(best.form, tuple(found))


class Reader:
    """Reads rows as sheets of one variant of a worksheet.

    `own_words` are the languages' words for answers, as `Library.answer_words` has them.
    """

    def __init__(self, form: Form, own_words: Mapping[str, str], problems: Problems) -> None:
        self.form = form
        self._own_words = own_words
        self._problems = problems
        self._columns = frozenset(form.columns)
        self._known: dict[tuple[str, str], str | None] = {}

    def read(self, record: Mapping[str, str], where: Callable[[str], Where]) -> Returned:
        """A row as one sheet that came back; a choice that cannot be read is a warning."""
        settings = self.form.worksheet.tally
        values: dict[str, str] = {}
        odd: dict[str, str] = {}
        for name, cell in record.items():
            text = tidy(cell).strip()
            if not text or name in settings.about_whom or name not in self._columns:
                continue
            answer = self._answer(name, text)
            if answer is None:
                odd[name] = text
                self._tell_odd(name, text, where(name))
            else:
                values[name] = answer
        return Returned(
            spread(values, self.form.lists),
            where,
            odd,
            group=" ".join(record.get(settings.group, "").split()),
            date=" ".join(record.get(settings.date, "").split()),
        )

    def odd(self, cells: Mapping[tuple[str, str], int]) -> int:
        """How many of some cells, by their place and text, cannot be read."""
        count = 0
        for (name, text), times in cells.items():
            item = self.form.items.get(name)
            if item:
                count += times * (self._answer(name, text) is None if text else item.box)
        return count

    def _answer(self, name: str, text: str) -> str | None:
        """What is written in a place; of a choice the answer that it means, or None."""
        item = self.form.items.get(name)
        if not item:
            return text
        key = (name, text)
        if key not in self._known:
            self._known[key] = read_answer(text, item.answers, self._own_words)
        return self._known[key]

    def _tell_odd(self, name: str, text: str, where: Where) -> None:
        message = f"“{shown(text)}” is not an answer to {name}; it is counted apart"
        hint = f"one of: {', '.join(self.form.items[name].answers)}"
        self._problems.add(Code.TALLY_ODD_ANSWER, message, hint, where)
