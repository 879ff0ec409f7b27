"""Files whose end is missing, or is not the end: the older answers are never taken in silence."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdf
import pytest
from tools.forms import collected, filled

from worksheets.answers.collect.copies import copies_of
from worksheets.answers.collect.ending import Ending, ending
from worksheets.answers.collect.pdf import read_pdf
from worksheets.problems import Refused

OLD, NEW = "older", "newer and longer"
Offsets = dict[int, int]
Kind = Callable[..., tuple[int, bytes]]


def table(out: bytearray, offsets: Offsets) -> tuple[int, bytes]:
    """A table of objects and where it starts."""
    start = len(out)
    lines = [b"%d 1\n%010d 00000 n \n" % each for each in sorted(offsets.items())]
    return start, b"xref\n" + b"".join(lines) + b"trailer\n"


def stream(out: bytearray, offsets: Offsets) -> tuple[int, bytes]:
    """The same as a stream."""
    start = len(out)
    number = 20 + len(out) % 70
    every = sorted({**offsets, number: start}.items())
    index = b" ".join(b"%d 1" % each for each, _ in every)
    data = b"".join(b"\1" + offset.to_bytes(4, "big") + b"\0" for _, offset in every)
    head = b"/Type/XRef/W[1 4 1]/Index[%s]/Length %d" % (index, len(data))
    return start, b"%d 0 obj\n<<%s@>>stream\n%s\nendstream\nendobj\n" % (number, head, data)


def saved(out: bytearray, offsets: Offsets, kind: Kind, more: bytes) -> None:
    start, body = kind(out, offsets)
    entries = b"/Size 99/Root 1 0 R%s" % more
    out += body.replace(b"@", entries) if b"@" in body else body + b"<<%s>>\n" % entries
    out += b"startxref\n%d\n%%%%EOF\n" % start


def put(out: bytearray, offsets: Offsets, number: int, body: bytes) -> None:
    offsets[number] = len(out)
    out += b"%d 0 obj\n%s\nendobj\n" % (number, body)


def form(kind: Kind) -> tuple[bytes, int]:
    """A small form that was saved twice, and where the second part of it begins."""
    out, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), dict[int, int]()
    put(out, offsets, 1, b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R 5 0 R]>>>>")
    put(out, offsets, 2, b"<</Type/Pages/Kids[3 0 R]/Count 1>>")
    put(out, offsets, 3, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[4 0 R 5 0 R]>>")
    put(out, offsets, 4, b"<</Subtype/Widget/FT/Tx/T(worksheet)/V(swot)>>")
    put(out, offsets, 5, b"<</Subtype/Widget/FT/Tx/T(name)/V(%s)>>" % OLD.encode())
    saved(out, offsets, kind, b"")
    first, begin = int(out.split(b"startxref\n")[-1].split()[0]), len(out)
    offsets = {}
    put(out, offsets, 5, b"<</Subtype/Widget/FT/Tx/T(name)/V(%s)>>" % NEW.encode())
    saved(out, offsets, kind, b"/Prev %d" % first)
    return bytes(out), begin


def name_in(data: bytes) -> tuple[str, bool]:
    """The name in a form, and whether it was told to be damaged; "" if the form is refused."""
    try:
        read = read_pdf(data, "form.pdf")
        [copy] = copies_of(read.fields, "form.pdf")[0]
    except Refused as refused:
        assert refused.problems[0].code in ("answers-damaged", "answers-not-ours")
        return "", True
    return copy["name"].value if "name" in copy else "", bool(read.mended)


@pytest.mark.parametrize("kind", [table, stream])
def test_an_update_that_is_cut_off_anywhere_is_refused_or_told(
    kind: Kind,
) -> None:
    data, begin = form(kind)
    assert name_in(data) == (NEW, False) and name_in(data[:begin]) == (OLD, False)
    for end in range(begin + 1, len(data)):
        name, told = name_in(data[:end])
        assert told or name == NEW, data[begin:end]


@pytest.mark.parametrize("kind", [table, stream])
def test_an_update_without_its_table_is_refused(kind: Kind) -> None:
    data, begin = form(kind)
    start = int(data[:begin].split(b"startxref\n")[-1].split()[0])
    body = data[begin : data.index(b"endobj\n", begin) + 7]
    without = data[:begin] + body + b"startxref\n%d\n%%%%EOF\n" % start
    assert name_in(without) == ("", True)


@pytest.mark.parametrize("kind", [table, stream])
def test_bytes_behind_the_end(kind: Kind) -> None:
    data, _ = form(kind)
    assert name_in(data + b"\r\n\0\0") == (NEW, False)
    assert name_in(data + b"\n-- \nThis mail was checked for viruses.\n") == (NEW, True)
    assert name_in(b"junk before it\n" + data)[0] == NEW


@pytest.fixture(scope="module")
def updated(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, int]:
    """A form of ours that pypdf saved behind what was there, and the length of that."""
    path = filled(tmp_path_factory.mktemp("updated") / "a.pdf", "swot", {"name": OLD})
    old = path.read_bytes()
    writer = pypdf.PdfWriter(io.BytesIO(old), incremental=True)
    for page in writer.pages:
        writer.update_page_form_field_values(page, {"name": NEW}, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue(), len(old)


def test_a_real_form_that_is_cut_off_is_refused_or_told(updated: tuple[bytes, int]) -> None:
    data, length = updated
    assert data.startswith(b"%PDF") and name_in(data) == (NEW, False)
    for end in [*range(length + 1, length + 40), *range(length + 40, len(data), 401)]:
        name, told = name_in(data[:end])
        assert told or name == NEW


@pytest.mark.parametrize("linearize", [True, False])
@pytest.mark.parametrize("objects", list(pikepdf.ObjectStreamMode.__members__.values()))
def test_files_as_programs_write_them_are_whole(
    linearize: bool, objects: pikepdf.ObjectStreamMode, updated: tuple[bytes, int]
) -> None:
    assert ending(updated[0]) is Ending.WHOLE
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(updated[0])) as pdf:
        pdf.save(out, linearize=linearize, object_stream_mode=objects)
    data = out.getvalue()
    assert ending(data) is Ending.WHOLE and ending(data + b"\n") is Ending.WHOLE
    assert name_in(data) == (NEW, False)
    # What was saved behind a linearized file, too.
    writer = pypdf.PdfWriter(io.BytesIO(data), incremental=True)
    for page in writer.pages:
        writer.update_page_form_field_values(page, {"name": "again"}, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    assert name_in(out.getvalue()) == ("again", False)
    assert name_in(out.getvalue()[:-400])[1]


def test_a_cut_off_file_is_called_so(updated: tuple[bytes, int], tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(updated[0][: updated[1] + 500])
    answers, [told] = collected(tmp_path / "a.pdf")
    assert answers == [] and told.code == "answers-damaged" and "end is missing" in told.message
