"""Problems in the forms that other tools read: GitHub's annotations, and SARIF."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any

from worksheets import __version__
from worksheets.problems import BadCommand, Code, Level, Problem, unknown

FORMATS = ("text", "github", "sarif")
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY_ESCAPES = {**_ESCAPES, ":": "%3A", ",": "%2C"}


def printed_for(found: Sequence[Problem], form: str) -> list[str]:
    """The lines of problems in a form; none as text, which messages are already.

    Raises `BadCommand` for a form that does not exist.
    """
    if form not in FORMATS:
        raise BadCommand([unknown(Code.BAD_VALUE, "format", form, FORMATS)])
    if form == "github":
        return [_github(each) for each in found]
    if form == "sarif":
        return json.dumps(_sarif(found), ensure_ascii=False, indent=2).split("\n")
    return []


def _github(problem: Problem) -> str:
    """A workflow command that puts a problem beside its line in a pull request."""
    where = problem.where
    given = {"file": where.file, "line": where.line, "col": where.column, "title": problem.code}
    properties = ",".join(
        f"{key}={_escaped(str(value), _PROPERTY_ESCAPES)}" for key, value in given.items() if value
    )
    words = f"{problem.message}. {problem.hint}" if problem.hint else problem.message
    return f"::{problem.level} {properties}::{_escaped(words, _ESCAPES)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)


def _sarif(found: Iterable[Problem]) -> dict[str, Any]:
    """The problems of a run as a SARIF 2.1.0 log."""
    problems = list(found)
    rules = [{"id": code} for code in dict.fromkeys(str(each.code) for each in problems)]
    driver = {"name": "worksheets", "version": __version__, "rules": rules}
    results = [_result(each) for each in problems]
    return {
        "$schema": SARIF,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }


def _result(problem: Problem) -> dict[str, Any]:
    level = "error" if problem.level is Level.ERROR else "warning"
    words = f"{problem.message}. {problem.hint}" if problem.hint else problem.message
    result: dict[str, Any] = {
        "ruleId": str(problem.code),
        "level": level,
        "message": {"text": words},
    }
    where = problem.where
    if where.file:
        location: dict[str, Any] = {"artifactLocation": {"uri": PurePath(where.file).as_posix()}}
        if where.line:
            region = {"startLine": where.line}
            region.update({"startColumn": where.column} if where.column else {})
            location["region"] = region
        result["locations"] = [{"physicalLocation": location}]
    return result
