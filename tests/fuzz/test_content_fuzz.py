"""Content, templates, phrases and settings that somebody has written in any way at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.command import ROOT
from tools.fuzz import changed, fuzz, ran

from worksheets.layout.lay_out import lay_out
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.problems import Refused
from worksheets.sheet.parse import parse
from worksheets.sheet.vocabulary import VOCABULARY
from worksheets.template.render import Rendered

pytestmark = pytest.mark.slow

YAML = [
    "", " ", "\n", ": ", "- ", "? ", "\n- ", "\n  ", "&a ", "*a", "!!python/name:os.system ",
    "!!set",
    "%TAG !a! b\n", "\n---\n", "\n...\n", "{", "}", "[", "]", "'", '"', "|\n", ">-\n", "\t", "#",
    "~",
    "\0", "\x1b[31m", "\x85", "\u2028", "\u202e", "\ufeff", "<<: ", "0x1F", "null", "1e999",
    "é" + "\u0301\u0323" * 40, "{page.__class__}", "{page:>99999999}", "{0}", "{{page}}", "{title}",
    "x" * 3000, "../../../etc/passwd", "\U0001f600", "\ud83d".encode("utf-8",
    "surrogatepass").hex(),
    "id: swot\n", "records: swot\n", "takes: [aspect]\n", "options: []\n", "words: {name: x}\n",
]  # fmt: skip
TEMPLATE = [
    "", "{{ ", " }}", "{% for x in range(99) %}", "{% endfor %}", "{% if words %}", "{% endif %}",
    '{% include "swot.xml.j2" %}', '{% include "../x" %}', "{{ 'x' * 9999999 }}", "{{ words.x.y }}",
    "{{ words.__class__ }}", "{{ 1 / 0 }}", "{{ (1).to_bytes(9, 'big') }}", "{{ [] | first }}",
    "{% set x = namespace(a=1) %}", "{{ x.a ** 99 }}", "{% macro m() %}", "{% endmacro %}", "{# ",
    "<", ">", "/>", "</text>", "<text>", "&", "&#0;", "&#x1F;", "&lt;", "&nbsp;", "]]>",
    "<![CDATA[",
    "<!DOCTYPE a>", "<!-- ", " -->", "<?at 0:1:1?>", "<?x?>", ' name="1.1"', ' name="id"',
    " lang='x'",
    ' lines="999999"', ' kind="box"', ' fill="yes"', "<page-break/>", '<field name="a" label="b"/>',
    "\0", "\u202e", "\ufeff", "\x0c", "é" + "\u0301\u0323" * 40, "x" * 3000, "\U0001f600",
]  # fmt: skip
VALUES = [
    "", " ", "a", "1", "0", "-1", "7", "999999", "9" * 4000, "1.1", "1.1.1", "yes", "no", "line",
    "box",
    "lines", "date", "a b", "2 1", "1 0", "x" * 3000, "ŵ", "日本", "\u202ea", "id", "Off", "cy-GB",
    "1e9",
]  # fmt: skip


def tried(name: str, text: str, folder: Path, *arguments: str) -> None:
    """Build a sheet whose content has another file laid over it."""
    shutil.rmtree(folder / "mine", ignore_errors=True)
    shutil.rmtree(folder / "out", ignore_errors=True)
    path = folder / "mine" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    ran("build", *arguments, "--content", "mine", "-o", "out/", folder=folder)


def source(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@fuzz(10)
@given(text=changed(source("content/worksheets/swot.yaml"), YAML))
def test_a_worksheets_words(text: str, folder: Path) -> None:
    tried("content/worksheets/swot.yaml", text, folder, "swot", "--facilitator")


@fuzz(5)
@given(text=changed(source("content/worksheets/agency-directory.yaml"), YAML))
def test_the_words_of_a_booklet(text: str, folder: Path) -> None:
    name = "content/worksheets/agency-directory.yaml"
    tried(name, text, folder, "agency-directory", "--example")


@fuzz(6)
@given(text=changed(source("content/languages/en-GB/phrases.yaml"), YAML))
def test_phrases(text: str, folder: Path) -> None:
    name = "content/languages/en-GB/phrases.yaml"
    tried(name, text, folder, "swot", "--set", f"strengths={'word ' * 900}", "--example")


@fuzz(5)
@given(text=changed(source("content/chapter.yaml"), YAML))
def test_the_chapter(text: str, folder: Path) -> None:
    tried("content/chapter.yaml", text, folder, "swot", "--aspect", "all")


@fuzz(5)
@given(text=changed(source("content/packs/training-day.yaml"), YAML))
def test_a_pack(text: str, folder: Path) -> None:
    shutil.rmtree(folder / "mine", ignore_errors=True)
    path = folder / "mine/content/packs/training-day.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    ran("list", "--content", "mine", folder=folder)


@fuzz(12)
@given(text=changed(source("templates/swot.xml.j2"), TEMPLATE))
def test_a_template(text: str, folder: Path) -> None:
    tried("templates/swot.xml.j2", text, folder, "swot")


@fuzz(4)
@given(text=changed(source("templates/pieces.xml.j2"), TEMPLATE))
def test_the_macros_of_templates(text: str, folder: Path) -> None:
    tried("templates/pieces.xml.j2", text, folder, "partnership-checklist")


@st.composite
def markup(draw: st.DrawFn, name: str = "worksheet", levels: int = 4) -> str:
    """An element with attributes of its own and elements that it may hold, and some others."""
    spec = VOCABULARY[name]
    mostly = st.integers(0, 9).map(lambda number: number > 0)
    attributes = {}
    for attribute, about in spec.attributes.items():
        if draw(mostly if about.required else st.booleans()):
            attributes[attribute] = draw(st.sampled_from(VALUES))
    inside = "words " if spec.text else ""
    allowed = [*spec.children] if draw(mostly) else [*VOCABULARY]
    if levels and allowed:
        names = draw(st.lists(st.sampled_from(allowed), max_size=5))
        inside += "".join(draw(markup(each, levels - 1)) for each in names)
    if name == "worksheet":
        inside = f"<title>T</title>{inside}<credit>c</credit>"
        attributes = {"id": "test", "lang": "en-GB"}
    given_ = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{given_}>{inside}</{name}>"


@fuzz(48)
@given(text=markup(), profile=st.sampled_from(sorted(PROFILES)), paper=st.sampled_from([*PAPERS]))
def test_any_markup_is_laid_out_or_refused(
    text: str, profile: str, paper: str, phrases: dict[str, str]
) -> None:
    try:
        sheet = parse(Rendered(text, ["t.xml.j2"]))
    except Refused as refused:
        assert refused.problems
        return
    laid = lay_out(sheet, PROFILES[profile], PAPERS[paper], phrases)
    assert laid.pages >= 1


@fuzz(6)
@given(text=changed("content: mine\nprofile: large\npaper: a4\nlang: en-GB\n", YAML))
def test_settings(text: str, folder: Path) -> None:
    (folder / "worksheets.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    shutil.rmtree(folder / "out", ignore_errors=True)
    ran("build", "swot", "-o", "out/", folder=folder)
