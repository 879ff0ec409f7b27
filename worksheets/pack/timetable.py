"""The running order: when each part of the day begins, added up from its minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from worksheets.pack.items import Item
from worksheets.pack.models import DAY, Handout
from worksheets.pack.reading import PackFile
from worksheets.problems import Code, Problems


@dataclass(frozen=True, slots=True)
class Line:
    """A part of the day: how many minutes after its start it begins, and how long it is."""

    after: int
    words: str
    group: str
    minutes: int


def timetable(file: PackFile, items: Sequence[Item], lang: str) -> list[Line]:
    """The parts of the day in order; what takes no time is none."""
    after = 0
    lines = []
    for words, group, minutes in _parts(file, items, lang):
        if minutes:
            lines.append(Line(after, words, group, minutes))
            after += minutes
    return lines


def clock(file: PackFile, after: int) -> str:
    """The time so many minutes after the day's start, or "" where no start is given."""
    if file.pack.starts is None:
        return ""
    time = (_minutes(file.pack.starts) + after) % DAY
    return f"{time // 60:02}:{time % 60:02}"


def check_time(file: PackFile, lines: Sequence[Line], problems: Problems) -> None:
    """Warn if the day takes longer than it is to."""
    if file.pack.starts is None or not lines:
        return
    length = lines[-1].after + lines[-1].minutes
    start = _minutes(file.pack.starts)
    end = _minutes(file.pack.ends) if file.pack.ends else DAY
    over = start + length - end
    if over <= 0:
        return
    ends = file.pack.ends or "midnight"
    message = f"the day takes until {clock(file, length)}, {over} minutes longer than {ends}"
    hint = "give an item fewer minutes, or begin earlier"
    key = "ends" if file.pack.ends else "starts"
    problems.add(Code.PACK_OVERRUNS, message, hint, file.file.where((key,)))


def _parts(file: PackFile, items: Sequence[Item], lang: str) -> Iterator[tuple[str, str, int]]:
    """What the day is made of: its words, who works together, its minutes."""
    waiting = iter(items)
    for part in file.pack.contents:
        if isinstance(part, Handout):
            item = next(waiting)
            yield item.title(lang), item.group, item.minutes
        else:
            yield part.words, "", part.minutes


def _minutes(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)
