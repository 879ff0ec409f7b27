"""How a register is to be read; apart from what reads it, which a sheet without one never needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from worksheets.record import record


@record
class Reading:
    """How a register is to be read, where the file does not say it itself.

    `encoding` is that of a text that is neither UTF-8 nor UTF-16; `columns` says which name a
    heading of the file means, `synonyms` what languages call names.
    """

    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    synonyms: Mapping[str, str] = field(default_factory=dict)
