"""The words of a pack's own sheets, one file a language."""

from __future__ import annotations

from worksheets.content.models import ContentFile, Words
from worksheets.pack.items import CARD, TINTED, PrintSetup

BRACES = {
    "table": ("table",),
    "numbers": ("people", "tables"),
    "numbers_people": ("people",),
    "apart": ("paper",),
    "many_pages": ("pages",),
    "large_print": ("profile",),
    "own_profile": ("profile",),
    "own_language": ("lang",),
    "single_sheets": ("sets",),
    "one_set": ("sheets",),
    "many_sets": ("sets", "sheets"),
    "minutes_here": ("minutes",),
    "ticket_combined": ("paper", "file"),
    "ticket_range": ("file", "first", "last"),
    "ticket_others": ("files",),
}
"""The words that values are filled into, and the names of the values."""


class PackWords(ContentFile, braces=BRACES):
    """`languages/TAG/pack.yaml`: what covers, slip-sheets and tickets say; braces are filled in."""

    running_order: Words
    sign_in: Words
    sign_in_how: Words
    sign_in_file: Words
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
    day_file: Words
    person_pack: Words
    table_pack: Words
    room_pack: Words
    room: Words
    spares: Words
    badges_file: Words
    tent_cards_file: Words
    large_print: Words
    large_print_here: Words
    own_profile: Words
    own_language: Words
    apart: Words
    one_page: Words
    many_pages: Words
    at_your_table: Words
    in_the_room: Words
    starts: Words
    what: Words
    together: Words
    your_sheets: Words
    minutes: Words
    minutes_here: Words
    minutes_none: Words
    end: Words
    kit: Words
    kit_for: Words
    kit_what: Words
    seating: Words
    seating_table: Words
    needs: Words
    needs_what: Words
    activity_sheets: Words
    signature: Words
    slip: Words
    slip_part: Words
    whose: Words
    slip_count_label: Words
    one_sheet: Words
    single_sheets: Words
    one_set: Words
    many_sets: Words
    slip_paper: Words
    slip_finish: Words
    one_side: Words
    both_sides: Words
    stock_paper: Words
    stock_card: Words
    stock_tinted: Words
    two_up: Words
    booklet: Words
    ticket_contact: Words
    ticket_needed_by: Words
    ticket_delivery: Words
    ticket_paper: Words
    ticket_print_on: Words
    ticket_printed: Words
    ticket_sheets: Words
    ticket_total: Words
    ticket_order: Words
    ticket_order_how: Words
    ticket_combined_how: Words
    ticket_combined: Words
    ticket_file: Words
    ticket_part: Words
    ticket_range: Words
    ticket_others: Words
    ticket_count: Words
    ticket_each: Words
    ticket_finish: Words
    ticket_how: Words
    ticket_scale: Words
    ticket_black: Words
    ticket_turn: Words
    ticket_turn_booklet: Words
    ticket_tinted: Words
    ticket_card: Words
    ticket_jobs: Words
    ticket_job: Words
    ticket_which: Words
    as_listed: Words
    staple: Words
    punch: Words
    cut: Words
    fold: Words
    fold_booklet: Words
    staple_booklet: Words
    loose: Words
    how_staple: Words
    how_punch: Words
    how_cut: Words
    how_fold: Words
    how_fold_booklet: Words
    how_staple_booklet: Words
    badges: Words
    badges_how: Words
    tent_cards: Words
    tent_cards_how: Words


def on_paper(setup: PrintSetup, words: PackWords) -> str:
    """What something is on, for those who hand it out: “A4”, “A4, white card”."""
    if setup.fillable:
        return words.on_screen
    said = [setup.sheet_paper.capitalize()]
    said += [words.stock_card] if setup.stock == CARD else []
    said += [words.booklet] if setup.impose == "booklet" else []
    return ", ".join(said)


def print_on(setup: PrintSetup, words: PackWords) -> str:
    """What something is printed on, for those who print it: “A4, white paper, one side”."""
    stock = {CARD: words.stock_card, TINTED: words.stock_tinted}.get(setup.stock, words.stock_paper)
    sides = words.one_side if setup.sheet_sides == 1 else words.both_sides
    imposed = {"booklet": [words.booklet], "2up": [words.two_up]}
    more = imposed[setup.impose] if setup.impose else []
    return ", ".join([setup.sheet_paper.capitalize(), stock, sides, *more])
