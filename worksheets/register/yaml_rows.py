"""YAML: a list of mappings, read event by event, so that a long file takes no more memory."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from worksheets.content.yaml_file import checked_events, is_empty
from worksheets.problems import Code
from worksheets.register.columns import Naming
from worksheets.register.encoding import text_of
from worksheets.register.objects import NO_ROW, Entry, table_of
from worksheets.register.row_problems import RowProblems
from worksheets.register.source import Source
from worksheets.register.table import Table

NO_ROW_HINT = "- name: Ann"


def read_yaml_rows(source: Source, naming: Naming, problems: RowProblems) -> Table:
    """The table of a YAML file; raises `Refused` if it is no YAML or no list."""
    return table_of(_entries(text_of(source, problems), problems), naming, problems)


def _entries(text: str, problems: RowProblems) -> Iterator[Entry]:
    events = checked_events(text, problems.file)
    next(events)  # the stream begins
    if isinstance(next(events), yaml.StreamEndEvent):
        return
    top = next(events)
    if not isinstance(top, yaml.SequenceStartEvent):
        message = "it must be a list, an entry a row"
        raise problems.refused(Code.DATA_SYNTAX, message, NO_ROW_HINT, _line(top))
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        if isinstance(event, yaml.MappingStartEvent):
            yield _line(event), list(_pairs(events, _line(event), problems))
        else:
            _skip(event, events)
            problems.add(Code.DATA_SYNTAX, NO_ROW, NO_ROW_HINT, _line(event))
    for _ in events:  # what is behind the list may still be wrong
        pass


def _pairs(
    events: Iterator[yaml.Event], line: int, problems: RowProblems
) -> Iterator[tuple[str, object]]:
    """The keys of a mapping and their texts; a list in place of a text is handed on as such."""
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        if not isinstance(key, yaml.ScalarEvent):
            _skip(key, events)
            _skip(next(events), events)
            problems.add(Code.DATA_SYNTAX, "a key must be a word", NO_ROW_HINT, line)
            continue
        value = next(events)
        if isinstance(value, yaml.ScalarEvent):
            yield str(key.value), None if is_empty(value) else str(value.value)
        else:
            _skip(value, events)
            yield str(key.value), []


def _skip(begun: yaml.Event, events: Iterator[yaml.Event]) -> None:
    """Pass over what a list or a mapping holds."""
    depth = int(isinstance(begun, yaml.CollectionStartEvent))
    while depth:
        event = next(events)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
