"""Files that come back: which are read, which are refused, and what is said of each."""

from __future__ import annotations

import functools
import io
import os
import random
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name, String
from tools.forms import LIBRARY, built, codes, collected, filled

from worksheets.answers.collect.collect import collect
from worksheets.content.library import Library
from worksheets.problems import Problems

OURS = b"<</T(worksheet)/FT/Tx/V(swot)/DV(swot)>>"
SERVICE = b"<</T(service)/FT/Tx/V(Health)>>"


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("form") / "form.pdf"
    return filled(path, "swot", {"strengths": "a secret", "name": "Ann Example"}).read_bytes()


def saved(data: bytes, **how: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, **how)  # type: ignore[arg-type]  # the test's own
    return out.getvalue()


def written(objects: Mapping[int, bytes]) -> bytes:
    """A PDF of these objects, the first its catalogue."""
    out, starts = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        starts[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size, start = max(objects) + 1, len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 n \n" % starts[number] for number in range(1, size))
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(out)


def with_fields(*fields: bytes, more: Mapping[int, bytes] | None = None) -> bytes:
    """A PDF with a form of these fields, beside the objects from 10 on that they refer to."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%s]>>>>" % b" ".join(fields),
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>>>",
        **dict.fromkeys(range(4, 10), b"null"),
    }
    return written({**objects, **(more or {})})


def packed(data: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    return b"<</Filter%s/Length %d>>stream\n%s\nendstream" % (filters, len(data), data)


@functools.cache
def zeros(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    parts = [packer.compress(bytes(1 << 20)) for _ in range(megabytes)]
    return b"".join([*parts, packer.flush()])


REFUSED: dict[str, tuple[str, Callable[[bytes], bytes | None]]] = {
    "missing": ("file-missing", lambda form: None),
    "empty": ("answers-not-pdf", lambda form: b""),
    "a damaged picture": ("answers-damaged", lambda form: b"\x89PNG\r\n\x1a\n" + bytes(2000)),
    "locked": ("answers-encrypted", lambda form: saved(
        form, encryption=pikepdf.Encryption(user="x", owner="y"))),
    "cut off": ("answers-damaged", lambda form: form[: len(form) * 2 // 3]),
    "cut off at the end": ("answers-damaged", lambda form: form[:-300]),
    "nothing but a head": ("answers-damaged", lambda form: b"%PDF-1.7\n"),
    "noise": ("answers-damaged", lambda form: b"%PDF-1.7\n" + random.Random(1).randbytes(100_000)),
    "no fields": ("answers-not-ours", lambda form: with_fields()),
    "fields of somebody else": ("answers-not-ours", lambda form: with_fields(b"<</T(a)/V(b)>>")),
    "no form but an array": ("answers-not-ours", lambda form: with_fields(more={
        1: b"<</Type/Catalog/Pages 2 0 R/AcroForm[1]>>"})),
    "one field twice": ("answers-joined", lambda form: with_fields(
        OURS, b"<</T(a)/FT/Tx/V(1)>>", b"<</T(a)/FT/Tx/V(2)>>")),
    "deep": ("answers-too-much", lambda form: with_fields(OURS, b"10 0 R", more={
        number: b"<</T(a)/Kids[%d 0 R]>>" % (number + 1) for number in range(10, 1010)
    } | {1010: b"<</T(a)/V(b)>>"})),
    "a million fields": ("answers-too-much", lambda form: with_fields(OURS, b"10 0 R", more={
        10: b"<</T(a)/Kids[%s]>>" % (b"<</T(a)>>" * 1_000_000)})),
    "a text without end": ("answers-too-much", lambda form: with_fields(
        OURS, b"<</T(a)/FT/Tx/V(%s)>>" % (b"x" * 100_001))),
    "a text that unpacks for ever": ("answers-damaged", lambda form: with_fields(
        OURS, b"<</T(a)/FT/Tx/V 10 0 R>>", more={10: packed(zeros(500))})),
    "runs that unpack for ever": ("answers-damaged", lambda form: with_fields(
        OURS, b"<</T(a)/FT/Tx/V 10 0 R>>", more={
            10: packed(b"\x81\x00" * 800_000 + b"\x80", b"/RunLengthDecode")})),
    "a text packed twice": ("answers-damaged", lambda form: with_fields(
        OURS, b"<</T(a)/FT/Tx/V 10 0 R>>", more={
            10: packed(zlib.compress(zeros(500)), b"[/FlateDecode/FlateDecode]")})),
    "objects that unpack for ever": ("answers-damaged", lambda form: (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n9 0 obj"
        b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length 500000>>stream\n"
        + zeros(500) + b"\nendstream endobj\ntrailer<</Root 1 0 R>>")),
    "pages in a circle": ("answers-damaged", lambda form: written({
        1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%s]>>>>" % OURS,
        2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"})),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_is_refused_and_the_others_are_read(case: str, form: bytes, tmp_path: Path) -> None:
    code, make = REFUSED[case]
    data = make(form)
    bad, good = tmp_path / "bad.pdf", tmp_path / "good.pdf"
    if data is not None:
        bad.write_bytes(data)
    good.write_bytes(form)
    answers, told = collected(bad, good)
    assert [Path(answer.file).name for answer in answers] == ["good.pdf"]
    assert codes(told) == [code]
    assert told[0].where.file == bad.as_posix() and "secret" not in told[0].message


@pytest.mark.parametrize(
    ("field", "more"),
    [
        (b"10 0 R", {10: b"<</T(a)/Kids[11 0 R]>>", 11: b"<</T(b)/Kids[10 0 R 11 0 R]>>"}),
        (b"10 0 R", {10: b"<</T(name)/FT/Tx/V(x)/Parent 10 0 R>>"}),
        (b"10 0 R", {10: b"[" * 100_000 + b"]" * 100_000}),
        (b"(a) 5 null [<<>>] <</T 5/FT 6/V 7>> <</T(x)/FT/Btn/Ff(y)/Kids 4/AS 5/AP 6>>", {}),
        (b"<</T(x)/FT/Btn/Ff 32768/Kids[4(x)<</AS/2>><</AP<</N 4>>/AS/3>>]/V[1]>>", {}),
    ],
)
def test_odd_trees_of_fields_are_read_as_far_as_they_go(
    field: bytes, more: dict[int, bytes], tmp_path: Path
) -> None:
    (tmp_path / "odd.pdf").write_bytes(with_fields(OURS, SERVICE, field, more=more))
    [answer], told = collected(tmp_path / "odd.pdf")
    assert answer.worksheet == "swot"
    assert "answers-other-content" in codes(told)


def test_a_file_that_is_changed_at_random_is_read_or_refused(form: bytes, tmp_path: Path) -> None:
    plain = saved(form, object_stream_mode=pikepdf.ObjectStreamMode.disable,
                  stream_decode_level=pikepdf.StreamDecodeLevel.none)  # fmt: skip
    chance = random.Random(2)
    for number in range(60):
        data = bytearray(plain)
        for _ in range(chance.choice([1, 5, 50, 500])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(bytes(data))
        answers, told = collected(path)
        assert answers or told


def test_a_damaged_file_that_can_be_mended_is_read_with_a_warning(
    form: bytes, tmp_path: Path
) -> None:
    plain = saved(form, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    start = plain.rindex(b"startxref")
    (tmp_path / "mended.pdf").write_bytes(plain[:start] + b"startxref\n7\n%%EOF\n")
    [answer], told = collected(tmp_path / "mended.pdf")
    assert answer.fields["strengths"] == "a secret" and codes(told) == ["answers-mended"]


def test_a_sheet_made_for_printing_says_so(tmp_path: Path) -> None:
    from worksheets.cli.main import run

    assert run(["build", "swot", "-q", "-o", str(tmp_path / "printed.pdf")]) == 0
    _, [problem] = collected(tmp_path / "printed.pdf")
    assert problem.code == "answers-no-fields" and "--fillable" in problem.hint


def test_what_a_file_is_comes_from_inside_it(form: bytes, tmp_path: Path) -> None:
    path = tmp_path / "partnership-checklist (3).PDF"
    path.write_bytes(form)
    [answer], told = collected(path)
    assert (answer.worksheet, told) == ("swot", [])


def test_one_files_bytes_are_counted_once(form: bytes, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(form)
    answers, [problem] = collected(tmp_path)
    assert len(answers) == 1
    assert problem.code == "answers-doubled" and (problem.where.file or "").endswith("b.pdf")
    assert "a.pdf" in problem.message


def test_twenty_returns_of_one_blank_are_twenty_answers(tmp_path: Path) -> None:
    blank = built(tmp_path / "form.blank", "partnership-checklist")
    returns = tmp_path / "returns"
    returns.mkdir()
    for number in range(20):
        with pikepdf.open(blank) as pdf:
            # Each program leaves its own traces, alike as the answers may be.
            pdf.docinfo["/Producer"] = String(f"program {number}")
            for field in pdf.Root.AcroForm.Fields:
                if field.T == "1":
                    field.Kids[0].V = Name.yes
            pdf.save(returns / f"{number:02}.pdf")
    answers, told = collected(returns)
    assert len(answers) == 20 and told == []
    assert {tuple(answer.fields.values()) for answer in answers} == {
        ("", "", "", "yes", *["no"] * 25)
    }


def test_copies_without_a_word_are_told_once_for_their_file(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.pdf", "swot", {"c2.name": "Ann"}, copies=4)
    answers, [problem] = collected(path)
    assert [answer.blank for answer in answers] == [True, False, True, True]
    assert problem.code == "answers-blank" and "3 of its 4 copies: 1, 3, 4" in problem.message


def test_a_copy_is_known_by_the_registers_id(tmp_path: Path) -> None:
    register = tmp_path / "people.csv"
    register.write_text("id,name\nT3,Ann\nT7,Bob\n", encoding="utf-8")
    answers, [problem] = collected(built(tmp_path / "a.pdf", "swot", data=str(register)))
    assert [(each.copy, each.fields["name"]) for each in answers] == [("T3", "Ann"), ("T7", "Bob")]
    assert problem.code == "answers-blank" and "Ann" not in problem.message


def test_answers_to_other_words_are_collected_with_a_warning(form: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(form)
    folder = tmp_path / "mine/content/worksheets"
    folder.mkdir(parents=True)
    words = LIBRARY.file("content/worksheets/swot.yaml").read_text(encoding="utf-8")
    changed = words.replace("What do we already do well?", "What do we do well?")
    (folder / "swot.yaml").write_text(changed, encoding="utf-8")
    problems = Problems()
    [answer] = collect(Library([tmp_path / "mine"]), [str(tmp_path / "a.pdf")], problems)
    assert answer.fields["strengths"] == "a secret"
    assert codes(problems.found) == ["answers-other-content"]


@pytest.mark.parametrize("tag", ["xx", "", "../../etc"])
def test_answers_in_a_language_that_is_not_here_are_collected_too(
    tag: str, form: bytes, tmp_path: Path
) -> None:
    with pikepdf.open(io.BytesIO(form)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if field.T == "lang":
                field.V = String(tag)
        pdf.save(tmp_path / "a.pdf")
    [answer], told = collected(tmp_path / "a.pdf")
    assert answer.lang == tag and codes(told) == ["answers-other-content"]


def test_a_worksheet_that_is_not_here_is_collected_as_it_is(form: bytes, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(form)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if field.T == "worksheet":
                field.V = String("swott")
        pdf.save(tmp_path / "a.pdf")
    [answer], [problem] = collected(tmp_path / "a.pdf")
    assert answer.fields["strengths"] == "a secret"
    assert problem.code == "answers-unknown-worksheet" and problem.hint == "did you mean swot?"


def test_folders_are_read_by_name_and_hidden_files_are_not(form: bytes, tmp_path: Path) -> None:
    names = ["b.pdf", "a.PDF", "sub/c.Pdf", "sub/._c.pdf", ".git/d.pdf", "note.txt"]
    # A system lists files in no order that one could rely on.
    names += [f".hidden-{number}.pdf" for number in range(5)]
    for number, name in enumerate(names):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(form + b"\n" * number)
    (tmp_path / "empty").mkdir()
    answers, told = collected(tmp_path / "sub", tmp_path, tmp_path / "empty")
    assert [Path(answer.file).name for answer in answers] == ["c.Pdf", "a.PDF", "b.pdf"]
    assert codes(told) == ["answers-not-read", "answers-none", "answers-doubled"]
    assert told[0].message == "1 file in it is not read: 1 .txt"


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    answers, [told] = collected(tmp_path / "a\0.pdf")
    assert answers == [] and told.code == "file-missing"
    assert told.message == "no file can be called so"


def test_what_is_neither_form_nor_picture_is_told_with_what_to_ask_for(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"Dear all, here are my answers.")
    [told] = collected(tmp_path / "a.pdf")[1]
    assert told.code == "answers-not-pdf"
    assert told.hint == "ask for the form itself, or for a scan as PDF, TIFF, PNG or JPEG"


def test_a_pipe_and_a_broken_link_are_problems(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "nowhere.pdf")
    answers, told = collected(tmp_path)
    assert answers == [] and codes(told) == ["file-missing", "file-unreadable"]


def test_limits_are_put_back() -> None:
    from pikepdf.settings import get_qpdf_limits

    assert get_qpdf_limits()["flate_max_memory"] == 0
