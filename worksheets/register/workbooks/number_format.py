"""Numbers as a spreadsheet shows them: with its zeros, per cent, currency and order of dates.

The codes are those of ECMA-376 part 1, section 18.8.31. Names of months and days are English.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from worksheets.register.workbooks.date_format import show_date
from worksheets.register.workbooks.format_code import Section, Token, sections, words_of
from worksheets.register.workbooks.fraction_format import show_fraction

GENERAL = "General"

_DAYS_OF_PROGRAMS = ("yyyy-mm-dd h:mm:ss", "yyyy-mm-dd hh:mm:ss")
"""How programs (openpyxl, pandas) write a day: with a midnight that nobody meant."""
_EXACT = Context(prec=400)
"""Enough digits for the largest number there is."""


def show_number(value: float, code: str, *, from_1904: bool = False) -> str:
    """A number as a spreadsheet shows it under a format code.

    Dates count from 1900, or `from_1904`. A date that there is not is shown as a plain number.
    """
    if code.lower() in _DAYS_OF_PROGRAMS and value.is_integer():
        code = "yyyy-mm-dd"
    section, unsigned = _section_for(value, sections(code))
    if section is None:
        return general(value)
    if section.is_date:
        date = show_date(value, section.tokens, from_1904=from_1904)
        return general(value) if date is None else date
    return _show(unsigned, section.tokens).strip()


def show_text(text: str, code: str) -> str:
    """A text as a spreadsheet shows it: some codes put words around it."""
    if "@" not in code or code == "@":
        return text
    section = sections(code)[-1]
    parts = [text if token.text == "@" else words_of(token) for token in section.tokens]
    return "".join(parts) if "@" in [token.text for token in section.tokens] else text


def general(value: float) -> str:
    """A number without a format: a whole one with all its digits, any other with ten at most."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if 1e-4 <= abs(value) < 1e10:
        whole_digits = max(1, math.floor(math.log10(abs(value))) + 1)
        return f"{value:.{10 - whole_digits}f}".rstrip("0").rstrip(".")
    return f"{value:.6g}".replace("e", "E")


def _section_for(value: float, parts: Sequence[Section]) -> tuple[Section | None, float]:
    """The section that shows a value, and the value without the sign that the section shows."""
    if any(section.test for section in parts):
        for section in parts[:3]:
            if section.test is None or section.test(value, section.limit):
                # A section for numbers under nought shows their sign itself.
                own_sign = section.test in (float.__lt__, float.__le__) and section.limit <= 0
                return section, abs(value) if own_sign else value
        return None, value
    numbers = [each for each in parts if not any(t.text == "@" for t in each.tokens)]
    if not numbers:
        return None, value
    if value < 0 and len(numbers) > 1:
        return numbers[1], -value
    if value == 0 and len(numbers) > 2:
        return numbers[2], value
    return numbers[0], value


def _show(value: float, tokens: Sequence[Token]) -> str:
    """A number by the tokens of a section that shows no date."""
    kinds = [token.kind for token in tokens]
    if "general" in kinds:
        own = general(abs(value))
        text = "".join(own if t.kind == "general" else words_of(t) for t in tokens)
        return f"-{text}" if value < 0 else text
    if "digit" not in kinds:
        text = "".join(map(words_of, tokens))
        return f"-{text}" if value < 0 and text.strip() else text
    if any(token.text == "/" for token in tokens):
        return show_fraction(value, tokens)
    if "exponent" in kinds:
        return _show_exponent(value, tokens)
    return _show_decimal(value, tokens)


def _show_decimal(value: float, tokens: Sequence[Token]) -> str:
    digits = [n for n, token in enumerate(tokens) if token.kind == "digit"]
    point = next((n for n, token in enumerate(tokens)
                  if token.text == "." and token.kind == "other"), len(tokens))  # fmt: skip
    before = [n for n in digits if n < point]
    after = [n for n in digits if n > point]
    commas = [n for n, token in enumerate(tokens) if token.text == "," and token.kind == "other"]
    grouped = any(before[0] < n < before[-1] for n in commas) if before else False
    behind = [n for n in commas if n > digits[-1]]
    scale = sum(1 for n in behind if all(t.text == "," for t in tokens[digits[-1] + 1 : n]))
    per_cent = sum(1 for token in tokens if token.text == "%" and token.kind == "other")
    exact = Decimal(repr(value)).scaleb(2 * per_cent - 3 * scale)
    rounded = abs(exact).quantize(Decimal(1).scaleb(-len(after)), ROUND_HALF_UP, _EXACT)
    whole, _, decimals = f"{rounded:f}".partition(".")
    shown = _placed_before(whole.lstrip("0"), tokens, before, grouped=grouped)
    shown |= _placed_after(decimals, tokens, after)
    text = "".join(
        shown[n] if n in shown else "" if n in commas else words_of(token)
        for n, token in enumerate(tokens)
    )
    if not before and whole.strip("0"):
        text = f"{whole}{text}"
    return f"-{text}" if exact < 0 and rounded else text


def _placed_before(
    whole: str, tokens: Sequence[Token], places: Sequence[int], *, grouped: bool
) -> dict[int, str]:
    """The digits before the point, each at its place in the code; the first place takes the rest.

    A place that is `0` shows a nought where there is no digit, `?` a blank, `#` nothing.
    """
    shown: dict[int, str] = {}
    count = 0
    for place in reversed(places):
        taken = [whole[-1:]] if whole else [_filler(tokens[place])]
        whole = whole[:-1]
        if place == places[0]:
            taken += reversed(whole)
        text = ""
        for digit in taken:
            comma = "," if grouped and digit.isdigit() and count and count % 3 == 0 else ""
            text = f"{digit}{comma}{text}"
            count += 1
        shown[place] = text
    return shown


def _placed_after(decimals: str, tokens: Sequence[Token], places: Sequence[int]) -> dict[int, str]:
    """The digits behind the point; noughts at their end are shown only where the code has `0`."""
    least = max((n for n, place in enumerate(places, 1) if tokens[place].text == "0"), default=0)
    kept = max(least, len(decimals.rstrip("0")))
    return {
        place: decimals[n] if n < kept else _filler(tokens[place]) for n, place in enumerate(places)
    }


def _filler(token: Token) -> str:
    return {"0": "0", "?": " "}.get(token.text, "")


def _show_exponent(value: float, tokens: Sequence[Token]) -> str:
    """A number with a power of ten, such as 1.2E+03."""
    at = next(n for n, token in enumerate(tokens) if token.kind == "exponent")
    mantissa, power = tokens[:at], tokens[at + 1 :]
    point = next((n for n, token in enumerate(mantissa) if token.text == "."), len(mantissa))
    before = sum(1 for token in mantissa[:point] if token.kind == "digit") or 1
    exact = Decimal(repr(value))
    exponent = (exact.adjusted() // before) * before if before > 1 and exact else exact.adjusted()
    exponent = exponent if exact else 0
    number = _show_decimal(float(exact.scaleb(-exponent)), mantissa)
    width = sum(1 for token in power if token.kind == "digit")
    sign = "-" if exponent < 0 else "+" if tokens[at].text.endswith("+") else ""
    rest = "".join(words_of(token) for token in power if token.kind != "digit")
    return f"{number}E{sign}{abs(exponent):0{width}}{rest}"
