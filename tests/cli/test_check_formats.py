"""`check --format`: problems as GitHub's annotations and as SARIF."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tools.command import worksheets_here as worksheets

BROKEN = "id: swot\ntitel: x, y\nsource: s\ncredit: c\nwords: {}\n"


def test_annotations_stand_at_their_line(overlay: Callable[..., Path], tmp_path: Path) -> None:
    folder = overlay(content__worksheets__swot=BROKEN)
    ran = worksheets("check", "--content", folder.name, "--format", "github", cwd=tmp_path)
    assert ran.code == 1
    lines = ran.out.splitlines()
    file = "overlay/content/worksheets/swot.yaml"
    [line] = [each for each in lines if "titel" in each]
    assert line.startswith(f"::error file={file},line=2,col=1,title=content-unknown-key::")
    assert "did you mean title?" in line


def test_sarif_holds_every_problem(overlay: Callable[..., Path], tmp_path: Path) -> None:
    folder = overlay(content__worksheets__swot=BROKEN)
    ran = worksheets("check", "--content", folder.name, "--format", "sarif", cwd=tmp_path)
    log = json.loads(ran.out)
    [run] = log["runs"]
    assert log["version"] == "2.1.0" and run["tool"]["driver"]["name"] == "worksheets"
    places = {each["ruleId"]: each["locations"][0]["physicalLocation"] for each in run["results"]}
    found = places["content-unknown-key"]
    assert found["artifactLocation"]["uri"] == "overlay/content/worksheets/swot.yaml"
    assert found["region"] == {"startLine": 2, "startColumn": 1}


def test_content_in_order_prints_nothing_for_github(tmp_path: Path) -> None:
    ran = worksheets("check", "--format", "github", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, "")
    assert worksheets("check", "--format", "junit", cwd=tmp_path).code == 2
