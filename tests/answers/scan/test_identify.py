"""The search among blanks that come seldom."""

from __future__ import annotations

import numpy as np
import pytest

from worksheets.answers.scan import identify
from worksheets.answers.scan.blanks import BlankPage, Blanks
from worksheets.answers.scan.identify import SELDOM, Finder, Found
from worksheets.answers.scan.pictures import Array
from worksheets.answers.scan.wanted import Wanted
from worksheets.content.library import Library

BLANKS = Blanks(Library(), Wanted(["day-evaluation"]))


def beside_another_sheet(page: Array) -> Array:
    """A page that lies on a larger sheet with stripes: from far away it is like no page."""
    height, width = page.shape
    under = np.full((height * 3 // 2, width * 3 // 2), 250, np.uint8)
    under[height::40] = 30
    under[:, width::40] = 30
    under[200 : 200 + height, 150 : 150 + width] = page
    return under


def test_the_search_among_rare_pages_goes_on_past_those_that_hardly_fit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    [variant] = [each for each in BLANKS.rare() if not each.coded
                 and (each.lang, each.profile, each.paper) == ("en-GB", "clear", "a4")]  # fmt: skip
    page = BLANKS.of(variant)[0]
    picture = beside_another_sheet(page.picture())
    whole = Finder(BLANKS).find_coded(picture, page, [])
    assert whole is not None
    weak = whole.overlay._replace(share=SELDOM - 0.01)

    def tried(_: Finder, seen: object, each: BlankPage, **more: object) -> Found | None:
        usual = each.variant == next(BLANKS.rounds())[0].variant
        return None if usual else whole if each is page else Found(each, weak)

    # It is found no sooner: only two pages are tried before the search goes on.
    monkeypatch.setattr(identify, "ALIKE", 2)
    monkeypatch.setattr(Finder, "_among_akin", lambda *_: None)
    monkeypatch.setattr(Finder, "_tried", tried)
    found = Finder(BLANKS).find(picture)
    assert found is not None and found.page is page
