"""Forms that were flattened or printed to a file: ticks and typed texts off their pages."""

from __future__ import annotations

import io
import subprocess
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from tools.fillers import by_pdfium
from tools.forms import built

from worksheets.answers.collect.answer import Answer
from worksheets.answers.scan.blanks import Blanks
from worksheets.answers.scan.pdf_text import MOST_SIGNS, Sign
from worksheets.answers.scan.pictures import read_pictures
from worksheets.answers.scan.typed import TypedTexts
from worksheets.answers.scan.wanted import Wanted
from worksheets.api import collect
from worksheets.content.library import Library
from worksheets.problems import Problems

LIBRARY = Library()
"""Its blanks are made once for all tests."""
BROKEN = "We know each other, we meet every month, and nobody is afraid to ask a question"
"""A sentence that needs two lines."""
LONG = "We meet each month, and " * 20
"""More than a line has room for."""


def typed_in(path: Path, worksheet: str, values: Mapping[str, str]) -> Path:
    """A form that somebody has filled in with Chrome's viewer."""
    blank = built(path.with_suffix(".blank"), worksheet)
    by_pdfium(blank, path, values)
    return path


def printed(form: Path) -> Path:
    """A form as “print to PDF” leaves it: no fields, no metadata of ours."""
    path = form.with_name("printed.pdf")
    subprocess.run(["pdftocairo", "-pdf", form, path], check=True)
    return path


def flattened(form: Path) -> Path:
    """A form as qpdf flattens it, its metadata kept."""
    path = form.with_name("flat.pdf")
    subprocess.run(["qpdf", "--flatten-annotations=all", form, path], check=True)
    return path


def read(path: Path, worksheet: str, review: io.BytesIO | None = None) -> tuple[Answer, list[str]]:
    """The only answer in a file, and the codes of all that was told."""
    problems = Problems()
    [answer] = collect(
        [path], library=LIBRARY, worksheets=worksheet, problems=problems, review=review
    )
    return answer, [problem.code for problem in problems.told]


@pytest.mark.parametrize(
    ("worksheet", "values", "way"),
    [
        ("swot", {"name": "7", "strengths": BROKEN, "threats": "No time.\nNo room"}, printed),
        ("swot", {"name": "7", "strengths": BROKEN, "threats": "No time.\nNo room"}, flattened),
        ("day-evaluation", {"1": "4", "2": "1", "useful": "-"}, printed),
        ("partnership-checklist", {"1.1": "yes", "9.3": "yes", "date": "3 May"}, flattened),
        ("diamond-ranking", {"rank-1": "C", "rank-2": "I"}, printed),
    ],
)
def test_what_a_flattened_form_shows_is_collected_as_from_its_fields(
    worksheet: str, values: Mapping[str, str], way: Callable[[Path], Path], tmp_path: Path
) -> None:
    form = typed_in(tmp_path / "form.pdf", worksheet, values)
    whole, _ = read(form, worksheet)
    answer, told = read(way(form), worksheet)
    assert told == ["answers-flattened"]
    assert answer.fields == whole.fields and not answer.unsure


def test_typed_text_that_may_be_cut_off_is_asked(tmp_path: Path) -> None:
    form = typed_in(tmp_path / "form.pdf", "swot", {"name": LONG, "threats": LONG * 5})
    review = io.BytesIO()
    answer, told = read(printed(form), "swot", review)
    reason = "the typed text may go on beyond its place"
    assert [(each.field, each.reason) for each in answer.unsure] == [
        ("name", reason), ("threats", reason),
    ]  # fmt: skip
    assert told == ["answers-flattened", "scan-written", "scan-unsure"]
    assert review.getvalue().count(b"data:image/png") == 2


def test_a_flattened_form_that_shows_nothing_is_blank_and_told(tmp_path: Path) -> None:
    answer, told = read(printed(typed_in(tmp_path / "form.pdf", "swot", {})), "swot")
    assert answer.blank and told == ["answers-flattened", "answers-blank"]


def test_text_behind_a_scan_is_not_taken(pile: Path, tmp_path: Path) -> None:
    path = tmp_path / "recognised.pdf"
    with pikepdf.open(pile) as pdf:
        pdf.pages[0].contents_add(b"BT /Helv 12 Tf 3 Tr 100 700 Td (Nonsense) Tj ET")
        pdf.save(path)
    [picture] = read_pictures(path, range(1), True)
    assert not isinstance(picture, str)
    assert not picture.drawn and picture.signs == ()


def test_a_page_full_of_text_takes_little_memory() -> None:
    blanks = Blanks(LIBRARY, Wanted(["partnership-checklist"]))
    page = blanks.of(next(blanks.every_variant()))[0]
    signs = [Sign("etaoin shr"[n % 10], n % 900, n % 1200, n % 900 + 5, n % 1200 + 9, False)
             for n in range(MOST_SIGNS)]  # fmt: skip
    tracemalloc.start()
    TypedTexts(page, signs, np.eye(3))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50e6
