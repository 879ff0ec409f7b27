"""Features of two pages are matched where the match is clear and holds from both sides."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from worksheets.answers.scan.features import CLEAR, Features, matches, small
from worksheets.answers.scan.pictures import Array

RNG = np.random.default_rng(5)


def page(looks: Array) -> Features:
    return Features(RNG.random((len(looks), 2), np.float32), looks)


def by_opencv(a: Array, b: Array, norm: int) -> list[tuple[int, int]]:
    """The clear matches as OpenCV's own matcher finds them, one feature after another."""
    matcher = cv2.BFMatcher(norm)
    back = {each.queryIdx: each.trainIdx for each in matcher.match(b, a)}
    return [
        (first.queryIdx, first.trainIdx)
        for first, second in matcher.knnMatch(a, b, k=2)
        if first.distance < CLEAR * second.distance and back[first.trainIdx] == first.queryIdx
    ]


@pytest.mark.parametrize(("width", "norm"), [(32, cv2.NORM_HAMMING), (128, cv2.NORM_L2)])
def test_matches_are_those_that_opencv_finds_one_by_one(width: int, norm: int) -> None:
    printed = RNG.integers(0, 256, (200, width), np.uint8)
    # Some are seen again in another order, a little changed; the others are of something else.
    seen = RNG.permutation(printed)[:120]
    seen[:, :3] = RNG.integers(0, 256, (120, 3))
    other = RNG.integers(0, 256, (80, width), np.uint8)
    looks = np.concatenate([seen, other])
    if norm == cv2.NORM_L2:
        looks, printed = looks.astype(np.float32), printed.astype(np.float32)
    found = [(int(a), int(b)) for a, b in matches(page(looks), page(printed))]
    assert found == by_opencv(looks, printed, norm)
    assert len(found) >= 100


def test_few_features_match_nothing() -> None:
    few = page(RNG.integers(0, 256, (7, 32), np.uint8))
    assert len(matches(few, few)) == 0


@pytest.mark.parametrize("shape", [(2339, 1654), (3400, 2405), (800, 1200)])
def test_a_picture_is_made_as_small_as_wanted(shape: tuple[int, int]) -> None:
    picture = np.full(shape, 200, np.uint8)
    made = small(picture, 1_000)
    assert max(made.shape) == 1_000
    assert made.shape[0] / made.shape[1] == pytest.approx(shape[0] / shape[1], rel=0.003)
    assert made.min() == made.max() == 200
