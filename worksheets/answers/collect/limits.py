"""How much of a returned file is read: more than any form has, and less than would do harm."""

from __future__ import annotations

from worksheets.process.limits import Limits

MOST_BYTES = 50_000_000
"""The largest file."""
MOST_PAPER = 4_000_000_000
"""The largest file of scanned pages: a thousand pages in grey take half a gigabyte."""
MOST_UNPACKED = 100_000_000
"""The bytes that one compressed part of a file may expand to."""
MOST_OBJECTS = 200_000
"""The most fields, groups, boxes and notes of one file; a checklist has about 60."""
MOST_LEVELS = 30
"""Groups of fields within groups."""
LONGEST_NAME = 500
"""Characters of a field's name; the rest is cut off, and no place has a name so long."""
MOST_CHARACTERS = 100_000
"""The longest value; no program reads a longer cell of CSV without being told to."""
MOST_TEXT = 2_000_000
"""The characters of all values of a file together."""
CHILD = Limits(seconds=10, memory=450_000_000, clock=14)
"""What the child process may take that reads files; an ordinary one takes some milliseconds."""


class TooMuch(Exception):
    """A file has more than any form can have; the message says of what."""
