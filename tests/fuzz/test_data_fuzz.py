"""Registers, returned forms and manifests that somebody has written in any way at all."""

from __future__ import annotations

import io
import shutil
import zipfile
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from tools.forms import filled
from tools.fuzz import Spot, changed, changed_bytes, fuzz, ran
from tools.packs import pack, write_pack

pytestmark = pytest.mark.slow

CELL = st.one_of(
    st.sampled_from([
        "", " ", "name", "service", "table", "copies", "lang", "profile", "id", "1", "0", "-1",
        "large",
        "cy-GB", "=1+1", "'x", "\t", "9" * 4000, "x" * 3000, "\0", "\x1b[2J", "\u202e", "\ufeff",
        "é\u0301" * 60,
        "日本", "\U0001f600", "\u0301" * 500, "1e5", "٣", "²", "NaN", "yes", "Off", "?",
        "Jo\nPrice",
    ]),
    st.text(max_size=8),
)  # fmt: skip
ROWS = st.lists(st.lists(CELL, max_size=6), max_size=6)
JSON = [
    "", "{", "}", "[", "]", ",", ":", '"', "null", "1e999", "9" * 5000, '"\\ud800"', "\n", "\0",
    "NaN", '"name"', '"copies": 99999999', '"NAME": "a"', "[" * 200, "\x1b[0m",
]  # fmt: skip


def printed(name: str, data: bytes, folder: Path) -> None:
    """Print a register."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    (folder / name).write_bytes(data)
    ran("build", "swot", "--data", name, "-o", "out/", folder=folder)


@fuzz(12)
@given(
    rows=ROWS,
    comma=st.sampled_from([",", ";", "\t", "|", ",,"]),
    quote=st.sampled_from(['"', "", "'"]),
    end=st.sampled_from(["\n", "\r\n", "\r", ""]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"]),
    change=st.data(),
)
def test_a_csv_file(
    rows: list[list[str]],
    comma: str,
    quote: str,
    end: str,
    encoding: str,
    change: st.DataObject,
    folder: Path,
) -> None:
    lines = [comma.join(f"{quote}{cell}{quote}" for cell in row) for row in rows]
    data = end.join(["name,service", *lines]).encode(encoding, "replace")
    if change.draw(st.booleans()):
        data = change.draw(changed_bytes(data))
    printed("people.csv", data, folder)


@fuzz(6)
@given(text=changed('[{"name": "Jo", "service": "Police"}, {"name": "Sam", "copies": 2}]', JSON))
def test_a_json_file(text: str, folder: Path) -> None:
    printed("people.json", text.encode(), folder)


@fuzz(5)
@given(text=changed('{"name": "Jo", "service": "Police"}\n{"name": "Sam", "copies": 2}\n', JSON))
def test_json_lines(text: str, folder: Path) -> None:
    printed("people.jsonl", text.encode(), folder)


@fuzz(5)
@given(
    text=changed("- name: Jo\n  service: Police\n- name: Sam\n  copies: 2\n", [*JSON, "- ", "&a"])
)
def test_a_yaml_register(text: str, folder: Path) -> None:
    printed("people.yaml", text.encode(), folder)


def workbook() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["name", "service", "date"])
        sheet.write_row(1, 0, ["Jo", "Police"])
        written = book.add_format({"num_format": "d/m/yy"})
        sheet.write_datetime(1, 2, datetime(2027, 5, 3), written)
    return out.getvalue()


XML = [
    "", "<", ">", "/>", "&", "&#0;", '"', "9" * 4000, "-1", "1e999", "XFD1048576", "<c/>",
    "<v>x</v>", "]]>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "\0", 's="9999"', 't="s"', 't="e"',
    "<f>1+1</f>",
]  # fmt: skip
BOOK = workbook()
MEMBERS = zipfile.ZipFile(io.BytesIO(BOOK)).namelist()


@fuzz(10)
@given(member=st.sampled_from(MEMBERS), change=st.data())
def test_the_members_of_a_workbook(member: str, change: st.DataObject, folder: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BOOK)) as old, zipfile.ZipFile(out, "w") as new:
        for name in MEMBERS:
            text = old.read(name).decode()
            if name == member:
                text = change.draw(changed(text, XML))
            new.writestr(name, text)
    printed("people.xlsx", out.getvalue(), folder)


@fuzz(4)
@given(data=changed_bytes(BOOK))
def test_the_bytes_of_a_workbook(data: bytes, folder: Path) -> None:
    printed("people.xlsx", data, folder)


@pytest.fixture(scope="session")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A form that somebody has filled in."""
    path = tmp_path_factory.mktemp("form") / "a.pdf"
    return filled(path, "swot", {"name": "Jo", "strengths": "We know each other"})


