"""The form in a returned PDF; or why the file is refused."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

import pikepdf
from pikepdf.settings import set_qpdf_limits

from worksheets.answers.collect.copies import ABOUT, is_mark_name, not_ours
from worksheets.answers.collect.ending import Ending, ending
from worksheets.answers.collect.fields import RawField, raw_fields
from worksheets.answers.collect.limits import MOST_TEXT, MOST_UNPACKED, TooMuch
from worksheets.answers.collect.pages import Mark, boxes_and_marks
from worksheets.answers.collect.values import Field, read_field
from worksheets.problems import Code, Problem, Refused, Where

MOST_WARNINGS = 1_000
MENDED = "reconstruct"
"""What qpdf says when it had to find the objects of a file by itself."""
SPOILT = ("unexpected", "unknown token", "premature", "parse error", "treating", "ignoring")
"""What it says where it could not read something; it warns of many other things."""
TOOL = "worksheets "
"""How the name of the program begins that makes our files."""
ARCHIVAL = b"<pdfaid:part>"
"""Our files for printing claim PDF/A, our forms do not."""

BROKEN = (pikepdf.PikepdfError, RuntimeError, ValueError, TypeError, LookupError)
"""How a broken file breaks the reader, in many ways; what it says is for programmers."""

_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?")


class NoForm(Exception):
    """A PDF has no fields: its pages may be scanned, or a form was flattened."""


class Form(NamedTuple):
    """What a PDF holds: its fields in the order of its pages, and what was written beside them.

    It is `mended` if it was damaged. `saved` is the time it was last saved, in seconds since 1970,
    as far as it says so.
    """

    fields: tuple[Field, ...]
    marks: tuple[Mark, ...] = ()
    mended: str = ""
    saved: float | None = None
    xfa: bool = False


def read_pdf(data: bytes, file: str) -> Form:
    """The form in the bytes of a PDF.

    Raises `Refused` if it cannot be read, `NoForm` if its pages may be scanned, `TooMuch` if it has
    more than any form.
    """
    try:
        return _read(data, file)
    except pikepdf.PasswordError as error:
        hint = "ask for it without a password"
        raise _refused(
            Code.ANSWERS_ENCRYPTED, "it is locked with a password", hint, file
        ) from error
    except BROKEN as error:
        if "encryption" in str(error):
            message, hint = "it is locked in a way that cannot be read", "ask for it unlocked"
            raise _refused(Code.ANSWERS_ENCRYPTED, message, hint, file) from error
        raise damaged(file) from error


def _read(data: bytes, file: str) -> Form:
    end = ending(data)
    if end is Ending.ANOTHER:
        message = "it is several files, one behind the other"
        raise _refused(Code.ANSWERS_JOINED, message, "ask for them one by one", file)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        boxes, marks = boxes_and_marks(pdf)
        raw = raw_fields(pdf, boxes)
        if raw and not any(is_mark_name(each.name) for each in raw):
            raise not_ours(file)
        fields = read_fields(raw)
        warnings = [str(warning) for warning in pdf.get_warnings()]
        rebuilt = any(MENDED in warning for warning in warnings)
        if end is Ending.CUT_OFF or (rebuilt and not fields):
            raise damaged(file, cut=end is Ending.CUT_OFF)
        if all(_is_about(field) for field in fields):
            raise _without_fields(pdf, file)
        mended = "it was damaged and has been mended" if rebuilt else ""
        if not mended and any(each in said for said in warnings for each in SPOILT):
            mended = "parts of it are damaged, and are read as far as they can be"
        if end is Ending.MORE:
            mended = mended or "something stands behind its end; a later saving may be cut off"
        form = pdf.Root.get("/AcroForm")
        xfa = isinstance(form, pikepdf.Dictionary) and "/XFA" in form
        return Form(tuple(fields), tuple(marks), mended, _saved(pdf), xfa)


def read_fields(raw: Iterable[RawField]) -> list[Field]:
    """Fields that hold answers; raises `TooMuch` if they hold too much together."""
    fields = []
    size = 0
    for each in raw:
        field = read_field(each)
        if field:
            size += len(field.name) + len(field.value) + len(field.built or "")
            fields.append(field)
        if size > MOST_TEXT:
            raise TooMuch(f"its values have more than {MOST_TEXT:,} characters together")
    return fields


def _is_about(field: Field) -> bool:
    return field.name.rpartition(".")[2] in ABOUT


def limit_qpdf() -> None:
    """Limit what qpdf may unpack, for the rest of this process's life."""
    set_qpdf_limits(
        flate_max_memory=MOST_UNPACKED,
        run_length_max_memory=MOST_UNPACKED,
        png_max_memory=MOST_UNPACKED,
        tiff_max_memory=MOST_UNPACKED,
        doc_max_warnings=MOST_WARNINGS,
    )


def _without_fields(pdf: pikepdf.Pdf, file: str) -> Refused | NoForm:
    """Why a file has no fields to read."""
    metadata = pdf.Root.get("/Metadata")
    about = metadata.read_bytes() if isinstance(metadata, pikepdf.Stream) else b""
    tools = [str(pdf.docinfo.get(name, "")) for name in ("/Producer", "/Creator")]
    ours = any(tool.startswith(TOOL) for tool in tools) or TOOL.encode() in about
    if ours and ARCHIVAL in about:
        message = "it has no fields, it was made to be printed"
        return _refused(
            Code.ANSWERS_NO_FIELDS, message, "send out what build --fillable makes", file
        )
    if "/Collection" in pdf.Root:
        message = "it is a portfolio of files"
        return _refused(
            Code.ANSWERS_NOT_OURS, message, "save the files in it and collect them", file
        )
    return NoForm()


def _saved(pdf: pikepdf.Pdf) -> float | None:
    """When a file was last saved, as it says itself."""
    found = _DATE.match(str(pdf.docinfo.get("/ModDate", "")))
    if not found:
        return None
    parts = zip(found.groups()[:6], "011000", strict=True)
    year, month, day, hour, minute, second = (int(part or least) for part, least in parts)
    sign, hours, minutes = found.groups()[6:]
    shift = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    try:
        zone = timezone(-shift if sign == "-" else shift) if sign else UTC
        return datetime(year, month, day, hour, minute, second, tzinfo=zone).timestamp()
    except (ValueError, OverflowError):
        return None


def damaged(file: str, *, cut: bool = False) -> Refused:
    """What is said of a file that cannot be read."""
    message = "it is damaged and cannot be read"
    if cut:
        message = "its end is missing: what was saved last has been cut off"
    return _refused(Code.ANSWERS_DAMAGED, message, "ask for it again", file)


def too_much(reason: str, file: str) -> Refused:
    """What is said of a file that holds or takes more than any form, for this reason."""
    hint = "no form of ours is so large"
    return _refused(Code.ANSWERS_TOO_MUCH, f"it is not read: {reason}", hint, file)


def _refused(code: Code, message: str, hint: str, file: str) -> Refused:
    return Refused([Problem(code, message, hint, Where(file))])
