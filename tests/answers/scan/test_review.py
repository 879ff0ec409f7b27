"""The review page: what it shows, and what a browser saves of it, with the keyboard alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tools import browser
from tools.scanned import returned, unknown, variant

from worksheets.answers.collect.known import KnownSheets
from worksheets.answers.scan.answers import copy_of
from worksheets.answers.scan.corrections import corrected, read_corrections
from worksheets.answers.scan.reading import PageReading, ReadSet, State
from worksheets.answers.scan.review import ReviewPage, doubtful, review_html, sheet_words
from worksheets.answers.scan.review_words import ReviewWords
from worksheets.build.variant import every_variant
from worksheets.content.library import Library

CHECKLIST = variant("partnership-checklist")
LANGUAGES = ("cy-GB", "en-GB")
USUAL = {"people": 30, "boxes": 26, "unsure": 17, "keys": 19}
"""A usual day: 30 checklists of 26 boxes, of which as many are unsure as in a simulated pile (22 of
1,000), and the keys from opening the page to the saved file. docs/scans.md has these figures."""
SMALL_TARGETS = """
[...document.querySelectorAll("button, input[type=text], textarea, label.box")]
  .filter((e) => e.offsetParent && e.getBoundingClientRect().height < 44)
  .map((e) => e.outerHTML.slice(0, 120))
"""


def pages_of(sets: list[ReadSet]) -> list[PageReading]:
    return [page for own in sets for page in own.every_page]


def review(sets: list[ReadSet], *others: PageReading) -> ReviewPage:
    library = Library()
    words = library.language_words("review", ReviewWords)
    return ReviewPage([*pages_of(sets), *others], sets, sheet_words(library, sets), words, "en-GB")


@pytest.fixture(scope="module")
def sets() -> list[ReadSet]:
    """Two checklists, an evaluation and a team's stages, as they came back."""
    evaluation = returned(variant("day-evaluation"), 4, ["3"])
    stages = returned(variant("team-stages"), 3, [], ["share-forming", "now"])
    return [returned(CHECKLIST, 1, ["1.1", "9.3"], ["name"]),
            returned(CHECKLIST, 2, ["1.1"], ["name", "service"]), stages, evaluation]  # fmt: skip


def test_only_what_is_unsure_or_written_is_shown(sets: list[ReadSet]) -> None:
    page = review(sets, unknown(1))
    boxes = [(each.field, each.value) for each in page.questions if not each.figure]
    assert boxes == [("1.1", "yes"), ("9.3", "yes"), ("1.1", "yes"),
                     ("3", "1"), ("3", "2"), ("3", "3"), ("3", "4")]  # fmt: skip
    assert [each.field for each in page.written] == ["name", "name", "service", "now"]
    assert [each.words for each in page.unknown] == [
        "other.pdf, page 1: it is no page of a worksheet that is known here"
    ]


def test_a_question_has_the_words_of_its_place_and_its_reason(sets: list[ReadSet]) -> None:
    page = review(sets)
    first = page.questions[0]
    assert first.label.startswith("1.1 There is a common vision")
    assert first.asked == "Is this box ticked?"
    assert first.reason == "Why it is unsure: the mark is faint"
    assert "copy 1, page 1 (scan.pdf, page 1)" in first.where
    rating = next(each for each in page.questions if each.field == "3")
    assert re.fullmatch("Is “.+” ticked\\?", rating.asked)


def test_two_ticks_where_one_is_an_answer_are_both_looked_at() -> None:
    [page] = returned(variant("day-evaluation"), 1).pages.values()
    states: dict[str, State] = {"2": "yes", "4": "yes"}
    boxes = [replace(box, state=states.get(box.value, "no")) if box.field == "3" else box
             for box in page.boxes]  # fmt: skip
    assert [(box.field, box.value) for box, _ in doubtful(boxes)] == [("3", "2"), ("3", "4")]


def test_written_answers_are_grouped_by_place_and_by_person(sets: list[ReadSet]) -> None:
    page = review(sets)
    title = "Checklist for building the multi-agency team"
    assert page.place_groups[:2] == [
        f"{title}: Name or group (written by 2)",
        f"{title}: Service (written by 1)",
    ]
    assert list(page.person_groups.values())[:2] == [f"{title}, copy 1", f"{title}, copy 2"]


def test_a_page_with_nothing_to_decide_says_so() -> None:
    html = review_html(review([returned(CHECKLIST, 1)]))
    assert "No box is unsure." in html
    assert "Nothing is written in the places for words." in html


