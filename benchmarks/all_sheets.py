"""All worksheets in one process: laid out, filled and written, to nowhere.

`python benchmarks/all_sheets.py [RUNS]` tells the median of each stage.
"""

from __future__ import annotations

import io
import statistics
import sys
import time

from worksheets.build.copies import Copies
from worksheets.build.request import Request
from worksheets.content.library import Library
from worksheets.pdf.document import write_document
from worksheets.pdf.metadata import Metadata
from worksheets.problems import Problems


def main() -> None:
    """Time the stages of building every worksheet."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    stages: dict[str, list[float]] = {"content to sheet": [], "layout": [], "PDF": []}
    for _ in range(runs):
        library = Library()
        request = Request(library.worksheet_ids(), example=True)
        times = [time.perf_counter()]
        press = Copies(library, request)
        times.append(time.perf_counter())
        press.check(Problems())
        times.append(time.perf_counter())
        for number in range(len(press.blanks)):
            copies = press.copies([number], press.entries, named=False)
            write_document(io.BytesIO(), copies, Metadata("A title", "", "en-GB", "a tool"))
        times.append(time.perf_counter())
        for stage, start, end in zip(stages, times, times[1:], strict=False):
            stages[stage].append(end - start)
    for stage, taken in stages.items():
        middle = statistics.median(taken) * 1000
        print(f"{stage:18} {middle:6.0f} ms for {len(press.blanks)} worksheets")


if __name__ == "__main__":
    main()
