"""Shards: disjoint parts of a pack's files, made in different places.

Part 2 of 3 makes the second, fifth, eighth … file of the pack, in the order of their names. The
pack's own sheets and the combined file are files like all others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from worksheets.pack.file_plan import FilePlan
from worksheets.pack.manifest import MOST_SHARDS
from worksheets.problems import BadCommand, Code, Problem


@dataclass(frozen=True, slots=True)
class ShardSpec:
    """Which part of how many, counted from 1."""

    number: int
    total: int

    def files_of(self, files: Sequence[FilePlan]) -> tuple[FilePlan, ...]:
        """The files of this part."""
        return tuple(files[self.number - 1 :: self.total])


def parse_shard(text: str) -> ShardSpec:
    """The part that `I/N` means; raises `BadCommand`."""
    match = re.fullmatch(r"([0-9]{1,5})/([0-9]{1,5})", text)
    if match:
        shard = ShardSpec(int(match[1]), int(match[2]))
        if 1 <= shard.number <= shard.total <= MOST_SHARDS:
            return shard
    message = f"--shard “{text}” is no part of a whole"
    hint = f"1/3, 2/3 and 3/3 are the parts of three; {MOST_SHARDS:,} at the most"
    raise BadCommand([Problem(Code.BAD_VALUE, message, hint)])
