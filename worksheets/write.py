"""Writing what was built: which copies go into which file, and the files themselves."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from worksheets import __version__
from worksheets.build import Blank
from worksheets.layout.filled import Filled
from worksheets.output import STDOUT, whole_file
from worksheets.pdf.document import write_document
from worksheets.pdf.metadata import Metadata, moment
from worksheets.problems import Problem, Refused


@dataclass(frozen=True, slots=True)
class Job:
    """One file to write: its path and the copies in it, each as often as it is there."""

    path: str
    title: str
    worksheets: tuple[str, ...]
    copies: tuple[Filled, ...]


def plan(
    blanks: Sequence[Blank], filled: Sequence[Sequence[Filled]], copies: int, output: str
) -> list[Job]:
    """The files to write: all in one where `output` names a file, else one for each sheet."""
    if output and not _is_folder(output):
        every = tuple(copy for each in filled for _ in range(copies) for copy in each)
        ids = tuple(blank.worksheet.id for blank in blanks)
        return [Job(output, _title(every), ids, every)]
    jobs, taken = [], set()
    for blank, each in zip(blanks, filled, strict=True):
        path = str(Path(output or ".") / f"{blank.name}.pdf")
        if path not in taken:
            ids = (blank.worksheet.id,)
            jobs.append(Job(path, each[0].sheet.title, ids, tuple(each) * copies))
        taken.add(path)
    return jobs


def draw(job: Job, author: str, date: datetime | None, *, dry_run: bool) -> tuple[int, str]:
    """Write a job's file and say its pages and hash; a dry run writes the bytes to nowhere."""
    about = Metadata(job.title, author, job.copies[0].sheet.lang, tool(), date)
    with whole_file(os.devnull if dry_run else job.path) as out:
        written = write_document(out, job.copies, about)
    return written.pages, written.sha256


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
        return moment(int(given))
    except ValueError as error:
        message = f"SOURCE_DATE_EPOCH is “{given}”, which is no date"
        hint = "a whole number: seconds since the start of 1970"
        raise Refused([Problem("bad-environment", message, hint)]) from error


def _title(filled: Sequence[Filled]) -> str:
    """The title of a file: its sheets' titles, each once."""
    return "; ".join(dict.fromkeys(copy.sheet.title for copy in filled))


def _is_folder(output: str) -> bool:
    return output != STDOUT and (output.endswith(("/", os.sep)) or Path(output).is_dir())
