"""`worksheets pack`: a day's paper in a folder, the same however it is made."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from tools import poppler, verapdf
from tools.command import ROOT, Ran, environment, worksheets
from tools.operators import drawn
from tools.packs import contents, manifest, write_pack

from worksheets.cli.main import run

NAMES = ("Siân", "Gŵyr", "Jo Evans", "Łucja", "Żak", "Sam O’Brien")


def pack(folder: Path, *arguments: str | Path, cwd: Path | None = None, **env: str) -> Ran:
    return worksheets("pack", folder / "small.yaml", *arguments, cwd=cwd or folder, **env)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small pack in order of people, with a combined file: a folder not to be changed."""
    folder = tmp_path_factory.mktemp("made")
    write_pack(folder, ("contents:", "staple: yes\ncontents:"))
    ran = pack(folder, "-o", "out", "--combined", "all.pdf")
    assert (ran.code, ran.err) == (0, "")
    return folder / "out"


def test_the_sample_pack_is_made_on_a_fresh_machine(tmp_path: Path) -> None:
    ran = worksheets("pack", "training-day", "-o", "out/", cwd=tmp_path, HOME=str(tmp_path))
    assert (ran.code, ran.err) == (0, "")
    there = sorted(path.as_posix() for path in tmp_path.glob("**/*") if path.is_file())
    assert [tmp_path.as_posix() + "/" + line for line in ran.out.splitlines()] == [
        name for name in there if name.endswith(".pdf")
    ]
    assert {Path(name).name for name in there} > {"day.pdf", "person-012.pdf", "table-3-card.pdf"}
    assert worksheets("list", "--json", cwd=tmp_path).json["packs"] == [
        {"id": "training-day", "title": "Working together around the child"}
    ]


def test_without_a_folder_it_goes_into_one_of_its_own(tmp_path: Path) -> None:
    write_pack(tmp_path)
    assert pack(tmp_path).out.startswith("small/day.pdf\n")


def test_the_manifest_is_true(made: Path) -> None:
    told = manifest(made)
    assert (told["pack"], told["duplex"], told["tool"]["name"]) == ("small", False, "worksheets")
    assert [file["path"] for file in told["files"]] == sorted(
        path.name for path in made.glob("*.pdf")
    )
    for file in told["files"]:
        path = made / file["path"]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"]
        info = poppler.info(path)
        assert int(info["Pages"]) == file["pages"] == file["sheets"]
        assert info["Page size"].endswith("(A3)" if file["paper"] == "a3" else "(A4)")
        assert [unit["first_page"] for unit in file["units"]] == sorted(
            unit["first_page"] for unit in file["units"]
        )
        assert sum(unit["pages"] for unit in file["units"]) == file["pages"]
    [large] = [file for file in told["files"] if file["path"] == "person-002.pdf"]
    assert (large["profile"], large["lang"]) == ("large", "en-GB")
    assert {unit["copy"] for unit in large["units"]} == {"a2"}


