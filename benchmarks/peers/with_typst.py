"""All rows in one file by Typst, tagged as it does by default; with an argument a file a row."""

from __future__ import annotations

import sys
from pathlib import Path

import typst
from page import rows

if len(sys.argv) == 1:
    typst.compile("rows.typ", output="out.pdf")
else:
    Path("out").mkdir(exist_ok=True)
    for number in range(len(rows())):
        inputs = {"row": str(number)}
        typst.compile("rows.typ", output=f"out/{number + 1:04}.pdf", sys_inputs=inputs)
