"""A sheet of paper is found on a table; a scan that is all paper is taken as it is."""

from __future__ import annotations

import cv2
import numpy as np

from worksheets.answers.scan.pictures import Array
from worksheets.answers.scan.sheet_edges import corners_of_sheet, sheet_in

CORNERS = np.array([(140, 120), (860, 90), (905, 1210), (110, 1180)], np.float32)


def photographed() -> Array:
    """A page with a black square near its top left, seen from aside on a grey table."""
    page = np.full((842, 595), 235, np.uint8)
    page[60:120, 60:120] = 10
    flat = np.array([(0, 0), (595, 0), (595, 842), (0, 842)], np.float32)
    matrix = cv2.getPerspectiveTransform(flat, CORNERS)
    table = np.random.default_rng(2).normal(110, 12, (1300, 1000)).clip(0, 255).astype(np.uint8)
    return cv2.warpPerspective(page, matrix, (1000, 1300), dst=table,
                               borderMode=cv2.BORDER_TRANSPARENT)  # fmt: skip


def test_the_corners_of_a_sheet_on_a_table_are_found() -> None:
    found = corners_of_sheet(photographed())
    assert found is not None
    assert np.abs(found - CORNERS).max() < 12


def test_the_sheet_is_seen_from_above() -> None:
    sheet = sheet_in(photographed())
    height, width = sheet.shape
    assert 1.3 < height / width < 1.65
    assert (sheet > 200).mean() > 0.95
    dark = np.argwhere(sheet[:, : width // 2] < 100).mean(0) / (height, width)
    assert np.abs(dark - (90 / 842, 90 / 595)).max() < 0.03


def test_a_scan_is_taken_as_it_is() -> None:
    scan = np.full((1100, 800), 240, np.uint8)
    scan[100:1000:40, 90:700] = 30
    assert corners_of_sheet(scan) is None
    assert sheet_in(scan) is scan
