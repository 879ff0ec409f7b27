"""What every test that fuzzes has: a folder, and limits that are soon reached."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from worksheets.process.limits import Limits


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder for all examples of a test."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let templates that would not end be stopped after a second."""
    monkeypatch.setattr("worksheets.content.library.LIMITS", Limits(seconds=1))
