"""The sheet of paper in a picture: its edges in a photograph, or where a scan is printed on."""

from __future__ import annotations

import math

import cv2
import numpy as np

from worksheets.answers.scan.features import small
from worksheets.answers.scan.pictures import Array

SEEN_AT = 480
"""The longer side of the picture in which a sheet of paper is sought."""
LEVELS = range(50, 235, 8)
"""The greys from which paper may be brighter than the table."""
LEAST, MOST = 0.2, 0.96
"""The part of the picture that the sheet takes; one that takes all of it needs no search."""
STRAIGHT = 0.93
"""So much of the four corners' area is bright: a sheet has straight edges."""
HIGH = 877
"""The longer side of a sheet that was cut out: A4 at 75 dpi."""
SLACK = 0.03
"""A corner may be rounded off by so much of the way around the sheet."""


def sheet_in(picture: Array) -> Array:
    """A picture's sheet of paper as if seen from above; the whole picture if no edges are seen."""
    corners = corners_of_sheet(picture)
    if corners is None:
        return picture
    across = _length(corners[0] - corners[1]) + _length(corners[2] - corners[3])
    down = _length(corners[1] - corners[2]) + _length(corners[3] - corners[0])
    ratio = min(across, down) / max(across, down)
    long, short = HIGH, round(HIGH * ratio)
    width, height = (long, short) if across > down else (short, long)
    flat = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), flat)
    finer = max(picture.shape) / (1.5 * HIGH)
    if finer > 1:
        # What is made smaller by far is made so first, or thin lines fall through.
        picture = small(picture, round(1.5 * HIGH))
        matrix = matrix @ np.diag([finer, finer, 1])
    return cv2.warpPerspective(picture, matrix, (width, height), flags=cv2.INTER_AREA)


def corners_of_sheet(picture: Array) -> Array | None:
    """The corners of the brightest large four-cornered thing in a picture, clockwise, in pixels.

    The first is the one at the top left. None if there is none, or if it is all of the picture.
    """
    shrunk = small(picture, SEEN_AT)
    # What is printed closes up; paper alone is left.
    paper = cv2.morphologyEx(shrunk, cv2.MORPH_CLOSE, np.ones((13, 13), np.uint8))
    paper = cv2.GaussianBlur(paper, (0, 0), 1.5)
    best: Array | None = None
    largest = LEAST * paper.size
    for level in LEVELS:
        outlines, _ = cv2.findContours(
            (paper > level).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE
        )
        if not outlines:
            break
        outline = max(outlines, key=cv2.contourArea)
        area = cv2.contourArea(outline)
        if not largest < area < MOST * paper.size:
            continue
        hull = cv2.convexHull(outline)
        corners = cv2.approxPolyDP(hull, SLACK * cv2.arcLength(hull, True), True)
        if len(corners) == 4 and area > STRAIGHT * cv2.contourArea(corners):
            best, largest = corners.reshape(4, 2).astype(float), area
    if best is None:
        return None
    return np.asarray(_clockwise(best) * (max(picture.shape) / max(shrunk.shape)))


def _clockwise(corners: Array) -> Array:
    middle = corners.mean(0)
    angles = np.arctan2(*(corners - middle).T[::-1])
    ordered = corners[np.argsort(angles)]
    turned: Array = np.roll(ordered, -int(ordered.sum(1).argmin()), axis=0)
    return turned


def _length(way: Array) -> float:
    return math.hypot(*way)
