"""Which answers a table or a workbook has room for."""

from __future__ import annotations

from collections.abc import Sequence

from worksheets.answers.collect.answer import Answer
from worksheets.answers.collect.table import too_wide
from worksheets.answers.collect.workbook import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, too_long
from worksheets.problems import Code, Problems, Where
from worksheets.text.shown import shown


def fitting(answers: Sequence[Answer], form: str, problems: Problems) -> list[Answer]:
    """The answers that fit into a file of a format; the others are errors in `problems`.

    CSV has room for any length of text, a workbook has not; the other formats hold everything.
    """
    if form not in ("csv", "xlsx"):
        return list(answers)
    workbook = form == "xlsx"
    wide = set(too_wide(answers, MOST_COLUMNS if workbook else None))
    for file in sorted(wide):
        message = "it has too many fields for a table, so its answers are left out"
        hint = "collect it alone, as JSON"
        problems.add(Code.ANSWERS_TOO_MUCH, message, hint, Where(file))
    found = [
        answer
        for answer in answers
        if answer.file not in wide and not (workbook and _is_too_long(answer, problems))
    ]
    if workbook and len(found) >= MOST_ROWS:
        message = f"a workbook has {MOST_ROWS:,} rows, so the answers from here on are left out"
        problems.add(Code.ANSWERS_TOO_MUCH, message, "write CSV", Where(found[MOST_ROWS - 1].file))
        del found[MOST_ROWS - 1 :]
    return found


def _is_too_long(answer: Answer, problems: Problems) -> bool:
    """Whether an answer has a value that no cell can hold, which is an error."""
    # The quotation mark that it may get before it counts too.
    long = next((name for name, value in answer.fields.items() if too_long(f"'{value}")), None)
    if long is None:
        return False
    message = f"copy {shown(answer.copy)} is left out: “{long}” has more than "
    message += f"{MOST_CHARACTERS:,} characters, which is too long for a cell"
    problems.add(Code.ANSWERS_TOO_LONG, message, where=Where(answer.file))
    return True
