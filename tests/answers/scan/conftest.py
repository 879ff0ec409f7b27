"""Piles of paper: our sheets filled in by simulated pens and scanned, with what is meant."""

from __future__ import annotations

from pathlib import Path

import cv2
import pytest
from tools.paper import files
from tools.paper.piles import DOTS, Person, person

cv2.setNumThreads(1)


@pytest.fixture(scope="session")
def two() -> tuple[Person, Person]:
    """Two people's checklists, two pages each."""
    return person("partnership-checklist", 41), person("partnership-checklist", 42)


@pytest.fixture(scope="session")
def pile(two: tuple[Person, Person], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two stapled sets as one PDF, as a copier sends it."""
    path = tmp_path_factory.mktemp("pile") / "pile.pdf"
    return files.written(path, [page for each in two for page in each.pages], DOTS)
