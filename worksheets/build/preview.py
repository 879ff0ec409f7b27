"""Pictures of pages, drawn by PDFium from the very file that build would write."""

from __future__ import annotations

import io
from collections.abc import Iterator

from worksheets.build.jobs import About, Job
from worksheets.files.whole import whole_file
from worksheets.problems import Code, Problem, Refused


def pictures(job: Job, stem: str, dots: int) -> list[str]:
    """Write a PNG a page, `dots` an inch: STEM.png, STEM-2.png …; their paths.

    Raises `Refused` where PDFium is not installed.
    """
    paths = []
    for number, data in enumerate(page_pictures(job, dots)):
        path = f"{stem}.png" if number == 0 else f"{stem}-{number + 1}.png"
        with whole_file(path) as file:
            file.write(data)
        paths.append(path)
    return paths


def page_pictures(job: Job, dots: int) -> Iterator[bytes]:
    """A PNG of each page, `dots` an inch; raises `Refused` where PDFium is not installed."""
    try:
        import pypdfium2
    except ImportError as error:
        message = "pictures need the package pypdfium2"
        hint = "pip install pypdfium2"
        raise Refused([Problem(Code.MISSING_PACKAGE, message, hint)]) from error
    out = io.BytesIO()
    job.write(out, About())
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        for number in range(len(document)):
            picture = document[number].render(scale=dots / 72, grayscale=True).to_pil()
            drawn = io.BytesIO()
            picture.save(drawn, format="PNG", optimize=True)
            yield drawn.getvalue()
