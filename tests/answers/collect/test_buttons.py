"""Buttons as programs leave them: the value says one thing, the boxes show another."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from worksheets.answers.collect.fields import RawField
from worksheets.answers.collect.values import Field, read_field

ANSWERS = ("yes", "partly", "no")
RADIO = 1 << 15


def box(*states: str, shows: str | None = "Off", **more: Any) -> Dictionary:
    """A box with a look for each of these states, which shows one of them."""
    looks = Dictionary({f"/{state}": 1 for state in (*states, "Off")})
    made = Dictionary(AP=Dictionary(N=looks), **more)
    if shows is not None:
        made.AS = Name(f"/{shows}")
    return made


def read(raw: RawField) -> Field:
    raw.kind = Name.Btn
    field = read_field(raw)
    assert field is not None
    return field


def tick(value: object, shows: str | None = "Off", **more: object) -> Field:
    """A box to tick that was built without a tick."""
    boxes = [box("yes", shows=shows)]
    return read(RawField("1.1", value=value, built=Name.Off, boxes=boxes, **more))  # type: ignore[arg-type]  # the test's own


def choice(value: object, shown: str | None = None, built: str = "Off", **more: object) -> Field:
    """One of several answers; the box of the one that is `shown` says so, the others off."""
    boxes = [box(each, shows=each if each == shown else "Off") for each in ANSWERS]
    raw = RawField("1.1", flags=RADIO, value=value, built=Name(f"/{built}"), boxes=boxes, **more)  # type: ignore[arg-type]  # the test's own
    return read(raw)


@pytest.mark.parametrize("word", ["No", "no", "N", "false", "False", "0", "Off", "OFF", ""])
@pytest.mark.parametrize("shows", ["Off", "same", None])
def test_a_word_for_no_is_never_a_tick(word: str, shows: str | None) -> None:
    for value in (String(word), *([Name(f"/{word}")] if word else [])):
        state = word or "Off" if shows == "same" else shows
        field = tick(value, state)
        assert (field.kind, field.value, field.fault) == ("tick", "no", "")


@pytest.mark.parametrize("word", ["Yes", "yes", "y", "1", "true", "TRUE", "On", "x", "✓", "/yes"])
def test_a_word_for_yes_is_a_tick(word: str) -> None:
    assert (tick(String(word)).value, tick(String(word)).fault) == ("yes", "")


@pytest.mark.parametrize("value", [Name("/Ja"), String("2"), Name("/perhaps")])
def test_what_is_no_answer_is_what_the_box_shows_and_is_told(value: pikepdf.Object) -> None:
    assert tick(value, "yes").value == "yes" and tick(value, "yes").fault
    assert tick(value, "Off").value == "no" and tick(value, "Off").fault


@pytest.mark.parametrize("shows", ["Ja", "2", None])
def test_what_nobody_can_tell_is_empty_and_told(shows: str | None) -> None:
    field = tick(Name("/Ja"), shows)
    assert field.value == "" and field.fault


@pytest.mark.parametrize("value", [Name("/2"), String("2"), Name("/0"), String("maybe"), 1])
def test_a_choice_that_no_box_has_is_what_is_shown_or_empty_and_always_told(value: object) -> None:
    assert (choice(value).value, bool(choice(value).fault)) == ("", True)
    shown = choice(value, "partly")
    assert (shown.value, bool(shown.fault)) == ("partly", True)


def test_a_choice_is_known_in_any_letter_case() -> None:
    assert choice(String("Partly")).value == "partly"
    assert choice(Name("/NO"), "yes").value == "no"


def test_two_boxes_that_are_ticked_are_told() -> None:
    boxes = [box(each, shows=each) for each in ("yes", "no")]
    both = read(RawField("1.1", flags=RADIO, built=Name.Off, value=None, boxes=boxes))
    assert (both.value, both.fault) == ("", "several of its boxes are ticked")


@pytest.mark.parametrize(("state", "meant"), [("0", "yes"), ("1", "partly"), ("2", "no")])
def test_numbered_states_mean_the_options_of_their_numbers(state: str, meant: str) -> None:
    options = Array([String(each) for each in ANSWERS])

    def numbered(value: object, shown: str) -> Field:
        boxes = [box(str(n), shows=shown if str(n) == shown else "Off") for n in range(3)]
        raw = RawField("1.1", flags=RADIO, value=value, built=Name.Off, options=options)
        raw.boxes = boxes
        return read(raw)

    assert numbered(Name(f"/{state}"), state).value == meant
    assert numbered(None, state).value == meant
    assert numbered(String(meant), "Off").value == meant
    assert (numbered(Name("/3"), "Off").value, bool(numbered(Name("/3"), "Off").fault)) == (
        "", True,
    )  # fmt: skip


def test_options_beside_named_states_change_nothing() -> None:
    options = Array([String(each) for each in ("no", "partly", "yes")])
    assert choice(Name("/partly"), options=options).value == "partly"
    assert choice(Name("/1"), options=options).fault


def test_a_tick_whose_state_is_a_number_of_an_option() -> None:
    options = Array([String("yes")])
    raw = RawField("1.1", value=Name("/0"), built=Name.Off, boxes=[box("0", shows="0")])
    raw.options = options
    assert read(raw).value == "yes"


def test_a_value_in_a_box_alone() -> None:
    boxes = [box(each, shows=None) for each in ANSWERS]
    boxes[1].V = Name("/partly")
    raw = RawField("1.1", flags=RADIO, value=Name.Off, built=Name.Off, boxes=boxes)
    assert read(raw).value == "partly"


def test_what_was_taken_away_in_the_value_is_gone() -> None:
    assert choice(Name.Off, "partly", "partly").value == ""
    assert choice(None, None, "partly").value == ""


def test_several_answers_are_a_choice_without_the_flag_of_one() -> None:
    boxes = [box(each, shows=each if each == "no" else "Off") for each in ANSWERS]
    field = read(RawField("1.1", value=Name("/no"), built=Name.Off, boxes=boxes))
    assert (field.kind, field.value) == ("choice", "no")


def test_boxes_without_a_look_have_any_state() -> None:
    boxes = [Dictionary(AS=Name("/partly"))]
    assert read(RawField("1.1", flags=RADIO, value=Name("/partly"), boxes=boxes)).value == "partly"
    assert read(RawField("1.1", value=Name("/Ja"), boxes=[Dictionary()])).value == "yes"


def test_a_field_that_lost_its_kind_is_known_by_the_looks_of_its_boxes() -> None:
    field = read_field(RawField("1.1", value=Name("/yes"), boxes=[box("yes", shows="yes")]))
    assert field is not None and (field.kind, field.value) == ("tick", "yes")
