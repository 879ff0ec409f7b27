"""The running order: when each session of the day begins, added up from the minutes before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from worksheets.pack.items import Item
from worksheets.pack.models import DAY, Handout, Moment, Pack
from worksheets.pack.source import PackSource
from worksheets.problems import Code, Problems


@dataclass(frozen=True, slots=True)
class Session:
    """A part of the day: it begins `after` minutes and takes `minutes`.

    `number` is its place among the contents of the pack, from 0. `items` are handed out for it: a
    worksheet, and further sheets of the same activity. A break has none.
    """

    after: int
    number: int
    words: str
    group: str
    minutes: int
    items: tuple[Item, ...] = ()


def sessions_of(pack: Pack, items: Sequence[Item], lang: str) -> list[Session]:
    """The sessions of the day in order; what takes no time is none."""
    after = 0
    sessions = []
    for number, words, group, minutes, own in _contents(pack, items, lang):
        if minutes:
            sessions.append(Session(after, number, words, group, minutes, own))
            after += minutes
    return sessions


def minutes_of(item: Item, items: Sequence[Item]) -> int:
    """The minutes that an item takes: those of the pack, else of its facilitator's page.

    A sheet that belongs to the activity of another sheet of the pack takes none of its own.
    """
    if item.handout.minutes is not None:
        return item.handout.minutes
    return 0 if main_item(item, items) is not item else item.usual_minutes


def main_item(item: Item, items: Sequence[Item]) -> Item:
    """The item whose activity an item belongs to: itself, or that of the sheet it is part of."""
    part_of = item.copies.blanks[0].worksheet.part_of
    return next((each for each in items if part_of and each.worksheet == part_of), item)


def clock(source: PackSource, after: int) -> str:
    """The time so many minutes after the day's start, or "" where no start is given."""
    if source.pack.starts is None:
        return ""
    time = (_minutes(source.pack.starts) + after) % DAY
    return f"{time // 60:02}:{time % 60:02}"


def check_time(source: PackSource, sessions: Sequence[Session], problems: Problems) -> None:
    """Warn if the day takes longer than planned."""
    pack = source.pack
    if pack.starts is None or not sessions:
        return
    length = sessions[-1].after + sessions[-1].minutes
    start = _minutes(pack.starts)
    end = _minutes(pack.ends) if pack.ends else DAY
    over = start + length - end
    if over <= 0:
        return
    ends = pack.ends or "midnight"
    message = f"the day takes until {clock(source, length)}, {over} minutes longer than {ends}"
    hint = "give an item fewer minutes, or begin earlier"
    key = "ends" if pack.ends else "starts"
    problems.add(Code.PACK_OVERRUNS, message, hint, source.file.where((key,)))


def _contents(
    pack: Pack, items: Sequence[Item], lang: str
) -> Iterator[tuple[int, str, str, int, tuple[Item, ...]]]:
    """What each of the contents adds: number, words, who works together, minutes, sheets."""
    waiting = iter(items)
    for number, part in enumerate(pack.contents):
        match part:
            case Handout():
                item = next(waiting)
                own = tuple(each for each in items if main_item(each, items) is item)
                yield number, item.title(lang), item.group(lang), minutes_of(item, items), own
            case Moment():
                yield number, part.words, "", part.minutes, ()


def _minutes(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)
