"""Bars: as long as their values, told once and in order, black and white on every page."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools import poppler, verapdf
from tools.laid import marks_of, nodes_of, read
from tools.sheets import LEAST_SIZE, check_marks

from worksheets.layout.filled import Filled
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import BoxMark, LaidSheet, LineMark, TextMark
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.pdf.copy import Copy
from worksheets.pdf.document import write_document
from worksheets.pdf.metadata import Metadata
from worksheets.sheet.drawn import Bar, Bars
from worksheets.sheet.tree import Sheet, Title

SheetOf = Callable[[str], Sheet]
BARS = """<heading>How many</heading>
<bars alt="More said yes to the first." most="12" now="This time" before="The time before">
<bar label="1.1" value="12" figure="12 of 12" before="6" figure-before="before: 6 of 12">There is a
common vision that is set down in similar ways between stakeholders.</bar>
<bar label="10.2" value="3" figure="3 of 12" before="0" figure-before="before: none">
Boundaries</bar>
</bars>
<heading>In figures</heading>
<table name="t" label="How many" row-heads="yes"><head>Item</head><head>Yes</head>
<row><datum>1.1</datum><datum>12</datum></row><row><datum>10.2</datum><datum>3</datum></row></table>
"""


def written(laid: LaidSheet, path: Path) -> Path:
    out = io.BytesIO()
    write_document(out, [Copy(Filled(laid))], Metadata("A title", "An author", "en-GB", "a tool"))
    path.write_bytes(out.getvalue())
    return path


def lengths(laid: LaidSheet) -> list[float]:
    [figure] = nodes_of(laid, "Figure")
    return [mark.width for mark in marks_of(figure) if isinstance(mark, BoxMark)]


def test_bars_are_as_long_as_their_values(sheet_of: SheetOf, phrases: Mapping[str, str]) -> None:
    laid = lay_out(sheet_of(BARS), PROFILES["standard"], PAPERS["a4"], phrases)
    # Each bar lies in the outline of a full one; one of nothing is the outline alone.
    key, before_key, *bars = lengths(laid)
    assert key == before_key
    full = bars[0]
    assert bars == pytest.approx([full, full, full, full / 2, full, full / 4, full])
    strokes = [m for m in marks_of(nodes_of(laid, "Figure")[0]) if isinstance(m, LineMark)]
    slanting = [stroke for stroke in strokes if stroke.x1 != stroke.x2]
    assert len(slanting) > 10 and all(stroke.stroke >= 0.75 for stroke in strokes)


def test_the_figures_stand_in_a_column_behind_the_full_length(
    sheet_of: SheetOf, phrases: Mapping[str, str]
) -> None:
    laid = lay_out(sheet_of(BARS), PROFILES["standard"], PAPERS["a4"], phrases)
    outline = max((mark for mark in marks_of(nodes_of(laid, "Figure")[0])
                   if isinstance(mark, BoxMark)), key=lambda mark: mark.width)  # fmt: skip
    texts = [mark for item in nodes_of(laid, "LI") for mark in marks_of(item)
             if isinstance(mark, TextMark)]  # fmt: skip
    figures = [mark for mark in texts if "of 12" in mark.text or "none" in mark.text]
    assert len(figures) == 4 and len({mark.x for mark in figures}) == 1
    assert figures[0].x > outline.x + outline.width


def test_everything_is_told_once_and_in_order(
    sheet_of: SheetOf, phrases: Mapping[str, str], tmp_path: Path
) -> None:
    laid = lay_out(sheet_of(BARS), PROFILES["standard"], PAPERS["a4"], phrases)
    assert [node.alt for node in nodes_of(laid, "Figure")] == ["More said yes to the first."]
    told = [read(item) for item in nodes_of(laid, "LI")]
    assert told[0].startswith("1.1There is a common vision")
    assert told[1] == "10.2Boundaries3 of 12before: none"
    said = poppler.told(written(laid, tmp_path / "x.pdf"))
    order = ["This time", "The time before", "1.1", "12 of 12", "before: 6", "10.2", "3 of 12"]
    positions = [said.index(words) for words in order]
    assert positions == sorted(positions) and said.count("12 of 12") == 1


@pytest.mark.parametrize("profile", PROFILES)
def test_a_chart_keeps_the_rules_on_every_paper(
    profile: str, sheet_of: SheetOf, phrases: Mapping[str, str], tmp_path: Path
) -> None:
    for paper in PAPERS:
        laid = lay_out(sheet_of(BARS), PROFILES[profile], PAPERS[paper], phrases)
        pdf = written(laid, tmp_path / f"{paper}.pdf")
        check_marks(Filled(laid), pdf, LEAST_SIZE[profile], edge=15)
        full = max(lengths(laid)[2:])
        assert full >= 0.4 * min(200, laid.paper.right - laid.paper.left)


@pytest.mark.external
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_a_chart_and_its_table(
    flavour: str, sheet_of: SheetOf, phrases: Mapping[str, str], tmp_path: Path
) -> None:
    files = [
        written(lay_out(sheet_of(BARS), PROFILES[profile], PAPERS["a5"], phrases),
                tmp_path / f"{profile}.pdf")
        for profile in ("standard", "giant")
    ]  # fmt: skip
    said = verapdf.validate(flavour, files)
    assert [line.split()[0] for line in said.splitlines()] == ["PASS"] * 2, said


@given(
    values=st.lists(st.floats(0, 50), min_size=1, max_size=40),
    most=st.floats(50, 1000),
    profile=st.sampled_from(sorted(PROFILES)),
)
def test_no_stroke_leaves_its_bar(values: list[float], most: float, profile: str) -> None:
    made = tuple(Bar(text="Words", value=value, figure="7") for value in values)
    chart = Bars(alt="A chart", most=most, bars=made)
    sheet = Sheet(id="x", lang="en", title=Title(text="T"), blocks=(chart,), credit="c")
    laid = lay_out(sheet, PROFILES[profile], PAPERS["a4"], {"page": "{page}{pages}"})
    box = None
    for mark in marks_of(nodes_of(laid, "Figure")[0]):
        if isinstance(mark, BoxMark):
            box = mark
        elif isinstance(mark, LineMark) and mark.x1 != mark.x2:
            assert box is not None and mark.page == box.page
            assert box.x - 0.01 <= mark.x1 < mark.x2 <= box.x + box.width + 0.01
            assert box.y - 0.01 <= mark.y2 < mark.y1 <= box.y + box.height + 0.01
