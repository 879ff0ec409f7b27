"""Reading returned files: in child processes, because strangers made them.

A child reads a batch of files, so that five hundred honest ones do not need five hundred children.
If a file breaks its child, another child reads the rest of the batch.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from worksheets.answers.collect.copies import ABOUT, WORKSHEET, Copy, copies_of
from worksheets.answers.collect.fdf import HEAD as FDF
from worksheets.answers.collect.fdf import NotWhole, read_fdf
from worksheets.answers.collect.limits import (
    CHILD,
    MOST_BYTES,
    MOST_PAPER,
    MOST_TEXT,
    TooMuch,
)
from worksheets.answers.collect.page_answers import Collected, NotOurs, read_page_answers
from worksheets.answers.collect.pages import Mark
from worksheets.answers.collect.pdf import (
    BROKEN,
    Form,
    NoForm,
    damaged,
    limit_qpdf,
    read_pdf,
    too_much,
)
from worksheets.answers.collect.values import Field
from worksheets.answers.collect.xfdf import read_xfdf
from worksheets.answers.scan.kinds import is_heic, is_picture
from worksheets.answers.unsure import Unsure
from worksheets.files.read import ordinary_file
from worksheets.pdf.forms import REGISTERED
from worksheets.problems import Code, Problem, Refused, Where
from worksheets.process.child import in_child
from worksheets.process.limits import LimitReached
from worksheets.process.progress import working_on
from worksheets.process.workers import processors, share_out

BATCH = 50
"""The files that one child reads."""
MOST_SECONDS = 2
"""Processor time after which a child begins no further file."""
MOST_CHILDREN = 2
"""The children that read at the same time; each may take as much memory as `CHILD` says."""
MOST_TOLD = 5
"""The marks beside fields that a warning names."""
HEAD = 1024
"""A file says what it is within its first bytes."""
PDF = b"%PDF-"
BOM = b"\xef\xbb\xbf"
XML = (b"<?xml", b"<xfdf", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\0<")


class ReturnedFile(NamedTuple):
    """A file to read: its path, what it is called in problems, and whether a folder held it."""

    path: Path
    name: str
    in_folder: bool = False


class ReturnedCopy(NamedTuple):
    """One copy out of a file: what its hidden fields say, in the order of `ABOUT`, and the others.

    It is `registered` if its `copy` is the `id` of a row of a register. It has `kept` what it was
    built with, unless a program took that away. On paper, something may be `filled` in that is not
    read, and boxes may be `unsure`.
    """

    about: tuple[str, ...]
    fields: tuple[Field, ...]
    registered: bool
    kept: bool
    filled: bool = False
    unsure: tuple[Unsure, ...] = ()


class PaperFile(NamedTuple):
    """A file that shows pages of paper; `digest` is the SHA-256 of its bytes."""

    digest: bytes
    pdf: bool


class Returned(NamedTuple):
    """What a file holds; `saved` is when, as it says itself, `changed` as the system says.

    Both are in seconds since 1970. `digest` is the SHA-256 of its bytes. `problems` are warnings.
    It may be `joined` of several files.
    """

    digest: bytes
    copies: tuple[ReturnedCopy, ...]
    problems: tuple[Problem, ...]
    joined: bool
    saved: float | None
    changed: float


Found = Returned | PaperFile | Refused
"""What a file holds, or that it is to be read as paper, or why it is refused."""


def read_files(files: Sequence[ReturnedFile]) -> list[Found]:
    """What each of the files holds, or why it is refused, in their order."""
    batches = [files[start : start + BATCH] for start in range(0, len(files), BATCH)]
    # Beside other threads a fork is not safe; each batch then has its child, one after another.
    jobs = min(MOST_CHILDREN, processors()) if threading.active_count() == 1 else 1
    found = share_out(lambda number: _read_batch(batches[number]), len(batches), jobs)
    return [each for batch in found for each in batch]


def _read_batch(files: Sequence[ReturnedFile]) -> list[Found]:
    found: list[Found] = []
    while len(found) < len(files):
        waiting = files[len(found) :]
        try:
            found += in_child(_read_some, waiting, limits=CHILD)
        except LimitReached as reached:
            # Those before it were read well, but that child could no longer say so.
            bad = int(reached.file or 0)
            found += _read_batch(waiting[:bad])
            found.append(too_much(str(reached), waiting[bad].name))
    return found


def _read_some(files: Sequence[ReturnedFile]) -> list[Found]:
    """In a child: what the first of the files hold, as many as take an ordinary amount.

    The next child reads the others, so that a file is never blamed for what those before it took.
    """
    found: list[Found] = []
    size = 0
    end = time.process_time() + MOST_SECONDS
    limit_qpdf()
    for number, file in enumerate(files):
        if size > MOST_TEXT or time.process_time() > end:
            break
        working_on(str(number))
        try:
            one = _read(file)
        except Refused as refused:
            found.append(refused)
            continue
        found.append(one)
        if isinstance(one, PaperFile):
            continue
        size += sum(len(field.value) for copy in one.copies for field in copy.fields)
    return found


def _read(file: ReturnedFile) -> Returned | PaperFile:
    """One file; raises `Refused`."""
    if "\0" in file.name:
        raise _refused(Code.FILE_MISSING, "no file can be called so", "", file.name)
    with ordinary_file(file.path, file.name) as stream:
        changed = os.fstat(stream.fileno()).st_mtime
        data = stream.read(HEAD)
        paper = is_picture(data)
        if not paper:
            data += stream.read(MOST_BYTES + 1 - HEAD)
        if paper or (len(data) > MOST_BYTES and PDF in data[:HEAD]):
            return PaperFile(_digest(data, stream, file.name), not paper)
    if len(data) > MOST_BYTES:
        message = f"it is larger than {MOST_BYTES // 1_000_000} MB"
        raise _refused(Code.FILE_TOO_LARGE, message, "", file.name)
    try:
        form = _form(data, file)
        copies, joined = copies_of(form.fields, file.name)
    except NoForm:
        return PaperFile(hashlib.sha256(data).digest(), True)
    except TooMuch as error:
        raise too_much(str(error), file.name) from error
    problems = [*_about_form(form, file.name)]
    if joined and len(copies) > 1:
        message = f"{len(copies)} returns were joined in it; they are told apart by their pages"
        problems.append(Problem(Code.ANSWERS_PARTED, message, "", Where(file.name)))
    digest = hashlib.sha256(data).digest()
    parts = tuple(_copy(copy) for copy in copies)
    return Returned(digest, parts, tuple(problems), joined, form.saved, changed)


def _digest(begun: bytes, stream: BinaryIO, name: str) -> bytes:
    """The SHA-256 of a file of which some bytes were read; raises `Refused` if it is too large."""
    digest = hashlib.sha256(begun)
    size = len(begun)
    while part := stream.read(1 << 20):
        digest.update(part)
        size += len(part)
        if size > MOST_PAPER:
            message = f"it is larger than {MOST_PAPER // 1_000_000:,} MB"
            raise _refused(Code.FILE_TOO_LARGE, message, "scan in several files", name)
    return digest.digest()


def _form(data: bytes, file: ReturnedFile) -> Form:
    head = data[:HEAD]
    if PDF in head:
        return read_pdf(data, file.name)
    if is_heic(head):
        message = "it is a photograph in HEIC, which cannot be read"
        hint = "save it as JPEG, or set the camera to “most compatible”"
        raise _refused(Code.ANSWERS_NOT_PDF, message, hint, file.name)
    try:
        if FDF in head:
            fields, notes = read_fdf(data)
        elif head.lstrip().startswith(XML):
            fields, notes = read_xfdf(data)
        elif head.removeprefix(BOM).lstrip().startswith((b"{", b"[")):
            fields, notes = read_page_answers(data), False
        else:
            message = "it is neither a form (PDF, FDF, XFDF, JSON of a page) nor a picture"
            hint = "ask for the form itself, or for a scan as PDF, TIFF, PNG or JPEG"
            raise _refused(Code.ANSWERS_NOT_PDF, message, hint, file.name)
    except Collected as error:
        message = "it holds answers that were collected before, so it is not read"
        # Whoever writes a table into the folder of returns collects that folder again later.
        code = Code.ANSWERS_NOT_READ if file.in_folder else Code.ANSWERS_NOT_OURS
        raise _refused(code, message, "tally reads it", file.name) from error
    except NotOurs as error:
        message = "it is JSON, but not the answers that a page of ours saves"
        hint = "collect reads what “Save answers” on a worksheet’s page wrote"
        raise _refused(Code.ANSWERS_NOT_OURS, message, hint, file.name) from error
    except (NotWhole, *BROKEN) as error:
        raise damaged(file.name) from error
    # A file of values has no pages.
    return Form(tuple(fields), (Mark(0, "a note"),) if notes else ())


def _about_form(form: Form, name: str) -> list[Problem]:
    """What is to be told of a form beside its answers."""
    where = Where(name)
    found = []
    if form.mended:
        found.append(Problem(Code.ANSWERS_MENDED, form.mended, "", where))
    if form.marks:
        told = ", ".join(f"{mark.called} on page {mark.page}" if mark.page else mark.called
                         for mark in form.marks[:MOST_TOLD])  # fmt: skip
        more = " …" if len(form.marks) > MOST_TOLD else ""
        message = f"something is written beside the fields: {told}{more}"
        found.append(Problem(Code.ANSWERS_BESIDE, message, "", where))
    if form.xfa:
        message = "it holds a second form, in XFA, whose answers are not read"
        found.append(Problem(Code.ANSWERS_LEFT_OUT, message, "look at it in a viewer", where))
    return found


def _copy(copy: Copy) -> ReturnedCopy:
    about = tuple(" ".join(copy[name].value.split()) if name in copy else "" for name in ABOUT)
    number = copy.get("copy")
    registered = bool(about[3]) and (
        not about[3].isdecimal() or (number is not None and number.help == REGISTERED)
    )
    fields = tuple(
        Field(name, field.kind, field.value, field.built, field.fault)
        for name, field in copy.items() if name not in ABOUT
    )  # fmt: skip
    return ReturnedCopy(about, fields, registered, copy[WORKSHEET].built is not None)


def _refused(code: Code, message: str, hint: str, name: str) -> Refused:
    return Refused([Problem(code, message, hint, Where(name))])
