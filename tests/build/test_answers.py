"""A tick is a tick in every kind of file, and on the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pytest
from tools.workbooks import rows, xlsx

import worksheets
from worksheets.problems import Refused

TICKS = ["yes", "Y", "x", "1", "TRUE", "✓", "✔\ufe0f"]
NONE = ["no", "N", "0", "False", "", "☐"]


def ticked(pdf: bytes) -> list[bool]:
    """Whether the box for practical help is ticked, copy by copy."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        groups = [each.Kids for each in file.Root.AcroForm.Fields]
        boxes = [kid for kids in groups for kid in kids if str(kid.get("/T")) == "offers-practical"]
        return [pikepdf.Name.yes == box.V for box in boxes]


def file(folder: Path, suffix: str) -> Path:
    """A file of agencies, a row for each way to write an answer."""
    answers = [*TICKS, *NONE]
    path = folder / f"a{suffix}"
    match suffix:
        case ".csv":
            lines = [f"{n},{answer}" for n, answer in enumerate(answers)]
            path.write_text("\n".join(["organisation,offers-practical", *lines]))
        case ".yaml":
            lines = [f"- {{organisation: a{n}, offers-practical: {answer or '~'}}}"
                     for n, answer in enumerate(answers)]  # fmt: skip
            path.write_text("\n".join(lines))
        case ".json":
            made = [{"organisation": "a", "offers-practical": answer} for answer in answers]
            path.write_text(json.dumps(made))
        case _:
            cells = [[f"a{n}", answer] for n, answer in enumerate(answers)]
            path.write_bytes(xlsx(rows(["organisation", "offers-practical"], *cells)))
    return path


@pytest.mark.parametrize("suffix", [".csv", ".yaml", ".json", ".xlsx"])
def test_a_tick_is_one_in_every_file(tmp_path: Path, suffix: str) -> None:
    pdf = worksheets.build("agency-sheet", data=file(tmp_path, suffix), fillable=True)
    assert ticked(pdf) == [True] * len(TICKS) + [False] * len(NONE)


def test_true_and_false_of_json_and_of_a_workbook_are_answers(tmp_path: Path) -> None:
    made: list[dict[str, object]] = [
        {"organisation": "a", "offers-practical": True},
        {"organisation": "b", "offers-practical": False},
    ]
    assert ticked(worksheets.build("agency-sheet", data=made, fillable=True)) == [True, False]
    cells = [["a", '<c t="b"><v>1</v></c>'], ["b", '<c t="b"><v>0</v></c>']]
    data = xlsx(rows(["organisation", "offers-practical"], *cells))
    (tmp_path / "a.xlsx").write_bytes(data)
    pdf = worksheets.build("agency-sheet", data=tmp_path / "a.xlsx", fillable=True)
    assert ticked(pdf) == [True, False]


@pytest.mark.parametrize("answer", ["maybe", "2", "yes and no", "-"])
def test_any_other_word_is_told_with_those_that_can_be(answer: str) -> None:
    made: list[dict[str, object]] = [{"organisation": "a", "offers-practical": answer}]
    with pytest.raises(Refused) as caught:
        worksheets.build("agency-sheet", data=made)
    [problem] = caught.value.problems
    assert problem.code == "bad-value" and problem.hint == "write yes or no"
    with pytest.raises(Refused):
        worksheets.build("agency-sheet", values={"offers-practical": answer})
