"""Records become dataclasses when the first of them is there."""

from __future__ import annotations

import copy
import threading
from dataclasses import dataclass, field, fields
from typing import ClassVar

import pytest

import worksheets.record
from worksheets.record import named_record, record


def test_the_first_of_a_record_has_its_parts_and_those_it_inherits() -> None:
    @named_record
    class Base:
        where: list[str] = field(default_factory=list)

    @named_record
    class Word(Base):
        text: str

    first, second = Word(text="a"), Word(text="b", where=["c"])
    assert (first.text, first.where, second.where) == ("a", [], ["c"])
    assert [each.name for each in fields(second)] == ["where", "text"]
    assert Base().where == []


def test_what_a_base_has_for_the_class_is_no_part_of_a_record_in_another_module() -> None:
    @record
    class Base:
        count: ClassVar[int] = 1
        where: str = ""

    @record
    class Word(Base):
        __module__ = "json"  # which does not import ClassVar
        text: str = ""

    assert [each.name for each in fields(Word())] == ["where", "text"]


def test_a_record_that_arrives_from_another_process_is_whole() -> None:
    @record
    class Point:
        x: int
        y: int = 0

    # What pickle does: no record of the class was made in this process.
    arrived = Point.__new__(Point)
    arrived.__setstate__({"x": 1, "y": 2})  # type: ignore[attr-defined]
    assert {each.name: getattr(arrived, each.name) for each in fields(arrived)} == {"x": 1, "y": 2}
    assert copy.copy(arrived).y == 2 and Point(3).y == 0


def test_threads_may_make_the_first_of_a_record_at_the_same_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    @record
    class Word:
        text: str

    def slowly(**how: bool) -> object:
        becoming.set()
        asked.wait(0.2)
        return dataclass(**how)

    becoming, asked = threading.Event(), threading.Event()
    monkeypatch.setattr(worksheets.record, "dataclass", slowly)
    first = threading.Thread(target=Word, kwargs={"text": "a"})
    first.start()
    becoming.wait()
    second = Word(text="b")
    first.join()
    assert second.text == "b"
