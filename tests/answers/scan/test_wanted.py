"""What scanned pages may be is checked before any page is read."""

from __future__ import annotations

import pytest

from worksheets.answers.scan.wanted import Wanted, check_wanted
from worksheets.content.library import Library
from worksheets.problems import BadCommand


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(profile="large"),
        Wanted(paper="a5"),
        Wanted(lang="cy-GB"),
        Wanted(options={"rating": "agree"}),
        Wanted(["swot"], {"follow-up": "on"}, "giant", "cy-GB", "a3"),
    ],
)
def test_what_exists_may_be_wanted_alone_and_together(wanted: Wanted) -> None:
    check_wanted(Library(), wanted)


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (Wanted(profile="huge"), "there is no profile “huge”"),
        (Wanted(paper="b9"), "there is no paper “b9”"),
        (Wanted(lang="xx"), "there is no language “xx”"),
        (Wanted(options={"a": "b"}), "there is no option “a”"),
        (Wanted(options={"rating": "maybe"}), "the option “rating” cannot be “maybe”"),
        (Wanted(["swto"]), "there is no worksheet “swto”"),
        (Wanted(["agency-directory"]), "made from records: nobody fills it in"),
    ],
)
def test_what_does_not_exist_is_the_one_thing_told(wanted: Wanted, told: str) -> None:
    with pytest.raises(BadCommand) as caught:
        check_wanted(Library(), wanted)
    [problem] = caught.value.problems
    assert told in problem.message
