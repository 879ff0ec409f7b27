"""Fractions as a spreadsheet shows them: 12 1/2."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from worksheets.register.workbooks.format_code import Token, words_of


def show_fraction(value: float, tokens: Sequence[Token]) -> str:
    """A number by a code with a slash: `# ?/?`, or `# ?/8` for eighths."""
    slash = next(n for n, token in enumerate(tokens) if token.text == "/")
    below = "".join(token.text for token in tokens[slash + 1 :])
    fixed = re.match("[0-9]*[1-9][0-9]*", below.strip())
    number = Fraction(repr(abs(value)))
    if fixed:
        numerator, denominator = round(number * int(fixed[0])), int(fixed[0])
    else:
        digits = sum(1 for token in tokens[slash + 1 :] if token.kind == "digit")
        near = number.limit_denominator(10 ** min(max(digits, 1), 7) - 1)
        numerator, denominator = near.numerator, near.denominator
    # A blank, or words, part the whole number from what is over.
    above = [n for n, token in enumerate(tokens[:slash]) if token.kind == "digit"]
    mixed = any(later - earlier > 1 for earlier, later in pairwise(above))
    whole, over = divmod(numerator, denominator) if mixed else (0, numerator)
    shown = f"{over}/{denominator}"
    if mixed:
        shown = " ".join(part for part in (str(whole) if whole or not over else "",
                                           shown if over else "") if part)  # fmt: skip
    head = "".join(map(words_of, tokens[: above[0]] if above else ()))
    return f"{'-' if value < 0 and numerator else ''}{head}{shown}"
