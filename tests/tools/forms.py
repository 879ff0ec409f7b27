"""Forms for tests: built as `build --fillable` does, filled in, collected."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tools.fillers import by_pikepdf
from worksheets.answers.collect.answer import Answer
from worksheets.answers.collect.collect import collect
from worksheets.answers.collect.copies import ABOUT, copies_of
from worksheets.answers.collect.pdf import read_pdf
from worksheets.build.copies import Copies
from worksheets.build.request import Request
from worksheets.content.library import Library
from worksheets.pdf.document import write_document
from worksheets.pdf.metadata import Metadata
from worksheets.problems import Problem, Problems

LIBRARY = Library()


def built(path: Path, worksheet: str, copies: int = 1, **more: Any) -> Path:
    """A fillable form of a worksheet."""
    request = Request([worksheet], fillable=True, **more)
    press = Copies(LIBRARY, request, copies)
    total = sum(entry.copies for entry in press.entries)
    out = io.BytesIO()
    every = press.copies([0], press.entries, named=False)
    about = Metadata("A title", "An author", request.lang, "worksheets, a tool")
    write_document(out, every, about, press.fields([0], total))
    path.write_bytes(out.getvalue())
    return path


def filled(path: Path, worksheet: str, values: Mapping[str, str], **more: Any) -> Path:
    """A form of a worksheet that somebody has filled in."""
    blank = built(path.with_suffix(".blank"), worksheet, **more)
    by_pikepdf(blank, path, values)
    return path


def collected(*paths: Path) -> tuple[list[Answer], list[Problem]]:
    """The answers in files, and all that was told of them."""
    problems = Problems()
    answers = collect(LIBRARY, [str(path) for path in paths], problems)
    return answers, problems.found


def codes(found: Sequence[Problem]) -> list[str]:
    """The codes of what was told."""
    return [problem.code for problem in found]


def read_here(data: bytes) -> list[dict[str, str]]:
    """The values in a form's bytes, read in this process: a dict a copy; raises `Refused`."""
    copies, _ = copies_of(read_pdf(data, "form.pdf").fields, "form.pdf")
    return [
        {name: field.value for name, field in copy.items() if name not in ABOUT} for copy in copies
    ]
