"""One SWOT sheet as a process of its own, beside PyPI's `typst` making the same page.

Run with the project and `typst` installed: `python benchmarks/one_sheet.py [RUNS]`. The two take
turns; the medians of time and of peak memory are told, and their ratio, which is what counts.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
COMMANDS = {
    "typst": ["-c", "import typst; typst.compile('swot.typ', output='typst.pdf')"],
    "worksheets": ["-m", "worksheets", "build", "swot", "-o", "worksheets.pdf", "-q"],
    "an empty typer command": ["empty.py"],
    "python alone": ["-c", "pass"],
}
EMPTY = """\
from typing import Annotated
import typer
app = typer.Typer(rich_markup_mode=None)
@app.command()
def build(name: Annotated[str, typer.Option()] = ""): pass
@app.command()
def other(): pass
app(["build", "--name", "x"])
"""


def measure(arguments: list[str]) -> tuple[float, float]:
    """The wall time in milliseconds and the peak memory in megabytes of one process."""
    start = time.perf_counter()
    process = os.posix_spawn(sys.executable, [sys.executable, *arguments], dict(os.environ))
    _, status, usage = os.wait4(process, 0)
    if status:
        raise SystemExit(f"{arguments} failed")
    return (time.perf_counter() - start) * 1000, usage.ru_maxrss / 1024


def main() -> None:
    """Measure all in turns and print the medians."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    # The checkout is found from anywhere, compiled already, as an installed package is.
    os.environ["PYTHONPATH"] = str(HERE.parent)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("swot.typ").write_text((HERE / "peers/one.typ").read_text(encoding="utf-8"))
        Path("empty.py").write_text(EMPTY)
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
        for number in range(runs + 1):
            for name, arguments in COMMANDS.items():
                taken = measure(arguments)
                if number:
                    found[name].append(taken)
    peer = statistics.median(taken for taken, _ in found["typst"])
    print(f"medians of {runs} alternating runs")
    for name, each in found.items():
        middle = statistics.median(time for time, _ in each)
        memory = statistics.median(memory for _, memory in each)
        print(f"{name:24} {middle:6.0f} ms  {middle / peer:5.2f} x typst  {memory:5.0f} MB")


if __name__ == "__main__":
    main()
