"""The words of a pack's own sheets, one file a language."""

from __future__ import annotations

from pydantic import ValidationInfo, field_validator

from worksheets.content.models import Model, Words, check_braces
from worksheets.pack.items import CARD, TINTED, PrintSetup

BRACES = {
    "table": ("table",),
    "numbers": ("people", "tables"),
    "numbers_people": ("people",),
    "apart": ("paper",),
    "slip_sheets": ("sets", "sheets", "pages"),
    "minutes_here": ("minutes",),
    "ticket_range": ("file", "first", "last"),
    "ticket_others": ("files",),
}
"""The words that values are filled into, and the names of the values."""


class PackWords(Model):
    """`languages/TAG/pack.yaml`: what covers, slip-sheets and tickets say; braces are filled in."""

    running_order: Words
    sign_in: Words
    sign_in_how: Words
    sign_in_for: Words
    job_ticket: Words
    date: Words
    venue: Words
    name: Words
    service: Words
    sits_at: Words
    table: Words
    people: Words
    numbers: Words
    numbers_people: Words
    in_this_pack: Words
    sheet: Words
    pages: Words
    paper: Words
    on_screen: Words
    given_to: Words
    copies: Words
    per_person: Words
    per_table: Words
    for_room: Words
    spare: Words
    organiser: Words
    apart: Words
    starts: Words
    what: Words
    together: Words
    minutes: Words
    minutes_here: Words
    minutes_none: Words
    end: Words
    signature: Words
    slip_for: Words
    slip_next: Words
    slip_sheets: Words
    slip_print_on: Words
    room: Words
    spares: Words
    one_side: Words
    both_sides: Words
    stock_paper: Words
    stock_card: Words
    stock_tinted: Words
    ticket_paper: Words
    ticket_stock: Words
    ticket_printed: Words
    ticket_sheets: Words
    ticket_total: Words
    ticket_files: Words
    ticket_file: Words
    ticket_range: Words
    ticket_others: Words
    ticket_count: Words
    ticket_each: Words
    ticket_finish: Words
    ticket_combined: Words
    ticket_combined_how: Words
    ticket_combined_finish: Words
    ticket_counted: Words
    ticket_either: Words
    ticket_how: Words
    ticket_scale: Words
    ticket_black: Words
    ticket_turn: Words
    ticket_tinted: Words
    ticket_card: Words
    ticket_loose: Words
    ticket_contact: Words
    ticket_deliver: Words
    ticket_staple: Words
    ticket_punch: Words
    staple: Words
    punch: Words
    loose: Words

    @field_validator(*BRACES)
    @classmethod
    def _braces(cls, words: str, info: ValidationInfo) -> str:
        return check_braces(words, info.field_name, BRACES)


def on_paper(setup: PrintSetup, words: PackWords) -> str:
    """What something is on, for those who hand it out: “A4”, “A4, white card”."""
    if setup.fillable:
        return words.on_screen
    paper = setup.paper.capitalize()
    return f"{paper}, {words.stock_card}" if setup.stock == CARD else paper


def print_on(setup: PrintSetup, words: PackWords) -> str:
    """What something is printed on, for those who print it: “A4, white paper, one side”."""
    stock = {CARD: words.stock_card, TINTED: words.stock_tinted}.get(setup.stock, words.stock_paper)
    sides = words.one_side if setup.sides == 1 else words.both_sides
    return f"{setup.paper.capitalize()}, {stock}, {sides}"
