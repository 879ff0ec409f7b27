"""Pages in a real browser: axe, the keyboard alone, saving and going on, no network, no script."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tools import browser
from tools.command import ROOT
from tools.pages import written_page
from tools.sheets import SHEETS, VARIANTS

import worksheets
from worksheets.content.library import Library

VNU = ROOT / ".ci/node/node_modules/vnu-jar/build/dist/vnu.jar"
SMALL_TARGETS = """
[...document.querySelectorAll("button, select, input[type=text], textarea, label.box, a")]
  .filter((e) => e.offsetParent && e.getBoundingClientRect().height < 44)
  .map((e) => e.outerHTML.slice(0, 120))
"""

pytestmark = pytest.mark.external


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser.chromium() as found:
        yield found


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every worksheet's page, and each variant's."""
    folder = tmp_path_factory.mktemp("pages")
    paths = [written_page(folder, name) for name in SHEETS]
    for name, options in VARIANTS.items():
        own = folder / "variants"
        own.mkdir(exist_ok=True)
        paths.append(written_page(own, name, None, **options))
    return paths


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_and_nothing_is_wide_or_small(
    chromium: Any, pages: list[Path], scheme: str, width: int
) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    for path in pages:
        page.goto(browser.uri(path))
        assert browser.violations(page) == [], path.name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
        assert page.evaluate(SMALL_TARGETS) == [], path.name
    context.close()


