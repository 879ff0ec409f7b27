"""Cells that a spreadsheet would take for a formula: written with a `'` before, read without it."""

from __future__ import annotations

import re

# A sign that starts a formula, in its full-width form too; spreadsheets pass over blanks before it.
_RISKY = re.compile(r"'*(\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")


def quoted(cell: str) -> str:
    """A cell as it is written into CSV or XLSX.

    It gets one more `'` if it begins with `= + - @` or their full-width forms, with blanks before
    one of these, with tab, CR or LF, or with any number of `'` before any of them: so that reading
    gives it back whatever it was. (The list is that of OWASP on CSV injection.)
    """
    return f"'{cell}" if _RISKY.match(cell) else cell


def unquoted(cell: str) -> str:
    """A cell as it was before `quoted`: without one `'` if one was put before it."""
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell
