"""A copy that somebody has in two languages is one set of answers, whichever is written on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tools.command import worksheets_here
from tools.paper import files, people, prints, tuning
from tools.paper.piles import DOTS
from tools.paper.scanners import Scanner
from tools.scanned import returned

from worksheets.answers.collect.answer import Answer
from worksheets.answers.collect.known import KnownSheets
from worksheets.answers.scan.paper import answers_on
from worksheets.answers.scan.reading import PageReading, State
from worksheets.answers.scan.two_languages import DIFFERS
from worksheets.build.variant import Variant, every_variant
from worksheets.content.library import Library
from worksheets.problems import Code, Problems

CHECKLIST, EVALUATION = "partnership-checklist", "day-evaluation"
BOTH = ("cy-GB", "en-GB")


def in_language(tag: str) -> Variant:
    found = next(every_variant(Library(), [CHECKLIST], langs=[tag]))
    return found._replace(coded=True, languages=BOTH)


WELSH, ENGLISH = map(in_language, BOTH)


def page(
    variant: Variant, number: int, copy: str = "1", written: str = "", **states: State
) -> PageReading:
    """A page of a checklist with these boxes, `_2_1` for 2.1; all its others are empty."""
    made = returned(variant, 1, written=[written]).pages[number]
    assert made.identity
    boxes = tuple(
        replace(box, state=states.get("_" + box.field.replace(".", "_"), "no"))
        for box in made.boxes
    )
    return replace(made, identity=replace(made.identity, copy=copy), boxes=boxes)


def read(*pages: PageReading) -> tuple[list[Answer], list[tuple[Code, str]]]:
    problems = Problems()
    answers = list(answers_on(pages, KnownSheets(Library()), problems))
    return answers, [(each.code, each.message) for each in problems.told]


def test_whichever_language_somebody_answered_in_counts() -> None:
    pages = page(WELSH, 1), page(WELSH, 2), page(ENGLISH, 1, _1_1="yes"), page(ENGLISH, 2)
    [answer], told = read(*pages)
    assert (answer.lang, answer.content) == ("cy-GB", WELSH.content)
    assert (answer.fields["1.1"], answer.fields["1.2"], answer.fields["9.3"]) == ("yes", "no", "no")
    assert not told and not answer.unsure


def test_what_differs_in_two_languages_is_unsure() -> None:
    pages = (page(WELSH, 1, _1_1="yes", _1_2="yes"), page(WELSH, 2, _9_3="yes"),
             page(ENGLISH, 1, _1_2="yes"), page(ENGLISH, 2))  # fmt: skip
    [answer], _ = read(*pages)
    assert [(each.field, each.reason) for each in answer.unsure] == [("1.1", DIFFERS)]
    assert (answer.fields["1.1"], answer.fields["1.2"], answer.fields["9.3"]) == ("", "yes", "yes")


def test_a_name_in_both_languages_is_no_answer() -> None:
    named = [page(variant, 1, written="name") for variant in (WELSH, ENGLISH)]
    ticked = page(ENGLISH, 1, written="name", _1_1="yes")
    [answer], _ = read(named[0], page(WELSH, 2), ticked, page(ENGLISH, 2))
    assert not answer.unsure
    assert (answer.fields["1.1"], answer.fields["1.2"]) == ("yes", "no")
    [answer], _ = read(named[1], page(ENGLISH, 2, _9_3="yes"))
    assert (answer.fields["1.1"], answer.fields["9.2"]) == ("", "no")


def test_a_doubt_in_one_language_is_one_in_both() -> None:
    pages = (page(WELSH, 1, _1_1="yes"), page(WELSH, 2),
             page(ENGLISH, 1, _1_1="unsure"), page(ENGLISH, 2))  # fmt: skip
    [answer], _ = read(*pages)
    assert [each.field for each in answer.unsure] == ["1.1"]
    assert answer.fields["1.1"] == ""


def test_empty_boxes_are_no_answer_while_the_other_language_is_missing() -> None:
    pages = page(ENGLISH, 1), page(ENGLISH, 2, _9_3="yes")
    [answer], told = read(*pages)
    assert (answer.fields["1.1"], answer.fields["9.2"], answer.fields["9.3"]) == ("", "no", "yes")
    assert (Code.SCAN_INCOMPLETE, f"copy 1 of “{CHECKLIST}” came back in en-GB only") in told


def test_photocopies_are_joined_where_the_languages_take_turns() -> None:
    one = [page(variant, number) for variant in (WELSH, ENGLISH) for number in (1, 2)]
    answers, told = read(*one, *one)
    assert len(answers) == 2
    assert [code for code, _ in told] == [Code.SCAN_DOUBLED, Code.ANSWERS_BLANK]


def test_photocopies_that_do_not_pair_up_are_not_guessed() -> None:
    one = [page(variant, number, _1_1="yes") for variant in (WELSH, ENGLISH) for number in (1, 2)]
    answers, told = read(*one, *one[:2])
    assert len(answers) == 3
    assert Code.SCAN_INCOMPLETE in dict(told)


def test_photocopies_that_two_people_may_have_handed_in_are_not_joined() -> None:
    welsh = page(WELSH, 1, _1_1="yes"), page(WELSH, 2)
    english = page(ENGLISH, 1, _1_1="yes"), page(ENGLISH, 2)
    answers, told = read(*welsh, *english, *welsh, *english)
    assert len(answers) == 4
    said = f"copy 1 of “{CHECKLIST}”: nobody can tell which pages in two languages belong together"
    assert [message for code, message in told if code == Code.SCAN_INCOMPLETE] == [said]


def test_the_empty_language_of_photocopies_that_do_not_pair_up_is_blank() -> None:
    welsh = page(WELSH, 1, _1_1="yes"), page(WELSH, 2)
    english = page(ENGLISH, 1), page(ENGLISH, 2)
    answers, told = read(*welsh, *welsh, *english, *english)
    assert [answer.blank for answer in answers] == [False, False, True, True]
    assert Code.ANSWERS_BLANK in dict(told)


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, str]]]:
    """Two people's forms of a pack: one answered in Welsh, one in English; the backs come first."""
    folder = tmp_path_factory.mktemp("both")
    (folder / "people.csv").write_text("id,name\nP-7,Jo\nP-9,Siân\n", encoding="utf-8")
    (folder / "day.yaml").write_text(
        "id: day\ntitle: A day\nlang: cy-GB\nregister: people.csv\norder: stack\ncode: yes\n"
        f"contents:\n  - worksheet: {EVALUATION}\n    for: person\n", encoding="utf-8"
    )  # fmt: skip
    made = worksheets_here("pack", "day.yaml", "--bilingual", ",".join(BOTH), "-o", "day",
                           cwd=folder)  # fmt: skip
    assert made.code == 0, made.err
    laid = [prints.laid_out(EVALUATION, code=True, lang=tag) for tag in BOTH]
    pdf = (folder / f"day/01-{EVALUATION}.pdf").read_bytes()
    printed = prints.blanks(pdf, [(copy, each) for copy in (1, 2) for each in laid])
    meant: list[dict[str, str]] = [{}, {}]
    pictures = []
    for number, blank in enumerate(printed):
        rng = tuning.rng(60 + number)
        picture = blank.picture
        if number in (0, 3):
            who = people.person(tuning.FAMILY, rng)
            page = people.filled_in(blank, who, rng, tuning.FAMILY, coded=True, writes=0)
            picture = page.picture
            for each in page.marked:
                if each.meant == "yes":
                    meant[blank.copy - 1][each.box.name] = each.box.value
        scanner = Scanner(dots=DOTS, mishaps=0)
        pictures.append(tuning.FAMILY.scanned(picture, rng, scanner, None, False).picture)
    files.written(folder / "pile.pdf", [pictures[n] for n in (1, 3, 0, 2)], DOTS)
    return folder, meant


def test_a_pack_in_two_languages_is_read_back_though_one_of_them_is_wanted(
    pile: tuple[Path, list[dict[str, str]]],
) -> None:
    folder, meant = pile
    ran = worksheets_here("collect", "pile.pdf", "--manifest", "day/manifest.json", "--json",
                          "--worksheet", EVALUATION, "--lang", "en-GB", cwd=folder)  # fmt: skip
    answers = sorted(ran.json["answers"], key=lambda each: str(each["copy"]))
    assert [(each["copy"], each["lang"]) for each in answers] == [
        ("P-7", BOTH[0]),
        ("P-9", BOTH[0]),
    ]
    for answer, wanted in zip(answers, meant, strict=True):
        unsure = {each["field"] for each in answer["unsure"]}
        assert len(unsure) < 3
        said = {name: answer["fields"][name] for name in wanted if name not in unsure}
        assert said == {name: value for name, value in wanted.items() if name not in unsure}
