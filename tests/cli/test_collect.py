"""`worksheets collect` as a user meets it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tools.command import environment
from tools.command import worksheets_here as worksheets
from tools.forms import built, filled


@pytest.fixture
def returns(tmp_path: Path) -> Path:
    """A folder with two returns, a blank one, and one that is none."""
    folder = tmp_path / "returns"
    folder.mkdir()
    filled(folder / "a.pdf", "swot", {"name": "Siân Gŵyr", "strengths": "=1+1"})
    filled(folder / "b.pdf", "partnership-checklist", {"1.1": "yes"})
    for path in folder.glob("*.blank"):
        path.unlink()
    return folder


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_answers_are_csv_on_standard_output(returns: Path, tmp_path: Path) -> None:
    ran = worksheets("collect", "returns", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    first, second = table(ran.out)
    assert list(first)[:8] == ["file", "worksheet", "content", "lang", "copy",
                               "name", "date", "service"]  # fmt: skip
    assert (first["file"], first["name"], first["strengths"]) == (
        "returns/a.pdf", "Siân Gŵyr", "'=1+1",
    )  # fmt: skip
    assert (second["worksheet"], second["1.1"], second["1.2"]) == (
        "partnership-checklist", "yes", "no",
    )  # fmt: skip
    assert worksheets("collect", "returns", "-o", "-", cwd=tmp_path).out == ran.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["returns"]


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "yaml", "json", "jsonl"])
def test_a_file_is_written_whole_and_named(returns: Path, tmp_path: Path, suffix: str) -> None:
    output = f"out/answers.{suffix}"
    ran = worksheets("collect", "returns", "-o", output, cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, f"{output}\n", "")
    again = worksheets("build", "swot", "--data", output, "-o", "again.pdf", cwd=tmp_path)
    assert again.code == 0, again.err
    assert [path.name for path in (tmp_path / "out").iterdir()] == [f"answers.{suffix}"]


def test_standard_output_has_another_format_if_asked(returns: Path, tmp_path: Path) -> None:
    ran = worksheets("collect", "returns", "--format", "jsonl", cwd=tmp_path)
    assert [json.loads(line)["worksheet"] for line in ran.out.splitlines()] == [
        "swot",
        "partnership-checklist",
    ]


def test_json_has_the_answers_and_the_problems(returns: Path, tmp_path: Path) -> None:
    built(returns / "c.pdf", "swot")
    ran = worksheets("collect", "returns", "--json", cwd=tmp_path)
    assert ran.code == 0 and ran.json["ok"] is True
    first, _, third = ran.json["answers"]
    assert list(first) == ["file", "worksheet", "content", "lang", "copy", "fields", "blank",
                           "unsure"]  # fmt: skip
    assert first["fields"]["strengths"] == "=1+1" and first["blank"] is False
    assert third["blank"] is True and set(third["fields"].values()) == {""}
    assert [each["code"] for each in ran.json["problems"]] == ["answers-blank"]


def test_a_refused_file_is_exit_1_and_the_others_are_there(returns: Path, tmp_path: Path) -> None:
    (returns / "z.pdf").write_text("no PDF")
    arguments = ("collect", "returns", "nowhere.pdf")
    ran = worksheets(*arguments, "-o", "answers.csv", cwd=tmp_path)
    assert ran.code == 1 and ran.out == "answers.csv\n"
    assert "returns/z.pdf: error answers-not-pdf: " in ran.err
    assert "nowhere.pdf: error file-missing: " in ran.err
    assert len(table((tmp_path / "answers.csv").read_text("utf-8-sig"))) == 2
    told = worksheets(*arguments, "--json", cwd=tmp_path)
    assert told.code == 1 and told.json["ok"] is False
    assert len(told.json["answers"]) == 2 and len(told.json["problems"]) == 2


def test_without_an_answer_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_text("those of yesterday")
    ran = worksheets("collect", "nowhere.pdf", "-o", "answers.csv", cwd=tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert (tmp_path / "answers.csv").read_text() == "those of yesterday"
    assert worksheets("collect", "nowhere.pdf", cwd=tmp_path).out == ""


def test_strict_makes_a_warning_fail_before_anything_is_written(
    returns: Path, tmp_path: Path
) -> None:
    built(returns / "c.pdf", "swot")
    arguments = ("collect", "returns", "-o", "answers.csv")
    ran = worksheets(*arguments, "--strict", cwd=tmp_path)
    assert (ran.code, ran.out) == (3, "") and "warning answers-blank" in ran.err
    assert not (tmp_path / "answers.csv").exists()
    quiet = worksheets(*arguments, "-q", cwd=tmp_path)
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")
    assert (tmp_path / "answers.csv").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["x.pdf", "-o", "answers.txt"],
        ["x.pdf", "-o", "answers"],
        ["x.pdf", "-o", "out/"],
        ["x.pdf", "--format", "cvs"],
        ["x.pdf", "--json", "-o", "-"],
        ["x.pdf", "--json", "--format", "csv"],
        ["-"],
        [],
    ],
)
def test_a_wrong_command_line_is_exit_2(arguments: list[str], tmp_path: Path) -> None:
    ran = worksheets("collect", *arguments, cwd=tmp_path)
    assert ran.code == 2 and "Traceback" not in ran.err
    assert ran.json["ok"] is False if "--json" in arguments else ran.out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_value_that_no_cell_holds_is_told_and_csv_holds_it(tmp_path: Path) -> None:
    filled(tmp_path / "a.pdf", "swot", {"strengths": "words " * 8000})
    ran = worksheets("collect", "a.pdf", "-o", "a.xlsx", cwd=tmp_path)
    assert (
        ran.code == 1
        and "a.pdf: error answers-too-long: copy 1 is left out: “strengths”" in ran.err
    )
    assert not (tmp_path / "a.xlsx").exists()
    assert worksheets("collect", "a.pdf", "-o", "a.csv", cwd=tmp_path).code == 0
    [row] = table((tmp_path / "a.csv").read_text("utf-8-sig"))
    assert row["strengths"] == "words " * 8000


def test_a_file_whose_name_is_no_text_is_collected(tmp_path: Path) -> None:
    form = filled(tmp_path / "a.pdf", "swot", {"name": "Ann"})
    (tmp_path / "returns").mkdir()
    try:
        form.rename(tmp_path / "returns" / os.fsdecode(b"\xff.pdf"))
    except OSError:
        pytest.skip("this system has no such names")
    for arguments in ([], ["--json"], ["-o", "a.xlsx"], ["-o", "a.yaml"]):
        ran = worksheets("collect", "returns", *arguments, cwd=tmp_path)
        assert (ran.code, ran.err) == (0, "")


def test_no_other_command_waits_for_the_reader_of_pdfs(tmp_path: Path) -> None:
    code = (
        "import sys; from worksheets.cli.main import run;"
        "run(['build', 'swot', '--fillable', '-q']); sys.exit('pikepdf' in sys.modules)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), check=False)
    assert done.returncode == 0
