"""`worksheets tally` as a user meets it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tools import poppler
from tools.command import worksheets_here as worksheets
from tools.day import KINDS, NAME, SHEETS, answers

Overlay = Callable[..., Path]


def typed(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def as_csv(path: Path, kind: str, day: int = 1) -> Path:
    rows = answers(kind, day)
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, list(dict.fromkeys(name for row in rows for name in row)))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_the_main_job_writes_a_summary_and_says_where(tmp_path: Path) -> None:
    as_csv(tmp_path / "a.csv", "checklist")
    ran = worksheets("tally", "a.csv", cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, "tally-partnership-checklist.pdf\n", "")
    told = poppler.told(tmp_path / "tally-partnership-checklist.pdf")
    assert told.startswith("Results: Checklist for building the multi-agency team")
    assert poppler.info(tmp_path / "tally-partnership-checklist.pdf")["Title"].startswith("Results")


def test_a_template_is_typed_into_and_read_again(tmp_path: Path) -> None:
    ran = worksheets("tally", "--template", "diamond-ranking", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, "answers-diamond-ranking.csv\n")
    [header] = csv.reader(io.StringIO((tmp_path / "answers-diamond-ranking.csv").read_text()))
    assert header == [
        "worksheet", "copy", "name", "service", "date", "discarded-1", "discarded-2", "discarded-3",
        *(f"rank-{n}" for n in range(1, 10)),
    ]  # fmt: skip
    row = ",".join(["", "1", "Table 1", "", "", *"cijkhfgldeba"])
    typed(tmp_path / "a.csv", ",".join(header) + "\n" + row + "\n")
    ran = worksheets("tally", "a.csv", "--json", cwd=tmp_path)
    [result] = ran.json["results"]
    assert result["worksheet"] == "diamond-ranking" and result["n"] == 1
    assert result["statements"][0]["letter"] == "K"


def test_the_template_of_a_variant(tmp_path: Path) -> None:
    ran = worksheets("tally", "--template", "partnership-checklist", "--option", "evidence=on",
                     "-o", "-", cwd=tmp_path)  # fmt: skip
    header = ran.out.strip().split(",")
    assert header[:7] == ["worksheet", "copy", "name", "service", "date", "1.1", "evidence-1.1"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_says_the_same_and_nobodys_name(kind: str, tmp_path: Path) -> None:
    as_csv(tmp_path / "now.csv", kind, 2)
    as_csv(tmp_path / "before.csv", kind, 1)
    ran = worksheets("tally", "now.csv", "--before", "before.csv", "-o", "x.pdf", "-o", "x.csv",
                     "-o", "x.json", "--json", cwd=tmp_path)  # fmt: skip
    assert ran.code == 0, ran.err
    assert [file["path"] for file in ran.json["files"]] == ["x.pdf", "x.csv", "x.json"]
    results = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))["results"]
    assert results == ran.json["results"]
    rows = list(csv.DictReader(io.StringIO((tmp_path / "x.csv").read_text())))
    assert {row["worksheet"] for row in rows} == {SHEETS[kind]}
    [result] = results
    for item in (each for question in result.get("questions", ())
                 for each in question["items"]):  # fmt: skip
        mine = {row["measure"]: row for row in rows
                if row["part"] == "item" and row["name"] == item["name"]}  # fmt: skip
        assert mine["n"]["value"] == str(item["n"])
        assert {a: int(mine[a]["value"]) for a in item["counts"]} == item["counts"]
        measure = "mean" if result["rated"] else "share"
        assert float(mine[measure]["value"]) == item[measure]
        assert float(mine[measure]["before"]) == item["before"][measure]
        assert float(mine[measure]["change"].lstrip("'")) == item["change"]
    for text in (ran.out, (tmp_path / "x.csv").read_text(), poppler.told(tmp_path / "x.pdf")):
        assert NAME not in text


def test_a_formula_is_never_written_raw(tmp_path: Path) -> None:
    text = "worksheet,service,strengths\nswot,Health,=1+1\nswot,Health,'@x\nswot,Health,'+y\n"
    typed(tmp_path / "a.csv", text)
    worksheets("tally", "a.csv", "-o", "x.csv", "-o", "x.pdf", cwd=tmp_path)
    rows = list(csv.reader(io.StringIO((tmp_path / "x.csv").read_text())))
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r") and cell]
    assert {row[3] for row in rows if row[1] == "written"} == {"'=1+1", "'@x", "'+y"}
    told = poppler.told(tmp_path / "x.pdf")
    assert "=1+1" in told and "'" not in told


def test_several_worksheets_are_parts_of_one_file(tmp_path: Path) -> None:
    as_csv(tmp_path / "a.csv", "stages")
    as_csv(tmp_path / "b.csv", "diamond")
    ran = worksheets("tally", "a.csv", "b.csv", "-o", "out/", cwd=tmp_path)
    assert ran.out == "out/tally.pdf\n"
    told = poppler.told(tmp_path / "out/tally.pdf")
    assert told.index("Results: Diamond") < told.index("Results: The four stages")


@pytest.mark.parametrize("suffix", ["json", "jsonl", "yaml", "xlsx"])
def test_answers_are_read_from_other_kinds_of_files(suffix: str, tmp_path: Path) -> None:
    rows = [{"worksheet": "partnership-checklist", "1.1": "yes", "9.3": "no"},
            {"worksheet": "partnership-checklist", "1.1": "no", "9.3": "yes"}]  # fmt: skip
    path = tmp_path / f"a.{suffix}"
    if suffix == "json":
        typed(path, json.dumps(rows))
    elif suffix == "jsonl":
        typed(path, "\n".join(json.dumps(row) for row in rows))
    elif suffix == "yaml":
        typed(path, "".join(f'- {{worksheet: {r["worksheet"]}, "1.1": "{r["1.1"]}", '
                            f'"9.3": "{r["9.3"]}"}}\n' for r in rows))  # fmt: skip
    else:
        from openpyxl import Workbook

        book = Workbook()
        for row in (list(rows[0]), *(list(row.values()) for row in rows)):
            book.active.append(row)  # type: ignore[union-attr]  # a new book has a sheet
        book.save(path)
    ran = worksheets("tally", path, "--json", "-o", "x.json", cwd=tmp_path)
    assert ran.code == 0, ran.out
    item = ran.json["results"][0]["questions"][0]["items"][0]
    assert item["counts"] == {"yes": 1, "no": 1}


def test_a_file_that_does_not_say_its_worksheet(tmp_path: Path) -> None:
    typed(tmp_path / "a.csv", "1.5,2.6\nx,\n")
    assert worksheets("tally", "a.csv", cwd=tmp_path).out == "tally-team-stages.pdf\n"
    typed(tmp_path / "b.csv", "1.1,2.1\nx,\n")
    ran = worksheets("tally", "b.csv", cwd=tmp_path)
    assert ran.code == 1 and "b.csv:1: error tally-which-worksheet" in ran.err
    assert "partnership-checklist or team-stages" in ran.err
    ran = worksheets("tally", "b.csv", "--worksheet", "team-stages", cwd=tmp_path)
    assert ran.out == "tally-team-stages.pdf\n"


def test_all_that_is_wrong_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    typed(tmp_path / "a.csv", "worksheet,1.1\nnone,y\npartnership-checklist,maybe\n")
    ran = worksheets("tally", "a.csv", "missing.csv", cwd=tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert "a.csv:2: column worksheet: error unknown-worksheet" in ran.err
    assert "a.csv:3: column 1.1: warning tally-odd-answer: “maybe”" in ran.err
    assert "missing.csv: error file-missing" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv"]


def test_one_persons_answers_do_not_stop_those_of_the_others(tmp_path: Path) -> None:
    swot = {"worksheet": "swot", "strengths": "good"}
    rows = [
        {**swot, "name": "who knows?", "service": "?he\x01lth", "strengths": "good \U0001f600"},
        {**swot, "name": "Ann", "service": "Health", "threats": "We never meet. " * 5000},
        {"worksheet": "partnership-checklist", "name": "B", "1.1": "perhaps", "1.2": "yes"},
        {"worksheet": "partnership-checklist", "name": "C", "1.1": "yes", "1.2": "yes"},
        {"worksheet": "force-field", "supporting-score-1": "lots", "preventing-score-1": "2"},
        {"worksheet": "diamond-ranking", "rank-1": "A", "rank-2": "A"},
    ]
    (tmp_path / "a.json").write_text(json.dumps(rows), encoding="utf-8")
    ran = worksheets("tally", "a.json", "-o", "x.pdf", "-o", "x.json", "-o", "x.csv", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, "x.pdf\nx.json\nx.csv\n")
    for code in (
        "tally-odd-answer",
        "tally-unprintable",
        "tally-invalid-form",
        "control-character",
    ):
        assert f"warning {code}: " in ran.err
    assert "error" not in ran.err
    written = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))["results"]
    results = {each["worksheet"]: each for each in written}
    strengths = results["swot"]["written"][0]["points"]
    assert [point["text"] for point in strengths] == ["good", "good \U0001f600"]
    one, two = results["partnership-checklist"]["questions"][0]["items"]
    assert (one["counts"], one["odd"], two["n"]) == ({"yes": 1, "no": 0}, 1, 2)
    assert results["force-field"]["forms"] == [[0, 2]]
    told = poppler.told(tmp_path / "x.pdf")
    assert "good [?]" in told and told.count("We never meet.") > 1000


def test_an_option_says_which_scale_was_answered(tmp_path: Path) -> None:
    typed(tmp_path / "a.csv", "worksheet,1.1\npartnership-checklist,2\npartnership-checklist,yes\n")
    ran = worksheets("tally", "a.csv", "--option", "rating=yes-partly-no", "--json", "-o", "x.json",
                     cwd=tmp_path)  # fmt: skip
    [item] = ran.json["results"][0]["questions"][0]["items"][:1]
    assert (item["counts"], item["odd"]) == ({"yes": 1, "partly": 0, "no": 0}, 1)


def test_a_template_of_its_own_replaces_the_built_in_one(tmp_path: Path, overlay: Overlay) -> None:
    folder = overlay(
        templates__tally_swot=(
            '<worksheet id="swot" lang="en-GB"><title>Our own page</title>'
            "<text>{{ result.returned }} came back</text><credit>Ours.</credit></worksheet>"
        )
    )
    typed(tmp_path / "a.csv", "worksheet,threats\nswot,Money\nswot,Time\n")
    ran = worksheets("tally", "a.csv", "--content", folder, "-o", "x.pdf", cwd=tmp_path)
    assert ran.code == 0, ran.err
    told = poppler.told(tmp_path / "x.pdf")
    assert "Our own page" in told and "2 came back" in told


def test_statements_changed_in_one_folder_are_changed_everywhere(
    tmp_path: Path, overlay: Overlay
) -> None:
    from tools.command import ROOT

    text = (ROOT / "content/worksheets/nine-diamonds.yaml").read_text(encoding="utf-8")
    start, end = text.index("    - id: K\n"), text.index("  name_label:")
    changed = text[:start] + text[end:]
    folder = overlay(content__worksheets__nine_diamonds=changed.replace(
        "Able to effect change", "Able to change something"))  # fmt: skip
    for name in ("nine-diamonds", "diamond-cards"):
        ran = worksheets("build", name, "--content", folder, "-o", "x.pdf", cwd=tmp_path)
        told = poppler.told(tmp_path / "x.pdf")
        assert ran.code == 0 and "Able to change something" in told
        assert "Having an agreed vision" not in told
        assert name == "diamond-cards" or "Read the 10 statements" in " ".join(told.split())
    ran = worksheets("tally", "--template", "diamond-ranking", "--content", folder, "-o", "-",
                     cwd=tmp_path)  # fmt: skip
    header = ran.out.strip().split(",")
    assert "discarded-1" in header and "discarded-2" not in header and header[-1] == "rank-9"
    typed(tmp_path / "a.csv", ",".join(f"rank-{n}" for n in range(1, 10)) + "\nJ,B,C,D,E,F,G,H,I\n")
    ran = worksheets("tally", "a.csv", "--content", folder, "-o", "x.json", "--json", cwd=tmp_path)
    statements = ran.json["results"][0]["statements"]
    assert [each["letter"] for each in statements if each["discarded"]] == ["A"]
    assert len(statements) == 10 and statements[1]["text"] != "Able to effect change"
    assert "Able to change something" in [each["text"] for each in statements]


def test_warnings_fail_if_they_must_and_nothing_is_written(tmp_path: Path) -> None:
    text = "worksheet,supporting-score-1,supporting-total\nforce-field,3,4\n"
    typed(tmp_path / "a.csv", text)
    ran = worksheets("tally", "a.csv", "--strict", cwd=tmp_path)
    assert ran.code == 3 and "tally-total" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv"]
    assert worksheets("tally", "a.csv", cwd=tmp_path).code == 0


USAGE = {
    "nothing": [],
    "both": ["a.csv", "--template", "swot"],
    "a worksheet": ["a.csv", "--worksheet", "none"],
    "nothing to tally": ["--template", "diamond-cards"],
    "records": ["a.csv", "--worksheet", "agency-directory"],
    "a suffix": ["a.csv", "-o", "x.txt"],
    "a template's suffix": ["--template", "swot", "-o", "x.pdf"],
    "a profile": ["a.csv", "--profile", "none"],
    "an option": ["a.csv", "--option", "none=1"],
    "an option's value": ["a.csv", "--option", "rating=none"],
    "two outputs on one stream": ["a.csv", "-o", "-", "--json"],
}


@pytest.mark.parametrize("case", USAGE)
def test_a_wrong_command_line(case: str, tmp_path: Path) -> None:
    typed(tmp_path / "a.csv", "worksheet,1.1\npartnership-checklist,y\n")
    ran = worksheets("tally", *USAGE[case], cwd=tmp_path)
    assert ran.code == 2 and "Traceback" not in ran.err + ran.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv"]


def test_the_words_of_results_are_content(tmp_path: Path, overlay: Overlay) -> None:
    from tools.command import ROOT

    words = (ROOT / "content/languages/en-GB/tally.yaml").read_text(encoding="utf-8")
    changed = words.replace("Talk about these first", "Where we disagree")
    folder = overlay()
    path = folder / "content/languages/en-GB/tally.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(changed, encoding="utf-8")
    as_csv(tmp_path / "a.csv", "checklist")
    ran = worksheets("tally", "a.csv", "--content", folder, "-o", "x.pdf", cwd=tmp_path)
    assert ran.code == 0 and "Where we disagree" in poppler.told(tmp_path / "x.pdf")
    path.write_text(words.replace("{share}%", "{part}%"), encoding="utf-8")
    ran = worksheets("check", folder, cwd=tmp_path)
    assert ran.code == 1 and "“percent” can only have the braces {share}" in ran.err


def test_check_tries_the_templates_of_results(tmp_path: Path, overlay: Overlay) -> None:
    folder = overlay(templates__tally_team_stages="<worksheet>{{ result.none }}</worksheet>")
    ran = worksheets("check", folder, cwd=tmp_path)
    assert ran.code == 1
    assert "overlay/templates/tally-team-stages.xml.j2:1: error template-undefined" in ran.err


def test_the_same_answers_give_the_same_bytes(tmp_path: Path) -> None:
    made = set()
    variants: list[dict[str, Any]] = [{}, {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}]
    for number, variant in enumerate(variants):
        folder = tmp_path / str(number)
        folder.mkdir()
        as_csv(folder / "a.csv", "rated")
        worksheets("tally", "a.csv", "-o", "x.pdf", "-o", "x.csv", cwd=folder, **variant)
        made.add((folder / "x.pdf").read_bytes() + (folder / "x.csv").read_bytes())
    assert len(made) == 1
