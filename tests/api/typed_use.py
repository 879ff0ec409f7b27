"""A program that uses the API; mypy checks in a test that its types are as told."""

from __future__ import annotations

import io
from pathlib import Path
from typing import assert_type

import worksheets

data = worksheets.build("swot", values={"name": "A"}, options={"follow-up": "on"})
assert_type(data, bytes)
assert_type(worksheets.build(["swot"], io.BytesIO(), profile="large"), None)

library = worksheets.Library([Path("mine")])
assert_type(library, worksheets.Library)
files = worksheets.build_files("swot", Path("out"), library=library, data=[{"name": "A"}])
assert_type(files[0].path, str)
assert_type(files[0].pages, int)

problems = worksheets.Problems()
answers = worksheets.collect([Path("a.pdf"), "b.pdf"], library=library, problems=problems)
assert_type(answers[0].copy, str)
results = worksheets.tally("answers.csv", before=["earlier.csv"], problems=problems)
assert_type(results[0].worksheet.id, str)
worksheets.write_results(results, "results.pdf", problems=problems)
assert_type(worksheets.preview("swot", dots=60), list[bytes])
packed = worksheets.pack("training-day", Path("day"), register=Path("people.csv"), check=True)
assert_type(packed[0].record.pages, int)
assert_type(worksheets.site("gallery", strict=True)[0].record.path, str)

try:
    worksheets.build("swot", colour="red")  # type: ignore[call-overload]  # there is none
except worksheets.Refused as refused:
    assert_type(refused.problems, tuple[worksheets.Problem, ...])
    for problem in refused.problems:
        assert_type(problem.message, str)
        assert_type(problem.where.line, int | None)
