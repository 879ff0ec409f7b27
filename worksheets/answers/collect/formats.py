"""Files of answers: CSV, XLSX, YAML, JSON and JSON lines, each read again by `build --data`."""

from __future__ import annotations

import csv
import io
import itertools
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from worksheets.answers.collect.answer import Answer
from worksheets.answers.collect.table import columns, record, rows
from worksheets.answers.collect.workbook import workbook
from worksheets.register.quoting import quoted
from worksheets.text.shown import escaped_json


def as_csv(answers: Sequence[Answer]) -> bytes:
    """Comma-separated, the first row the names; a line ends in LF, one in a cell too.

    Every cell is quoted: a program that parts cells at semicolons finds no formula in the middle.
    """
    out = io.BytesIO()
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    names = columns(answers)
    writer.writerow(names)
    writer.writerows([quoted(cell) for cell in row] for row in rows(answers, names))
    text.flush()
    return out.getvalue()


def as_csv_file(answers: Sequence[Answer]) -> bytes:
    """CSV with the mark before it by which Excel knows UTF-8."""
    return "\ufeff".encode() + as_csv(answers)


def as_xlsx(answers: Sequence[Answer]) -> bytes:
    """A workbook of one sheet, its cells texts."""
    names = columns(answers)
    cells = ([quoted(cell) for cell in row] for row in rows(answers, names))
    return workbook("answers", itertools.chain([names], cells))


def as_json(answers: Sequence[Answer]) -> bytes:
    """A list of objects."""
    text = json.dumps([record(each) for each in answers], ensure_ascii=False, indent=2)
    return escaped_json(text).encode() + b"\n"


def as_json_lines(answers: Sequence[Answer]) -> bytes:
    """An object a line."""
    lines = [escaped_json(json.dumps(record(each), ensure_ascii=False)) for each in answers]
    return "".join(f"{line}\n" for line in lines).encode()


def as_yaml(answers: Sequence[Answer]) -> bytes:
    """A list of mappings; what YAML would take for more than a text stands in quotation marks."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Texts of several lines are written as lines, where YAML can."""

    def lines(dumper: Any, text: str) -> yaml.ScalarNode:
        style = "|" if "\n" in text else None
        node: yaml.ScalarNode = dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)
        return node

    Dumper.add_representer(str, lines)
    text: str = yaml.dump(
        [record(each) for each in answers],
        Dumper=Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=2**31 - 1,
    )
    return text.encode()


Write = Callable[[Sequence[Answer]], bytes]

FORMATS: Mapping[str, Write] = {
    "csv": as_csv,
    "xlsx": as_xlsx,
    "yaml": as_yaml,
    "json": as_json,
    "jsonl": as_json_lines,
}
"""How each format is written; the names are those of the files' suffixes."""