def test_the_file_asks_no_network_and_says_what_the_pictures_are(sets: list[ReadSet]) -> None:
    html = review_html(review(sets))
    assert "default-src &#39;none&#39;; img-src data:" in html
    assert not re.search(r"(?:src|href)=\"(?!data:image/png;base64,)", html)
    assert "personal data" in html


def test_words_from_scans_and_content_are_no_markup() -> None:
    own = returned(CHECKLIST, 1, ["1.1"])
    first = own.pages[1]
    box = first.boxes[0]
    odd = type(box)(box.field, box.value, "unsure", "<script>alert(1)</script>", box.rect)
    page = type(first)(first.source, first.identity, (odd,))
    html = review_html(review([ReadSet(own.variant, "<b>", coded=False, pages={1: page})]))
    assert "<script>alert" not in html
    assert "<b>" not in html


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser.chromium() as found:
        yield found


def opened(chromium: Any, folder: Path, page: ReviewPage, width: int = 1280) -> Any:
    path = folder / "review.html"
    path.write_text(review_html(page), "utf-8")
    scheme = "dark" if width < 400 else "light"
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    found = context.new_page()
    found.goto(browser.uri(path))
    return found


def save(page: Any, path: Path) -> Path:
    """Press the button to save by the keyboard; the file that the browser wrote."""
    page.locator("#save").focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "review.json"
    download.value.save_as(path)
    return path


@pytest.mark.external
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_is_wide_or_small(
    chromium: Any, tmp_path: Path, sets: list[ReadSet], width: int
) -> None:
    page = opened(chromium, tmp_path, review(sets, unknown(1)), width)
    for _ in range(2):
        assert browser.violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(SMALL_TARGETS) == []
        page.locator("[value=person]").check()
    page.context.close()


@pytest.mark.external
def test_decisions_by_key_are_saved_and_put_into_what_was_read(
    chromium: Any, tmp_path: Path, sets: list[ReadSet]
) -> None:
    page = opened(chromium, tmp_path, review(sets))
    page.locator(".question:visible").focus()
    # A wrong key, back, the right one; one is skipped; the figure is its own key.
    for key in ("n", "b", "y", "s", "n", "4", "y", "n", "n", "n"):
        page.keyboard.press(key)
    assert page.locator("#status").text_content().startswith("That was the last one")
    assert page.evaluate("document.activeElement.id") == "save-now"
    assert page.locator("#progress").text_content() == "7 of 8 decided, 0 of 4 typed"
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.type("Siân")
    path = save(page, tmp_path / "review.json")
    page.context.close()
    found = corrected(pages_of(sets), read_corrections(path), "review.json")
    states = {(page.source.number, box.field, box.value): box.state
              for page in found for box in page.boxes}  # fmt: skip
    assert states[1, "1.1", "yes"] == "yes"
    assert states[2, "9.3", "yes"] == "unsure"
    assert states[3, "1.1", "yes"] == "no"
    evaluation = [state for (_, field, _), state in states.items() if field == "3"]
    assert evaluation == ["yes", "no", "no", "no"]
    texts = [place.text for page in found for place in page.written if place.text]
    assert texts == ["Siân", "4"]


def in_two_languages() -> ReadSet:
    """A checklist whose 1.1 is ticked in the first of its languages only, and 1.2 in both."""
    both = []
    for number, ticked in enumerate((["1.1", "1.2"], ["1.2"]), 1):
        [tag] = LANGUAGES[number - 1 : number]
        spoken = next(every_variant(Library(), [CHECKLIST.worksheet], langs=[tag]))
        own = returned(spoken._replace(coded=True, languages=LANGUAGES), number)
        pages = {
            n: replace(page, boxes=tuple(
                replace(box, state="yes") if box.field in ticked else box for box in page.boxes
            ))
            for n, page in own.pages.items()
        }  # fmt: skip
        both.append(replace(own, pages=pages))
    return replace(both[0], second=both[1])


