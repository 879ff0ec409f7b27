"""Corrections: what a person decided on the review page, put into what was read from paper.

The file says which pictures it is about by their sums, and nothing about who decided.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from worksheets.answers.scan.reading import BoxReading, PageReading, WrittenReading
from worksheets.files.paths import recognisable
from worksheets.files.read import read_text
from worksheets.problems import Code, Problem, Refused, Where

MOST_BYTES = 50_000_000
"""The size of the largest file: a day for 5,000 people needs a fifth of it."""
LONGEST_TEXT = 20_000

Sha256 = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
Text = Annotated[str, StringConstraints(max_length=LONGEST_TEXT)]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PageCorrections(_Record):
    """What was decided about one page.

    `asked` is the sum of what the page can be asked. `boxes` are decisions by field and answer,
    `written` are typed texts by field.
    """

    asked: Sha256
    boxes: dict[str, dict[str, Literal["yes", "no"]]] = Field(default_factory=dict)
    written: dict[str, Text] = Field(default_factory=dict)


class Corrections(_Record):
    """The file that a review page saves; `scans` is the sum of all its pages.

    `pages` are by the sums of their pictures, those without decisions included.
    """

    tool: Literal["worksheets"]
    kind: Literal["corrections"]
    format: Literal[1]
    scans: Sha256
    pages: dict[Sha256, PageCorrections]


def read_corrections(path: Path) -> Corrections:
    """Read a file of corrections; raises `Refused` if it is none."""
    name = recognisable(path)
    text = read_text(path, name, MOST_BYTES)
    try:
        return Corrections.model_validate_json(text)
    except ValueError as error:
        message = "it is not a file that a review page saved"
        raise Refused([Problem(Code.CORRECTIONS_SYNTAX, message, "", Where(name))]) from error


def corrected(
    pages: Sequence[PageReading], corrections: Corrections, name: str
) -> list[PageReading]:
    """Pages as they were read, with what was decided about them.

    `name` is the file of the corrections, for messages. Raises `Refused` if it is about pictures
    that are not among the pages, or about pages that now ask something else.
    """
    there = {page.source.digest for page in pages}
    others = len(corrections.pages.keys() - there)
    if others:
        total = len(corrections.pages)
        message = f"it was made from other scans: {others} of its {total} pages are not among these"
        raise Refused([Problem(Code.CORRECTIONS_OTHER_SCANS, message, "", Where(name))])
    found = []
    for page in pages:
        own = corrections.pages.get(page.source.digest)
        if own and own.asked != asked_of(page):
            message = (
                f"page {page.source.number} of {page.source.file} is now read as another page "
                "than when the review page was written"
            )
            raise Refused([Problem(Code.CORRECTIONS_OTHER_SCANS, message, "", Where(name))])
        found.append(_corrected(page, own) if own else page)
    return found


def _corrected(page: PageReading, own: PageCorrections) -> PageReading:
    return replace(
        page,
        boxes=tuple(_decided(box, own.boxes) for box in page.boxes),
        written=tuple(_typed(place, own.written) for place in page.written),
    )


def _decided(
    box: BoxReading, decisions: Mapping[str, Mapping[str, Literal["yes", "no"]]]
) -> BoxReading:
    state = decisions.get(box.field, {}).get(box.value)
    return replace(box, state=state, reason="") if state else box


def _typed(place: WrittenReading, typed: Mapping[str, str]) -> WrittenReading:
    return replace(place, text=typed[place.field]) if place.field in typed else place


def asked_of(page: PageReading) -> str:
    """The sum of what a page can be asked: which page of which sheet it is, and its places.

    How its boxes were read does not count: what a person has seen on the picture stays true.
    """
    who = page.identity
    said = [
        [*who.variant, who.page] if who else [],
        [[box.field, box.value] for box in page.boxes],
        [place.field for place in page.written],
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def sum_of_scans(pages: Iterable[PageReading]) -> str:
    """The sum of all pictures together, whatever their order."""
    digests = sorted(page.source.digest for page in pages)
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()
