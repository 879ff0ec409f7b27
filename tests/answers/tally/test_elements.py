"""The tally of a sheet is the tally of its elements, whatever stands on it."""

from __future__ import annotations

from typing import Any

from worksheets.answers.tally.elements import tally_of
from worksheets.answers.tally.form import forms_of
from worksheets.content.library import Library
from worksheets.problems import Problems
from worksheets.sheet.places import places_of

MIX = """<field name="why" label="Why?"/>
<board name="b" label="Box" alt="a" rows="1 2">
<statement label="A">Ah</statement><statement label="B">Be</statement>
<statement label="C">See</statement></board>
<heading>How often?</heading>
<scale name="often" text="We meet"><choice value="often">Often</choice>
<choice value="rarely">Rarely</choice></scale>
<tick name="lunch">I stay for lunch</tick>
<checklist title="Early" share="yes"><tick name="1.1">One</tick><tick name="1.2">Two</tick>
</checklist>
<checklist title="Late" share="yes"><tick name="2.1">Three</tick></checklist>
<forces rows="1" alt="a" score="s" total="t"><force name="f" title="For"/>
<force name="g" title="Against"/></forces>
<panel title="Lunch"><tick name="soup">Soup</tick></panel>
"""


def test_a_mixed_sheet_is_tallied_in_reading_order(own_tally: Any) -> None:
    rows = [
        {"why": "Tea", "often": "Often", "lunch": "", "b-1": "A", "b-2": "B", "b-3": "C",
         "1.1": "x", "2.1": "x", "f-1": "Time", "f-score-1": "3", "soup": "x"},
        {"why": "tea", "often": "RARELY", "lunch": "y", "b-1": "B", "b-2": "A", "b-3": "C",
         "1.1": "x", "1.2": "x", "g-score-1": "2"},
    ]  # fmt: skip
    problems = Problems()
    result = own_tally(MIX, rows, problems=problems)
    assert problems.found == []
    kinds = [part["kind"] for part in result["parts"]]
    assert kinds == ["ranking", "questions", "shares", "forces"]
    ranking, questions, shares, forces = result["parts"]
    assert [(each["letter"], each["weight"]) for each in ranking["statements"]] == [
        ("A", 3), ("B", 3), ("C", 2),
    ]  # fmt: skip
    assert [question["text"] for question in questions["questions"]] == ["How often?", "Lunch"]
    often, lunch = questions["questions"][0]["items"]
    assert often["counts"] == {"often": 1, "rarely": 1}
    assert lunch["counts"] == {"yes": 1, "no": 1}
    # (1/2 + 2/2) / 2 and (1 + 0) / 2.
    assert [stage["share"] for stage in shares["stages"]] == [0.75, 0.5]
    assert forces["forms"] == ((0, 2), (3, 0))
    [box] = result["written"]
    assert (box["name"], box["points"]) == ("why", ({"text": "Tea", "times": 2, "before": None},))


def test_what_is_ticked_belongs_to_the_heading_above_it(own_tally: Any) -> None:
    markup = """<tick name="a">Ay</tick><heading>One</heading><tick name="b">Bee</tick>
    <tick name="c">Sea</tick><subheading>Two</subheading><tick name="d">Dee</tick>
    <checklist title="Three"><tick name="1.1">Ee</tick></checklist>"""
    questions = own_tally(markup, [{"a": "x"}])["questions"]
    found = [(each["text"], [item["text"] for item in each["items"]]) for each in questions]
    assert found == [
        ("Mine", ["Ay"]), ("One", ["Bee", "Sea"]), ("Two", ["Dee"]), ("Three", ["Ee"]),
    ]  # fmt: skip


def test_the_first_part_of_each_kind_stands_in_the_result_too(own_tally: Any) -> None:
    result = own_tally(MIX, [{"often": "often", "b-1": "A"}])
    for part, member in zip(result["parts"], ("statements", "questions", "stages", "sides"),
                            strict=True):  # fmt: skip
        assert result[member] == part[member]


def test_every_place_of_every_sheet_is_counted_listed_or_left_out(library: Library) -> None:
    for name in library.worksheet_ids():
        worksheet = library.worksheet(name)
        if worksheet.records:
            continue
        for form in forms_of(library, worksheet, {}):
            listed = {place for box in form.boxes for place in box.places}
            counted = {*form.items}
            left = set(form.places) - listed - counted
            kinds = [type(each).__name__ for each in form.asked]
            ranked = "AskedRanking" in kinds or "AskedForces" in kinds
            assert not left or ranked, (name, left)


def test_a_sheet_without_places_asks_nothing(sheet_of: Any) -> None:
    sheet = sheet_of("<text>Words</text><items><item>One</item></items>")
    assert list(places_of(sheet)) == []
    found = tally_of(sheet, 5)
    assert (found.asked, found.boxes, found.items) == ((), (), {})
