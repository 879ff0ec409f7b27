"""What a copy of a sheet says it is, so that its answers can be told from others."""

from __future__ import annotations

from typing import NamedTuple


class Identity(NamedTuple):
    """What a copy says it is, for whoever collects it.

    `content` names the version of the words. `copy` is a number or, if it is `registered`, the
    `id` of a register's row; never a name. `number` is the copy's, whatever it is called.
    """

    worksheet: str = ""
    content: str = ""
    lang: str = ""
    copy: str = ""
    registered: bool = False
    number: int = 1


NOBODY = Identity()
"""The identity of what nobody fills in."""
