"""Whether a file has fields to fill in on a screen."""

from __future__ import annotations

from enum import Enum


class Fields(Enum):
    """Whether a file has fields, and whether their names tell the copies apart."""

    NONE = "none"
    PLAIN = "plain"
    PREFIXED = "prefixed"
