"""`init`, `new` and `copy`: files that build at once, and nothing that is there is replaced."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import poppler
from tools.command import worksheets_here as worksheets


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project as `init` makes it; tests add files to it and change none."""
    folder = tmp_path_factory.mktemp("project")
    assert worksheets("init", "mine", cwd=folder).code == 0
    return folder / "mine"


def test_a_new_project_is_in_order_and_builds(project: Path) -> None:
    ran = worksheets("check", cwd=project)
    assert (ran.code, ran.err) == (0, "")
    assert worksheets("build", "rag-review", "-o", "out/", cwd=project).code == 0
    told = poppler.told(project / "out/rag-review.pdf")
    assert "Families tell their story once." in told and "Written by our training team." in told
    assert worksheets("pack", "our-day", "-q", "-o", "out/day", cwd=project).code == 0
    assert "people-example.csv" in (project / ".gitignore").read_text()


def test_a_folder_below_has_the_same_settings(project: Path) -> None:
    below = project / "content/worksheets"
    assert "rag-review" in worksheets("list", cwd=below).out
    told = worksheets("show", "--settings", "--json", cwd=below).json["settings"]
    assert told["lang"]["value"] == "en-GB" and told["lang"]["source"].endswith("worksheets.yaml")
    assert told["organisation"] == {"value": None, "source": "built in"}


def test_the_organisation_is_at_the_foot_of_every_page(project: Path) -> None:
    own = project / "out/own"
    own.mkdir(parents=True)
    (own / "worksheets.yaml").write_text("organisation: Cyngor Glan-yr-afon\n")
    for output in ("x.pdf", "x.html"):
        assert worksheets("build", "team-stages", "-o", output, cwd=own).code == 0
    told = " ".join(poppler.told(own / "x.pdf").split())
    assert "Cyngor Glan-yr-afon. Photocopiable: Effective" in told
    assert "Cyngor Glan-yr-afon. Photocopiable" in (own / "x.html").read_text(encoding="utf-8")


def test_init_replaces_nothing(project: Path) -> None:
    before = (project / "worksheets.yaml").read_bytes()
    ran = worksheets("init", cwd=project)
    assert ran.code == 1 and "worksheets.yaml: error file-exists" in ran.err
    assert (project / "worksheets.yaml").read_bytes() == before


def test_a_new_worksheet_builds_fills_and_tallies(project: Path) -> None:
    ran = worksheets("new", "worksheet", "team-review", cwd=project)
    assert ran.out.split() == ["content/worksheets/team-review.yaml",
                               "templates/team-review.xml.j2"]  # fmt: skip
    assert worksheets("build", "team-review", "--fillable", "-o", "out/", cwd=project).code == 0
    (project / "out/answers.csv").write_text(
        "worksheet,1,2,change\nteam-review,green,red,More time\nteam-review,green,amber,\n"
    )
    ran = worksheets("tally", "out/answers.csv", "-o", "out/result.json", cwd=project)
    assert ran.code == 0, ran.err


def test_a_new_worksheet_can_start_from_another(project: Path) -> None:
    assert worksheets("new", "worksheet", "our-swot", "--like", "swot", cwd=project).code == 0
    text = (project / "content/worksheets/our-swot.yaml").read_text(encoding="utf-8")
    assert "\nid: our-swot\n" in text and "STRENGTHS" in text
    assert worksheets("build", "our-swot", "-o", "out/", cwd=project).code == 0


def test_a_new_pack_has_its_register(project: Path) -> None:
    assert worksheets("new", "pack", "spring-day", cwd=project).code == 0
    assert "register: spring-day.csv" in (project / "content/packs/spring-day.yaml").read_text()
    ran = worksheets("pack", "spring-day", "-q", "-o", "out/spring", cwd=project)
    assert ran.code == 0, ran.err


def test_a_new_pack_names_no_worksheet_that_is_not_there(tmp_path: Path) -> None:
    assert worksheets("new", "pack", "spring-day", cwd=tmp_path).code == 0
    ran = worksheets("pack", "content/packs/spring-day.yaml", "-q", "-o", "out", cwd=tmp_path)
    assert ran.code == 0, ran.err


def test_built_in_files_are_copied_under_their_names(tmp_path: Path) -> None:
    ran = worksheets("copy", "swot", "challenges", "training-day", "chapter", cwd=tmp_path)
    assert ran.out.split() == [
        "content/worksheets/swot.yaml", "templates/swot.xml.j2", "content/prompts/challenges.yaml",
        "content/packs/training-day.yaml", "content/packs/training-day.csv",
        "content/chapter.yaml",
    ]  # fmt: skip
    assert worksheets("check", "--content", ".", cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["copy", "swto"], 2, "swot"),
        (["new", "worksheet", "swot"], 2, "already"),
        (["new", "worksheet", "Big Name"], 2, "small letters"),
        (["new", "worksheet", "x", "--like", "swto"], 2, "swot"),
        (["new", "pack", "training-day"], 2, "already"),
    ],
)
def test_what_cannot_be_made_is_refused(
    arguments: list[str], code: int, said: str, tmp_path: Path
) -> None:
    ran = worksheets(*arguments, cwd=tmp_path)
    assert ran.code == code and said in ran.err
    assert list(tmp_path.iterdir()) == []
