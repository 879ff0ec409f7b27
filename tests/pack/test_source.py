"""The pack's file: what may be in it, and where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.packs import write_pack

from worksheets.content.library import Library
from worksheets.pack.source import read_pack
from worksheets.problems import BadCommand, Problem, Refused


def refused(library: Library, folder: Path, *changes: tuple[str, str]) -> list[Problem]:
    with pytest.raises(Refused) as caught:
        read_pack(library, str(write_pack(folder, *changes)))
    return list(caught.value.problems)


def test_the_sample_pack_is_read_by_its_id(library: Library) -> None:
    file = read_pack(library, "training-day")
    assert file.name == "content/packs/training-day.yaml"
    assert file.register is not None and file.register.name == "training-day.csv"
    assert (file.pack.starts, file.pack.ends) == ("09:30", "15:45")


def test_a_pack_of_ones_own_finds_its_register_beside_it(library: Library, tmp_path: Path) -> None:
    file = read_pack(library, str(write_pack(tmp_path / "day")))
    assert (file.name, file.register) == ("small.yaml", tmp_path / "day/people.csv")


WRONG = {
    "time": (('"09:00"', "9 o’clock"), "content-bad-value", 5, "no time of day"),
    "paper": (("paper: a3", "paper: a2"), "content-bad-value", 17, "a4, a3, a5, letter"),
    "receiver": (("for: room", "for: hall"), "content-bad-value", 25, "“for” cannot be “hall”"),
    "copies": (("copies: 2\n    minutes: 20", "copies: 0\n    minutes: 20"), "content-bad-value",
               22, "from 1 to 1,000"),
    "no number": (("minutes: 15", "minutes: a few"), "content-bad-value", 10, "no whole number"),
    "yes or no": (("for: room", "for: room\n    fillable: maybe"), "content-bad-value", 26,
                  "neither yes nor no"),
    "key": (("aspect:", "aspct:"), "content-unknown-key", 16, "there is no key “aspct”"),
    "break": (("words: Break", "word: Break"), "content-missing-key", 18, "“words” is missing"),
    "text": (("- words: Break\n    minutes: 10", "- Break"), "content-bad-value", 18, "badges"),
    "imposed form": (("for: room", "for: room\n    fillable: yes\n    impose: 2up"),
                     "bad-value", 27, "for a screen"),
    "worksheet": (("worksheet: swot", "worksheet: swto"), "unknown-worksheet", 14, "swto"),
    "aspect": (("info-sharing", "info-sharin"), "unknown-aspect", 16, "info-sharin"),
    "records": (("worksheet: discussion", "worksheet: agency-directory"), "missing-data", 24,
                "made from records"),
    "id": (("id: small", "id: large"), "content-id-mismatch", 1, "large"),
    "glyph": (("A small day", "A small 😀 day"), "no-glyph", 2, "U+1F600"),
    "start": (('starts: "09:00"\n', ""), "content-missing-key", 5, "“starts” is missing"),
    "venue": (("The Old", "The 東 Old"), "no-glyph", 4, "U+6771"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_is_told_at_its_place(library: Library, tmp_path: Path, case: str) -> None:
    change, code, line, words = WRONG[case]
    found = refused(library, tmp_path, change)
    # An item without the words it must have is told for its unknown key as well.
    problem = next(each for each in found if each.code == code)
    assert problem.where.line == line, found
    assert words in problem.message or words in problem.hint


def test_problems_are_told_in_the_order_of_their_lines(library: Library, tmp_path: Path) -> None:
    shape = refused(library, tmp_path, ("id: small", "color: red\nid: small"),
                    ("paper: a3", "paper: a2"), ("spares: 1", "spares: x"),
                    ('"09:00"', "nine"))  # fmt: skip
    assert [each.where.line for each in shape] == [1, 6, 14, 18]
    names = refused(library, tmp_path, ("worksheet: discussion", "worksheet: discusion"),
                    ("id: small", "id: large"), ("A small day", "A small 😀 day"),
                    ("words: Break", "words: 東"), ("info-sharing", "info-sharin"))  # fmt: skip
    assert [each.where.line for each in names] == [1, 2, 16, 18, 24]


def test_contents_that_are_all_wrong_are_not_called_empty(library: Library, tmp_path: Path) -> None:
    path = write_pack(tmp_path)
    path.write_text("id: small\ntitle: T\ncontents:\n  - {words: A}\n  - {minutes: 5}\n")
    with pytest.raises(Refused) as caught:
        read_pack(library, str(path))
    assert [(each.message, each.where.line) for each in caught.value.problems] == [
        ("“minutes” is missing", 4), ("“words” is missing", 5),
    ]  # fmt: skip
    path.write_text("id: small\ntitle: T\ncontents: []\n")
    with pytest.raises(Refused) as caught:
        read_pack(library, str(path))
    assert [(each.message, each.where.line) for each in caught.value.problems] == [
        ("“contents” is empty", 3)
    ]


def test_every_option_is_checked(library: Library, tmp_path: Path) -> None:
    more = "for: table\n    prompts: no-such\n    options: {follow-up: onn, colour: blue}"
    found = refused(library, tmp_path, ("for: table\n    aspect: info-sharing", more))
    assert [(each.code, each.where.line) for each in found] == [
        ("unknown-prompts", 16),
        ("bad-value", 17),
        ("unknown-option", 17),
    ]


def test_a_sheet_that_takes_no_aspect_says_so(library: Library, tmp_path: Path) -> None:
    change = ("for: room", "for: room\n    aspect: info-sharing")
    [problem] = refused(library, tmp_path, change)
    assert (problem.code, problem.where.line) == ("unknown-option", 26)


def test_a_hint_names_keys_of_either_kind_of_item(library: Library, tmp_path: Path) -> None:
    problems = refused(library, tmp_path, ("spares: 1", "spare: 1"))
    assert problems[0].hint == "did you mean spares?"


def test_a_pack_that_does_not_exist_is_the_command_lines_fault(library: Library) -> None:
    with pytest.raises(BadCommand) as caught:
        read_pack(library, "training-dya")
    assert caught.value.problems[0].hint == "did you mean training-day?"
