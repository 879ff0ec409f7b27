"""What a field says: a text, yes or no, or one of several; and what it said as it was built."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pikepdf

from worksheets.answers.collect.fields import RawField, TooMuch
from worksheets.answers.collect.texts import LOST, NoText, text_of
from worksheets.sheet.tree import NO, YES

RADIO, PUSH = 1 << 15, 1 << 16
"""Flags of buttons (ISO 32000-1, table 226)."""
MOST_CHARACTERS = 100_000
"""The longest value; no program reads a longer cell of CSV without being told to."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that was read; `built` is the value that it left us with, None if it had none.

    `fault` says what is wrong with the value, if anything is.
    """

    name: str
    kind: Literal["text", "tick", "choice"]
    value: str
    built: str | None = None
    fault: str = ""


def read_field(raw: RawField) -> Field | None:
    """A field as an answer; None for what holds none: a button to push, a signature."""
    kind = str(raw.kind) if isinstance(raw.kind, pikepdf.Name) else ""
    flags = raw.flags if isinstance(raw.flags, int) else 0
    if kind == "/Sig" or (kind == "/Btn" and flags & PUSH):
        return None
    if kind == "/Btn" and flags & RADIO:
        return Field(raw.name, "choice", _chosen(raw), _state(raw.built))
    if kind == "/Btn":
        built = None if raw.built is None else _yes_or_no(_state(raw.built))
        return Field(raw.name, "tick", _yes_or_no(_chosen(raw)), built)
    return _read_text(raw)


def _read_text(raw: RawField) -> Field:
    held = raw.value
    if held is None and isinstance(raw.widgets[0], pikepdf.Dictionary):
        # Some programs write what was typed into the box rather than the field.
        held = raw.widgets[0].get("/V")
    fault = ""
    try:
        value = text_of(held)
    except NoText:
        value, fault = "", "it holds something that is no text"
    try:
        built = None if raw.built is None else text_of(raw.built)
    except NoText:
        built = None
    if len(value) > MOST_CHARACTERS:
        raise TooMuch(f"the value of a field is longer than {MOST_CHARACTERS:,} characters")
    if LOST in value:
        fault = "characters of it could not be read"
    return Field(raw.name, "text", value, built, fault)


def _yes_or_no(state: str) -> str:
    return YES if state else NO


def _chosen(raw: RawField) -> str:
    """The state that a button is in, "" if it is off.

    Some programs change the field's value alone, others only what its boxes show: what was changed
    since the form was built is what was meant.
    """
    held, built = _state(raw.value), _state(raw.built)
    if raw.value is not None and held != built:
        return held
    showing = [each for each in raw.widgets if isinstance(each.get("/AS"), pikepdf.Name)]
    if not showing:
        return held
    return next((state for each in showing if (state := _shown(each))), "")


def _state(value: Any) -> str:
    """The name of a state, "" for off; programs write it as a name or as a text, “/yes” too."""
    try:
        name = text_of(value).strip().removeprefix("/")
    except NoText:
        return ""
    return "" if name.casefold() == "off" else name


def _shown(widget: pikepdf.Object) -> str:
    """The state that a box shows; one that it does not know is the only one that it has."""
    shown = _state(widget.get("/AS"))
    known = _states(widget)
    return known[0] if shown and shown not in known and len(known) == 1 else shown


def _states(widget: pikepdf.Object) -> Sequence[str]:
    looks = widget.get("/AP")
    normal = looks.get("/N") if isinstance(looks, pikepdf.Dictionary) else None
    if not isinstance(normal, pikepdf.Dictionary):
        return ()
    names = normal.keys()
    return [name.removeprefix("/") for name in names if name != "/Off"]
