"""PDF files: many copies in one, or one for each row or sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from worksheets.build.copies import Copies
from worksheets.build.entries import Entry
from worksheets.build.jobs import About, Job, Written, is_folder, metadata
from worksheets.build.request import Request
from worksheets.files.names import Names, Pattern
from worksheets.pdf.document import write_document
from worksheets.pdf.imposition import IMPOSITIONS
from worksheets.pdf.printing import Printing


def pdf_jobs(copies: Copies, output: str, pattern: Pattern | None = None) -> Iterator[Job]:
    """The files to write.

    One for each row by `pattern`; all in one where `output` names a file; else one for each sheet.
    """
    every = range(len(copies.blanks))
    if pattern:
        yield from _split(copies, Path(output or "."), pattern)
    elif output and not is_folder(output):
        yield _job(copies, output, every, copies.entries, copies.entries.copies)
    else:
        taken = set()
        for number, blank in enumerate(copies.blanks):
            path = str(Path(output or ".") / f"{blank.name}.pdf")
            if path not in taken:
                yield _job(copies, path, [number], copies.entries, copies.entries.copies)
            taken.add(path)


def _job(
    copies: Copies, path: str, numbers: Sequence[int], entries: Iterable[Entry], count: int
) -> Job:
    """One file with the copies of some blanks for some entries, so many of each blank."""
    blanks = [copies.blanks[number] for number in numbers]
    first = next(iter(entries), None)
    title = "; ".join(dict.fromkeys(blank.sheet.title.text for blank in blanks))
    lang = first.lang if first else copies.request.lang

    def write(out: BinaryIO, about: About) -> Written:
        written = write_document(
            out,
            copies.copies(numbers, entries, named=len(blanks) * count > 1),
            metadata(title, copies.authorship(numbers), lang, about.date),
            copies.fields(numbers, count),
            printing=_printing(copies.request),
            cache=copies.cache,
        )
        return Written(written.pages, written.sha256)

    return Job(
        path,
        title,
        tuple(blank.worksheet.id for blank in blanks),
        lang,
        first.profile if first else copies.request.profile,
        write,
    )


def _printing(request: Request) -> Printing:
    """How the files of a request are printed: whoever prints them chooses the sides."""
    imposed = next((each for each in IMPOSITIONS if each == request.impose), None)
    return Printing(impose=imposed)


def _split(copies: Copies, folder: Path, pattern: Pattern) -> Iterator[Job]:
    """A file for each row, or for each row and sheet where the pattern tells the sheets apart."""
    names = Names(".pdf")
    every = list(range(len(copies.blanks)))
    groups = [[number] for number in every] if "worksheet" in pattern.fields else [every]
    for entry in copies.entries:
        if not entry.copies:
            continue
        for numbers in groups:
            known = {**copies.record(entry), "worksheet": copies.blanks[numbers[0]].name}
            path = folder / names.take(pattern.fill(known, entry.number))
            yield _job(copies, str(path), numbers, [entry], entry.copies)
