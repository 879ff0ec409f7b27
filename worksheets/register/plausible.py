"""Whether bytes make words in an encoding: one that has been guessed wrongly shows in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

OTHERS = ("mac_roman", "cp850", "cp1250", "cp1253", "cp1251", "iso8859_7")
"""Encodings in which programs on other systems and in other countries save text."""
LONGEST_WORD = 40

MOST_WORDS = 100_000
"""Words of a file that are looked at."""

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
# A word is what stands between blanks and the marks that part the cells of a table.
_WORD_BEFORE = re.compile(rb"[^\s,;|\"]*\Z")
_WORD_BEHIND = re.compile(rb"[^\s,;|\"]*")

_LETTER = r"[^\W\d_ƒªºµ]"
_STRANGE = re.compile(
    # A mark that never stands between two letters, or behind one, or before small letters.
    rf"{_LETTER}[‚ƒ„†‡ˆ‰‹“”•˜™›¡¢£¤¥¦§¨©ª«¬®¯°±²³¶¸¹º»¼½¾¿÷×€]+{_LETTER}"
    rf"|{_LETTER}[‚„ƒˆ‰¡¢¤¥¦¨¯¸¿¬]"
    rf"|(?<![\w])[£¢¤¥¦¨¯³¹²¸ˆ‰ƒ¬][a-zà-ÿ]{{2}}"
    r"|[A-Z][ŠŽŸÀ-ÖØ-Þ][a-z]"
)
_CAPITAL_WITHIN = re.compile(r"([^\W\d_]*[a-zß-ÿ])[ŠŽŸÀ-ÖØ-Þ]")
_BEGINNINGS = ("Mc", "Mac", "De", "Del", "Di", "Da", "La", "Le", "Du", "Van", "Von", "Fitz")
"""What a name may have before a capital."""
_FOREIGN = re.compile(rf"{_LETTER}{{4,}}")
_MOST_FOREIGN = 0.74
"""A longer word with so many of its letters beyond A to Z is of another alphabet."""


def implausible_word(data: bytes) -> tuple[bytes, int] | None:
    """The first word that cannot be one in Windows-1252, and where it is; None if all can be."""
    seen: set[bytes] = set()
    for word, at in _words(data):
        if word not in seen and not plausible(word.decode("cp1252")):
            return word, at
        seen.add(word)
    return None


def changed_word(data: bytes) -> tuple[bytes, int] | None:
    """The first word that has more than ASCII in it, one of letters if there is any."""
    first = None
    for word, at in _words(data):
        first = first or (word, at)
        if re.search(f"{_LETTER}{{2}}", word.decode("cp1252")):
            return word, at
    return first


def _words(data: bytes) -> Iterator[tuple[bytes, int]]:
    """The words that have more than ASCII in them, and where they are; long ones in part."""
    end = 0
    for number, match in enumerate(_BEYOND_ASCII.finditer(data)):
        at = match.start()
        if at < end:
            continue
        if number > MOST_WORDS:
            return
        before = _WORD_BEFORE.search(data[max(end, at - LONGEST_WORD) : at])
        behind = _WORD_BEHIND.match(data[at : at + LONGEST_WORD])
        word = (before[0] if before else b"") + (behind[0] if behind else b"")
        end = at + (len(behind[0]) if behind else 1)
        yield word, at


def plausible(word: str) -> bool:
    """Whether a word could be one of a language of Western Europe."""
    if _STRANGE.search(word):
        return False
    if any(each[1] not in _BEGINNINGS for each in _CAPITAL_WITHIN.finditer(word)):
        return False
    return all(
        sum(1 for letter in each if not letter.isascii()) <= _MOST_FOREIGN * len(each)
        for each in _FOREIGN.findall(word)
    )


def likely_readings(word: bytes) -> dict[str, str]:
    """What an implausible word says in the encodings in which it is one, by encoding."""
    readings: dict[str, str] = {}
    for encoding in OTHERS:
        try:
            text = word.decode(encoding)
        except UnicodeDecodeError:
            continue
        letters = re.sub(r"[-’'.]", "", text)
        # Of a foreign alphabet all letters are: half of a word never is.
        foreign = [letter > "\u024f" for letter in letters]
        is_word = all(foreign) or (not any(foreign) and plausible(text))
        if letters.isalpha() and is_word and text not in readings.values():
            readings[encoding] = text
    return readings
