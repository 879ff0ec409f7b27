"""A page is looked up by its fingerprint, which is drawn from its layout alone."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from worksheets.answers.scan.blanks import Blanks
from worksheets.answers.scan.fingerprints import Album
from worksheets.answers.scan.wanted import Wanted
from worksheets.content.library import Library

BLANKS = Blanks(Library(), Wanted(["team-stages", "day-evaluation"], paper="a4"))
PAGES = [(variant, number) for variant in BLANKS.rare()
         for number in range(len(BLANKS.fingerprints(variant)))]  # fmt: skip
ALBUM = Album([BLANKS.fingerprints(variant)[number] for variant, number in PAGES])


@pytest.mark.parametrize("upside_down", [False, True])
def test_a_page_is_most_like_its_own_fingerprint(upside_down: bool) -> None:
    wanted = next(n for n, (variant, number) in enumerate(PAGES)
                  if (variant.worksheet, variant.lang, variant.profile, number)
                  == ("team-stages", "cy-GB", "large", 1))  # fmt: skip
    variant, number = PAGES[wanted]
    picture = BLANKS.of(variant)[number].picture()
    moved = cv2.warpAffine(picture, np.array([[0.96, 0.02, 30], [-0.02, 0.96, 60]]),
                           picture.shape[::-1], borderValue=255)  # fmt: skip
    if upside_down:
        moved = cv2.rotate(moved, cv2.ROTATE_180)
    alike = ALBUM.likeness(moved)
    assert int(alike.argmax()) == wanted
    assert alike[wanted] > 0.5


def test_an_empty_page_is_like_none() -> None:
    assert ALBUM.likeness(np.full((1169, 827), 250, np.uint8)).max() == 0


def test_a_page_that_is_wider_than_high_is_like_its_own_fingerprint() -> None:
    blanks = Blanks(Library(), Wanted(["diamond-ranking"], {"shape": "boxes"}, "standard", "en-GB"))
    [variant] = [each for each in blanks.rare() if each.paper == "a4" and not each.coded]
    page = blanks.of(variant)[0].picture()
    assert page.shape[1] > page.shape[0]
    [alike] = Album(blanks.fingerprints(variant)[:1]).likeness(page)
    assert alike > 0.6
