"""Files with so many copies that a thread packs them while others are drawn."""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from tools import poppler
from tools.interrupts import check_interrupted

import worksheets
from worksheets import api
from worksheets.build import copies, layouts
from worksheets.content.library import Library
from worksheets.layout.marks import LaidSheet
from worksheets.pdf import packing
from worksheets.pdf.sheet_writer import Part, SheetWriter
from worksheets.pdf.stream import Packed, packed

COUNT = 300
"""Some object streams: a copy is about forty objects, a stream a thousand."""
ROWS = [{"name": f"Person {number:04}"} for number in range(COUNT)]


@pytest.fixture(scope="module")
def many() -> bytes:
    return worksheets.build("swot", data=ROWS)


def packers() -> list[threading.Thread]:
    return [each for each in threading.enumerate() if each.name == packing.THREAD]


def test_the_pages_follow_the_rows(many: bytes, tmp_path: Path) -> None:
    path = tmp_path / "many.pdf"
    path.write_bytes(many)
    pages = poppler.text(path).split("\f")[:-1]
    assert len(pages) == COUNT
    for row, page in zip(ROWS, pages, strict=True):
        assert row["name"] in page
    assert not packers()


def test_without_a_thread_the_bytes_are_the_same(
    many: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: threading.Thread) -> None:
        started.append(self.name)
        raise RuntimeError("can't start new thread")

    started: list[str] = []
    monkeypatch.setattr(threading.Thread, "start", refused)
    worksheets.build("swot", values={"name": "Ann"})
    assert not started, "one sheet needs no thread"
    assert worksheets.build("swot", data=ROWS) == many
    assert started


def test_no_sheet_is_laid_out_while_a_thread_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child process may lay it out, and a fork beside other threads is not safe."""

    def checked(library: Library, looks: Sequence[layouts.Look]) -> list[LaidSheet]:
        assert not packers()
        counted.append(len(looks))
        return layouts.laid_out(library, looks)

    counted: list[int] = []
    monkeypatch.setattr(copies, "laid_out", checked)
    worksheets.build("swot", data=ROWS[:100], facilitator=True)
    assert counted == [1, 1]


def test_streams_stand_in_the_order_in_which_they_were_given() -> None:
    written: list[int] = []
    queue = packing.StreamQueue(lambda number, stream: written.append(number))
    for number in range(0, 100, 2):
        queue.pack(number, b"", b"long " * 1000)
        queue.add(number + 1, Packed(b"", b"short"))
    queue.finish()
    assert written == list(range(100))


@pytest.mark.parametrize("end", [ValueError, KeyboardInterrupt])
def test_an_end_in_the_middle_leaves_no_thread_and_no_file(
    end: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(self: SheetWriter, part: Part) -> int:
        if part.filled.marks and part.copy.identity.number == COUNT - 50:
            assert packers()
            raise end
        return really(self, part)

    really = SheetWriter.write
    monkeypatch.setattr(SheetWriter, "write", write)
    with pytest.raises(end):
        api.build_files("swot", tmp_path / "many.pdf", data=ROWS)
    assert not packers()
    assert list(tmp_path.iterdir()) == []


def test_what_a_thread_fails_with_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(entries: bytes, data: bytes, level: int) -> Packed:
        if packers() == [threading.current_thread()]:
            raise MemoryError
        return packed(entries, data, level)

    monkeypatch.setattr(packing, "packed", failing)
    with pytest.raises(MemoryError):
        worksheets.build("swot", data=ROWS)
    assert not packers()


def test_a_full_disk_leaves_no_thread() -> None:
    class Full(io.BytesIO):
        def write(self, data: object) -> int:
            if self.tell() > 100_000:
                raise OSError("no space left on device")
            return super().write(data)  # type: ignore[arg-type]  # bytes, as the writer of PDFs has

    with pytest.raises(OSError, match="no space left"):
        worksheets.build("swot", Full(), data=ROWS)
    assert not packers()


def test_an_interrupted_run_ends_and_leaves_nothing(tmp_path: Path) -> None:
    code = (
        "import sys, time\n"
        "from worksheets.cli.main import main\n"
        "from worksheets.pdf.sheet_writer import SheetWriter\n"
        "really = SheetWriter.write\n"
        "def write(self, part):\n"
        "    if part.copy.identity.number == 250:\n"
        "        print('ready', flush=True); time.sleep(60)\n"
        "    return really(self, part)\n"
        "SheetWriter.write = write\n"
        "sys.argv[1:] = ['build', 'swot', '--copies', '300', '-o', 'many.pdf']\n"
        "main()\n"
    )
    check_interrupted(code, tmp_path, "ready")
