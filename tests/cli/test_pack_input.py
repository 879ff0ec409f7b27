"""`worksheets pack` with registers and command lines that are odd or wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import poppler, verapdf
from tools.command import worksheets_here
from tools.packs import pack, write_pack

HOSTILE = {
    "a path": ("../../etc/passwd", None),
    "a device": ("CON", None),
    "only blanks": ("   ", "data-missing-name"),
    "markup": ("<b>{{ 7*7 }}</b> & co", None),
    "combining marks": ("Sia\u0302n Gw\u0302yr", None),
    "an emoji": ("Ann 😀", "no-glyph"),
    "right to left": ("שלום", "no-glyph"),
    "NUL": ("Ann\0", "control-character"),
    "a lost letter": ("Si?n", "data-lost-character"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_name_gives_the_right_page_or_a_problem(tmp_path: Path, case: str) -> None:
    name, code = HOSTILE[case]
    write_pack(tmp_path, people=f'name,table\nBob,1\n"{name}",1\n')
    ran = pack(tmp_path, "-o", "out")
    if code:
        assert ran.code == 1 and f"people.csv:3: column name: error {code}" in ran.err
        assert not (tmp_path / "out").exists()
        return
    assert (ran.code, ran.err) == (0, "")
    files = [path.name for path in (tmp_path / "out").iterdir()]
    assert "person-002.pdf" in files and len(files) == 12
    shown = {"combining marks": "Siân Gŵyr"}.get(case, name.strip())
    assert shown in poppler.text(tmp_path / "out/person-002.pdf")
    assert shown in poppler.text(tmp_path / "out/sign-in.pdf")


def test_a_name_without_end_goes_on_on_further_pages(tmp_path: Path) -> None:
    write_pack(tmp_path, people=f"name,table\n{'Ann ' * 2500},1\n")
    ran = pack(tmp_path, "-o", "out", "--combined", "all.pdf")
    assert ran.code == 0 and "people.csv:2: column name: warning text-continues" in ran.err
    pages = poppler.text(tmp_path / "out/person-001.pdf").split("\f")
    assert "Your sheets" in pages[0] and sum(page.count("Ann ") for page in pages) > 2400
    said = verapdf.validate("ua1", [tmp_path / "out/sign-in.pdf", tmp_path / "out/all.pdf"])
    assert [line.split()[0] for line in said.splitlines()] == ["PASS"] * 2, said


def test_a_problem_of_an_own_sheet_names_the_register_and_its_column(tmp_path: Path) -> None:
    rows = "".join(f"Person {n} with a name,{'Oak ' * 60 if n == 3 else 1}\n" for n in range(80))
    write_pack(tmp_path, people=f"name,table\n{rows}")
    ran = pack(tmp_path, "-o", "out", "--combined", "all.pdf")
    told = [line for line in ran.err.splitlines() if "text-continues" in line]
    longer = "value of “{}” is longer than its place"
    assert ran.code == 0 and told == [
        "people.csv:5: column table: warning text-continues: the " + longer.format("table"),
        "people.csv: warning text-continues: the " + longer.format("name"),
        "small.yaml:14:5: warning text-continues: the " + longer.format("name"),
        "people.csv: warning text-continues: the " + longer.format("table"),
    ]


def test_two_people_with_one_id_are_told(tmp_path: Path) -> None:
    write_pack(tmp_path, people="id,name,table\n1,Ann,1\n1,Bob,1\n")
    ran = pack(tmp_path, "-o", "out")
    assert ran.code == 1 and "people.csv:3: column id: error data-repeated-id" in ran.err


def test_every_wrong_row_is_told(tmp_path: Path) -> None:
    write_pack(tmp_path, people="name,table,profile,lang,copies\nAnn,1,huge,,\nBob,1,,xx,-1\n")
    ran = pack(tmp_path, "-o", "out")
    assert ran.code == 1 and not (tmp_path / "out").exists()
    for told in ("2: column profile: error unknown-profile", "3: column lang: error unknown-lang",
                 "3: column copies: error bad-value"):  # fmt: skip
        assert f"people.csv:{told}" in ran.err


def test_more_people_than_a_day_can_have_are_refused(tmp_path: Path) -> None:
    write_pack(tmp_path, people="name,table\n" + "Ann,1\n" * 200_000)
    ran = pack(tmp_path, "-o", "out")
    assert ran.code == 1 and "error pack-too-large" in ran.err
    assert not (tmp_path / "out").exists()


WRONG = {
    "no such pack": (["nope"], 2, "unknown-pack"),
    "no such file": (["nope.yaml"], 1, "file-missing"),
    "no such register": (["training-day", "--register", "nope.csv"], 1, "file-missing"),
    "no part": (["training-day", "--shard", "0/3"], 2, "bad-value"),
    "no part either": (["training-day", "--shard", "third"], 2, "bad-value"),
    "no profile": (["training-day", "--profile", "huge"], 2, "unknown-profile"),
    "no paper": (["training-day", "--paper", "a9"], 2, "unknown-paper"),
    "no language": (["training-day", "--lang", "xx"], 2, "unknown-lang"),
    "standard output": (["training-day", "-o", "-"], 2, "bad-value"),
    "outside": (["training-day", "--combined", "../all.pdf"], 2, "bad-value"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_command_line_is_told(tmp_path: Path, case: str) -> None:
    arguments, code, problem = WRONG[case]
    ran = worksheets_here("pack", *arguments, cwd=tmp_path)
    assert ran.code == code and f"error {problem}: " in ran.err
    assert "Traceback" not in ran.err and list(tmp_path.iterdir()) == []
