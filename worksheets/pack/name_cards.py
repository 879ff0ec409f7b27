"""Cards with people's names: badges to wear, and cards to stand on a table."""

from __future__ import annotations

from collections.abc import Iterator

from worksheets.pack.day import Day
from worksheets.pack.file_plan import FilePlan
from worksheets.pack.items import CARD, PrintSetup
from worksheets.pack.models import BADGES, NameCards


def name_card_files(day: Day) -> Iterator[FilePlan]:
    """A file for each kind of name cards that the pack asks for."""
    for kind in day.pack.name_cards:
        yield _file(day, kind)


def _file(day: Day, kind: NameCards) -> FilePlan:
    cards = [
        {"name": person.name, "detail": person.service, "corner": person.table_name}
        for person in day.people.everyone
        if person.name
    ]
    copy = day.pack_sheets.copy(kind, day.lang, day.profile, {"cards": cards})
    words = day.words
    badges = kind == BADGES
    setup = PrintSetup(day.pack.paper, stock=CARD, finish="cut" if badges else "fold")
    what = words.badges_file if badges else words.tent_cards_file
    return FilePlan(kind, kind, (copy,), setup, day.profile, day.lang, what, words.organiser)
