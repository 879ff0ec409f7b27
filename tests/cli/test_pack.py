"""`worksheets pack`: a day's paper in a folder, the same however it is made."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tools import poppler, verapdf
from tools.command import worksheets, worksheets_here
from tools.operators import drawn
from tools.packs import contents, manifest, pack, write_pack

NAMES = ("Siân", "Gŵyr", "Jo Evans", "Łucja", "Żak", "Sam O’Brien")


def test_the_sample_pack_is_made_on_a_fresh_machine(tmp_path: Path) -> None:
    ran = worksheets("pack", "training-day", "-o", "out/", cwd=tmp_path, HOME=str(tmp_path))
    assert (ran.code, ran.err) == (0, "")
    there = sorted(path.as_posix() for path in tmp_path.glob("**/*") if path.is_file())
    assert [tmp_path.as_posix() + "/" + line for line in ran.out.splitlines()] == [
        name for name in there if name.endswith(".pdf")
    ]
    assert {Path(name).name for name in there} > {"day.pdf", "person-012.pdf", "table-3-card.pdf"}
    assert worksheets_here("list", "--json", cwd=tmp_path).json["packs"] == [
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
    text = poppler.text(made / "job-ticket.pdf")
    combined = [file for file in manifest(made)["files"] if file["path"].startswith("all")]
    assert len(combined) == 4
    pages = sum(file["pages"] for file in combined)
    sheets = sum(file["sheets"] for file in combined)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert f"All together {pages} {sheets}" in lines
    papers = {
        "all.pdf": "A4, white paper, one side", "all-a3.pdf": "A3, white paper, one side",
        "all-card.pdf": "A4, white card, one side", "all-tinted.pdf": "A4, tinted paper, one side",
    }  # fmt: skip
    for file in combined:
        assert f"{papers[file['path']]} {file['pages']} {file['sheets']}" in lines
    for words in ("Staple: once, at the top left", "cream or a pale pastel", "leave loose",
                  "Cut: along the printed lines"):  # fmt: skip
        assert words in text


def test_the_covers_say_whose_the_pack_is_and_what_is_in_it(made: Path) -> None:
    told = poppler.told(made / "person-001.pdf")
    assert "Siân Gŵyr" in told and "Hillside School" in told and "The Old Library" in told
    assert "09:15 Checklist for building the multi-agency team 2 pages" in told
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
    pages = poppler.text(made / "day.pdf").split("\f")[:-1]
    assert all(f"page {n} of {len(pages)}" in page for n, page in enumerate(pages, 1))


def test_large_print_is_large_on_the_packs_own_sheets_too(made: Path) -> None:
    for page in drawn(made / "person-002.pdf"):
        assert min(page.sizes) >= 18
    sizes = [size for page in drawn(made / "all.pdf") for size in page.sizes]
    assert min(sizes) >= 12


def test_the_combined_file_is_in_print_order(made: Path) -> None:
    with pikepdf.open(made / "all.pdf") as file, file.open_outline() as outline:
        titles = [str(item.title) for item in outline.root]
    assert titles[0] == "Job ticket for the print room"
    parts = [title for title in titles if "pack" in title or "opies" in title]
    assert [title for title in parts if not title.endswith("In this pack")] == [
        "Siân Gŵyr: Personal pack", "Jo Evans: Personal pack", "Łucja Żak: Personal pack",
        "Table 1: Table pack", "Table 2: Table pack", "The room: Copies for the room",
        "The organiser: Spare copies",
    ]  # fmt: skip
    pages = poppler.text(made / "all.pdf").split("\f")
    [first] = [page for page in pages if "SLIP-SHEET: take out" in page and "Siân Gŵyr" in page]
    assert "1 set of 5 sheets" in first and "A4, white paper, one side" in first


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
    variants: list[tuple[str, dict[str, Any]]] = [
        ("1", {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1"}),
        ("3", {"LC_ALL": "C", "PYTHONHASHSEED": "2", "HOME": str(tmp_path)}),
    ]
    for number, (jobs, env) in enumerate(variants):
        folder = tmp_path / f"Siân's folder {number}"
        write_pack(folder, ("contents:", "staple: yes\ncontents:"))
        ran = pack(folder, "-o", "out", "--combined", "all.pdf", "--jobs", jobs, **env)
        assert ran.code == 0
        assert contents(folder / "out") == contents(made)


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
    ran = pack(tmp_path, "-o", "out")
    assert ran.code == 0 and "warning not-translated: the pack’s own words" in ran.err
    assert "Eich taflenni" in poppler.text(tmp_path / "out/person-002.pdf")
    assert "Your sheets" in poppler.text(tmp_path / "out/person-001.pdf")
    langs = {file["path"]: file["lang"] for file in manifest(tmp_path / "out")["files"]}
    assert (langs["person-001.pdf"], langs["person-002.pdf"]) == ("en-GB", "cy-GB")


def test_an_agencys_own_sheet_goes_into_a_pack(tmp_path: Path) -> None:
    write_pack(tmp_path, ("worksheet: discussion", "worksheet: agency-sheet"))
    assert pack(tmp_path, "-o", "out").code == 0


def test_each_persons_pack_is_a_booklet(tmp_path: Path) -> None:
    write_pack(tmp_path, ("contents:", "staple: yes\ncontents:"))
    ran = pack(tmp_path, "-o", "out", "--impose", "booklet", "--combined", "all.pdf")
    assert (ran.code, ran.err) == (0, "")
    [file] = [each for each in manifest(tmp_path / "out")["files"]
              if each["path"] == "person-001-booklet.pdf"]  # fmt: skip
    info = poppler.info(tmp_path / "out/person-001-booklet.pdf")
    assert info["Page size"].endswith("(A3)") and file["paper"] == "a3"
    assert int(info["Pages"]) == file["pages"] == 2 * file["sheets"] == 4
    ticket = " ".join(poppler.text(tmp_path / "out/job-ticket.pdf").split())
    assert "A3, white paper, both sides, booklet: print all-booklet.pdf" in ticket
    assert "Booklets: on both sides, turn on the short edge." in ticket
    assert "fold, staple in the fold" in ticket
    assert pack(tmp_path, "-o", "out", "--impose", "bookelt").code == 2
