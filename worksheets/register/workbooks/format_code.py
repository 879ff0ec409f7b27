"""Format codes of numbers, taken apart: `#,##0.00;[Red]-#,##0.00`.

The codes are those of ECMA-376 part 1, section 18.8.31.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

ELAPSED = "elapsed"
"""The kind of a token for hours, minutes or seconds in all, not of the day."""
MOST_CODE = 1_000
"""Characters of the longest code that is read; spreadsheets take 255."""

_TOKEN = re.compile(
    r"""
    (?P<literal>"[^"]*"?|\\.|_.|\*.)         # words in quotation marks, a character, room, filling
  | (?P<bracket>\[[^\]]*\])                  # a colour, a condition, a currency, elapsed time
  | (?P<general>general)
  | (?P<half>am/pm|a/p)
  | (?P<exponent>e[+-])
  | (?P<date>y+|m+|d+|h+|s+|e+|g+|b+)
  | (?P<digit>[0\#?])
  | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[0-9.]+)\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_TESTS: dict[str, Callable[[float, float], bool]] = {
    "<": float.__lt__, ">": float.__gt__, "<=": float.__le__,
    ">=": float.__ge__, "=": float.__eq__, "<>": float.__ne__,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a code: what kind it is, and its text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a code, and the condition under which it is used."""

    tokens: tuple[Token, ...]
    test: Callable[[float, float], bool] | None = None
    limit: float = 0.0

    @property
    def is_date(self) -> bool:
        """Whether it shows a date or a time."""
        return any(token.kind in ("date", "half", ELAPSED) for token in self.tokens)


@lru_cache(maxsize=1_000)
def sections(code: str) -> tuple[Section, ...]:
    """The parts of a code, which semicolons separate."""
    parts: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(code[:MOST_CODE]):
        kind, text = str(match.lastgroup), match[0]
        if text == ";":
            parts.append([])
        else:
            parts[-1].append(Token(kind, text))
    return tuple(_section(part) for part in parts[:4])


def _section(part: Sequence[Token]) -> Section:
    tokens = []
    test, limit = None, 0.0
    for token in part:
        if token.kind != "bracket":
            tokens.append(token)
        elif condition := _CONDITION.fullmatch(token.text):
            test, limit = _TESTS[condition[1]], _number(condition[2])
        elif currency := _CURRENCY.fullmatch(token.text):
            tokens.append(Token("literal", f'"{currency[1]}"'))
            if re.search("-f800]$", token.text, re.IGNORECASE):
                # The long date of whoever looks at it: what follows is the writer's own.
                return Section((*sections("d mmmm yyyy")[0].tokens,))
        elif re.fullmatch(r"\[(h+|m+|s+)\]", token.text, re.IGNORECASE):
            tokens.append(Token(ELAPSED, token.text[1:-1].lower()))
    return Section(tuple(tokens), test, limit)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def words_of(token: Token) -> str:
    """What a token shows that is neither a digit nor a part of a date."""
    if token.kind == "literal":
        if token.text.startswith('"'):
            return token.text.strip('"')
        # A blank as wide as a character, or a character that fills the column: room, no words.
        return token.text[1:] if token.text.startswith("\\") else " " * token.text.startswith("_")
    return "" if token.kind == "digit" else token.text
