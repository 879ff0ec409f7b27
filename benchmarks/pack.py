"""A training day for 120 people: the sample pack as a process of its own, into an empty folder.

`python benchmarks/pack.py [PEOPLE] [RUNS] [OPTION...]` tells the median of its time, what a second
run takes that finds every file right, the processor time of all its processes, and peak memory;
options go to `worksheets pack`.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
SERVICES = ("Hillside School", "Children’s Services", "Anytown Health Trust", "Anytown Police")
SEATS = 6


def register(people: int) -> str:
    """A CSV register of so many people, six a table; one in twenty reads large print."""
    rows = ["id,name,service,table,profile"]
    for number in range(people):
        profile = "large" if number % 20 == 7 else "dyslexia" if number % 20 == 13 else ""
        service = SERVICES[number % len(SERVICES)]
        table = number // SEATS + 1
        rows.append(f"p{number + 1},Ŵyn Person {number + 1},{service},{table},{profile}")
    return "\n".join(rows) + "\n"


def measure(arguments: list[str]) -> tuple[float, float, float]:
    """Wall and processor time in seconds, and the peak memory of the first process in megabytes."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "worksheets", "pack", "training-day", "-q", *arguments]
    process = os.posix_spawn(sys.executable, command, dict(os.environ))
    _, status, usage = os.wait4(process, 0)
    if status:
        raise SystemExit(f"{command} failed")
    taken = time.perf_counter() - start
    return taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Measure runs into an empty folder and into one where all is right."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    os.environ["PYTHONPATH"] = str(HERE.parent)
    first, again = [], []
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("people.csv").write_text(register(people), encoding="utf-8")
        arguments = ["--register", "people.csv", "-o", "out", *sys.argv[3:]]
        for _ in range(runs):
            shutil.rmtree("out", ignore_errors=True)
            first.append(measure(arguments))
            again.append(measure(arguments))
        files = json.loads(Path("out/manifest.json").read_text(encoding="utf-8"))["files"]
    pages = sum(file["pages"] for file in files)
    print(f"{people} people: {len(files)} files, {pages:,} pages; medians of {runs} runs")
    for what, found in (("into an empty folder", first), ("where all is right", again)):
        taken, processor, memory = (statistics.median(each[n] for each in found) for n in range(3))
        print(f"{what:22} {taken:5.2f} s, {processor:5.2f} s of processors, {memory:4.0f} MB")


if __name__ == "__main__":
    main()
