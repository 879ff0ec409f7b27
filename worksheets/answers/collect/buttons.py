"""The state of a button: a box that is ticked or not, or the one of several that is ticked.

A button's value names one of the states that its boxes can show (ISO 32000-1, 12.7.4.2). Programs
write other things: a word of their language, the number of an answer, a text for a name. Some
change the value alone, others only what the boxes show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pikepdf

from worksheets.answers.collect.fields import RawField
from worksheets.answers.collect.pages import entry, items
from worksheets.answers.collect.texts import NoText, plain, text_of
from worksheets.sheet.answers import read_answer
from worksheets.sheet.tree import NO, YES

OFF = "off"
ODD = "its value is none of those that its boxes have"
SEVERAL = "several of its boxes are ticked"
WORDS = {YES: "on", NO: ""}
"""What the value of a single box may mean."""


class State(NamedTuple):
    """The state of a button: "" if it is off, None if nobody can tell.

    `built` is the state that it was built in, `fault` what is wrong with its value, if anything is.
    It is one `of_several` if its boxes have different states.
    """

    now: str | None
    built: str
    fault: str
    of_several: bool


def has_states(raw: RawField) -> bool:
    """Whether a field's boxes look like those of a button: they have a look for each state."""
    return any(_states(box) for box in raw.boxes)


def state_of(raw: RawField, *, single: bool) -> State:
    """The state of a button; a `single` one is a box that is ticked or not.

    What was changed since the form was built is what was meant.
    """
    states = [_states(box) for box in raw.boxes]
    known = _known(states, raw.options)
    several = len(set(known.values())) > 1
    single = single and not several
    built = _name(raw.built)
    held = _held(raw, built)
    was = known.get(built, built)
    meant = None if held is None else _meant(held, known, single=single)
    if held != built and meant is not None:
        return State(meant, was, "", several)
    odd = ODD if meant is None and held is not None else ""
    shown = _shown(raw, states, known, single=single)
    ticked = list(dict.fromkeys(each for each in shown if each))
    if not shown:
        return State("" if held is None else meant, was, odd, several)
    if len(ticked) > 1:
        return State(meant if meant in ticked else None, was, SEVERAL, several)
    if not ticked and None in shown:
        return State(None, was, ODD, several)
    return State(ticked[0] if ticked else "", was, odd, several)


def _held(raw: RawField, built: str) -> str | None:
    """The name that a button's value has, "" for off, None if it has no value.

    Some programs write it into one of the boxes.
    """
    inner = [_name(own) for box in raw.boxes if (own := entry(box, "/V")) is not None]
    if raw.value is not None and _name(raw.value) != built:
        return _name(raw.value)
    changed = next((name for name in inner if name and name != built), None)
    return changed if changed or raw.value is None else _name(raw.value)


def _shown(
    raw: RawField, states: Sequence[Sequence[str]], known: Mapping[str, str], *, single: bool
) -> list[str | None]:
    """The states that those boxes show that say so: "" for off, None for one they do not have."""
    return [
        _meant(name, {each: known[each] for each in own} or known, single=single)
        for box, own in zip(raw.boxes, states, strict=True)
        if (name := _showing(box)) is not None
    ]


def _meant(held: str, known: Mapping[str, str], *, single: bool) -> str | None:
    """The state that a name means, "" for off, None if it means none."""
    if not held:
        return ""
    if held in known:
        return known[held]
    alike = {state for name, state in known.items()
             if held.casefold() in (name.casefold(), state.casefold())}  # fmt: skip
    if len(alike) == 1:
        return alike.pop()
    # A single box, alone or of several, is ticked under a name that it does not have.
    word = read_answer(held, WORDS) if single or len(known) == 1 else None
    if word == YES or (single and not known and word != NO):
        return next(iter(known.values()), YES)
    if word == NO and single:
        return ""
    # Without the looks of its boxes there is nothing that a value could not be.
    return None if known or single else held


def _known(states: Sequence[Sequence[str]], options: Any) -> dict[str, str]:
    """The states of all boxes by their names, and what each means.

    With a list of options the states have the numbers of these for names.
    """
    names = list(dict.fromkeys(name for each in states for name in each))
    meanings = [_name(option) for option in items(options)]
    numbers = {str(n): n for n in range(len(meanings))}
    if meanings and all(name in numbers for name in names):
        return {name: meanings[numbers[name]] for name in names}
    return {name: name for name in names}


def _states(box: pikepdf.Object) -> list[str]:
    """The names of the states that a box has a look for, but for off."""
    looks = entry(box, "/AP")
    if not isinstance(looks, pikepdf.Dictionary):
        return []
    found: dict[str, None] = {}
    for kind in ("/N", "/D"):
        each = entry(looks, kind)
        if isinstance(each, pikepdf.Dictionary):
            found.update((_text(name), None) for name in each.keys())  # noqa: SIM118 - no dict
    return [name for name in found if name]


def _showing(box: pikepdf.Object) -> str | None:
    """The name of the state that a box shows, "" for off; None if it does not say."""
    shown = entry(box, "/AS")
    return _name(shown) if isinstance(shown, pikepdf.Name) else None


def _name(value: Any) -> str:
    """The name of a state, "" for off; programs write it as a name or as a text, “/yes” too."""
    try:
        return _text(text_of(value))
    except NoText:
        return ""


def _text(name: str) -> str:
    bare = plain(name).strip().removeprefix("/")
    return "" if bare.casefold() == OFF else bare
