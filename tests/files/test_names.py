"""Names of files made from rows: safe everywhere, inside their folder, no two the same."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.files.names import Names, Pattern, safe
from worksheets.problems import BadCommand

RESERVED = '<>:"/\\|?*'


def test_a_pattern_has_the_row_and_its_columns() -> None:
    pattern = Pattern("{table}-{row:03}-{worksheet}.pdf")
    assert pattern.fields == ["table", "row", "worksheet"]
    assert pattern.fill({"table": "A", "worksheet": "swot"}, 7) == "A-007-swot.pdf"


def test_a_number_takes_its_width_and_words_do_not() -> None:
    pattern = Pattern("{table:02}")
    assert pattern.fill({"table": "7"}, 1) == "07"
    assert pattern.fill({"table": "seven"}, 1) == "seven"


def test_a_folder_of_the_pattern_is_a_folder_and_one_of_a_value_is_not() -> None:
    assert Pattern("{table}/{row}").fill({"table": "../up/x"}, 1) == "_..-up-x/1"


@pytest.mark.parametrize(
    "text", ["../{row}", "/etc/{row}", "C:\\{row}", "a/../../{row}", "{row", "{}", "{row!r}",
             "{row:x}", "{row:>10}", "{row.a}", "\\\\server\\{row}"]
)  # fmt: skip
def test_what_is_no_pattern_is_told(text: str) -> None:
    with pytest.raises(BadCommand):
        Pattern(text).check([])


def test_a_name_that_is_no_column_is_told_with_the_one_that_was_meant() -> None:
    with pytest.raises(BadCommand) as caught:
        Pattern("{nmae}").check(["name"])
    assert caught.value.problems[0].hint == "did you mean name?"


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("CON", "_CON"), ("con.pdf", "_con.pdf"), ("Lpt1.x", "_Lpt1.x"), ("", "_"), ("   ", "_"),
        (".hidden", "_.hidden"), ("..", "_"), ("-rf", "rf"),
        ("- 0", "0"), ("a.", "a"), ("a\0b", "a-b"),
        ("a\u202eb", "ab"), ("Siân", "Siân"),
    ],
)  # fmt: skip
def test_names_are_made_safe(given: str, made: str) -> None:
    assert safe(given) == made


@given(st.text(max_size=400))
def test_any_text_becomes_a_name_for_every_system(text: str) -> None:
    name = safe(text)
    assert name and not any(each in RESERVED or each < " " for each in name)
    assert len(name.encode()) <= 210
    assert PurePosixPath(name).name == name and PureWindowsPath(name).name == name
    assert name[-1] not in ". " and not name.startswith((".", "-"))
    assert safe(name) == name


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_value_never_leads_out_of_the_folder(table: str, name: str) -> None:
    made = Pattern("{table}/{name}.pdf").fill({"table": table, "name": name}, 1)
    assert (Path("/out") / made).resolve().is_relative_to("/out")
    assert len(PurePosixPath(made).parts) == 2


@given(st.lists(st.sampled_from(["a", "A", "é", "e\u0301", "a (2)", "ﬁ", "fi", "ß", "SS"])))
def test_no_two_names_are_one_on_any_system(stems: list[str]) -> None:
    names = Names()
    taken = [names.take(stem) for stem in stems]
    alike = [unicodedata.normalize("NFKC", each).casefold() for each in taken]
    assert len(set(alike)) == len(taken)
    assert all(each.endswith(".pdf") for each in taken)


def test_those_that_collide_are_numbered_in_their_order() -> None:
    names = Names()
    assert [names.take(each) for each in ("a", "A", "b", "a.pdf")] == [
        "a.pdf", "A (2).pdf", "b.pdf", "a (3).pdf",
    ]  # fmt: skip