def test_sha256sum_accepts_the_list(made: Path) -> None:
    if shutil.which("sha256sum") is None:
        pytest.skip("sha256sum is not installed (Debian: coreutils)")
    done = subprocess.run(
        ["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=made, capture_output=True, check=True
    )
    assert done.stdout.count(b": OK\n") == len(manifest(made)["files"])


def test_the_job_ticket_counts_what_the_manifest_does(made: Path) -> None:
    counted = [file for file in manifest(made)["files"]
               if not file["path"].startswith(("all", "job-ticket"))]  # fmt: skip
    text = poppler.text(made / "job-ticket.pdf")
    rows = {line.rsplit(maxsplit=2)[0].strip(): line.split()[-2:] for line in text.splitlines()
            if line.rstrip()[-1:].isdigit()}  # fmt: skip
    pages = sum(file["pages"] for file in counted)
    assert rows["All together"] == [str(pages), str(sum(file["sheets"] for file in counted))]
    by_paper = Counter()
    for file in counted:
        stock = "card" if "card" in file["path"] else "paper"
        stock = "tinted paper" if file["profile"] == "dyslexia" else f"white {stock}"
        by_paper[f"{file['paper'].upper()}, {stock}, one side"] += file["sheets"]
    for words, sheets in by_paper.items():
        assert rows[words][1] == str(sheets), words
    combined = {file["path"]: str(file["pages"]) for file in manifest(made)["files"]
                if file["path"].startswith("all")}  # fmt: skip
    for name, count in combined.items():
        line = next(line for line in text.splitlines() if line.lstrip().startswith(name))
        assert line.split()[1:3] == [count, count]
    for words in ("Staple: once, at the top left", "cream or a pale pastel", "loose"):
        assert words in text


def test_the_covers_say_whose_the_pack_is_and_what_is_in_it(made: Path) -> None:
    told = poppler.told(made / "person-001.pdf")
    assert "Siân Gŵyr" in told and "Hillside School" in told and "The Old Library" in told
    assert "Checklist for building the multi-agency team 2 A4" in told
    table = poppler.told(made / "table-1.pdf")
    assert "Table 1" in table and "Siân Gŵyr, Jo Evans" in table and "A3, by itself" in table


def test_sheets_have_the_name_the_service_and_the_date(made: Path) -> None:
    pages = poppler.text(made / "person-001.pdf").split("\f")
    for page in (pages[1], pages[3]):
        assert "Siân Gŵyr" in page and "Hillside School" in page and "3 May 2027" in page
    swot = poppler.text(made / "table-1-a3.pdf")
    assert "Table 1" in swot and "3 May 2027" in swot and "Siân" not in swot
    spare = poppler.text(made / "spares.pdf")
    assert "3 May 2027" in spare and "Siân" not in spare


def test_the_organisers_file_has_times_and_lines_to_sign(made: Path) -> None:
    told = poppler.told(made / "day.pdf")
    assert "09:15 Checklist for building the multi-agency team" in told
    assert "People: 4, tables: 2" in told and "11:10 End of the day" in told
    told += poppler.told(made / "sign-in.pdf")
    assert told.index("Jo Evans") < told.index("Łucja Żak") < told.index("Sam O’Brien")
    assert told.count("For the facilitator") == 5


def test_large_print_is_large_on_the_packs_own_sheets_too(made: Path) -> None:
    for page in drawn(made / "person-002.pdf"):
        assert min(page.sizes) >= 18
    sizes = [size for page in drawn(made / "all.pdf") for size in page.sizes]
    assert min(sizes) >= 12


def test_the_combined_file_is_in_print_order(made: Path) -> None:
    with pikepdf.open(made / "all.pdf") as file, file.open_outline() as outline:
        titles = [str(item.title) for item in outline.root]
    assert titles[0] == "Job ticket for the print room"
    whose = [title for title in titles if title in ("Siân Gŵyr", "Sam O’Brien", "Table 1",
                                                    "The room", "Spare copies")]  # fmt: skip
    assert whose == ["Siân Gŵyr", "Table 1", "The room", "Spare copies"]
    slip = poppler.text(made / "all.pdf").split("\f")
    [first] = [page for page in slip if "What follows:" in page and "Siân Gŵyr" in page]
    assert "sheets: 5, pages: 5" in first and "A4, white paper, one side" in first


def test_no_name_of_a_person_is_outside_the_pages(made: Path) -> None:
    for path in made.iterdir():
        assert not any(name in path.name for name in NAMES)
        if path.suffix == ".pdf":
            with pikepdf.open(path) as file:
                about = str(file.docinfo) + file.Root.Metadata.read_bytes().decode()
            assert not any(name in about for name in NAMES)
        else:
            text = path.read_text(encoding="utf-8")
            assert not any(name in text for name in NAMES)
            assert str(made) not in text and os.environ.get("USER", "/nobody") not in text


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_finds_no_fault(flavour: str, made: Path) -> None:
    files = [made / name for name in ("day.pdf", "sign-in.pdf", "job-ticket.pdf", "all.pdf",
                                      "all-a3.pdf", "table-1.pdf", "person-002.pdf")]  # fmt: skip
    said = verapdf.validate(flavour, files)
    assert [line.split()[0] for line in said.splitlines()] == ["PASS"] * len(files), said


def test_on_both_sides_blank_backs_are_in_the_file(tmp_path: Path) -> None:
    write_pack(tmp_path, ("contents:", "sides: 2\ncontents:"))
    assert pack(tmp_path, "-o", "out").code == 0
    told = manifest(tmp_path / "out")
    assert told["duplex"] is True
    for file in told["files"]:
        assert int(poppler.info(tmp_path / "out" / file["path"])["Pages"]) == file["pages"]
        assert file["pages"] == 2 * file["sheets"]
        assert all(unit["first_page"] % 2 for unit in file["units"])
    text = poppler.text(tmp_path / "out/person-001.pdf").split("\f")
    # The cover's back is empty, the checklist uses both sides of its sheet.
    assert not text[1].strip() and "page 1 of 2" in text[2] and "page 2 of 2" in text[3]
    assert "On both sides, turn on the long edge" in poppler.text(tmp_path / "out/job-ticket.pdf")


def test_the_same_pack_gives_the_same_bytes(tmp_path: Path, made: Path) -> None:
    variants: list[tuple[str, dict[str, str]]] = [
        ("1", {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1"}),
        ("3", {"LC_ALL": "C", "PYTHONHASHSEED": "2", "HOME": str(tmp_path)}),
    ]
    for number, (jobs, env) in enumerate(variants):
        folder = tmp_path / f"Siân's folder {number}"
        write_pack(folder, ("contents:", "staple: yes\ncontents:"))
        ran = pack(folder, "-o", "out", "--combined", "all.pdf", "--jobs", jobs, **env)
        assert ran.code == 0
        assert contents(folder / "out") == contents(made)


@pytest.mark.parametrize("of", [1, 2, 3, 7])
def test_the_union_of_the_shards_is_the_whole(tmp_path: Path, made: Path, of: int) -> None:
    write_pack(tmp_path, ("contents:", "staple: yes\ncontents:"))
    for number in range(1, of + 1):
        arguments = ("--combined", "all.pdf", "--shard", f"{number}/{of}")
        ran = pack(tmp_path, "-o", f"part-{number}", *arguments)
        assert ran.code == 0
        assert (tmp_path / f"part-{number}/manifest-{number}-of-{of}.json").exists()
    parts = [f"part-{number}" for number in range(1, of + 1)]
    ran = worksheets("manifest", "merge", *parts, "-o", "whole", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, "whole/manifest.json\nwhole/SHA256SUMS\n")
    assert contents(tmp_path / "whole") == contents(made)
    files = [{each.name for each in (tmp_path / part).glob("*.pdf")} for part in parts]
    assert sum(len(each) for each in files) == len(set.union(*files))


def changes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_only_what_differs_is_written_again(tmp_path: Path, made: Path) -> None:
    write_pack(tmp_path, ("contents:", "staple: yes\ncontents:"))
    out = shutil.copytree(made, tmp_path / "out")
    before = changes(out)
    ran = pack(tmp_path, "-o", "out", "--combined", "all.pdf", "--json")
    assert changes(out) == before
    assert not any(file["written"] for file in ran.json["files"])
    data = bytearray((out / "day.pdf").read_bytes())
    data[len(data) // 2] ^= 1
    (out / "day.pdf").write_bytes(data)
    (out / "room.pdf").unlink()
    ran = pack(tmp_path, "-o", "out", "--combined", "all.pdf", "--json")
    written = [Path(file["path"]).name for file in ran.json["files"] if file["written"]]
    assert written == ["day.pdf", "room.pdf"]
    after = changes(out)
    assert {name for name in before if before[name] != after[name]} == {"day.pdf", "room.pdf"}
    assert contents(out) == contents(made)


def test_one_more_person_leaves_the_others_files_alone(tmp_path: Path) -> None:
    path = write_pack(tmp_path)
    assert pack(tmp_path, "-o", "out").code == 0
    before = changes(tmp_path / "out")
    with (path.parent / "people.csv").open("a", encoding="utf-8") as register:
        register.write("a5,Ann Other,Police,2,,,\n")
    assert pack(tmp_path, "-o", "out").code == 0
    after = changes(tmp_path / "out")
    assert {name for name in after if before.get(name) != after[name]} == {
        "day.pdf", "job-ticket.pdf", "person-005.pdf", "sign-in.pdf", "table-2.pdf",
        "manifest.json", "SHA256SUMS",
    }  # fmt: skip


def test_check_names_each_difference_and_writes_nothing(tmp_path: Path, made: Path) -> None:
    write_pack(tmp_path, ("contents:", "staple: yes\ncontents:"))
    out = shutil.copytree(made, tmp_path / "out")
    arguments = ("-o", "out", "--combined", "all.pdf", "--check")
    ran = pack(tmp_path, *arguments)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    data = bytearray((out / "person-002.pdf").read_bytes())
    data[-100] ^= 1
    (out / "person-002.pdf").write_bytes(data)
    (out / "room.pdf").unlink()
    (out / "SHA256SUMS").write_text("")
    (out / "person-099.pdf").write_bytes(b"")
    before = changes(out)
    for jobs in ("1", "3"):
        ran = pack(tmp_path, *arguments, "--jobs", jobs)
        assert ran.code == 1
        assert [line for line in ran.err.splitlines() if "error" in line] == [
            "out/person-002.pdf: error pack-differs: it is not as it would be made now",
            "out/room.pdf: error pack-missing: it is not there",
            "out/SHA256SUMS: error pack-differs: it is not as it would be made now",
            "out/person-099.pdf: error pack-extra: it is in the folder, and the pack has no such "
            "file",
        ]
    assert changes(out) == before
    told = pack(tmp_path, *arguments, "--json").json
    assert [each["code"] for each in told["problems"]] == [
        "pack-differs", "pack-missing", "pack-differs", "pack-extra",
    ]  # fmt: skip


def test_check_of_nothing_makes_no_folder(tmp_path: Path) -> None:
    write_pack(tmp_path)
    ran = pack(tmp_path, "-o", "out", "--check")
    assert ran.code == 1 and ran.err.count("pack-missing") == 17
    assert not (tmp_path / "out").exists()


def test_a_file_of_an_earlier_run_is_a_warning(tmp_path: Path) -> None:
    write_pack(tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/person-099.pdf").touch()
    assert pack(tmp_path, "-o", "out", "--strict").code == 3
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["person-099.pdf"]
    ran = pack(tmp_path, "-o", "out")
    assert ran.code == 0 and "out/person-099.pdf: warning pack-extra" in ran.err
    assert (tmp_path / "out/person-099.pdf").exists()


def test_what_is_no_pdf_is_no_extra_one(tmp_path: Path) -> None:
    write_pack(tmp_path)
    (tmp_path / "out/folder.pdf").mkdir(parents=True)
    (tmp_path / "out/EXTRA.PDF").touch()
    ran = pack(tmp_path, "-o", "out")
    assert ran.code == 0 and ran.err.count("pack-extra") == 1
    assert "out/EXTRA.PDF: warning pack-extra" in ran.err


@pytest.mark.parametrize("more", [("--no-manifest",), ("--shard", "1/2")])
def test_a_manifest_that_is_no_longer_true_is_told(
    tmp_path: Path, made: Path, more: tuple[str, ...]
) -> None:
    write_pack(tmp_path, ("contents:", "staple: yes\ncontents:"))
    shutil.copytree(made, tmp_path / "out")
    arguments = ("-o", "out", "--combined", "all.pdf", *more)
    # What it says is what this run makes, in part or whole.
    assert pack(tmp_path, *arguments).err == ""
    with (tmp_path / "people.csv").open("a", encoding="utf-8") as register:
        register.write("a5,Ann Other,Police,2,,,\n")
    told = pack(tmp_path, *arguments).err.splitlines()
    assert [line.split(": it is")[0] for line in told if "hint" not in line] == [
        "out/manifest.json: warning pack-extra", "out/SHA256SUMS: warning pack-extra",
    ]  # fmt: skip
    (tmp_path / "out/manifest.json").write_text("[]", encoding="utf-8")
    assert pack(tmp_path, *arguments).err.count("pack-extra") == 2


def test_without_a_manifest_there_is_none(tmp_path: Path) -> None:
    write_pack(tmp_path)
    assert pack(tmp_path, "-o", "out", "--no-manifest").code == 0
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".pdf"}
    assert pack(tmp_path, "-o", "out", "--no-manifest", "--check").code == 0


def test_a_day_that_overruns_is_told_and_made(tmp_path: Path) -> None:
    write_pack(tmp_path, ('"12:00"', '"10:00"'))
    ran = pack(tmp_path, "-o", "out")
    assert ran.code == 0 and "small.yaml:6:7: warning pack-overruns" in ran.err


def test_another_register_is_taken_from_the_command_line(tmp_path: Path) -> None:
    write_pack(tmp_path)
    (tmp_path / "more.csv").write_text("Full name;Agency;Group\nAnn;Police;A\n")
    ran = pack(tmp_path, "-o", "out", "--register", "more.csv")
    assert ran.code == 0
    assert "Ann" in poppler.text(tmp_path / "out/person-001.pdf")
    assert "Table A" in poppler.text(tmp_path / "out/table-1.pdf")
    assert "more.csv" in [each["path"] for each in manifest(tmp_path / "out")["inputs"]]


HOSTILE = {
    "a path": ("../../etc/passwd", None),
    "a device": ("CON", None),
    "only blanks": ("   ", None),
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
    assert sum(page.count("Ann ") for page in pages if "In this pack" in pages[0]) > 2400
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
    ran = worksheets("pack", *arguments, cwd=tmp_path)
    assert ran.code == code and f"error {problem}: " in ran.err
    assert "Traceback" not in ran.err and list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    write_pack(tmp_path)
    # The limit on a file's size fails a write as a full disk does.
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000));"
        "from worksheets.cli.main import run;"
        "sys.exit(run(['pack', 'small.yaml', '-o', 'out', '--jobs', '2']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment(),
                          capture_output=True, check=False)  # fmt: skip
    assert done.returncode == 1 and b"output-unwritable" in done.stderr
    assert b"Traceback" not in done.stderr
    for path in (tmp_path / "out").iterdir():
        assert path.suffix == ".pdf" and path.read_bytes().endswith(b"%%EOF\n")
    assert not (tmp_path / "out/manifest.json").exists()
    assert pack(tmp_path, "-o", "out").code == 0
    assert pack(tmp_path, "-o", "out", "--check").code == 0


def test_a_folder_that_cannot_be_written_to_is_well_if_all_is_right(
    tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(**named: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    write_pack(tmp_path, ("contents:", "staple: yes\ncontents:"))
    out = shutil.copytree(made, tmp_path / "out")
    before = changes(out)
    # Whoever runs the tests may be one whom no mode of a folder keeps out.
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    monkeypatch.chdir(tmp_path)
    arguments = ["pack", "small.yaml", "-o", "out", "--combined", "all.pdf"]
    assert run(arguments) == 0
    for name, change in (("day.pdf", b"x"), ("room.pdf", b""), ("SHA256SUMS", b"\n")):
        right = (out / name).read_bytes()
        (out / name).write_bytes(right + change if change else right[:-1])
        capsys.readouterr()
        assert run(arguments) == 1
        told = capsys.readouterr().err
        assert told.startswith(f"out/{name}: error output-unwritable") and told.count("error") == 1
        (out / name).write_bytes(right)
    assert set(changes(out)) == set(before)


@pytest.mark.parametrize(
    ("number", "group"),
    [(signal.SIGINT, True), (signal.SIGTERM, False), (signal.SIGHUP, True), (signal.SIGHUP, False)],
)
def test_an_interrupt_leaves_whole_files_only(
    tmp_path: Path, number: signal.Signals, group: bool
) -> None:
    rows = "".join(f"Person {n},{n % 3}\n" for n in range(12))
    write_pack(tmp_path, people=f"name,table\n{rows}")
    out = tmp_path / "out"
    out.mkdir()
    # A worker waits until somebody reads the pipe, which nobody does: the run cannot end by itself.
    held = out / "person-003.pdf"
    os.mkfifo(held)
    arguments = ["pack", "small.yaml", "-o", "out", "--jobs", "2"]
    process = subprocess.Popen(
        [sys.executable, "-m", "worksheets", *arguments],
        cwd=tmp_path,
        env=environment(),
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    while len(list(out.glob("*.pdf"))) < 6 and process.poll() is None:
        time.sleep(0.005)
    # A terminal sends its interrupt, and that it is closed, to the workers as well.
    os.killpg(process.pid, number) if group else process.send_signal(number)
    said, told = process.communicate(timeout=30)
    assert (process.returncode, said, told) == (130, b"", b"")
    held.unlink()
    before = changes(out)
    assert len(before) >= 5
    for name in before:
        assert name.endswith(".pdf") and (out / name).read_bytes().endswith(b"%%EOF\n")
    ran = pack(tmp_path, "-o", "out", "--json")
    kept = {Path(file["path"]).name for file in ran.json["files"] if not file["written"]}
    assert kept == set(before)
    assert pack(tmp_path, "-o", "out", "--check").code == 0


def test_two_runs_into_one_folder_at_once_end_well(tmp_path: Path, made: Path) -> None:
    write_pack(tmp_path, ("contents:", "staple: yes\ncontents:"))
    command = [sys.executable, "-m", "worksheets", "pack", "small.yaml", "-o", "out",
               "--combined", "all.pdf", "--jobs", "2"]  # fmt: skip
    runs = [subprocess.Popen(command, cwd=tmp_path, env=environment(), stdout=subprocess.DEVNULL)
            for _ in range(2)]  # fmt: skip
    assert [each.wait(timeout=60) for each in runs] == [0, 0]
    assert contents(tmp_path / "out") == contents(made)


def test_progress_is_shown_on_a_terminal_alone(tmp_path: Path) -> None:
    write_pack(tmp_path)
    for more, shown in (((), True), (("--quiet",), False), (("--json",), False)):
        ours, its = pty.openpty()
        command = [sys.executable, "-m", "worksheets", "pack", "small.yaml", "-o", "out", *more]
        done = subprocess.run(command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE,
                              stderr=its, check=True)  # fmt: skip
        os.close(its)
        try:
            said = os.read(ours, 10_000)
        except OSError:
            said = b""
        os.close(ours)
        assert (b"100%" in said) is shown
        if more == ("--json",):
            json.loads(done.stdout)


def test_a_fillable_sheet_has_fields_in_a_file_of_its_own(tmp_path: Path) -> None:
    change = ("for: person\n    spares: 1", "for: person\n    fillable: yes")
    write_pack(tmp_path, change)
    assert pack(tmp_path, "-o", "out", "--combined", "all.pdf").code == 0
    with pikepdf.open(tmp_path / "out/person-001-fillable.pdf") as file:
        assert len(file.Root.AcroForm.Fields) > 10
    for name in ("person-001.pdf", "all.pdf"):
        with pikepdf.open(tmp_path / "out" / name) as file:
            assert "/AcroForm" not in file.Root


def test_whoever_reads_another_language_gets_a_pack_in_it(tmp_path: Path) -> None:
    write_pack(tmp_path, people="name,table,lang\nAnn,1,\nSiân,1,cy-GB\n")
    other = tmp_path / "mine/content/languages/cy-GB"
    (other / "worksheets").mkdir(parents=True)
    ours = ROOT / "content"
    phrases = (ours / "languages/en-GB/phrases.yaml").read_text(encoding="utf-8")
    (other / "phrases.yaml").write_text(phrases.replace("en-GB", "cy-GB"), encoding="utf-8")
    arguments = ("-o", "out", "--content", "mine")
    ran = pack(tmp_path, *arguments)
    assert ran.code == 1 and "cy-GB" in ran.err and "error not-translated" in ran.err
    for name in ("partnership-checklist", "practitioner-benefits"):
        shutil.copy(ours / f"worksheets/{name}.yaml", other / "worksheets")
    ran = pack(tmp_path, *arguments)
    assert ran.code == 1 and "languages/cy-GB/pack.yaml: error not-translated" in ran.err
    words = (ours / "languages/en-GB/pack.yaml").read_text(encoding="utf-8")
    (other / "pack.yaml").write_text(words.replace("In this pack", "Yn y pecyn"), encoding="utf-8")
    assert pack(tmp_path, *arguments).code == 0
    assert "Yn y pecyn" in poppler.text(tmp_path / "out/person-002.pdf")
    assert "In this pack" in poppler.text(tmp_path / "out/person-001.pdf")
    langs = {file["path"]: file["lang"] for file in manifest(tmp_path / "out")["files"]}
    assert (langs["person-001.pdf"], langs["person-002.pdf"]) == ("en-GB", "cy-GB")


def test_an_agencys_own_sheet_goes_into_a_pack(tmp_path: Path) -> None:
    write_pack(tmp_path, ("worksheet: discussion", "worksheet: agency-sheet"))
    assert pack(tmp_path, "-o", "out").code == 0
