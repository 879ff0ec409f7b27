"""Whose words a file holds, and under which licence: what its metadata say."""

from __future__ import annotations

from collections.abc import Iterable

from worksheets.content.library import Library
from worksheets.content.models import Worksheet
from worksheets.record import record


@record
class Authorship:
    """The authors of some words, their licences, and the organisation that hands them out.

    Several are joined with semicolons; each is empty where nobody says.
    """

    author: str = ""
    licence: str = ""
    publisher: str = ""


def authorship_of(library: Library, worksheets: Iterable[Worksheet]) -> Authorship:
    """Who wrote the words of some worksheets: a worksheet's own author and licence, if it has them.

    The chapter's stand for words that are the chapter's, which their credit says. A worksheet that
    says nothing is nobody's.
    """
    chapter = library.chapter()
    authors, licences = [], []
    for each in worksheets:
        of_chapter = chapter.author in each.credit
        authors.append(each.author or (chapter.author if of_chapter else ""))
        licences.append(each.licence or (chapter.licence if of_chapter else ""))
    return Authorship(_joined(authors), _joined(licences), library.organisation)


def _joined(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(each for each in words if each))