def collected(data: bytes, folder: Path) -> None:
    shutil.rmtree(folder / "out", ignore_errors=True)
    (folder / "a.pdf").write_bytes(data)
    ran("collect", "a.pdf", "-o", "out/answers.csv", folder=folder, out="nothing")


@fuzz(8)
@given(change=st.data())
def test_the_bytes_of_a_returned_form(change: st.DataObject, form: Path, folder: Path) -> None:
    collected(change.draw(changed_bytes(form.read_bytes())), folder)


OBJECTS = st.sampled_from([
    None, True, -1, 10**9, 0.5, "", "text", "\u202e", b"\xff\xfe\x00", "x" * 5000,
    pikepdf.Name("/Off"),
    pikepdf.Name("/" + "x" * 200), "array", "dictionary", "itself", "root",
])  # fmt: skip


# The form is broken on purpose; pikepdf warns of it when the test saves it.
@pytest.mark.filterwarnings("ignore::pikepdf.PageCopyWarning")
@fuzz(10)
@given(changes=st.lists(st.tuples(Spot, Spot, OBJECTS), min_size=1, max_size=4))
def test_the_objects_of_a_returned_form(
    changes: list[tuple[float, float, object]], form: Path, folder: Path
) -> None:
    with pikepdf.open(form) as pdf:
        for which, key, value in changes:
            holders = [
                each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and len(each)
            ]
            holder = holders[int(which * (len(holders) - 1))]
            keys = sorted(holder.keys())
            name = keys[int(key * (len(keys) - 1))]
            if value is None:
                del holder[name]
            elif value == "itself":
                holder[name] = holder
            elif value == "root":
                holder[name] = pdf.Root
            elif value == "array":
                holder[name] = pikepdf.Array([])
            elif value == "dictionary":
                holder[name] = pikepdf.Dictionary()
            else:
                holder[name] = value
        out = io.BytesIO()
        pdf.save(out, fix_metadata_version=False)
    collected(out.getvalue(), folder)


@pytest.fixture(scope="session")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small pack in two parts."""
    folder = tmp_path_factory.mktemp("parts")
    write_pack(folder)
    for number in (1, 2):
        assert pack(folder, "-o", f"part-{number}", "--shard", f"{number}/2").code == 0
    return folder


@fuzz(8)
@given(change=st.data())
def test_the_manifest_of_a_part(change: st.DataObject, parts: Path, folder: Path) -> None:
    text = (parts / "part-1/manifest-1-of-2.json").read_text(encoding="utf-8")
    words = [*JSON, "../../x.pdf", "/etc/passwd", ".hidden.pdf", "a/b.pdf", "CON.pdf", "x.sh"]
    shutil.rmtree(folder / "out", ignore_errors=True)
    for number in (1, 2):
        shutil.copytree(parts / f"part-{number}", folder / f"part-{number}", dirs_exist_ok=True)
    (folder / "part-1/manifest-1-of-2.json").write_text(
        change.draw(changed(text, words)), encoding="utf-8"
    )
    ran("manifest", "merge", "part-1", "part-2", "-o", "out", folder=folder)
    assert not (folder.parent / "x.pdf").exists()
