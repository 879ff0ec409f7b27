"""Objects in a file: found again by a library that did not write them."""

from __future__ import annotations

import hashlib
import io

import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from worksheets.pdf.file import PdfFile, text_string


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_string_is_read_back(text: str) -> None:
    out = io.BytesIO()
    file = PdfFile(out)
    info = file.add(b"<</Title" + text_string(text) + b">>")
    pages = file.add(b"<</Type/Pages/Kids[]/Count 0>>")
    file.finish(file.add(b"<</Type/Catalog/Pages %d 0 R>>" % pages), info)
    with pikepdf.open(io.BytesIO(out.getvalue())) as read:
        assert str(read.docinfo.Title) == text
    assert file.sha256 == hashlib.sha256(out.getvalue()).hexdigest()


def test_many_objects_and_streams_are_all_found() -> None:
    out = io.BytesIO()
    file = PdfFile(out)
    numbers = [file.add(b"<</N %d>>" % n) for n in range(1000)]
    streams = [file.add_stream(b"/S %d" % n, b"data %d" % n) for n in range(5)]
    unused = file.reserve()
    pages = file.add(b"<</Type/Pages/Kids[]/Count 0>>")
    file.finish(file.add(b"<</Type/Catalog/Pages %d 0 R>>" % pages), file.add(b"<<>>"))
    with pikepdf.open(io.BytesIO(out.getvalue())) as read:
        assert [read.get_object(n, 0).N for n in numbers] == list(range(1000))
        assert [read.get_object(n, 0).read_bytes() for n in streams] == [
            b"data %d" % n for n in range(5)
        ]
        assert unused not in numbers