@pytest.mark.external
@pytest.mark.parametrize("key", ["y", "n"])
def test_what_differs_in_two_languages_is_asked_once_for_both(
    key: str, chromium: Any, tmp_path: Path
) -> None:
    own = in_two_languages()
    page = opened(chromium, tmp_path, review([own]))
    assert page.locator(".question").count() == 1
    asked = page.locator(".question:visible")
    assert asked.locator("img").count() == 2
    assert "its answers in the two languages differ" in asked.text_content()
    assert browser.violations(page) == []
    asked.focus()
    page.keyboard.press(key)
    path = save(page, tmp_path / "review.json")
    page.reload()
    page.set_input_files("#file", path)
    page.locator("#saved:not(:empty)").wait_for()
    assert page.locator("#progress").text_content().startswith("1 of 1")
    page.context.close()
    found = corrected(pages_of([own]), read_corrections(path), "review.json")
    first, second = (
        replace(part, second=None, pages={n: page for n in (1, 2) for page in found
                if page.source.digest == part.pages[n].source.digest})
        for part in own.parts
    )  # fmt: skip
    answer = copy_of(replace(first, second=second), KnownSheets(Library()))
    said = {each.name: each.value for each in answer.fields}
    assert (said["1.1"], said["1.2"]) == ({"y": "yes", "n": "no"}[key], "yes")
    assert not answer.unsure


def test_answers_and_figures_that_differ_in_two_languages_are_asked() -> None:
    evaluation, stages = (
        replace(returned(variant(name), 1), second=returned(variant(name), 2))
        for name in ("day-evaluation", "team-stages")
    )
    for part, answer in zip(evaluation.parts, "14", strict=True):
        page = part.pages[1]
        boxes = tuple(replace(box, state="yes") if (box.field, box.value) == ("3", answer) else box
                      for box in page.boxes)  # fmt: skip
        part.pages[1] = replace(page, boxes=boxes)  # type: ignore[index]  # a set of the test is a dict
    for part, figure in zip(stages.parts, "34", strict=True):
        page = part.pages[1]
        places = {place.field: place for place in page.written}
        places["share-forming"] = replace(places["share-forming"], ink=True, text=figure)
        part.pages[1] = replace(page, written=tuple(places.values()))  # type: ignore[index]  # a set of the test is a dict
    asked = [(each.field, each.value, each.figure, bool(each.other_picture))
             for each in review([evaluation, stages]).questions]  # fmt: skip
    assert asked == [
        ("3", "1", False, True),
        ("3", "4", False, True),
        ("share-forming", "", True, True),
    ]


@pytest.mark.external
def test_saved_corrections_can_be_opened_again_but_not_those_of_other_scans(
    chromium: Any, tmp_path: Path, sets: list[ReadSet]
) -> None:
    page = opened(chromium, tmp_path, review(sets))
    page.locator(".question:visible").focus()
    page.keyboard.press("y")
    path = save(page, tmp_path / "review.json")
    page.reload()
    assert page.locator("#progress").text_content().startswith("0 of 8")
    page.set_input_files("#file", path)
    page.locator("#saved:not(:empty)").wait_for()
    assert page.locator("#progress").text_content().startswith("1 of 8")
    other = json.loads(path.read_text("utf-8")) | {"scans": "0" * 64}
    (tmp_path / "other.json").write_text(json.dumps(other), "utf-8")
    page.set_input_files("#file", tmp_path / "other.json")
    page.locator("#saved", has_text="other scans").wait_for()
    page.context.close()


@pytest.mark.external
def test_a_usual_day_takes_one_key_for_each_box_that_is_unsure(
    chromium: Any, tmp_path: Path
) -> None:
    fields = [box.field for page in returned(CHECKLIST, 1).pages.values() for box in page.boxes]
    assert len(fields) == USUAL["boxes"]
    every = [(copy, name) for copy in range(1, USUAL["people"] + 1) for name in fields]
    unsure = set(every[:: len(every) // USUAL["unsure"]][: USUAL["unsure"]])
    day = [
        returned(CHECKLIST, copy, [name for number, name in unsure if number == copy], ["name"])
        for copy in range(1, USUAL["people"] + 1)
    ]
    page = opened(chromium, tmp_path, review(day))
    path = tmp_path / "review.json"
    page.keyboard.press("Tab")
    keys = 1
    while page.locator(".question:visible").count():
        page.keyboard.press("yn"[keys % 2])
        keys += 1
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    keys += 1
    download.value.save_as(path)
    page.context.close()
    assert keys == USUAL["keys"]
    found = corrected(pages_of(day), read_corrections(path), "review.json")
    states = [box.state for page in found for box in page.boxes]
    assert "unsure" not in states
    assert states.count("yes") == USUAL["unsure"] // 2


def test_two_keys_with_the_same_letter_are_refused() -> None:
    words = vars(Library().language_words("review", ReviewWords))
    with pytest.raises(ValueError, match="must begin with different letters"):
        ReviewWords(**{**words, "skip": words["yes"]})
