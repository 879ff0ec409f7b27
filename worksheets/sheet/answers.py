"""What an answer means, however it was written: y for yes, a tick, a word in capitals, 3.0 for 3.

Everything that reads answers reads them here: registers, `--set`, returned forms and tallies.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from worksheets.sheet.tree import NO, YES
from worksheets.text.invisible import visible

ANYWHERE: Mapping[str, str] = {
    **dict.fromkeys(("yes", "y", "x", "1", "true", "t", "✓", "✔", "☑", "☒"), YES),
    **dict.fromkeys(("no", "n", "0", "false", "f", "☐"), NO),
}
"""Words that mean an answer in every language, in small letters, and what they mean.

A language adds its own words in `languages/TAG/phrases.yaml`, under `answers`.
"""


def read_answer(
    text: str, answers: Mapping[str, str], own_words: Mapping[str, str] | None = None
) -> str | None:
    """The answer that a text means, None if it means none of them.

    `answers` are the answers there are, each with the words that are printed for it.
    `own_words` are a language's words and the answers they mean, as `Library.answer_words` has
    them; they come before those that are known everywhere.
    """
    word = plain(text)
    if not word:
        return None
    for answer, printed in answers.items():
        if word in (answer.casefold(), plain(printed)):
            return answer
    for known in (own_words or {}, ANYWHERE):
        if known.get(word) in answers:
            return known[word]
    return None


def plain(text: str) -> str:
    """A text as answers are compared: small letters, single blanks, no marks, 3 for 3.0."""
    word = " ".join(visible(text).split()).casefold()
    return re.sub(r"^([0-9]+)\.0+$", r"\1", word)
