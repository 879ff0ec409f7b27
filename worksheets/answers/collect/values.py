"""What a field says: a text, yes or no, or one of several; and what it said as it was built."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import pikepdf

from worksheets.answers.collect.buttons import has_states, state_of
from worksheets.answers.collect.fields import RawField
from worksheets.answers.collect.pages import entry
from worksheets.answers.collect.texts import LOST, NoText, text_of
from worksheets.sheet.tree import NO, YES

RADIO, PUSH = 1 << 15, 1 << 16
"""Flags of buttons (ISO 32000-1, table 226)."""

Kind = Literal["text", "tick", "choice", "unknown"]


class Field(NamedTuple):
    """A field that was read; `built` is the value that it left us with, None if it had none.

    `fault` says what is wrong with the value, if anything is. A field of an `unknown` kind is out
    of a file of values alone. `pages` are those that it stands on, counted from 0; `help` is what
    a viewer shows for it.
    """

    name: str
    kind: Kind
    value: str
    built: str | None = None
    fault: str = ""
    pages: tuple[int, ...] = ()
    help: str = ""


def read_field(raw: RawField) -> Field | None:
    """A field as an answer; None for what holds none: a button to push, a signature."""
    kind = str(raw.kind) if isinstance(raw.kind, pikepdf.Name) else ""
    flags = raw.flags if isinstance(raw.flags, int) else 0
    if kind == "/Sig" or (kind == "/Btn" and flags & PUSH):
        return None
    pages, help_ = tuple(raw.pages), _help(raw)
    if kind == "/Btn" or (not kind and has_states(raw)):
        state = state_of(raw, single=not flags & RADIO)
        if flags & RADIO or state.of_several:
            now = state.now or ""
            return Field(raw.name, "choice", now, state.built, state.fault, pages, help_)
        # A tick that nobody can tell is empty, never “no”.
        now = "" if state.now is None else _yes_or_no(state.now)
        built = None if raw.built is None else _yes_or_no(state.built)
        return Field(raw.name, "tick", now, built, state.fault, pages, help_)
    value, built, fault = _texts(raw)
    return Field(raw.name, "text", value, built, fault, pages, help_)


def _yes_or_no(state: str) -> str:
    return YES if state else NO


def _help(raw: RawField) -> str:
    try:
        return text_of(raw.help) if isinstance(raw.help, pikepdf.String) else ""
    except NoText:
        return ""


def _texts(raw: RawField) -> tuple[str, str | None, str]:
    """What a field of text holds, what it was built with, and what is wrong with it."""
    built = _text(raw.built)
    held: Any = raw.value
    value = _text(held)
    if value is None or value == built:
        # Some programs write what was typed into a box rather than the field.
        boxes = [*raw.boxes, *raw.listed]
        inner = [_text(own) for box in boxes if (own := entry(box, "/V")) is not None]
        value = next((each for each in inner if each not in (None, value)), value)
        held = held if held is not None or not inner else ""
    if value is None:
        fault = "" if held is None else "it holds something that is no text"
        return "", built, fault
    return value, built, "characters of it could not be read" if LOST in value else ""


def _text(value: Any) -> str | None:
    """A value as text, None if it is none or missing."""
    try:
        return None if value is None else text_of(value)
    except NoText:
        return None
