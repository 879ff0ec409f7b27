"""`worksheets build` as a user meets it."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tools import poppler
from tools.command import ROOT, environment
from tools.command import worksheets_here as worksheets

ASPECT = "To improve information sharing between agencies."


def test_the_main_job_makes_one_page_and_says_where(tmp_path: Path) -> None:
    ran = worksheets("build", "swot", "--aspect", "info-sharing", cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, "swot-info-sharing.pdf\n", "")
    pdf = tmp_path / "swot-info-sharing.pdf"
    assert poppler.info(pdf)["Pages"] == "1"
    assert ASPECT in poppler.told(pdf)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["swot-info-sharing.pdf"]


def test_all_aspects_are_a_file_each(tmp_path: Path) -> None:
    ran = worksheets("build", "swot", "--aspect", "all", "-o", "out/", cwd=tmp_path)
    assert ran.code == 0
    assert [Path(line).name for line in ran.out.splitlines()] == [
        "swot-info-sharing.pdf",
        "swot-service-development.pdf",
        "swot-workforce-skills.pdf",
        "swot-commissioning.pdf",
    ]


def test_several_sheets_into_one_file_keep_their_order(tmp_path: Path) -> None:
    ran = worksheets("build", "swot", "partnership-checklist", "-o", "day.pdf", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, "day.pdf\n")
    told = poppler.told(tmp_path / "day.pdf")
    assert told.index("SWOT analysis for") < told.index("Checklist for building")
    text = poppler.text(tmp_path / "day.pdf")
    assert [line.split("page ")[1] for line in text.splitlines() if "page " in line] == [
        "1 of 1",
        "1 of 2",
        "2 of 2",
    ]


def test_an_aspect_is_no_matter_to_sheets_that_take_none(tmp_path: Path) -> None:
    arguments = ("build", "partnership-checklist", "swot", "--aspect", "commissioning")
    ran = worksheets(*arguments, cwd=tmp_path)
    assert ran.out.splitlines() == ["partnership-checklist.pdf", "swot-commissioning.pdf"]


def test_copies_follow_one_another_and_number_themselves(tmp_path: Path) -> None:
    worksheets("build", "partnership-checklist", "--copies", "3", cwd=tmp_path)
    pdf = tmp_path / "partnership-checklist.pdf"
    assert poppler.info(pdf)["Pages"] == "6"
    assert poppler.text(pdf).count("page 2 of 2") == 3


def test_standard_output_has_the_file_and_nothing_else(tmp_path: Path) -> None:
    ran = worksheets("build", "swot", "-o", "-", cwd=tmp_path, text=False)
    assert ran.out.startswith("%PDF-1.7") and ran.out.endswith("%%EOF\n")
    assert list(tmp_path.iterdir()) == []


def test_json_says_what_was_written(tmp_path: Path) -> None:
    ran = worksheets("build", "partnership-checklist", "--json", cwd=tmp_path)
    [file] = ran.json["files"]
    data = (tmp_path / file["path"]).read_bytes()
    assert file == {
        "path": "partnership-checklist.pdf",
        "pages": 2,
        "sha256": hashlib.sha256(data).hexdigest(),
        "worksheet": "partnership-checklist",
        "lang": "en-GB",
        "profile": "standard",
    }
    assert (ran.json["ok"], ran.json["warnings"]) == (True, [])


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    dry = worksheets("build", "swot", "--dry-run", "--json", "-o", "x/", cwd=tmp_path)
    assert list(tmp_path.iterdir()) == []
    real = worksheets("build", "swot", "--json", "-o", "x/", cwd=tmp_path)
    assert dry.json == real.json


def test_quiet_prints_nothing(tmp_path: Path) -> None:
    long = "words " * 500
    ran = worksheets("build", "swot", "-q", "--set", f"threats={long}", cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_strict_makes_a_warning_fail_before_anything_is_written(tmp_path: Path) -> None:
    arguments = ("build", "swot", "--set", "threats=" + "words " * 500)
    assert worksheets(*arguments, "--strict", cwd=tmp_path).code == 3
    assert list(tmp_path.iterdir()) == []
    ran = worksheets(*arguments, cwd=tmp_path)
    assert ran.code == 0 and "warning text-continues" in ran.err


def test_a_ticked_sheet_may_go_on_on_a_further_page(tmp_path: Path) -> None:
    long = "words " * 500
    arguments = ("team-stages", "--set", "1.1=yes", "--set", f"now={long}")
    assert worksheets("build", *arguments, cwd=tmp_path).code == 0
    assert "(continued)" in poppler.text(tmp_path / "team-stages.pdf")


def test_what_is_set_wins_over_the_aspect(tmp_path: Path) -> None:
    arguments = ("build", "swot", "--aspect", "info-sharing", "--set", "aspect=Our own")
    worksheets(*arguments, cwd=tmp_path)
    told = poppler.told(tmp_path / "swot-info-sharing.pdf")
    assert "Our own" in told and ASPECT not in told


@pytest.mark.parametrize(
    "value", ["a < b & c", "<b>", "{{ 7*7 }}", "<img src=x>", "&amp;", "<?at 0:1:1?>", "%s %(x)s"]
)
def test_user_text_is_text(tmp_path: Path, value: str) -> None:
    ran = worksheets("build", "swot", "--set", f"name={value}", cwd=tmp_path)
    assert ran.code == 0
    assert value in poppler.text(tmp_path / "swot.pdf")


def test_prompts_and_follow_up_are_printed_on_request(tmp_path: Path) -> None:
    arguments = ("--prompts", "challenges", "--option", "follow-up=on")
    worksheets("build", "swot", *arguments, cwd=tmp_path)
    told = poppler.told(tmp_path / "swot.pdf")
    assert "Territory, professional jealousy and mistrust" in told and "By when" in told
    assert poppler.info(tmp_path / "swot.pdf")["Pages"] == "2"


def test_several_prompt_banks_are_printed_in_the_order_given(tmp_path: Path) -> None:
    arguments = ("--prompts", "ways-forward", "--prompts", "challenges", "--prompts", "challenges")
    worksheets("build", "nine-diamonds", *arguments, cwd=tmp_path)
    told = poppler.told(tmp_path / "nine-diamonds.pdf")
    banks = ["Starting points: Positive ways forward", "Starting points: Challenges of working"]
    assert [told.count(bank) for bank in banks] == [1, 1]
    assert told.index(banks[0]) < told.index(banks[1])


def test_a_facilitators_page_names_a_bank_that_does_not_exist(
    tmp_path: Path, overlay: Callable[..., Path]
) -> None:
    words = (ROOT / "content/worksheets/swot.yaml").read_text(encoding="utf-8")
    words = words.replace("[school-changes, school-challenges]", "[school-change]")
    folder = overlay(content__worksheets__swot=words)
    ran = worksheets("build", "swot", "--facilitator", "--content", str(folder), cwd=tmp_path)
    assert ran.code == 1
    assert "swot.yaml" in ran.err and "did you mean school-changes?" in ran.err


WRONG = {
    "no such worksheet": (["swto"], "unknown-worksheet", "did you mean swot?"),
    "no such aspect": (["swot", "--aspect", "info"], "unknown-aspect", "info-sharing"),
    "no such place": (["swot", "--set", "strength=x"], "unknown-field", "strengths"),
    "no equals sign": (["swot", "--set", "name"], "bad-value", "NAME=VALUE"),
    "no such option": (["swot", "--option", "folow-up=on"], "unknown-option", "follow-up"),
    "no such value": (["swot", "--option", "follow-up=onn"], "bad-value", "on"),
    "no such bank": (["swot", "--prompts", "benefit"], "unknown-prompts", "benefits"),
    "no such profile": (["swot", "--profile", "huge"], "unknown-profile", "giant"),
    "no such paper": (["swot", "--paper", "a44"], "unknown-paper", "a4"),
    "aspect of none": (["partnership-checklist", "--aspect", "all"], "unknown-option", "--aspect"),
    "prompts of none": (["partnership-checklist", "--prompts", "benefits"], "unknown-option", ""),
    "a tick that is neither": (
        ["partnership-checklist", "--set", "1.1=perhaps"],
        "bad-value",
        "yes",
    ),
    "no such switch": (["swot", "--no-such"], "usage", "--help"),
    "nothing to build": ([], "usage", ""),
    "no copies": (["swot", "--copies", "0"], "usage", ""),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_command_line_is_exit_2_with_a_hint(tmp_path: Path, case: str) -> None:
    arguments, code, hint = WRONG[case]
    ran = worksheets("build", *arguments, cwd=tmp_path)
    assert ran.code == 2
    assert f"error {code}: " in ran.err and hint in ran.err
    assert "Traceback" not in ran.err and ran.out == ""
    assert list(tmp_path.iterdir()) == []
    told = worksheets("build", *arguments, "--json", cwd=tmp_path)
    assert told.code == 2 and told.json["ok"] is False
    assert told.json["problems"][0]["code"] == code


def test_json_and_the_file_do_not_share_standard_output(tmp_path: Path) -> None:
    ran = worksheets("build", "swot", "-o", "-", "--json", cwd=tmp_path)
    assert ran.code == 2 and ran.json["problems"][0]["code"] == "bad-value"


def test_every_unknown_name_is_told_at_once(tmp_path: Path) -> None:
    ran = worksheets("build", "swto", "chekclist", "--aspect", "nope", cwd=tmp_path)
    assert ran.err.count("error ") == 3


def test_a_character_that_no_font_has_is_named(tmp_path: Path) -> None:
    ran = worksheets("build", "swot", "--set", "name=東", "--set", "date=\a", cwd=tmp_path)
    assert ran.code == 1
    assert "no-glyph" in ran.err and "‘東’ (U+6771" in ran.err
    assert "control-character" in ran.err and "U+0007" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("output", ["/proc/nowhere/x.pdf", "file/x.pdf", "/dev/full"])
def test_a_place_that_cannot_be_written_is_a_problem(tmp_path: Path, output: str) -> None:
    (tmp_path / "file").write_text("in the way")
    ran = worksheets("build", "swot", "-o", output, cwd=tmp_path)
    assert ran.code == 1 and "error output-unwritable: cannot write it" in ran.err
    assert "Traceback" not in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    old = tmp_path / "swot.pdf"
    old.write_bytes(b"old")
    # The limit on a file's size fails a write as a full disk does.
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000));"
        "from worksheets.cli.main import run; sys.exit(run(['build', 'swot']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 1 and b"output-unwritable" in done.stderr
    assert old.read_bytes() == b"old" and list(tmp_path.iterdir()) == [old]


def test_a_killed_process_leaves_no_half_file(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "worksheets", "build", "swot", "--copies", "100000"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
    )
    while not list(tmp_path.iterdir()) and process.poll() is None:
        pass
    process.terminate()
    process.communicate(timeout=30)
    assert process.returncode == 130
    assert list(tmp_path.iterdir()) == []


def test_the_umask_gives_the_mode(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        worksheets("build", "swot", cwd=tmp_path)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "swot.pdf").stat().st_mode) == 0o640


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    command = f"{sys.executable} -m worksheets build swot --copies 3000 -o - | head -c 10"
    done = subprocess.run(
        command, shell=True, cwd=tmp_path, env=environment(), capture_output=True, check=False
    )
    assert done.stdout == b"%PDF-1.7\n%" and done.stderr == b""


@pytest.mark.parametrize("command", [["show", "swot"], ["check"], ["preview", "swot"]])
def test_every_command_refuses_a_date_that_is_none(command: list[str], tmp_path: Path) -> None:
    ran = worksheets(*command, cwd=tmp_path, SOURCE_DATE_EPOCH="tomorrow")
    assert ran.code == 1 and ran.err.startswith("error bad-environment: SOURCE_DATE_EPOCH")


def test_a_date_that_is_none_is_told(tmp_path: Path) -> None:
    for epoch in ("tomorrow", "99999999999999999999", "-1e9"):
        ran = worksheets("build", "swot", cwd=tmp_path, SOURCE_DATE_EPOCH=epoch)
        assert ran.code == 1 and "error bad-environment: SOURCE_DATE_EPOCH" in ran.err


def test_a_language_of_the_settings_that_does_not_exist_is_told_with_its_line(
    tmp_path: Path,
) -> None:
    (tmp_path / "worksheets.yaml").write_text("profile: standard\nlang: xx\n")
    ran = worksheets("build", "swot", cwd=tmp_path)
    assert ran.code == 1 and "worksheets.yaml:2:7: error unknown-lang" in ran.err
    assert worksheets("build", "swot", "--lang", "cy-GB", "-o", "./", cwd=tmp_path).code == 0
