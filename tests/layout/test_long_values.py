"""The longest plausible values: they stay in their place, and lie over nothing."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.extent import overprints
from tools.sheets import SHEETS

from worksheets.build.copies import Copies
from worksheets.build.request import Request
from worksheets.content.library import Library
from worksheets.layout.context import INSET
from worksheets.layout.fill import fill
from worksheets.layout.filled import Filled
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import LaidSheet, TextMark
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.layout.typeface import spaced_face
from worksheets.problems import Problems

WRITTEN = [name for name in SHEETS if name not in ("agency-directory", "diamond-cards")]
SERVICE = "Cambridgeshire Community Services NHS Trust"
JOB = "Senior Educational Psychologist and Inclusion Partnership Lead"[:60]
NAMES = [
    "Dr Oluwaseun Adebayo-Fitzgerald Константинопольская Ŵyn Jones",
    "Αλεξάνδρα Παπαδοπούλου-Κωνσταντινίδη and Wilhelmina Featherstone",
    "Κωνσταντίνος Παπαχριστοδουλόπουλος Świętosława Brzęczyszczykiewicz",
    "Екатерина Рождественская-Преображенская Mohammed Abdurrahman Khan",
]
"""Sixty letters in two scripts, with long words in them."""
words = st.sampled_from(
    [*"ÁWŵi", "of", "and", "NHS", "Trust", "Service", "Community", "Cambridgeshire", "Health",
     "Services", "Adebayo-Fitzgerald", "Преображенская", "Παπαδοπούλου", "Llanfairpwllgwyngyll"]
)  # fmt: skip


def texts(most: int) -> st.SearchStrategy[str]:
    """Texts of words, up to so many letters."""
    return st.lists(words, min_size=1, max_size=20).map(lambda them: " ".join(them)[:most].strip())


@cache
def laid(name: str, profile: str, paper: str = "a4") -> LaidSheet:
    copies = Copies(Library(), Request([name]))
    [blank] = copies.blanks
    return lay_out(blank.sheet, PROFILES[profile], PAPERS[paper], blank.phrases)


@cache
def phrases() -> dict[str, str]:
    return Library().language().phrases.model_dump()


def filled(sheet: LaidSheet, values: dict[str, str], *, fields: bool = False) -> Filled:
    return fill(sheet, values, phrases(), "A credit.", Problems(), fields=fields)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", WRITTEN)
def test_a_name_of_sixty_letters_stays_on_its_page(name: str, profile: str) -> None:
    owner = "organisation" if name == "agency-sheet" else "name"
    for paper in ("a4", "letter"):
        sheet = laid(name, profile, paper)
        for value in NAMES:
            copy = filled(sheet, {owner: value[:60]})
            assert copy.more is None and list(overprints(copy)) == [], (paper, value)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_service_and_a_job_title_stay_in_their_places(profile: str) -> None:
    for name in ("swot", "practitioner-profile", "discussion"):
        values = {"service": SERVICE, "job": JOB, "name": NAMES[0][:60]}
        copy = filled(laid(name, profile), values)
        assert copy.more is None and list(overprints(copy)) == [], name


def test_two_lines_of_the_smallest_size_stand_over_one_writing_line() -> None:
    sheet = laid("swot", "standard")
    place = next(each for each in sheet.places if each.name == "service")
    value = "wide words " * 13
    copy = filled(sheet, {"service": value})
    [marks] = [marks for _, marks in copy.marks.values()]
    lines = [mark for mark in marks if isinstance(mark, TextMark)]
    assert len(lines) == 2 and {mark.size for mark in lines} == {12}
    assert place.y <= lines[0].y - 0.7 * 12 and lines[1].y == place.baselines[0]


LONG = st.fixed_dictionaries(
    {}, optional={"name": texts(60), "service": texts(80), "job": texts(60), "date": texts(30),
                  "organisation": texts(80), "contact": texts(120), "aspect": texts(300),
                  "role-2": texts(150), "strengths": texts(900), "supporting-2": texts(120),
                  "supporting-score-2": texts(8), "rank-1": texts(30), "share-1": texts(12)},
)  # fmt: skip


@given(
    values=LONG,
    name=st.sampled_from(WRITTEN),
    profile=st.sampled_from(list(PROFILES)),
    paper=st.sampled_from(["a4", "letter", "a5", "a3"]),
)
def test_nothing_lies_over_anything(
    values: dict[str, str], name: str, profile: str, paper: str
) -> None:
    sheet = laid(name, profile, paper)
    copy = filled(sheet, values)
    assert list(overprints(copy)) == []
    right = sheet.paper.right + 0.1
    for number, (_, marks) in copy.marks.items():
        place = sheet.places[number]
        for mark in marks:
            if isinstance(mark, TextMark):
                assert mark.x >= place.x - 0.01
                face = sheet.profile.size * 0.1
                assert mark.x <= right - face, place.name


@pytest.mark.parametrize("profile", PROFILES)
def test_an_example_needs_no_further_page(profile: str) -> None:
    for name in WRITTEN:
        copies = Copies(Library(), Request([name], profile=profile, example=True))
        copy = copies.fill(0, next(iter(copies.entries)), Problems())
        assert copy.more is None and list(overprints(copy)) == [], name


@pytest.mark.parametrize("profile", PROFILES)
def test_an_aspect_that_is_printed_fits_its_place(profile: str) -> None:
    library = Library()
    for name in ("swot", "force-field"):
        copies = Copies(library, Request([name], aspects=["all"], profile=profile))
        for number in range(len(copies.blanks)):
            copy = copies.fill(number, next(iter(copies.entries)), Problems())
            assert copy.more is None and copy.marks and list(overprints(copy)) == []


def test_a_smaller_size_comes_before_a_broken_word() -> None:
    sheet = laid("force-field", "standard")
    place = next(each for each in sheet.places if each.name == "preventing-2")
    face = spaced_face("regular", 0)
    letters = next(n for n in range(5, 60) if face.width("n" * n, 13) > place.width - 2 * INSET)
    copy = filled(sheet, {"preventing-2": "n" * (letters - 1)})
    [marks] = [marks for _, marks in copy.marks.values()]
    [line] = [mark for mark in marks if isinstance(mark, TextMark)]
    assert line.size < 14 and line.text == "n" * (letters - 1)


def test_the_words_of_an_example_are_whole_in_giant_print() -> None:
    example = Library().worksheet("force-field").example
    copy = filled(laid("force-field", "giant"), dict(example))
    for number, (_, marks) in copy.marks.items():
        lines = [mark.text for mark in marks if isinstance(mark, TextMark)]
        shown = " ".join("".join(f"{line} " for line in lines).split())
        assert shown == " ".join(example[copy.sheet.places[number].name].split())


def test_further_pages_have_the_short_title_of_their_sheet() -> None:
    sheet = laid("swot", "standard")
    copy = filled(sheet, {"strengths": "many words " * 500})
    heads = [each.head.title for each in (sheet, copy.more) if each and each.head]
    assert heads == [Library().worksheet("swot").short] * 2
