"""Copies for the rows of a CSV file, beside other tools drawing the same SWOT page.

`python benchmarks/many_copies.py [COPIES ...]` (default 100 1000) times whole processes in turns,
checks that every name is on a page of its own, and prints medians and their ratio to Typst's; a
count of `split` times 200 separate files, large counts leave out those that take minutes or
gigabytes.
Needs the project, `typst`, `weasyprint` and `fpdf2`, and poppler's pdftotext.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from one_sheet import measure

HERE = Path(__file__).parent
FIRST = ("Siân", "Jo", "Łukasz", "Aled", "Priya", "Tom", "Gwen", "Mair", "Ffion", "Owain")
LAST = ("Gŵyr", "Evans", "Kowalski", "Ŵyn", "Patel", "Jones", "Price", "Hughes")
SERVICES = ("Health visiting", "Police", "Social care", "Teaching, Year 4", "Psychology")
OURS = ["-m", "worksheets", "build", "swot", "--data", "rows.csv", "-q"]
FEW, MANY = 2_000, 20_000
"""Above so many copies the tools that take minutes are left out; Typst, for its memory."""
SPLIT = 200


def names(count: int) -> list[str]:
    """So many names, no two the same."""
    return [f"{FIRST[n % 10]} {LAST[n // 10 % 8]} {n:06}" for n in range(count)]


def write_rows(count: int) -> None:
    """A register of so many rows."""
    lines = [f'{name},"{SERVICES[n % 5]}"\n' for n, name in enumerate(names(count))]
    Path("rows.csv").write_text("name,service\n" + "".join(lines), encoding="utf-8")


def commands(count: int) -> dict[str, list[str]]:
    """What to run, by the tool's name."""
    found = {"typst": ["with_typst.py"]} if count <= MANY else {}
    found["worksheets"] = [*OURS, "-o", "out.pdf"]
    if count <= FEW:
        found |= {
            "reportlab (untagged)": ["with_reportlab.py"],
            "fpdf2 (untagged)": ["with_fpdf2.py"],
        }
    if count <= FEW / 10:
        found["weasyprint"] = ["with_weasyprint.py"]
    return found


def check(count: int) -> None:
    """Every name must be on a page of its own."""
    text = subprocess.run(
        ["pdftotext", "-layout", "out.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()
    pages = text.split("\f")[:-1]
    assert len(pages) == count, len(pages)
    for name, page in zip(names(count), pages, strict=True):
        assert name in page, name


def run(title: str, tools: dict[str, list[str]], runs: int, count: int) -> None:
    """Time the tools in turns and print what they took."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in tools}
    for _ in range(runs):
        for name, arguments in tools.items():
            taken[name].append(measure(arguments))
            if Path("out.pdf").exists():
                check(count)
                Path("out.pdf").unlink()
            else:
                assert len(list(Path("out").glob("*.pdf"))) == count
                shutil.rmtree("out")
    print(f"{title}, medians of {runs} runs in turns")
    for name, each in taken.items():
        time = statistics.median(time for time, _ in each)
        memory = max(memory for _, memory in each)
        ratio = ""
        if "typst" in taken:
            ratio = f"{time / statistics.median(time for time, _ in taken['typst']):5.2f} x typst"
        print(f"  {name:22} {time:8.0f} ms  {ratio:13}  {memory:5.0f} MB")


def main() -> None:
    """Time each count that was asked for."""
    asked = sys.argv[1:] or ["100", "1000", "split"]
    os.environ["PYTHONPATH"] = str(HERE.parent)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for path in (HERE / "peers").iterdir():
            if path.is_file():
                shutil.copy(path, folder)
        for each in asked:
            count = SPLIT if each == "split" else int(each)
            write_rows(count)
            if each == "split":
                ours = [*OURS, "--split", "{row:04}", "-o", "out/"]
                tools = {"typst": ["with_typst.py", "split"], "worksheets": ours}
                run(f"{SPLIT} separate files", tools, 5, count)
            else:
                runs = 5 if count <= FEW else 2 if count <= 10_000 else 1
                run(f"{count:,} copies in one file", commands(count), runs, count)


if __name__ == "__main__":
    main()
