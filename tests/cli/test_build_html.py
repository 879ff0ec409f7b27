"""`worksheets build` to HTML: which files, from which rows, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.command import worksheets_here as worksheets
from tools.pages import Read

NAMES = "name,service,strengths\nSiân 😀 </script>,Health,אבג\nJo,Police,\n"


def controls(path: Path) -> dict[str, str]:
    return Read(path.read_text(encoding="utf-8")).controls


def test_a_suffix_or_the_option_says_html(tmp_path: Path) -> None:
    assert worksheets("build", "swot", "-o", "sheet.html", cwd=tmp_path).out == "sheet.html\n"
    ran = worksheets("build", "swot", "discussion", "--format", "html", cwd=tmp_path)
    assert ran.out == "swot.html\ndiscussion.html\n"
    assert (tmp_path / "sheet.html").read_bytes() == (tmp_path / "swot.html").read_bytes()
    ran = worksheets("build", "swot", "--format", "html", "-o", "-", cwd=tmp_path)
    assert ran.out.encode() == (tmp_path / "swot.html").read_bytes()


def test_rows_become_files_with_their_values(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text(NAMES, encoding="utf-8")
    pattern = "{row:03}-{worksheet}.html"
    ran = worksheets(
        "build", "swot", "--data", "p.csv", "--format", "html", "--split", pattern, cwd=tmp_path
    )
    assert (ran.code, ran.out) == (0, "001-swot.html\n002-swot.html\n")
    first = controls(tmp_path / "001-swot.html")
    assert (first["name"], first["strengths"]) == ("Siân 😀 </script>", "אבג")
    assert controls(tmp_path / "002-swot.html")["service"] == "Police"
    said = worksheets("build", "swot", "--data", "p.csv", "--format", "html", cwd=tmp_path)
    assert said.code == 2 and "--split" in said.err


def test_an_aspect_and_a_set_value_are_filled_in(tmp_path: Path) -> None:
    done = worksheets(
        "build", "swot", "--aspect", "commissioning", "--set", "name=Table 3", "-o", "x.html",
        cwd=tmp_path,
    )  # fmt: skip
    assert done.code == 0
    found = controls(tmp_path / "x.html")
    assert "commissioning services" in found["aspect"] and found["name"] == "Table 3"


def test_the_facilitators_page_is_a_file_of_its_own(tmp_path: Path) -> None:
    done = worksheets("build", "swot", "--format", "html", "--facilitator", cwd=tmp_path)
    assert done.out == "swot.html\nswot-facilitator.html\n"
    assert controls(tmp_path / "swot-facilitator.html") == {}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "x.docx"], ".docx"),
        (["--format", "htm"], "html"),
        (["--format", "pdf", "-o", "x.html"], "--format"),
        (["discussion", "-o", "x.html"], "one sheet"),
        (["--format", "html", "--copies", "3"], "--copies"),
    ],
)
def test_what_html_cannot_do_is_refused(arguments: list[str], said: str, tmp_path: Path) -> None:
    done = worksheets("build", "swot", *arguments, cwd=tmp_path)
    assert done.code == 2 and said in done.err
    assert list(tmp_path.iterdir()) == []
