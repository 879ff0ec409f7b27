"""Whether answers are to the words that are in effect here, or to others."""

from __future__ import annotations

from worksheets.answers.collect.answer import Answer
from worksheets.build.blanks import content_version
from worksheets.content.library import Library
from worksheets.problems import Code, Problems, Refused, Where, did_you_mean
from worksheets.text.shown import shown


class Versions:
    """The versions of the content in effect, each worked out once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known = library.worksheet_ids()
        self._versions: dict[tuple[str, str], str] = {}

    def check(self, answer: Answer, problems: Problems) -> None:
        """Warn if an answer is to a worksheet that is not here, or to other words of one."""
        where = Where(answer.file)
        name = shown(answer.worksheet)
        if answer.worksheet not in self._known:
            message = f"there is no worksheet “{name}” here; its fields are collected as they are"
            hint = did_you_mean(name, self._known)
            problems.add(Code.ANSWERS_UNKNOWN_WORKSHEET, message, hint, where)
        elif answer.content != self._version(answer.worksheet, answer.lang):
            message = f"it was made from other words of “{name}” than those that are here"
            hint = "were they changed since? --content DIR names the folder of those it was made of"
            problems.add(Code.ANSWERS_OTHER_CONTENT, message, hint, where)

    def _version(self, worksheet: str, lang: str) -> str:
        """The version of a worksheet in a language; none that any answer has if it is not there."""
        key = (worksheet, lang)
        if key not in self._versions:
            try:
                words = self._library.in_language(lang).worksheet(worksheet)
                self._versions[key] = content_version(words)
            except Refused:
                # What is wrong with the words is no matter to the answers.
                self._versions[key] = "none"
        return self._versions[key]
