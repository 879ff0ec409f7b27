"""`worksheets check`, and what a folder of one's own does to the content."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tools import poppler
from tools.command import ROOT
from tools.command import worksheets_here as worksheets
from tools.packs import manifest, write_pack

Overlay = Callable[..., Path]
SWOT = (ROOT / "content/worksheets/swot.yaml").read_text(encoding="utf-8")
TEMPLATE = (ROOT / "templates/swot.xml.j2").read_text(encoding="utf-8")


def test_the_built_in_content_is_in_order(tmp_path: Path) -> None:
    ran = worksheets("check", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "") and "in order" in ran.out
    assert list(tmp_path.iterdir()) == []


def test_a_file_laid_over_replaces_the_whole_file(tmp_path: Path, overlay: Overlay) -> None:
    folder = overlay(content__worksheets__swot=SWOT.replace("STRENGTHS", "ASSETS"))
    ways: list[dict[str, Any]] = [{"WORKSHEETS_CONTENT": str(folder)}, {}]
    for way in ways:
        arguments = () if way else ("--content", folder)
        assert worksheets("build", "swot", *arguments, cwd=tmp_path, **way).code == 0
        told = poppler.told(tmp_path / "swot.pdf")
        assert "Assets" in told and "Strengths" not in told


def test_a_new_worksheet_is_a_file_and_a_template(tmp_path: Path, overlay: Overlay) -> None:
    folder = overlay(
        content__worksheets__my_sheet="id: my-sheet\ntitle: Mine\nsource: me\ncredit: me\nwords:\n"
        "  ask: What now?\n",
        templates__my_sheet='<worksheet id="my-sheet" lang="{{ lang }}"><title>Mine</title>'
        '<field name="answer" label="{{ words.ask }}" kind="box" fill="yes"/>'
        "<credit>me</credit></worksheet>",
    )
    assert worksheets("check", folder, cwd=tmp_path).code == 0
    ran = worksheets("build", "my-sheet", "--content", folder, "--set", "answer=Rest",
                     cwd=tmp_path)  # fmt: skip
    assert ran.code == 0 and "What now?" in poppler.told(tmp_path / "my-sheet.pdf")


def test_every_mistake_of_a_file_is_told_with_its_place(tmp_path: Path, overlay: Overlay) -> None:
    text = SWOT.replace("credit:", "kredit:").replace("title: SWOT", "titel: SWOT")
    folder = overlay(content__worksheets__swot=text)
    ran = worksheets("check", folder, cwd=tmp_path)
    file = "overlay/content/worksheets/swot.yaml"
    assert ran.code == 1
    assert f"{file}:3:1: error content-unknown-key: there is no key “titel”" in ran.err
    assert "hint: did you mean title?" in ran.err
    [line] = [n for n, each in enumerate(text.splitlines(), 1) if each.startswith("kredit:")]
    assert f"{file}:{line}:1: error content-unknown-key: there is no key “kredit”" in ran.err
    assert f"{file}:2:1: error content-missing-key: “credit” is missing" in ran.err


def test_a_mistake_in_a_template_is_told_at_its_line(tmp_path: Path, overlay: Overlay) -> None:
    folder = overlay(templates__swot=TEMPLATE.replace("<cell name=", "<cel name="))
    ran = worksheets("build", "swot", "--content", folder, cwd=tmp_path)
    line = 1 + TEMPLATE[: TEMPLATE.index("<cell")].count("\n")
    expected = f"overlay/templates/swot.xml.j2:{line}:5: error sheet-unknown-element"
    assert ran.code == 1 and expected in ran.err and "did you mean cell?" in ran.err


def test_a_word_that_the_content_lacks_is_told(tmp_path: Path, overlay: Overlay) -> None:
    folder = overlay(templates__swot=TEMPLATE.replace("words.quadrants", "words.quadrant"))
    ran = worksheets("build", "swot", "--content", folder, cwd=tmp_path)
    assert ran.code == 1 and "template-undefined: the content has no word “quadrant”" in ran.err
    assert "did you mean words.quadrants?" in ran.err


def test_a_file_by_itself_is_checked_in_its_folder(tmp_path: Path, overlay: Overlay) -> None:
    folder = overlay(
        content__worksheets__swot=SWOT.replace("id: swot", "id: swott"), templates__swot="<"
    )
    one = folder / "content/worksheets/swot.yaml"
    ran = worksheets("check", one, cwd=tmp_path)
    assert ran.code == 1 and "swot.yaml:2:5: error content-id-mismatch" in ran.err


NOWHERE = {
    "no folder": "error file-missing: there is no such folder",
    "a file": "error file-missing: it is not a folder",
    "an empty folder": "error content-empty-folder",
}


@pytest.mark.parametrize("case", NOWHERE)
def test_a_folder_of_nothing_is_told(tmp_path: Path, case: str) -> None:
    path = tmp_path / "x"
    if case == "a file":
        path.write_text("")
    elif case == "an empty folder":
        path.mkdir()
    ran = worksheets("list", "--content", "x", cwd=tmp_path)
    assert ran.code == 1 and NOWHERE[case] in ran.err


def test_a_file_outside_any_content_cannot_be_checked(tmp_path: Path) -> None:
    (tmp_path / "lone.yaml").write_text("id: lone")
    assert "error check-outside" in worksheets("check", "lone.yaml", cwd=tmp_path).err
    assert "error file-missing" in worksheets("check", "none.yaml", cwd=tmp_path).err


def test_a_pack_anywhere_is_checked_with_its_register(tmp_path: Path) -> None:
    path = write_pack(tmp_path, people="name,table,profile\nAnn,1,huge\n")
    ran = worksheets("check", path.name, cwd=tmp_path)
    assert ran.code == 1 and "people.csv:2: column profile: error unknown-profile" in ran.err
    write_pack(tmp_path)
    told = worksheets("check", path.name, "--json", cwd=tmp_path).json
    assert told["checked"] == ["small.yaml", "people.csv"]
    write_pack(tmp_path, ('"12:00"', '"10:00"'))
    ran = worksheets("check", path.name, "--strict", cwd=tmp_path)
    assert ran.code == 3 and "small.yaml:6:7: warning pack-overruns" in ran.err


def test_a_register_by_itself_is_checked(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,1.1,strengths,copies\nSi?n,yes,We talk,two\n")
    ran = worksheets("check", "a.csv", cwd=tmp_path)
    assert ran.code == 1 and "a.csv:2: column name: error data-lost-character" in ran.err
    (tmp_path / "a.yaml").write_text("- name: Ann\n  copies: two\n  colour: red\n")
    ran = worksheets("check", "a.yaml", cwd=tmp_path)
    assert ran.code == 1 and "column copies: error bad-value" in ran.err
    assert "warning data-unknown-column: the column “colour”" in ran.err


def test_a_register_is_checked_in_the_encoding_that_build_would_take(tmp_path: Path) -> None:
    (tmp_path / "mac.csv").write_bytes("name\nSi\u00e2n\n".encode("mac_roman"))
    assert worksheets("check", "mac.csv", cwd=tmp_path).code == 1
    ran = worksheets("check", "mac.csv", "--encoding", "mac_roman", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    ran = worksheets("check", "mac.csv", "--encoding", "no_such", cwd=tmp_path)
    assert ran.code == 2 and "no_such" in ran.err


def test_packs_in_a_folder_of_ones_own_are_checked_and_listed(
    tmp_path: Path, overlay: Overlay
) -> None:
    folder = overlay(content__worksheets__swot=SWOT)
    write_pack(folder / "content/packs", ("aspect: info-sharing", "aspect: nothing"))
    ran = worksheets("check", folder, cwd=tmp_path)
    file = "overlay/content/packs/small.yaml"
    assert ran.code == 1 and f"{file}:16:13: error unknown-aspect" in ran.err
    write_pack(folder / "content/packs")
    assert worksheets("check", folder, cwd=tmp_path).code == 0
    listed = worksheets("list", "--content", folder, "--json", cwd=tmp_path).json["packs"]
    assert [each["id"] for each in listed] == ["small", "training-day"]
    assert worksheets("pack", "small", "--content", folder, "-o", "o", cwd=tmp_path).code == 0
    names = [each["path"] for each in manifest(tmp_path / "o")["inputs"]]
    assert {"content/packs/small.yaml", "content/packs/people.csv"} <= set(names)
