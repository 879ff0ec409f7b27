"""The four first hours: done as they say, and each ends with the paper that it promises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tools import poppler
from tools.doc_pages import DOCS, run_page


def pages(path: Path) -> list[str]:
    """The words of each page of a PDF."""
    return poppler.text(path).split("\f")[:-1]


def test_the_facilitator_has_sheets_notes_and_a_result(tmp_path: Path) -> None:
    run_page("first-hours/facilitator.md", tmp_path)
    *sheets, notes = pages(tmp_path / "swot.pdf")
    assert [f"Table {number}" in sheet for number, sheet in enumerate(sheets, 1)] == [True] * 5
    assert notes.startswith("For the facilitator") and "What to do" in notes
    assert len(pages(tmp_path / "cards.pdf")) == 5
    assert "A3" in poppler.run("pdfinfo", tmp_path / "boards.pdf")
    result = pages(tmp_path / "ranking.pdf")[0]
    assert "Boards counted: 3." in result and "How far the groups agree" in result
    assert "Table 1" not in result


def test_the_council_officer_has_a_ticket_a_list_and_results(tmp_path: Path) -> None:
    run_page("first-hours/council-officer.md", tmp_path)
    everything = pages(tmp_path / "day/all.pdf")
    assert everything[0].startswith("Job ticket for the print room")
    assert "all-card.pdf" in everything[0] + everything[1]
    own = poppler.text(tmp_path / "day/day.pdf")
    for part in ("Running order", "Seating plan", "Access needs", "Step-free access"):
        assert part in own
    assert "example.org" not in poppler.text(tmp_path / "day/all.pdf")
    # Jo Price's table reads large print.
    files = json.loads((tmp_path / "day/manifest.json").read_text(encoding="utf-8"))["files"]
    profiles = {each["path"]: each["profile"] for each in files}
    assert profiles["person-002.pdf"] == profiles["table-1.pdf"] == "large"
    assert profiles["person-001.pdf"] == profiles["table-2.pdf"] == "standard"
    assert pages(tmp_path / "results.pdf")[0].startswith("Results: How was the day?")


def test_the_trainer_has_own_statements_and_a_rating_sheet(tmp_path: Path) -> None:
    said = run_page("first-hours/trainer.md", tmp_path)
    own = tmp_path / "our-worksheets"
    assert "is now “Families tell their story only once”" in said
    sheet, cards, *_ = (" ".join(page.split()) for page in pages(own / "statements.pdf"))
    for page in (sheet, cards):
        assert "Hearing what became of a referral" in page
        assert "Knowing contributions are valued" not in page
    assert "Anytown Training Partnership" in sheet and "Photocopiable" in sheet
    assert pages(own / "look.pdf")[-1].startswith("For the facilitator")
    assert "A shared list of contacts" in poppler.text(own / "results.pdf")


def test_the_engineer_has_problems_checksums_and_a_stack(tmp_path: Path) -> None:
    said = run_page("first-hours/engineer.md", tmp_path)
    own = tmp_path / "team-content"
    assert "::error file=broken/content/worksheets/rag-review.yaml,line=" in said
    assert "rag-review" in said and "%PDF-" in said
    assert pages(own / "day/all.pdf")[0].startswith("Job ticket for the print room")
    assert (own / "day/SHA256SUMS").is_file()


@pytest.mark.parametrize("who", ["facilitator", "council-officer", "trainer", "engineer"])
def test_a_first_hour_goes_on_to_other_pages(who: str) -> None:
    page = (DOCS / f"first-hours/{who}.md").read_text(encoding="utf-8")
    assert page.index("## Install") < page.index("## Where to go from here")