def test_text_spacing_and_zoom_lose_nothing(chromium: Any, pages: list[Path]) -> None:
    # 1280 pixels at 400 % are 320; WCAG 1.4.12 asks for these spacings.
    page = chromium.new_page(viewport={"width": 320, "height": 256}, bypass_csp=True)
    for path in pages:
        page.goto(browser.uri(path))
        page.add_style_tag(
            content="*{line-height:1.5!important;letter-spacing:.12em!important;"
            "word-spacing:.16em!important}p{margin-bottom:2em!important}"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path.name
    page.close()


def test_a_page_asks_nothing_of_any_network(chromium: Any, pages: list[Path]) -> None:
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in pages:
        page.goto(browser.uri(path))
    assert asked == [browser.uri(path) for path in pages]
    assert complaints == []
    page.evaluate("fetch('http://127.0.0.1:9/').catch(() => null)")
    assert any("Content Security Policy" in each for each in complaints)
    context.close()


def test_the_keyboard_alone_fills_saves_and_goes_on(chromium: Any, tmp_path: Path) -> None:
    path = written_page(tmp_path, "partnership-checklist", None, rating="agree")
    context = chromium.new_context(accept_downloads=True)
    page = context.new_page()
    page.goto(browser.uri(path))
    _reach(page, "save")
    page.keyboard.press("Enter")
    assert "Nothing is filled in yet" in page.inner_text("#status")
    _reach(page, "p-name")
    page.keyboard.type("Siân Ŵyn </script>")
    page.focus("input[name='1.1']")
    page.keyboard.press("ArrowRight")
    chosen = page.evaluate("document.querySelector(\"input[name='1.1']:checked\").value")
    _reach(page, "save")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    saved = download.value
    assert saved.suggested_filename == "partnership-checklist-answers.json"
    saved.save_as(tmp_path / "saved.json")
    answers = json.loads((tmp_path / "saved.json").read_text(encoding="utf-8"))
    assert answers["worksheet"] == "partnership-checklist" and answers["tool"] == "worksheets"
    assert answers["fields"]["name"] == "Siân Ŵyn </script>"
    assert answers["fields"]["1.1"] == chosen and answers["fields"]["1.2"] == ""
    assert "saved" in page.inner_text("#status")
    again = context.new_page()
    again.goto(browser.uri(path))
    again.set_input_files("#file", tmp_path / "saved.json")
    again.wait_for_selector("#status:not(:empty)")
    assert again.input_value("#p-name") == "Siân Ŵyn </script>"
    assert again.is_checked(f"input[name='1.1'][value='{chosen}']")
    context.close()


def test_what_the_browser_saves_is_collected(chromium: Any, tmp_path: Path) -> None:
    context = chromium.new_context(accept_downloads=True)
    page = context.new_page()
    typed = "Two lines\n</script> “quotes” \u2028 😀 אבג"
    page.goto(browser.uri(written_page(tmp_path, "day-evaluation", {"service": "Health"})))
    page.check("input[name='3'][value='2']")
    page.fill("#p-useful", typed)
    with page.expect_download() as download:
        page.click("#save")
    download.value.save_as(tmp_path / "answers.json")
    context.close()
    problems = worksheets.Problems()
    [answer] = worksheets.collect(str(tmp_path / "answers.json"), problems=problems)
    assert problems.found == [] and not answer.blank
    filled = {name: value for name, value in answer.fields.items() if value}
    assert filled == {"service": "Health", "3": "2", "useful": typed}


def _reach(page: Any, identity: str) -> None:
    """Press Tab until the control of this id has the focus."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == identity:
            return
    raise AssertionError(f"Tab never reaches {identity}")


def test_a_file_that_holds_other_answers_changes_nothing(chromium: Any, tmp_path: Path) -> None:
    page = chromium.new_page()
    page.goto(browser.uri(written_page(tmp_path, "swot", {"name": "Jo"})))
    for text, words in (
        ("no JSON", "does not hold answers"),
        ('{"tool": "other", "fields": {}}', "does not hold answers"),
        ('{"tool": "worksheets", "worksheet": "discussion", "fields": {}}', "another worksheet"),
    ):
        (tmp_path / "x.json").write_text(text)
        page.set_input_files("#file", tmp_path / "x.json")
        # The page lets no string be run as a script, so it is asked through its elements.
        page.locator("#status", has_text=words).wait_for()
        assert page.input_value("#p-name") == "Jo"
    page.close()


def test_answers_are_kept_only_if_asked_and_can_be_deleted(chromium: Any, tmp_path: Path) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(browser.uri(written_page(tmp_path, "swot")))
    page.fill("#p-strengths", "We know each other")
    assert page.evaluate("localStorage.length") == 0
    page.check("#keep")
    assert page.evaluate("localStorage.length") == 1
    page.evaluate("window.onbeforeunload = null")
    page.goto("about:blank")
    page.goto(browser.uri(tmp_path / "swot.html"))
    assert page.input_value("#p-strengths") == "We know each other"
    page.click("#forget")
    assert page.evaluate("localStorage.length") == 0
    context.close()


def test_totals_add_up_and_a_statement_is_offered_once(chromium: Any, tmp_path: Path) -> None:
    page = chromium.new_page()
    page.goto(browser.uri(written_page(tmp_path, "force-field")))
    page.fill("[name='supporting-score-1']", "4")
    page.click("[data-steps='supporting-score-2'][data-by='1']")
    assert page.input_value("[name='supporting-total']") == "5"
    page.goto(browser.uri(written_page(tmp_path, "diamond-ranking")))
    page.select_option("select[name$='-1']", "B")
    assert page.is_disabled("select[name$='-2'] option[value='B']")
    page.close()


def test_an_answer_is_cleared_where_one_is_chosen(chromium: Any, tmp_path: Path) -> None:
    page = chromium.new_page()
    page.goto(browser.uri(written_page(tmp_path, "day-evaluation")))
    assert page.locator(".clear:visible").count() == 0
    page.check("input[name='3'][value='2']")
    page.click("[data-clears='3']")
    assert not page.is_checked("input[name='3'][value='2']")
    assert page.locator(".clear:visible").count() == 0
    page.close()


def test_cards_are_put_in_order_with_buttons(chromium: Any, tmp_path: Path) -> None:
    page = chromium.new_page()
    page.goto(browser.uri(written_page(tmp_path, "diamond-cards")))
    page.click(".cards li:first-child .down")
    assert page.inner_text(".cards li:nth-child(2)").startswith("A")
    assert page.inner_text("#moved").endswith("2")
    page.close()


def test_without_script_the_sheet_is_whole(chromium: Any, tmp_path: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(browser.uri(written_page(tmp_path, "partnership-checklist")))
    assert page.locator("input[type=checkbox]:visible").count() == 26
    assert page.locator("button:visible").count() == 0
    assert page.locator("noscript").count() == 1
    context.close()


def test_an_unsaved_answer_warns_before_the_page_closes(chromium: Any, tmp_path: Path) -> None:
    page = chromium.new_page()
    page.goto(browser.uri(written_page(tmp_path, "swot")))
    asked: list[str] = []

    def answer(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.reload()
    assert asked == []
    page.click("#p-name")
    page.keyboard.type("Jo")
    page.reload()
    assert asked == ["beforeunload"]
    page.close()


def test_the_checker_of_html_finds_no_error(pages: list[Path]) -> None:
    if not VNU.is_file():
        pytest.skip("there is no vnu.jar (npm install --prefix .ci/node vnu-jar)")
    done = subprocess.run(
        ["java", "-jar", str(VNU), "--format", "gnu", *map(str, pages)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_the_examples_look_filled_in(chromium: Any, tmp_path: Path) -> None:
    page = chromium.new_page()
    example = Library().worksheet("swot").example
    page.goto(browser.uri(written_page(tmp_path, "swot", example)))
    # The example holds the values of all variants; this page has no follow-up questions.
    shown = {name: value for name, value in example.items()
             if page.locator(f"[name='{name}']").count()}  # fmt: skip
    assert {"strengths", "weaknesses", "opportunities", "threats"} <= set(shown)
    for name, value in shown.items():
        assert page.input_value(f"[name='{name}']") == value
    page.close()
