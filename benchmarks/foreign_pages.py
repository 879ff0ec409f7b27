"""Pages that are none of ours: letters, tables and forms made here, and PDFs of this machine."""

from __future__ import annotations

import contextlib
import io
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from scan_pages import WAYS, shot
from tools.paper.people import Family
from tools.paper.prints import Picture, picture_of

DOCUMENTS = Path("/usr/share/doc")
WORDS = (
    "partnership", "agency", "team", "children", "service", "meeting", "review", "school",
    "health", "practice", "agreed", "shared", "training", "aims", "date", "name", "group",
    "page", "support", "family", "plan", "values", "roles", "manager", "action", "professional",
    "information", "policy", "future", "resources", "working", "effective", "checklist",
    "diamond",
)  # fmt: skip
"""Words of the field: a page with none of them would be too easily told from ours."""


def _sentence(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(words)).capitalize() + "."


def _head(canvas: Canvas, rng: random.Random) -> float:
    canvas.setFont("Helvetica-Bold", rng.choice([16, 20]))
    canvas.drawString(60, 770, _sentence(rng, 4)[:-1])
    canvas.setFont("Helvetica", 12)
    return 740.0


def letter(canvas: Canvas, rng: random.Random) -> None:
    """A letter: an address, paragraphs."""
    y = _head(canvas, rng)
    for _ in range(rng.randint(15, 40)):
        canvas.drawString(60, y, _sentence(rng, rng.randint(4, 13)))
        y -= rng.choice([15, 15, 15, 30])


def grid(canvas: Canvas, rng: random.Random) -> None:
    """A table with frames, some of its cells filled."""
    top = _head(canvas, rng)
    rows, columns = rng.randint(4, 20), rng.randint(2, 6)
    high, wide = 680 / rows, 480 / columns
    for row in range(rows):
        for column in range(columns):
            canvas.rect(60 + column * wide, top - (row + 1) * high, wide, high)
            if rng.random() < 0.5:
                words = f"{rng.choice(WORDS)} {rng.randint(1, 99)}"
                canvas.drawString(64 + column * wide, top - row * high - 14, words)


def form(canvas: Canvas, rng: random.Random) -> None:
    """Another body's form: questions with boxes of 5 mm, lines to write on."""
    y = _head(canvas, rng)
    for number in range(1, rng.randint(14, 30)):
        if rng.random() < 0.75:
            canvas.rect(60, y - 3, 14.2, 14.2)
            canvas.drawString(84, y, f"{number} {_sentence(rng, rng.randint(4, 11))}")
        else:
            canvas.drawString(60, y, f"{rng.choice(WORDS).capitalize()}:")
            canvas.line(140, y - 2, 530, y - 2)
        y -= rng.choice([22, 24, 28])


def made(count: int, seed: int) -> bytes:
    """A PDF of so many letters, tables and forms."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    for number in range(count):
        (letter, grid, form)[number % 3](canvas, random.Random(seed + number))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _documents() -> Iterator[pypdfium2.PdfDocument]:
    """The PDFs among this machine's documentation that can be read."""
    for path in sorted(DOCUMENTS.rglob("*.pdf")):
        with contextlib.suppress(pypdfium2.PdfiumError):
            yield pypdfium2.PdfDocument(path)


def foreign_pages(family: Family, first_seed: int, count: int) -> Iterator[tuple[int, Picture]]:
    """Pages that are none of ours, as scans and photographs."""
    found = list(_documents())
    pages = [(document, n) for document in found for n in range(len(document))][: count * 2 // 5]
    own = pypdfium2.PdfDocument(made(count - len(pages), first_seed))
    pages += [(own, n) for n in range(len(own))]
    ways = [WAYS["grey"][0], WAYS["1-bit"][0], WAYS["photographs"][0]]
    for number, (document, n) in enumerate(pages):
        rng = np.random.default_rng(first_seed + number)
        page, _ = family.copied(picture_of(document, n), rng)
        yield number, shot(page, rng, family, ways[number % 3], "usual")
