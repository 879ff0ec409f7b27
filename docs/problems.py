"""Makes docs/problems.md anew from the registry of codes: `python docs/problems.py`."""

from __future__ import annotations

from pathlib import Path

from worksheets.problems import Code, Exit

PAGE = Path(__file__).with_suffix(".md")
HEAD = """\
# Problems and their codes

This page is made by `python docs/problems.py` from `worksheets/problems/codes.py`.

A problem is printed as `FILE:LINE:COLUMN: level CODE: what is wrong`, with a hint on the next line.
For a cell of a register it is `FILE:LINE: column NAME: level CODE: what is wrong`. With `--json` a
problem is an object with the members `code level file line column path message hint`. Codes never
change; messages and hints may.

A run reports all its problems, each once. Beyond a hundred errors, or a hundred warnings, it only
counts them and says how many more there are.

| code | level | meaning |
|---|---|---|
"""
EXITS = """
## Exit codes

| exit | meaning |
|---|---|
"""


def page() -> str:
    """The text of docs/problems.md."""
    codes = "".join(f"| `{code}` | {code.level} | {code.meaning} |\n" for code in Code)
    exits = "".join(f"| {exit_.value} | {exit_.meaning} |\n" for exit_ in Exit)
    return HEAD + codes + EXITS + exits


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
