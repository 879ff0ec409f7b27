"""What is known of scanned pages before they are read; needs none of the packages for scans."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import field
from typing import BinaryIO

from worksheets.answers.scan.codes import PackCodes
from worksheets.build.request import Request, chosen
from worksheets.content import LANG
from worksheets.content.library import Library
from worksheets.layout.profile import STANDARD
from worksheets.problems import BadCommand, Code, Problem, Refused
from worksheets.record import record

A4 = "a4"

Progress = Callable[[int], AbstractContextManager[Callable[[], None]]]
"""Shows how far work has come: it is told how many pieces there are, then that each is done."""


@record
class Wanted:
    """What the pages may be: what the command line says of them; empty parts say nothing.

    `pack` is what the manifest of a pack says of its codes.
    """

    worksheets: Sequence[str] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    profile: str = ""
    lang: str = ""
    paper: str = ""
    pack: PackCodes = field(default_factory=PackCodes)


@record
class PaperWork:
    """How scanned pages are read: what they may be, and what a person adds.

    `corrections` is a file that a review page saved, or "". A review page of what is left is
    written to `review`, if there is one. `progress` shows how far reading has come.
    """

    wanted: Wanted = field(default_factory=Wanted)
    corrections: str = ""
    review: BinaryIO | None = None
    progress: Progress | None = None


def check_wanted(library: Library, wanted: Wanted) -> None:
    """Raise `BadCommand` if something is wanted that does not exist."""
    spoken = library.in_language(wanted.lang) if wanted.lang else library
    if not (wanted.worksheets or wanted.options or wanted.profile or wanted.paper):
        return
    names = [
        name
        for name in wanted.worksheets or spoken.worksheet_ids()
        if _takes_answers(spoken, name, named=bool(wanted.worksheets))
    ]
    request = Request(
        names,
        options=wanted.options,
        profile=wanted.profile or STANDARD,
        paper=wanted.paper or A4,
        lang=wanted.lang or LANG,
    )
    chosen(spoken, request)


def _takes_answers(library: Library, name: str, *, named: bool) -> bool:
    """Whether people write on a worksheet; raises `BadCommand` if it was `named` and they do not.

    One whose name or file is wrong is kept: `chosen` says what is wrong with it.
    """
    try:
        made_of_records = bool(library.worksheet(name).records)
    except Refused:
        return named
    if made_of_records and named:
        message = f"“{name}” is made from records: nobody fills it in"
        raise BadCommand([Problem(Code.BAD_VALUE, message, "name the worksheet that came back")])
    return not made_of_records
