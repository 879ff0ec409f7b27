"""What a review page asks, and the file that it saves, without a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tools.pages import Read


def undecided(review: Path) -> dict[str, Any]:
    """The corrections that a review page saves before anything is decided on it."""
    asked = _elements(review)
    [whole] = [given for given in asked if given.get("id") == "review"]
    pages = {
        each["data-digest"]: {"asked": each["data-asked"], "boxes": {}, "written": {}}
        for each in asked if each.get("class") == "scan"
    }  # fmt: skip
    return {"tool": "worksheets", "kind": "corrections", "format": 1,
            "scans": whole["data-scans"], "pages": pages}  # fmt: skip


def questions(review: Path) -> list[tuple[str, str, str]]:
    """What a review page asks: a picture's sum, a field, the answer that the box stands for."""
    return [
        (each["data-digest"], each["data-field"], each["data-value"])
        for each in _elements(review) if each.get("class") == "question"
    ]  # fmt: skip


def _elements(review: Path) -> list[dict[str, str]]:
    """The attributes of all its elements."""
    return [
        {name: said or "" for name, said in given.items()}
        for _, given in Read(review.read_text(encoding="utf-8")).tags
    ]
