"""Writing what was built: which copies go into which file, and the files themselves."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from worksheets import __version__
from worksheets.build.copies import Copies
from worksheets.build.entries import Entry
from worksheets.files.names import Names, Pattern
from worksheets.files.whole import STDOUT, whole_file
from worksheets.pdf.document import Copy, Written, write_document
from worksheets.pdf.forms import Fields
from worksheets.pdf.metadata import Metadata, moment
from worksheets.pdf.page_cache import PageCache
from worksheets.problems import Code, Problem, Refused
from worksheets.record import record


@record
class Job:
    """One file to write: its path, what it is about, and its copies, made when it is written."""

    path: str
    title: str
    worksheets: tuple[str, ...]
    lang: str
    profile: str
    fields: Fields
    cache: PageCache
    copies: Callable[[], Iterable[Copy]]


def plan(press: Copies, output: str, pattern: Pattern | None = None) -> Iterator[Job]:
    """The files to write.

    One for each row by `pattern`; all in one where `output` names a file; else one for each sheet.
    """
    every = range(len(press.blanks))
    if pattern:
        yield from _split(press, Path(output or "."), pattern)
    elif output and not is_folder(output):
        yield _job(press, output, every, press.entries, press.entries.copies)
    else:
        taken = set()
        for number, blank in enumerate(press.blanks):
            path = str(Path(output or ".") / f"{blank.name}.pdf")
            if path not in taken:
                yield _job(press, path, [number], press.entries, press.entries.copies)
            taken.add(path)


def draw(job: Job, author: str, date: datetime | None, *, dry_run: bool) -> Written:
    """Write a job's file; a dry run writes the bytes to nowhere."""
    about = Metadata(job.title, author, job.lang, tool(), date)
    with whole_file(os.devnull if dry_run else job.path) as out:
        return write_document(out, job.copies(), about, job.fields, cache=job.cache)


def tool() -> str:
    """What made a file: this package and its version, ReportLab and its version."""
    import reportlab

    return f"worksheets {__version__}, ReportLab {reportlab.Version}"


def source_date() -> datetime | None:
    """The date of SOURCE_DATE_EPOCH, if it is set; raises `Refused` if it is no date."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return None
    try:
        if not re.fullmatch("-?[0-9]+", given):
            raise ValueError("no whole number")
        return moment(int(given))
    except ValueError as error:
        message = f"SOURCE_DATE_EPOCH is “{given}”, which is no date"
        hint = "a whole number: seconds since the start of 1970"
        raise Refused([Problem(Code.BAD_ENVIRONMENT, message, hint)]) from error


def is_folder(output: str) -> bool:
    """Whether `output` names a folder: it ends as one does, or is one."""
    return output != STDOUT and (output.endswith(("/", os.sep)) or Path(output).is_dir())


def _job(
    press: Copies, path: str, numbers: Sequence[int], entries: Iterable[Entry], copies: int
) -> Job:
    """One file with the copies of some blanks for some entries, so many of each blank."""
    blanks = [press.blanks[number] for number in numbers]
    first = next(iter(entries), None)
    return Job(
        path,
        "; ".join(dict.fromkeys(blank.sheet.title.text for blank in blanks)),
        tuple(blank.worksheet.id for blank in blanks),
        first.lang if first else press.request.lang,
        first.profile if first else press.request.profile,
        press.fields(numbers, copies),
        press.cache,
        lambda: press.copies(numbers, entries, named=len(blanks) * copies > 1),
    )


def _split(press: Copies, folder: Path, pattern: Pattern) -> Iterator[Job]:
    """A file for each row, or for each row and sheet where the pattern tells the sheets apart."""
    names = Names()
    every = list(range(len(press.blanks)))
    groups = [[number] for number in every] if "worksheet" in pattern.fields else [every]
    for entry in press.entries:
        if not entry.copies:
            continue
        record = press.register.record(entry.number - 1) if press.register else {}
        for numbers in groups:
            known = {**record, "worksheet": press.blanks[numbers[0]].name}
            path = folder / names.take(pattern.fill(known, entry.number))
            yield _job(press, str(path), numbers, [entry], entry.copies)
