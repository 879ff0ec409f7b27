"""`worksheets list` and `worksheets show`."""

from __future__ import annotations

from pathlib import Path

from tools.command import worksheets, worksheets_here


def test_list_tells_what_there_is(tmp_path: Path) -> None:
    told = worksheets_here("list", "--json", cwd=tmp_path).json
    assert told["ok"] is True
    assert told["worksheets"][0] == {
        "id": "swot",
        "title": "SWOT analysis for multi-agency partnership working",
        "source": "Figure 2.1",
    }
    assert [each["id"] for each in told["aspects"]] == [
        "info-sharing",
        "service-development",
        "workforce-skills",
        "commissioning",
    ]
    assert {each["id"]: each["count"] for each in told["prompts"]} == {
        "benefits": 14,
        "challenges": 17,
        "ways-forward": 16,
        "development-stages": 4,
        "school-changes": 6,
        "school-challenges": 3,
        "workforce-needs": 10,
        "engagement-needs": 12,
        "points-to-remember": 4,
    }
    text = worksheets_here("list", cwd=tmp_path).out
    assert "partnership-checklist  Checklist for building the multi-agency team" in text


def test_show_names_every_place_of_the_sheet(tmp_path: Path) -> None:
    worksheet = worksheets_here("show", "swot", "--json", cwd=tmp_path).json["worksheet"]
    assert [(each["name"], each["kind"], each["lines"]) for each in worksheet["fields"]] == [
        ("name", "line", 1),
        ("date", "line", 1),
        ("service", "line", 1),
        ("aspect", "lines", 2),
        ("strengths", "box", None),
        ("weaknesses", "box", None),
        ("opportunities", "box", None),
        ("threats", "box", None),
    ]
    assert worksheet["options"][0]["name"] == "follow-up"
    assert worksheet["credit"].endswith("Sage Publications © Rita Cheminais, 2009.")


def test_show_follows_the_options_as_build_does(tmp_path: Path) -> None:
    arguments = ("show", "swot", "--option", "follow-up=on", "--json")
    fields = worksheets_here(*arguments, cwd=tmp_path).json["worksheet"]["fields"]
    assert len(fields) == 8 + 30 and fields[-1]["name"] == "action-10-3"


def test_show_counts_the_checklist(tmp_path: Path) -> None:
    fields = worksheets_here("show", "partnership-checklist", "--json", cwd=tmp_path).json
    names = [each["name"] for each in fields["worksheet"]["fields"] if each["kind"] == "tick"]
    assert len(names) == 26 and names[0] == "1.1" and names[-1] == "9.3"


def test_show_of_nothing_known_is_exit_2(tmp_path: Path) -> None:
    ran = worksheets_here("show", "checklist", cwd=tmp_path)
    assert ran.code == 2 and "partnership-checklist" in ran.err


def test_help_and_version_are_there(tmp_path: Path) -> None:
    for command in ([], ["list"], ["show"], ["build"], ["check"]):
        for switch in ("-h", "--help"):
            ran = worksheets_here(*command, switch, cwd=tmp_path)
            assert ran.code == 0 and ran.out.startswith("Usage: worksheets")
    assert worksheets_here("--version", cwd=tmp_path).out.startswith("worksheets ")


def test_nothing_asked_for_is_answered_with_help(tmp_path: Path) -> None:
    ran = worksheets_here(cwd=tmp_path)
    assert ran.code == 2 and ran.out == "" and ran.err.startswith("Usage: worksheets")
    assert "\n  build " in ran.err


def test_the_shell_completes_names(tmp_path: Path) -> None:
    def completed(words: str) -> str:
        return worksheets(cwd=tmp_path, _WORKSHEETS_COMPLETE="complete_bash", COMP_WORDS=words,
                          COMP_CWORD=str(len(words.split()) - 1)).out  # fmt: skip

    assert completed("worksheets build sw").split() == ["swot"]
    assert "commissioning" in completed("worksheets build swot --aspect comm")
