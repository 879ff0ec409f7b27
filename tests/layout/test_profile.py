"""Profiles: what each gives its readers, measured from the page."""

from __future__ import annotations

from pathlib import Path
from string import ascii_lowercase

import pikepdf
import pytest
from tools import poppler
from tools.command import worksheets_here as worksheets
from tools.sheets import made, written

from worksheets.layout.profile import PROFILES
from worksheets.layout.typeface import Weight, face


def spacings(pdf: Path) -> list[tuple[Weight, float, float, float]]:
    """The weight, size, letter spacing and word spacing of each text that is shown."""
    found = []
    with pikepdf.open(pdf) as file:
        for page in file.pages:
            size = letters = words = 0.0
            weight: Weight = "regular"
            for instruction in pikepdf.parse_content_stream(page):
                name = str(instruction.operator)
                if name == "Tf":
                    weight = "bold" if str(instruction.operands[0])[1] == "B" else "regular"
                    size = float(instruction.operands[1])
                elif name == "Tc":
                    letters = float(instruction.operands[0])
                elif name == "Tw":
                    words = float(instruction.operands[0])
                elif name == "Tj":
                    found.append((weight, size, letters, words))
    return found


def test_dyslexia_has_room_between_letters_and_words(tmp_path: Path) -> None:
    """Letters 35 % of their average width apart, words 3.5 times that (BDA, 2023)."""
    pdf = written(made("partnership-checklist", "dyslexia", "a4")[1], tmp_path / "x.pdf")
    shown = spacings(pdf)
    assert {weight for weight, *_ in shown} == {"regular", "bold"}
    for weight, size, letters, words in shown:
        average = sum(face(weight).width(each, size) for each in ascii_lowercase) / 26
        assert letters / average == pytest.approx(0.35, abs=0.001)
        assert face(weight).width(" ", size) + letters + words >= 3.5 * letters - 0.01


@pytest.mark.parametrize("profile", [name for name in PROFILES if name != "dyslexia"])
def test_the_other_profiles_leave_letters_as_they_are(profile: str, tmp_path: Path) -> None:
    pdf = written(made("swot", profile, "a4")[1], tmp_path / "x.pdf")
    assert {(letters, words) for _, _, letters, words in spacings(pdf)} == {(0.0, 0.0)}


def test_spaced_letters_are_still_read_as_words(tmp_path: Path) -> None:
    filled = made("swot", "dyslexia", "a4", values={"name": "Siân Gŵyr Łukasz Σοφία"})[1]
    words = [word.text for word in poppler.words(written(filled, tmp_path / "x.pdf"))]
    assert {"Siân", "Gŵyr", "Łukasz", "Σοφία", "partnership", "page"} <= set(words)
    assert not [word for word in words if len(word) == 1 and word not in "12©"]


def test_headings_of_dyslexia_are_a_fifth_larger() -> None:
    profile = PROFILES["dyslexia"]
    assert min(profile.title, profile.heading, profile.subheading) >= 1.2 * profile.size
    assert profile.spacing >= 1.5


def test_a_tick_boxs_target_is_around_it() -> None:
    for profile in PROFILES.values():
        assert profile.target >= 18 and profile.target > profile.tick


def test_help_tells_every_profile(tmp_path: Path) -> None:
    said = " ".join(worksheets("build", "--help", cwd=tmp_path).out.split())
    for profile in PROFILES.values():
        assert f"{profile.name} ({profile.about})" in said
