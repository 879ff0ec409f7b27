"""Objects in a file: found again by a library that did not write them."""

from __future__ import annotations

import hashlib
import io

import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from worksheets.pdf.file import FULL, PdfFile, text_string


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


def test_a_run_of_objects_longer_than_a_stream_is_parted() -> None:
    out = io.BytesIO()
    file = PdfFile(out)
    count = 2 * FULL + 7
    first = file.reserve(count)
    file.put_run(first, [b"<</N %d>>" % number for number in range(count)])
    pages = file.add(b"<</Type/Pages/Kids[]/Count 0/All[%s]>>" % b" ".join(
        b"%d 0 R" % (first + number) for number in range(count)
    ))  # fmt: skip
    file.finish(file.add(b"<</Type/Catalog/Pages %d 0 R>>" % pages), file.add(b"<<>>"))
    with pikepdf.open(out) as made:
        assert [int(each.N) for each in made.Root.Pages.All] == list(range(count))
