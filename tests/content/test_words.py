"""The words are the chapter's, to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from worksheets.content.library import Library
from worksheets.content.yaml_file import read_yaml

CREDIT = (
    "Photocopiable: Effective Multi-Agency Partnerships, Sage Publications © Rita Cheminais, 2009."
)


def texts(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list):
        for inner in tree.values() if isinstance(tree, dict) else tree:
            yield from texts(inner)


def all_texts(library: Library) -> Iterator[str]:
    for name in library.worksheet_ids():
        # An example is what people write, and they write in lines.
        model = library.worksheet(name)
        yield from texts(model.model_dump(exclude={"example"}))
    for name in library.prompt_ids():
        yield from library.prompts(name).prompts
    yield from texts(library.chapter().model_dump())


CHAPTER: Any = read_yaml(Path(__file__).with_name("chapter_words.yaml"), "chapter_words.yaml").data


@pytest.mark.parametrize("name", list(CHAPTER))
def test_each_phrase_of_the_chapter_is_one_string(name: str, library: Library) -> None:
    content = library.chapter() if name == "chapter" else library.worksheet(name)
    held = set(texts(content.model_dump()))
    assert [phrase for phrase in CHAPTER[name] if phrase not in held] == []


def test_swot_has_the_chapters_words(library: Library) -> None:
    swot = library.worksheet("swot")
    assert swot.title == "SWOT analysis for multi-agency partnership working"
    assert swot.words["banner"] == "SWOT ANALYSIS"
    assert (
        swot.words["aspect_label"] == "Aspect of multi-agency partnership working to be addressed:"
    )
    quadrants: Any = swot.words["quadrants"]
    titles = [each["title"] for each in quadrants]
    assert titles == ["STRENGTHS", "WEAKNESSES", "OPPORTUNITIES", "THREATS"]
    assert str(swot.words["introduction"]).endswith("(SWOT) analysis using Figure 2.1.")


def test_the_aspects_are_the_four_recommendations(library: Library) -> None:
    assert [aspect.text for aspect in library.chapter().aspects] == [
        "To improve information sharing between agencies.",
        "To encourage the development of multi-agency services around schools and children’s "
        "centres.",
        "To improve the skills and effectiveness of those working in the children’s workforce.",
        "To enable LAs to improve outcomes for children by commissioning services from the public, "
        "private and the voluntary sectors.",
    ]


def test_the_checklist_has_its_26_items(library: Library) -> None:
    questions: Any = library.worksheet("partnership-checklist").words["questions"]
    assert [len(each["items"]) for each in questions] == [2, 4, 2, 2, 5, 3, 3, 2, 3]
    assert [item["id"] for each in questions for item in each["items"]] == [
        f"{question}.{item}"
        for question, items in enumerate([2, 4, 2, 2, 5, 3, 3, 2, 3], 1)
        for item in range(1, items + 1)
    ]
    assert questions[4]["text"] == (
        "Are we clear and comfortable with who will be responsible for what within the team "
        "partnership."
    )
    assert questions[8]["items"][0]["text"] == (
        "Key players at all levels in the organization are able and willing to work together "
        "constructively."
    )
    assert "organisational agendas" in questions[6]["items"][1]["text"]


def test_the_banks_have_their_counts(library: Library) -> None:
    counts = {name: len(library.prompts(name).prompts) for name in library.prompt_ids()}
    assert counts == {
        "benefits": 14,
        "challenges": 17,
        "development-stages": 4,
        "engagement-needs": 12,
        "points-to-remember": 4,
        "school-challenges": 3,
        "school-changes": 6,
        "ways-forward": 16,
        "workforce-needs": 10,
    }


def test_every_sheet_carries_the_credit(library: Library) -> None:
    assert library.chapter().credit == CREDIT
    # Their words are not the chapter’s, and the entries of a directory are the agencies’.
    own = {"day-evaluation", "action-plan", "agency-directory"}
    for name in library.worksheet_ids():
        assert library.worksheet(name).credit.startswith(CREDIT) == (name not in own), name
    assert library.worksheet("partnership-checklist").credit == f"{CREDIT} (DH 2002: 17–9)"


def test_no_text_has_loose_blanks_or_typewriter_apostrophes(library: Library) -> None:
    for text in all_texts(library):
        assert text == text.strip() and not re.search(r"\s\s|\n|'", text), text
