"""Pages in two languages: each leads to the other, and both are one set of answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import browser
from tools.command import worksheets_here

BOTH = ("--bilingual", "cy-GB,en-GB", "--format", "html")


@pytest.mark.external
def test_what_is_kept_on_one_page_is_on_the_other(tmp_path: Path) -> None:
    ran = worksheets_here("build", "swot", *BOTH, "-o", "out/", cwd=tmp_path)
    assert ran.out.split() == ["out/swot-cy-GB.html", "out/swot-en-GB.html"]
    with browser.chromium() as chromium:
        page = chromium.new_page(viewport={"width": 320, "height": 800}, accept_downloads=True)
        page.goto(browser.uri(tmp_path / "out/swot-cy-GB.html"))
        assert browser.violations(page) == []
        page.get_by_label("Cryfderau").fill("Dwy iaith")
        page.get_by_label("Cadw fy atebion yn y porwr hwn").check()
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("link", name="English").click()
        page.wait_for_url("**/swot-en-GB.html")
        assert page.get_by_label("Strengths").input_value() == "Dwy iaith"
        with page.expect_download() as download:
            page.get_by_role("button", name="Save answers").click()
        download.value.save_as(tmp_path / "swot-answers.json")
    ran = worksheets_here("collect", "swot-answers.json", "--json", "--strict", cwd=tmp_path)
    [answer] = ran.json["answers"]
    assert (ran.code, answer["lang"], answer["fields"]["strengths"]) == (0, "cy-GB", "Dwy iaith")


def test_each_row_has_a_page_in_each_language(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("name\nSiân\nJo\n", encoding="utf-8")
    arguments = (*BOTH, "--data", "p.csv", "--split", "{name}.html", "-o", "out/")
    ran = worksheets_here("build", "swot", *arguments, cwd=tmp_path)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "Jo-cy-GB.html", "Jo-en-GB.html", "Siân-cy-GB.html", "Siân-en-GB.html",
    ], ran.err  # fmt: skip
    page = (tmp_path / "out/Siân-en-GB.html").read_text(encoding="utf-8")
    assert 'href="Si%C3%A2n-cy-GB.html"' in page and ">Cymraeg</a>" in page


def test_two_languages_are_two_files(tmp_path: Path) -> None:
    ran = worksheets_here("build", "swot", *BOTH, "-o", "swot.html", cwd=tmp_path)
    assert ran.code == 2 and "write to a folder" in ran.err and not list(tmp_path.iterdir())
