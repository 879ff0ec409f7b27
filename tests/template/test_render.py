"""Templates: what they may do, where their mistakes are told, and that they end."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.build.sheets import blank_sheet
from worksheets.content.library import Library
from worksheets.problems import Problem, Refused
from worksheets.process.limits import Limits
from worksheets.sheet.parse import parse
from worksheets.sheet.places import places_of
from worksheets.sheet.tree import Text
from worksheets.template.render import Rendered, render


def rendered(template: str, folder: Path, **values: object) -> Rendered:
    (folder / "x.xml.j2").write_text(template, encoding="utf-8")

    def find(name: str) -> Path | None:
        return folder / name if (folder / name).exists() else None

    return render("x.xml.j2", find, values)


def refused(template: str, folder: Path, **values: object) -> Problem:
    with pytest.raises(Refused) as caught:
        rendered(template, folder, **values)
    [problem] = caught.value.problems
    return problem


def positions(text: str) -> list[tuple[str, str]]:
    return re.findall(r"<\?at ([0-9:]+)\?>(</?[a-z]+)", text)


def test_each_tag_has_its_line_and_column(tmp_path: Path) -> None:
    template = "{# note\n#}\n<a>\n  {% for n in [1, 2] %}\n  <b/><b/>\n  {% endfor %}\n</a>"
    assert positions(rendered(template, tmp_path).text) == [
        ("0:3:1", "<a"),
        ("0:5:3", "<b"),
        ("0:5:7", "<b"),
        ("0:5:3", "<b"),
        ("0:5:7", "<b"),
        ("0:7:1", "</a"),
    ]


def test_a_macros_tags_are_told_in_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "m.xml.j2").write_text("{% macro it() %}\n<b/>\n{% endmacro %}")
    done = rendered('{% import "m.xml.j2" as m %}\n<a>{{ m.it() }}</a>', tmp_path)
    assert positions(done.text)[1] == ("1:2:1", "<b")
    assert Path(done.files[1]).name == "m.xml.j2"


def test_a_template_that_was_compiled_before_is_told_where_it_is_read_now(tmp_path: Path) -> None:
    (tmp_path / "m.xml.j2").write_text("{% macro it() %}\n<b/>\n{% endmacro %}")
    (tmp_path / "n.xml.j2").write_text("{% macro it() %}<c/>{% endmacro %}")
    one, other = '{% import "m.xml.j2" as m %}', '{% import "n.xml.j2" as n %}'
    calls = "<a>{{ m.it() }}{{ n.it() }}</a>"
    for imports, wanted in ((one + other, ("1:2:1", "2:1:17")), (other + one, ("2:2:1", "1:1:17"))):
        text = rendered(imports + calls, tmp_path).text
        assert positions(text)[1:3] == [(wanted[0], "<b"), (wanted[1], "<c")]
        assert rendered(imports + calls, tmp_path).text == text


def test_a_template_that_changes_is_rendered_as_it_is_now(tmp_path: Path) -> None:
    (tmp_path / "m.xml.j2").write_text("<b/>")
    assert "<b/>" in rendered('<a>{% include "m.xml.j2" %}</a>', tmp_path).text
    (tmp_path / "m.xml.j2").write_text("<c/>")
    assert "<c/>" in rendered('<a>{% include "m.xml.j2" %}</a>', tmp_path).text


@given(text=st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1))
def test_any_text_is_only_ever_text(text: str, tmp_path: Path) -> None:
    template = (
        '<worksheet id="x" lang="en"><title>T</title><text>x {{ text }}</text>'
        '<field name="a" label="x {{ text }}"/><credit>c</credit></worksheet>'
    )
    sheet = parse(rendered(template, tmp_path, text=text))
    expected = " ".join(f"x {text}".split())
    assert isinstance(sheet.blocks[0], Text) and sheet.blocks[0].text == expected
    assert [place.label for place in places_of(sheet)] == [expected]


WRONG = {
    "syntax": ("<a>\n{% if %}</a>", "template-syntax", 2),
    "unknown tag": ("\n\n{% frob %}", "template-syntax", 3),
    "undefined": ("\n{{ nothing }}", "template-undefined", 2),
    "missing key": ("\n{{ words.titel }}", "template-undefined", 2),
    "type": ("\n\n{{ 1 + 'a' }}", "template-error", 3),
    "zero": ("{{ 1 / 0 }}", "template-error", 1),
    "private": ("{{ words.__class__.__mro__ }}", "template-forbidden", 1),
    "method": ("{{ 'x'.format }}{{ 'x'.zfill(9) }}", "template-forbidden", 1),
    "filter": ("\n{{ 'x' | center(9) }}", "template-syntax", 2),
    "absent": ('\n{% include "none.xml.j2" %}', "template-missing", 2),
    "outside": ('\n{% include "../secret" %}', "template-missing", 2),
    "absolute": ('{% include "/etc/passwd" %}', "template-missing", 1),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_is_told_at_the_templates_line(case: str, tmp_path: Path) -> None:
    template, code, line = WRONG[case]
    (tmp_path.parent / "secret").write_text("secret")
    problem = refused(template, tmp_path, words={"title": "x"})
    assert (problem.code, problem.where.line) == (code, line), problem
    assert problem.where.file is not None and problem.where.file.endswith("x.xml.j2")


def test_a_missing_key_is_told_what_was_meant(tmp_path: Path) -> None:
    problem = refused("{{ words.titel }}", tmp_path, words={"title": "x"})
    assert problem.message == "the content has no word “titel”"
    assert problem.hint == "did you mean words.title?"


def test_a_lost_macro_is_told_as_one(tmp_path: Path) -> None:
    (tmp_path / "m.xml.j2").write_text("")
    template = '{% import "m.xml.j2" as m %}\n{{ m.title() }}'
    problem = refused(template, tmp_path, words={"title": ""})
    assert problem.where.line == 2 and "macro" in problem.hint


MEGABYTES = (
    "{% set n = namespace(s='x' * 900000) %}{% set m = namespace(s='y' * 900000) %}"
    "{% for a in range(3) %}{% set n.s = n.s ~ n.s %}{% set m.s = m.s ~ m.s %}{% endfor %}"
)
ENDLESS = {
    "loops": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "text times": "{{ 'x' * 2000000000 }}",
    "list times": "{{ ([1] * 2000000000) | length }}",
    "doubling": "{% set n = namespace(s='xxxxxxxx') %}{% for a in range(60) %}"
    "{% set n.s = n.s ~ n.s %}{% endfor %}",
    "adding": "{% set n = namespace(s='xxxxxxxx') %}{% for a in range(60) %}"
    "{% set n.s = n.s + n.s %}{% endfor %}",
    "powers": "{{ 10 ** 10 ** 8 }}",
    "format": "{{ '%2000000000d' % 1 }}",
    "replace": "{% set n = namespace(s='xxxxxxxx') %}{% for a in range(60) %}"
    "{% set n.s = n.s | replace('x', 'xxxxxxxx') %}{% endfor %}",
    "writes": "{% for a in range(99999) %}{{ 'x' * 1000 }}{% endfor %}",
    "macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "range": "{% for a in range(999999999) %}{% endfor %}",
    "include": '{% include "swot.xml.j2" %}',
    "strip": MEGABYTES + "{{ n.s.strip(m.s ~ 'x') | length }}",
    "sort": MEGABYTES + "{{ ([n.s ~ 'a', n.s ~ 'b'] * 9999) | sort(case_sensitive=true) }}",
    "unique": MEGABYTES + "{{ ([n.s ~ 'a', n.s ~ 'b'] * 9999) | unique | list | length }}",
    "equal": MEGABYTES + "{{ ([n.s ~ 'a'] * 9999) == ([n.s ~ 'a' | list | join] * 9999) }}",
    "sum": "{{ ([[1, 2, 3]] * 200000) | sum(start=[]) | length }}",
    "bytes": "{{ (0).to_bytes(9999999, 'big').rfind((256).to_bytes(5000000, 'little')) }}",
}
"""Some of them are one call into C, which only the end of the process stops."""


@pytest.mark.parametrize("case", ENDLESS)
def test_a_template_that_would_not_end_is_stopped(
    case: str, overlay: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = Limits(seconds=0.3, memory=200_000_000)
    monkeypatch.setattr("worksheets.process.limits.GRACE", 0)
    monkeypatch.setattr("worksheets.content.library.LIMITS", limits)
    library = Library([overlay(templates__swot=f"\n{ENDLESS[case]}")])
    with pytest.raises(Refused) as caught:
        blank_sheet(library, library.worksheet("swot"), {})
    [problem] = caught.value.problems
    assert problem.code in ("template-runs-away", "template-error", "template-forbidden"), problem
    assert problem.where.file and problem.where.file.endswith("overlay/templates/swot.xml.j2")


def test_the_line_of_a_loop_that_would_not_end_is_told(
    overlay: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("worksheets.content.library.LIMITS", Limits(seconds=0.3))
    library = Library([overlay(templates__swot=f"\n\n{ENDLESS['loops']}")])
    with pytest.raises(Refused) as caught:
        blank_sheet(library, library.worksheet("swot"), {})
    [problem] = caught.value.problems
    assert problem.message == "it takes more than 0.3 seconds"
    assert problem.where.line == 3


@pytest.mark.parametrize(
    "kind", ["broken link", "folder", "pipe", "device", "link outside", "folder outside"]
)
def test_what_is_in_a_templates_place_but_cannot_be_read_is_told(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "above/templates/swot.xml.j2"
    path.parent.mkdir(parents=True)
    (tmp_path / "secret").write_text("secret")
    code = "file-unreadable"
    match kind:
        case "broken link":
            path.symlink_to("nowhere")
            code = "file-missing"
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "link outside":
            path.symlink_to("../../secret")
        case "folder outside":
            path.parent.rmdir()
            (tmp_path / "other").mkdir()
            (tmp_path / "other/swot.xml.j2").write_text("secret")
            path.parent.symlink_to(tmp_path / "other")
    library = Library([tmp_path / "above"])
    with pytest.raises(Refused) as caught:
        blank_sheet(library, library.worksheet("swot"), {})
    [problem] = caught.value.problems
    assert (problem.code, problem.where.file) == (code, path.as_posix())


def test_a_folder_may_itself_be_a_link_and_its_links_may_stay_inside(tmp_path: Path) -> None:
    inside = tmp_path / "real/templates"
    inside.mkdir(parents=True)
    (inside / "other.xml.j2").write_text("{% if %}")
    (inside / "swot.xml.j2").symlink_to("other.xml.j2")
    (tmp_path / "link").symlink_to("real")
    library = Library([tmp_path / "link"])
    with pytest.raises(Refused) as caught:
        blank_sheet(library, library.worksheet("swot"), {})
    assert caught.value.problems[0].code == "template-syntax"


def test_a_name_that_stands_deeper_is_told_with_its_way(tmp_path: Path) -> None:
    problem = refused("{{ title }}", tmp_path, worksheet={"title": "A title"})
    assert problem.hint == "did you mean worksheet.title?"
