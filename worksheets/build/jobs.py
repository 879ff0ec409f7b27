"""Files to write: which copies go into which file, in which format, and the files themselves."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from worksheets.build.authorship import Authorship
from worksheets.build.copies import Copies
from worksheets.files import paths
from worksheets.files.names import Pattern
from worksheets.files.whole import STDOUT, whole_file
from worksheets.pdf.metadata import Metadata, moment
from worksheets.problems import BadCommand, Code, Problem, Refused, unknown
from worksheets.record import record
from worksheets.version import __version__

FORMATS = ("pdf", "html")
"""What a sheet can be written as; each has a module of its own beside this one."""


@record
class About:
    """What every file of a run says of itself: when it was made, if it says when."""

    date: datetime | None = None


@record
class Written:
    """What was written: how many pages, and the hash of the bytes."""

    pages: int
    sha256: str


@record
class Job:
    """One file to write: its path, what it is about, and what writes it to a stream."""

    path: str
    title: str
    worksheets: tuple[str, ...]
    lang: str
    profile: str
    write: Callable[[BinaryIO, About], Written]


def format_of(output: str, given: str = "") -> str:
    """The format that `--format` or the suffix of `-o` says; raises `BadCommand` for any other."""
    suffix = "" if output == STDOUT or is_folder(output) else Path(output).suffix.lower()
    named = suffix.removeprefix(".")
    if named and named not in FORMATS:
        message = f"-o {output} ends in {suffix}, but worksheets are PDF or HTML"
        raise BadCommand([Problem(Code.BAD_VALUE, message, "end it in .pdf or .html")])
    if given and given not in FORMATS:
        raise BadCommand([unknown(Code.BAD_VALUE, "format", given, FORMATS)])
    if given and named and given != named:
        message = f"--format {given} and -o {output} contradict each other"
        raise BadCommand([Problem(Code.BAD_VALUE, message, "leave --format out")])
    return named or given or "pdf"


def plan(copies: Copies, output: str, pattern: Pattern | None = None) -> Iterator[Job]:
    """The files to write, in order; raises `BadCommand` where the format cannot do what is asked.

    A format is imported when it is asked for.
    """
    if copies.request.form == "html":
        from worksheets.build.html_files import html_jobs

        return html_jobs(copies, output, pattern)
    from worksheets.build.pdf_files import pdf_jobs

    return pdf_jobs(copies, output, pattern)


def draw(job: Job, about: About, *, dry_run: bool = False) -> Written:
    """Write a job's file; a dry run writes the bytes to nowhere."""
    with whole_file(os.devnull if dry_run else job.path) as out:
        return job.write(out, about)


def tool() -> str:
    """What made a file: this package and its version, ReportLab and its version."""
    import reportlab

    return f"worksheets {__version__}, ReportLab {reportlab.Version}"


def metadata(title: str, by: Authorship, lang: str, date: datetime | None) -> Metadata:
    """What a PDF of some words says of itself."""
    return Metadata(title, by.author, lang, tool(), date, by.licence, by.publisher)


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
        message = f"SOURCE_DATE_EPOCH is “{given}”, which is not a date"
        hint = "set it to a whole number: the seconds since the start of 1970"
        raise Refused([Problem(Code.BAD_ENVIRONMENT, message, hint)]) from error


def is_folder(output: str) -> bool:
    """Whether `output` names a folder: it ends as one does, or is one."""
    return output != STDOUT and (output.endswith(("/", os.sep)) or paths.is_folder(output))
