"""One returned file: its bytes, and the fields in it; or why it is refused."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf.settings import set_qpdf_limits

from worksheets.answers.collect.fields import TooMuch, raw_fields
from worksheets.answers.collect.values import Field, read_field
from worksheets.files.read import ordinary_file
from worksheets.problems import Code, Problem, Refused, Where
from worksheets.process.limits import LimitReached, limits

MOST_BYTES = 50_000_000
MOST_SECONDS = 60.0
"""Processor time for one file; one of 26 statements takes a few milliseconds."""
MOST_UNPACKED = 100_000_000
MOST_MEMORY = 1_000_000_000
MOST_WARNINGS = 1_000
HEAD = 1024
"""A PDF says that it is one within its first bytes."""
MENDED = "reconstruct"
"""What qpdf says when it had to find the objects of a file by itself; it warns of trifles too."""
TOOL = "worksheets "
"""How the name of the program begins that makes our files."""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a file in the order of its pages; `mended` if it was damaged."""

    fields: tuple[Field, ...]
    mended: bool


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of a returned file, called `name` in problems; raises `Refused`."""
    if "\0" in name:
        raise _refused(Code.FILE_MISSING, "no file can be called so", "", name)
    with ordinary_file(path, name) as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        message = f"it is larger than {MOST_BYTES // 1_000_000} MB"
        raise _refused(Code.FILE_TOO_LARGE, message, "split it", name)
    if b"%PDF-" not in data[:HEAD]:
        message, hint = "it is no PDF", "ask for the form itself, not a picture or a text of it"
        raise _refused(Code.ANSWERS_NOT_PDF, message, hint, name)
    return data


def read_form(data: bytes, name: str) -> Form:
    """The form in the bytes of a file; raises `Refused` if it is none of ours or cannot be read."""
    try:
        with _qpdf_limits(), limits(MOST_SECONDS, MOST_MEMORY):
            return _read(data, name)
    except pikepdf.PasswordError as error:
        raise _encrypted(name) from error
    except (TooMuch, LimitReached) as error:
        message = f"it is not read: {error}"
        raise _refused(
            Code.ANSWERS_TOO_MUCH, message, "no form of ours is so large", name
        ) from error
    except (pikepdf.PikepdfError, RuntimeError, ValueError, TypeError, LookupError) as error:
        # A broken file breaks the reader in many ways; what it says is for programmers.
        raise _damaged(name) from error


def _read(data: bytes, name: str) -> Form:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if pdf.is_encrypted:
            raise _encrypted(name)
        fields = [field for raw in raw_fields(pdf) if (field := read_field(raw))]
        mended = any(MENDED in str(warning) for warning in pdf.get_warnings())
        if not fields and mended:
            raise _damaged(name)
        if not fields:
            raise _without_fields(pdf, name)
        return Form(tuple(fields), mended)


@contextlib.contextmanager
def _qpdf_limits() -> Iterator[None]:
    """What qpdf may unpack; its limits are the process's, so they are put back."""
    before = set_qpdf_limits(
        flate_max_memory=MOST_UNPACKED,
        run_length_max_memory=MOST_UNPACKED,
        png_max_memory=MOST_UNPACKED,
        tiff_max_memory=MOST_UNPACKED,
        doc_max_warnings=MOST_WARNINGS,
    )
    try:
        yield
    finally:
        set_qpdf_limits(**before)  # type: ignore[arg-type]  # whole numbers, as they were given


def _without_fields(pdf: pikepdf.Pdf, name: str) -> Refused:
    if str(pdf.docinfo.get("/Producer", "")).startswith(TOOL):
        message = "it has no fields, it was made to be printed"
        return _refused(
            Code.ANSWERS_NO_FIELDS, message, "send out what build --fillable makes", name
        )
    message = "it has no fields, so it is no form of ours, or was printed into a new PDF"
    return _refused(Code.ANSWERS_NOT_OURS, message, "ask for the form itself, saved", name)


def _encrypted(name: str) -> Refused:
    hint = "ask for it without a password"
    return _refused(Code.ANSWERS_ENCRYPTED, "it is encrypted", hint, name)


def _damaged(name: str) -> Refused:
    message = "it is damaged and cannot be read"
    return _refused(Code.ANSWERS_DAMAGED, message, "ask for it again", name)


def _refused(code: Code, message: str, hint: str, name: str) -> Refused:
    return Refused([Problem(code, message, hint, Where(name))])
