"""Files that would take for ever, or all memory: each is refused, and the others are read."""

from __future__ import annotations

import signal
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tools.forms import LIBRARY, codes, collected, filled

from worksheets.answers.collect import read
from worksheets.answers.collect.collect import collect
from worksheets.cli.main import run
from worksheets.problems import Problems


def text(value: str) -> bytes:
    return b"<FEFF" + value.encode("utf-16-be").hex().encode() + b">"


def pdf(fields: Mapping[str, bytes], more: Mapping[int, bytes] | None = None) -> bytes:
    """A form of these fields, each with its value as it is written; `more` from object 10 on."""
    about = {"worksheet": b"(zz)", "content": b"(0)", "lang": b"(en-GB)", "copy": b"(1)"}
    every = b"".join(
        b"<</FT/Tx/T%s/V %s>>" % (text(name), value) for name, value in {**about, **fields}.items()
    )
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%s]>>>>" % every,
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        **(more or {}),
    }
    out, starts = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        starts[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    out += b"".join(b"%d 1\n%010d 00000 n \n" % each for each in sorted(starts.items()))
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, start)
    return bytes(out)


def packed(data: bytes) -> bytes:
    small = zlib.compress(data, 9)
    return b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(small), small)


MARKS = b"\xfe\xff" + ("\u0316\u0300" * 1_000_000).encode("utf-16-be")
LONG = b"(" + b"x" * 99_000 + b")"

TOO_MUCH: dict[str, Callable[[], bytes]] = {
    "marks without end on one letter": lambda: pdf({"name": b"10 0 R"}, {10: packed(MARKS)}),
    "fields that share one long value": lambda: pdf(
        {f"a{n}": b"10 0 R" for n in range(5_000)}, {10: LONG}
    ),
    "an array of one long value": lambda: pdf(
        {"name": b"[%s]" % (b"10 0 R " * 100_000)}, {10: LONG}
    ),
    "an array of nothing": lambda: pdf({"name": b"[%s]" % (b"() " * 150_000)}),
    "more fields than a sheet has places": lambda: pdf({f"a{n}": b"(x)" for n in range(10_500)}),
    "groups without end under long names": lambda: pdf(
        {}, {1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[10 0 R]>>>>",
             **{n: b"<</T(%s)/Kids[%d 0 R]>>" % (b"x" * 9_000, n + 1) for n in range(10, 90)},
             90: b"<</T(worksheet)/V(zz)>>"}
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TOO_MUCH)
def test_a_file_that_holds_too_much_is_refused(case: str, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(TOO_MUCH[case]())
    (tmp_path / "good.pdf").write_bytes(pdf({"name": b"(Ann)"}))
    answers, told = collected(tmp_path)
    assert [answer.fields for answer in answers] == [{"name": "Ann"}]
    assert codes(told) == ["answers-too-much", "answers-unknown-worksheet"]


def test_honest_marks_are_read(tmp_path: Path) -> None:
    value = "e\u0323\u0301 " * 1_000 + "a" + "\u0315\u0316" * 2_000
    (tmp_path / "a.pdf").write_bytes(pdf({"name": text(value)}))
    [answer], _ = collected(tmp_path / "a.pdf")
    assert answer.fields["name"].endswith("\u0316\u0315" + "\u0315" * 1_999)


def test_ten_thousand_copies_in_one_file(tmp_path: Path) -> None:
    sheet = b"<</T(worksheet)/FT/Tx/V(swot)>><</T(lang)/FT/Tx/V(en-GB)>>"
    fields = [
        b"<</T(c%d)/Kids[%s<</T(name)/FT/Tx/V(%d)>>]>>" % (n, sheet, n) for n in range(1, 10_001)
    ]
    catalogue = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%s]>>>>" % b"".join(fields)
    (tmp_path / "a.pdf").write_bytes(pdf({}, {1: catalogue}))
    answers, told = collected(tmp_path / "a.pdf")
    assert [answer.fields["name"] for answer in answers] == [str(n) for n in range(1, 10_001)]
    assert codes(told) == ["answers-other-content", "answers-missing-field"]


@pytest.mark.parametrize("broken", [[3], [0], [5], [0, 1], [2, 4]])
def test_a_file_that_breaks_its_reader_is_refused_and_the_others_are_read(
    broken: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = filled(tmp_path / "form.good", "swot", {"name": "Ann"}).read_bytes()
    names = [f"{number}.pdf" for number in range(6)]
    for number, name in enumerate(names):
        (tmp_path / name).write_bytes(good + b"\n" * number)
    honest = read._read

    def reading(file: read.ReturnedFile) -> read.Returned | read.PaperFile:
        if int(file.path.stem) in broken:
            signal.raise_signal(signal.SIGKILL)
        return honest(file)

    monkeypatch.setattr(read, "_read", reading)
    problems = Problems()
    answers = collect(LIBRARY, [str(tmp_path / name) for name in names], problems)
    left = [name for number, name in enumerate(names) if number not in broken]
    assert [Path(answer.file).name for answer in answers] == left
    assert codes(problems.found) == ["answers-too-much"] * len(broken)
    assert [Path(each.where.file or "").name for each in problems.found] == [
        f"{number}.pdf" for number in broken
    ]


def test_many_files_are_read_in_order(tmp_path: Path) -> None:
    for number in range(2 * read.BATCH + 3):
        (tmp_path / f"{number:03}.pdf").write_bytes(pdf({"name": b"(%d)" % number}))
    answers, _ = collected(tmp_path)
    assert [answer.fields["name"] for answer in answers] == [
        str(number) for number in range(2 * read.BATCH + 3)
    ]


def wide(folder: Path) -> None:
    """Two returns that together have more columns than a workbook, and an honest one."""
    for part in ("a", "b"):
        fields = {f"{part}{n}": b"(x)" for n in range(9_000)}
        (folder / f"{part}.pdf").write_bytes(pdf({**fields, "name": b"(%s)" % part.encode()}))
    (folder / "c.pdf").write_bytes(pdf({"name": b"(Ann)"}))


def test_a_workbook_without_room_leaves_out_what_brings_the_most_columns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import openpyxl

    wide(tmp_path)
    assert run(["collect", str(tmp_path), "-o", str(tmp_path / "out.xlsx")]) == 1
    [told] = [line for line in capsys.readouterr().err.splitlines() if "error" in line]
    assert "a.pdf" in told and "too many fields" in told
    book = openpyxl.load_workbook(tmp_path / "out.xlsx", read_only=True)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    at = rows[0].index("name")
    assert [row[at] for row in rows[1:]] == ["b", "Ann"]
    assert run(["collect", str(tmp_path), "-q", "-o", str(tmp_path / "out.csv")]) == 0


def test_a_value_that_is_too_long_for_a_cell_leaves_the_others_in_the_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf({"name": LONG}))
    (tmp_path / "b.pdf").write_bytes(pdf({"name": b"(Ann)"}))
    assert run(["collect", str(tmp_path), "-o", str(tmp_path / "out.xlsx")]) == 1
    assert "answers-too-long" in capsys.readouterr().err
    assert (tmp_path / "out.xlsx").exists()
