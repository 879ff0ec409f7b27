"""Dates and times as a spreadsheet shows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from worksheets.register.workbooks.format_code import ELAPSED, Token, words_of

LAST_DAY = 2_958_465
"""The number of 31 December 9999, after which there are no dates."""
DAY = 86_400
_FROM_1904 = 1462

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def show_date(value: float, tokens: Sequence[Token], *, from_1904: bool) -> str | None:
    """The date or time that a number of days is, None if there is none."""
    if from_1904:
        value += _FROM_1904
    if not 0 <= value < LAST_DAY + 1:
        return None
    decimals = _decimals(tokens)
    unit = Decimal(1).scaleb(-decimals)
    seconds = (Decimal(repr(value)) * DAY).quantize(unit, ROUND_HALF_UP)
    if seconds >= (LAST_DAY + 1) * DAY:
        return None
    moment = _moment(int(seconds) // DAY) + timedelta(seconds=int(seconds) % DAY)
    half = any(token.kind == "half" for token in tokens)
    shown = [_show(token, n, tokens, moment, seconds, half=half) for n, token in enumerate(tokens)]
    return "".join(shown).strip()


def number_of(moment: datetime) -> float:
    """The number of days by which a spreadsheet knows a moment."""
    since = moment - datetime(1899, 12, 30)
    return since.days + since.seconds / DAY


def _moment(day: int) -> datetime:
    """The day of a number: 1 is the first of January 1900.

    Spreadsheets count a 29 February 1900 that there was not.
    """
    return datetime(1899, 12, 31 if day < 60 else 30) + timedelta(days=day)


def _decimals(tokens: Sequence[Token]) -> int:
    """The digits behind the seconds' point."""
    count, behind = 0, False
    for token in tokens:
        behind = token.text == "." or (behind and token.text == "0")
        count += behind and token.text == "0"
    return min(count, 3)


def _show(
    token: Token,
    at: int,
    tokens: Sequence[Token],
    moment: datetime,
    seconds: Decimal,
    *,
    half: bool,
) -> str:
    text = token.text.lower()
    width = len(text)
    if token.kind == ELAPSED:
        every = {"h": 3600, "m": 60, "s": 1}[text[0]]
        return f"{int(seconds) // every:0{width}}"
    if token.kind == "half":
        first, second = token.text.split("/")
        return first if moment.hour < 12 else second
    if token.kind != "date":
        return _between(token, at, tokens, seconds)
    if text[0] == "m" and _is_minute(at, tokens):
        text = "n" * width
    hour = (moment.hour % 12 or 12) if half else moment.hour
    match text[0]:
        case "y" | "e":
            return f"{moment.year % 100:02}" if text in ("y", "yy") else f"{moment.year:04}"
        case "m":
            return _month(moment.month, width)
        case "d":
            return _day(moment, width)
        case "h":
            return f"{hour:0{min(width, 2)}}"
        case "n":
            return f"{moment.minute:0{min(width, 2)}}"
        case "s":
            return f"{moment.second:0{min(width, 2)}}"
    return ""


def _month(month: int, width: int) -> str:
    if width < 3:
        return f"{month:0{width}}"
    name = MONTHS[month - 1]
    return {3: name[:3], 5: name[:1]}.get(width, name)


def _day(moment: datetime, width: int) -> str:
    if width < 3:
        return f"{moment.day:0{width}}"
    name = DAYS[moment.weekday()]
    return name[:3] if width == 3 else name


def _is_minute(at: int, tokens: Sequence[Token]) -> bool:
    """Whether `m` means minutes: behind hours, or before seconds."""
    parts = [(n, token.text.lower()[0]) for n, token in enumerate(tokens)
             if token.kind in ("date", ELAPSED)]  # fmt: skip
    place = [n for n, _ in parts].index(at)
    before = parts[place - 1][1] if place else ""
    after = parts[place + 1][1] if place + 1 < len(parts) else ""
    return before == "h" or after == "s"


def _between(token: Token, at: int, tokens: Sequence[Token], seconds: Decimal) -> str:
    """What stands between the parts of a date; noughts behind a point are parts of a second."""
    if token.kind == "digit":
        behind = at
        while tokens[behind].kind == "digit":
            behind -= 1
        fraction = f"{seconds % 1:.3f}"[2:]
        return fraction[at - behind - 1 : at - behind] if tokens[behind].text == "." else ""
    return words_of(token)
