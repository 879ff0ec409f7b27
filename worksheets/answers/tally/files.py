"""Files of results: pages for people, CSV and JSON for programs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from worksheets.answers.tally.csv_rows import as_csv
from worksheets.answers.tally.summary import SUMMARY_PAPERS, Summary, write_summaries
from worksheets.answers.tally.tally import Result
from worksheets.content.library import Library
from worksheets.files.whole import whole_file
from worksheets.layout.profile import PROFILES
from worksheets.problems import BadCommand, Code, unknown
from worksheets.record import record

DATA = (".csv", ".json")
SUFFIXES = (".pdf", *DATA)


@record
class Pages:
    """How pages of results look: profile and paper by name, and the date that they bear."""

    profile: str
    paper: str
    date: datetime | None


def page_look(profile: str, paper: str, date: datetime | None) -> Pages:
    """How pages of results look; raises `BadCommand` for a profile or a paper that is none."""
    wrong = [
        unknown(code, kind, name, known)
        for code, kind, name, known in (
            (Code.UNKNOWN_PROFILE, "profile", profile, PROFILES),
            (Code.UNKNOWN_PAPER, "paper", paper, SUMMARY_PAPERS),
        )
        if name not in known
    ]
    if wrong:
        raise BadCommand(wrong)
    return Pages(profile, paper, date)


def write_result_files(
    paths: Sequence[str],
    library: Library,
    results: Sequence[Result],
    summaries: Sequence[Summary],
    pages: Pages,
) -> list[dict[str, object]]:
    """Write results to each path by its suffix; what was written, as plain data.

    `summaries` are the pages of the results; a path that is no data is made of them.
    """
    return [
        _write_data(path, results)
        if path.endswith(DATA)
        else _write_pages(path, library, summaries, pages)
        for path in paths
    ]


def as_data(results: Sequence[Result]) -> list[dict[str, Any]]:
    """Results as plain data."""
    return [result.as_dict() for result in results]


def write_bytes(path: str, data: bytes) -> dict[str, object]:
    """Write a file at once or not at all; its path and the hash of its bytes."""
    with whole_file(path) as out:
        out.write(data)
    return {"path": Path(path).as_posix(), "sha256": hashlib.sha256(data).hexdigest()}


def _write_pages(
    path: str, library: Library, summaries: Sequence[Summary], pages: Pages
) -> dict[str, object]:
    written = write_summaries(path, library, summaries, pages.profile, pages.paper, pages.date)
    return {
        "path": Path(path).as_posix(),
        "pages": written.pages,
        "sha256": written.sha256,
        "worksheet": " ".join(summary.worksheet.id for summary in summaries),
        "lang": library.lang,
        "profile": pages.profile,
    }


def _write_data(path: str, results: Sequence[Result]) -> dict[str, object]:
    if path.endswith(".csv"):
        return write_bytes(path, as_csv(results))
    members = {"results": as_data(results)}
    return write_bytes(path, (json.dumps(members, ensure_ascii=False, indent=2) + "\n").encode())
