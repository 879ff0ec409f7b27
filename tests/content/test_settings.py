"""Settings: the nearest file wins, the environment wins over files, mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from worksheets.content.settings import Effective, find_settings
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.problems import Refused


def settings(folder: Path, user: Path | None = None, **environment: str) -> Effective:
    return find_settings(folder, user, environment, {"profile": PROFILES, "paper": PAPERS})


def test_without_a_file_everything_is_built_in(tmp_path: Path) -> None:
    found = settings(tmp_path)
    assert (found.lang, found.profile, found.paper) == ("en-GB", "standard", "a4")
    assert found.content == [] and found.columns == {}
    assert {each.source for each in found.every()} == {"built in"}


def test_the_nearest_file_wins_over_the_users_own(tmp_path: Path) -> None:
    below = tmp_path / "a/b"
    below.mkdir(parents=True)
    (tmp_path / "worksheets.yaml").write_text("profile: large\ncolumns: {Boss: name}\n")
    user = tmp_path / "user.yaml"
    user.write_text("profile: giant\npaper: a5\ncolumns: {Boss: service, Team: table}\n")
    found = settings(below, user)
    assert (found.profile, found.paper) == ("large", "a5")
    assert found.columns == {"Boss": "name", "Team": "table"}
    sources = {each.name: each.source for each in found.every()}
    assert sources["profile"].endswith("worksheets.yaml")
    assert sources["paper"].endswith("user.yaml")


def test_content_folders_are_seen_from_their_file_and_the_environment_is_on_top(
    tmp_path: Path,
) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "worksheets.yaml").write_text("content: [ours]\n")
    below = tmp_path / "ours"
    found = settings(below, WORKSHEETS_CONTENT="/elsewhere")
    assert found.content == [tmp_path / "ours", Path("/elsewhere")]


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("profiel: large\n", "content-unknown-key", "profile"),
        ("content: [gone]\n", "file-missing", "gone"),
        ("- a list\n", "content-wrong-type", "keys and values"),
        ("lang: [a\n", "yaml-syntax", ""),
    ],
)
def test_mistakes_are_told_with_their_line(text: str, code: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "worksheets.yaml").write_text(text)
    with pytest.raises(Refused) as caught:
        settings(tmp_path)
    [problem] = caught.value.problems
    assert problem.code == code and problem.where.line
    assert said in f"{problem.message} {problem.hint}"


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "worksheets.yaml").write_text("# nothing yet\n")
    assert settings(tmp_path).profile == "standard"


def test_profiles_and_papers_that_do_not_exist_are_told_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "worksheets.yaml").write_text(
        "profile: huge\npaper: a6\ncheck:\n  profiles: [large, tiny]\n  papers: [b5]\n"
    )
    with pytest.raises(Refused) as caught:
        settings(tmp_path)
    assert [(each.code, each.where.line) for each in caught.value.problems] == [
        ("unknown-profile", 1), ("unknown-profile", 4), ("unknown-paper", 2), ("unknown-paper", 5),
    ]  # fmt: skip


def test_a_language_that_the_content_lacks_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "worksheets.yaml").write_text("profile: standard\nlang: xx\n")
    found = settings(tmp_path)
    with pytest.raises(Refused) as caught:
        found.check_lang(["en-GB", "cy-GB"])
    [problem] = caught.value.problems
    assert (problem.code, problem.where.line) == ("unknown-lang", 2)
    found.check_lang(["xx"])
