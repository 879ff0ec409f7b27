"""Interactive fields: valid, in reading order, and what they hold."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from tools import verapdf
from tools.fillers import fields
from tools.forms import LIBRARY, built

from worksheets.build.blanks import blank_sheets
from worksheets.build.request import Request
from worksheets.sheet.places import places_of

RATED = {"rating": "agree", "evidence": "on"}


def test_verapdf_passes_forms_blank_and_with_values(tmp_path: Path) -> None:
    values = {"name": "Siân Gŵyr\twith a tab", "1.1": "yes", "1.2": "no"}
    files = [
        built(tmp_path / "blank.pdf", "partnership-checklist"),
        built(tmp_path / "filled.pdf", "partnership-checklist", copies=2, values=values),
        built(tmp_path / "rated.pdf", "partnership-checklist", options=RATED, values={"1.1": "2"}),
        built(tmp_path / "swot.pdf", "swot", values={"strengths": "ŵ ł ő\n" * 40}),
    ]
    said = verapdf.validate("ua1", files)
    assert [line.split()[0] for line in said.splitlines()] == ["PASS"] * len(files), said


def test_boxes_are_on_the_page_in_reading_order(tmp_path: Path) -> None:
    path = built(tmp_path / "x.pdf", "partnership-checklist", options=RATED)
    [blank] = blank_sheets(LIBRARY, Request(["partnership-checklist"], options=RATED))
    with pikepdf.open(path) as pdf:
        names = {}
        for name, field in fields(pdf).items():
            for box in field.get("/Kids", [field]):
                names[box.objgen] = name
        met = [names[each.objgen] for page in pdf.pages for each in page.Annots]
    told = list(dict.fromkeys(name for name in met
                              if name not in ("worksheet", "content", "lang", "copy")))  # fmt: skip
    assert told == [place.name for place in places_of(blank.sheet)]


def test_a_no_is_told_from_what_nobody_answered(tmp_path: Path) -> None:
    path = built(tmp_path / "x.pdf", "partnership-checklist", values={"1.1": "No", "1.2": "YES"})
    with pikepdf.open(path) as pdf:
        every = fields(pdf)
        assert every["1.1"].V == "/Off" and "/DV" not in every["1.1"]
        assert every["1.2"].V == every["1.2"].DV == "/yes"
        assert every["2.1"].DV == "/Off"


def test_a_field_holds_its_value_as_it_was_given(tmp_path: Path) -> None:
    value = "one\ttwo  \nthree"
    path = built(tmp_path / "x.pdf", "swot", values={"strengths": value})
    with pikepdf.open(path) as pdf:
        assert str(fields(pdf)["strengths"].V) == value
