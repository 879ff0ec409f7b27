"""What a gallery shall hold: languages, profiles and papers, each of which must exist."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from worksheets.content.library import Library
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.problems import BadCommand, Code, Problem, unknown
from worksheets.record import record


@record
class SiteRequest:
    """The languages of a gallery, the first for its front page; the profiles and papers to print.

    None of a kind means the first that there is.
    """

    languages: Sequence[str] = ()
    profiles: Sequence[str] = ()
    papers: Sequence[str] = ()


def checked(library: Library, request: SiteRequest) -> SiteRequest:
    """The request with its defaults; raises `BadCommand` with every name that does not exist."""
    tags = library.language_tags()
    wrong = [
        *_unknown(Code.UNKNOWN_LANG, "language", request.languages, tags),
        *_unknown(Code.UNKNOWN_PROFILE, "profile", request.profiles, PROFILES),
        *_unknown(Code.UNKNOWN_PAPER, "paper", request.papers, PAPERS),
    ]
    if wrong:
        raise BadCommand(wrong)
    return SiteRequest(
        _each(request.languages) or tags[:1],
        _each(request.profiles) or list(PROFILES)[:1],
        _each(request.papers) or list(PAPERS)[:1],
    )


def _each(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _unknown(code: Code, what: str, names: Sequence[str], known: Collection[str]) -> list[Problem]:
    return [unknown(code, what, name, known) for name in names if name not in known]
