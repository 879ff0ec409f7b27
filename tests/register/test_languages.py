"""Registers in Welsh: headings and answers that a language knows."""

from __future__ import annotations

from pathlib import Path

from tools import poppler
from tools.command import worksheets_here

HEAD = "Enw cyntaf,Cyfenw,Sefydliad,Iaith,1.1,1.2\n"


def test_welsh_headings_and_answers_are_understood(tmp_path: Path) -> None:
    rows = "Siân,Gŵyr,Ysgol Glan Afon,cy-GB,ydy,nac ydy\n"
    (tmp_path / "pobl.csv").write_text(HEAD + rows, encoding="utf-8")
    arguments = ("--data", "pobl.csv", "--strict")
    ran = worksheets_here("build", "partnership-checklist", *arguments, cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    told = poppler.told(tmp_path / "partnership-checklist.pdf")
    assert "Siân Gŵyr" in told and "Ysgol Glan Afon" in told and "Rhestr wirio" in told


def test_welsh_and_english_answers_are_tallied_together(tmp_path: Path) -> None:
    (tmp_path / "cy.csv").write_text("worksheet,lang,1.1,1.2\npartnership-checklist,cy-GB,ie,na\n")
    (tmp_path / "en.csv").write_text("worksheet,lang,1.1,1.2\npartnership-checklist,,yes,yes\n")
    arguments = ("cy.csv", "en.csv", "--lang", "cy-GB", "-o", "results.pdf", "--json")
    ran = worksheets_here("tally", *arguments, cwd=tmp_path)
    assert ran.code == 0, ran.out
    told = " ".join(poppler.text(tmp_path / "results.pdf").split())
    assert "Taflenni a ddychwelwyd: 2." in told and "Rhestr wirio" in told
    assert "Ticked" not in told and "Drafft o gyfieithiad." in told


def test_a_welsh_form_is_collected_and_tallied_with_an_english_one(tmp_path: Path) -> None:
    for tag, name, tick in (("cy-GB", "cy.pdf", "ydy"), ("en-GB", "en.pdf", "yes")):
        arguments = ("--lang", tag, "--fillable", "--set", f"1.1={tick}", "-o", name)
        assert worksheets_here("build", "partnership-checklist", *arguments, cwd=tmp_path).code == 0
    ran = worksheets_here("collect", "cy.pdf", "en.pdf", "-o", "all.csv", "--json", cwd=tmp_path)
    assert ran.code == 0, ran.out
    assert [(each["lang"], each["fields"]["1.1"]) for each in ran.json["answers"]] == [
        ("cy-GB", "yes"), ("en-GB", "yes"),
    ]  # fmt: skip
    ran = worksheets_here("tally", "all.csv", "--json", "-o", "x.json", cwd=tmp_path)
    [result] = ran.json["results"]
    assert result["worksheet"] == "partnership-checklist"
    assert result["returned"] == 2
