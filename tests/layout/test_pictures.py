"""The logo stands beside the title and takes no room to write in; pictures are figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from tools.extent import text_box
from tools.laid import marks_of, nodes_of
from tools.pictures import LOGO
from tools.sheets import SHEETS

from worksheets.build.blanks import blank_sheets
from worksheets.build.request import Request
from worksheets.content.library import Library
from worksheets.content.settings import LogoSource
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import LaidSheet, PictureMark, TextMark
from worksheets.layout.paper import MM, PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.layout.room import ROUNDING
from worksheets.picture.line_art import LineArt
from worksheets.picture.read import read_picture
from worksheets.sheet.tree import Sheet, Title

SheetOf = Callable[[str], Sheet]


@pytest.fixture(scope="module")
def art(tmp_path_factory: pytest.TempPathFactory) -> LineArt:
    path = tmp_path_factory.mktemp("art") / "logo.svg"
    path.write_text(LOGO)
    return read_picture(path, "logo.svg")


@pytest.fixture(scope="module")
def branded(tmp_path_factory: pytest.TempPathFactory) -> Library:
    path = tmp_path_factory.mktemp("settings") / "logo.svg"
    path.write_text(LOGO)
    return Library(logo=LogoSource(path, "Riverside Council"))


def logos_of(laid: LaidSheet) -> list[PictureMark]:
    figures = [node for node in nodes_of(laid, "Figure") if node.alt == "Riverside Council"]
    return [mark for node in figures for mark in marks_of(node) if isinstance(mark, PictureMark)]


LOOKS = (("standard", "a4"), ("clear", "a4"), ("giant", "a5"))
"""Profiles and papers: most sheets are one page of the first; the second has the least room."""


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "diamond-cards"])
def test_a_logo_takes_no_room(name: str, branded: Library) -> None:
    request = Request([name], example=name == "agency-directory")
    [blank] = blank_sheets(branded, request)
    for look in LOOKS:
        profile, paper = PROFILES[look[0]], PAPERS[look[1]]
        plain = lay_out(replace(blank.sheet, logo=None), profile, paper, blank.phrases)
        laid = lay_out(blank.sheet, profile, paper, blank.phrases)
        [logo] = logos_of(laid)
        assert logo.page == 0 and logo.grey
        assert logo.width <= 25 * MM + ROUNDING and logo.height <= 15 * MM + ROUNDING
        assert logo.height >= 5 * MM
        assert logo.x + logo.width == pytest.approx(laid.paper.right)
        assert logo.y >= laid.paper.top
        assert laid.pages == 1 or plain.pages > 1, look
        assert nothing_under(logo, laid), look


def nothing_under(logo: PictureMark, laid: LaidSheet) -> bool:
    """Whether no words and no place are where a logo is."""
    foot = logo.y + logo.height
    words = [mark for node in laid.root.walk() for mark in node.kids
             if isinstance(mark, TextMark) and mark.page == 0]  # fmt: skip
    # A line beside the logo ends before it; one under it begins under it.
    beside = [mark for mark in words if mark.y - 0.75 * mark.size < foot - ROUNDING]
    places = [place for place in laid.places if place.page == 0 and place.y < foot - ROUNDING]
    return {mark.weight for mark in beside} == {"bold"} and not places


def test_a_long_title_keeps_clear_of_the_logo(branded: Library) -> None:
    [blank] = blank_sheets(branded, Request(["swot"]))
    for count in (5, 60, 100):
        # Lines of such short words end where there is no more room.
        sheet = replace(blank.sheet, title=Title(text="i " * count))
        laid = lay_out(sheet, PROFILES["standard"], PAPERS["a4"], blank.phrases)
        [logo] = logos_of(laid)
        [title] = nodes_of(laid, "H1")
        for mark in marks_of(title):
            assert isinstance(mark, TextMark)
            assert text_box(mark, laid)[2] + 4 * MM < logo.x


def test_cards_that_have_the_whole_page_have_no_logo(branded: Library) -> None:
    [blank] = blank_sheets(branded, Request(["diamond-cards"]))
    laid = lay_out(blank.sheet, PROFILES["standard"], PAPERS["a4"], blank.phrases)
    assert logos_of(laid) == []


def test_a_logo_is_read_behind_the_title(branded: Library) -> None:
    [blank] = blank_sheets(branded, Request(["swot"]))
    laid = lay_out(blank.sheet, PROFILES["standard"], PAPERS["a4"], blank.phrases)
    assert [node.tag for node in list(laid.root.walk())[1:4]] == ["H1", "Figure", "P"]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("paper", PAPERS)
def test_a_picture_is_as_high_as_it_asks_if_there_is_room(
    profile: str, paper: str, art: LineArt, sheet_of: SheetOf, phrases: Mapping[str, str]
) -> None:
    for height in (20, 250):
        markup = f'<picture file="a.svg" alt="A ring." height="{height}"/><text>After</text>'
        sheet = replace(sheet_of(markup), pictures={"a.svg": art})
        laid = lay_out(sheet, PROFILES[profile], PAPERS[paper], phrases)
        [figure] = nodes_of(laid, "Figure")
        [mark] = marks_of(figure)
        assert isinstance(mark, PictureMark) and figure.alt == "A ring."
        assert mark.width / mark.height == pytest.approx(art.width / art.height)
        assert mark.height <= height * MM + ROUNDING
        assert mark.x + mark.width <= laid.paper.right + ROUNDING
        assert mark.y + mark.height <= laid.paper.bottom
        if height == 20:
            assert mark.height == pytest.approx(20 * MM)


def test_a_picture_stands_in_a_column_and_in_a_panel(
    art: LineArt, sheet_of: SheetOf, phrases: Mapping[str, str]
) -> None:
    markup = (
        '<columns><picture file="a.svg" alt="One."/><text>Beside it</text></columns>'
        '<panel title="Framed"><picture file="a.svg" alt="Two." height="10"/></panel>'
    )
    sheet = replace(sheet_of(markup), pictures={"a.svg": art})
    laid = lay_out(sheet, PROFILES["standard"], PAPERS["a4"], phrases)
    one, two = nodes_of(laid, "Figure")
    assert (one.alt, two.alt) == ("One.", "Two.")
    [mark] = marks_of(one)
    assert isinstance(mark, PictureMark)
    assert mark.width <= 88 * MM
