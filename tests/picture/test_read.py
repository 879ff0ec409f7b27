"""Pictures are read as ink and paper; what is no plain drawing is refused with its line."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pytest
from PIL import Image
from tools.pictures import LOGO, SVG, write_logo, write_photograph

from worksheets.picture.line_art import LineArt
from worksheets.picture.read import MOST_BYTES, read_picture
from worksheets.problems import Problem, Refused
from worksheets.process.limits import Limits


def read(folder: Path, text: str) -> LineArt:
    path = folder / "drawing.svg"
    path.write_text(text, encoding="utf-8")
    return read_picture(path, "drawing.svg")


def refused(folder: Path, text: str) -> list[Problem]:
    with pytest.raises(Refused) as caught:
        read(folder, text)
    return list(caught.value.problems)


def test_every_colour_is_ink_and_white_is_paper(tmp_path: Path) -> None:
    art = read(tmp_path, LOGO)
    assert art.width / art.height == pytest.approx(50 / 30)
    assert [shape.ink for shape in art.shapes] == [True, False, True, True]
    lines = [shape.stroke for shape in art.shapes if shape.stroke]
    assert lines == [pytest.approx(art.width / 50)]
    xs = [numbers[-2] for _, numbers in art.shapes[0].segments if numbers]
    assert (min(xs), max(xs)) == pytest.approx((2 * art.width / 50, 28 * art.width / 50), abs=0.1)


def test_lines_keep_their_dashes_in_the_scale_of_the_drawing(tmp_path: Path) -> None:
    line = '<path d="M0 1h9" stroke="black" stroke-width="1" stroke-dasharray="2 1"/>'
    [_, small] = read(tmp_path, SVG.format(line)).shapes
    [_, large] = read(tmp_path, SVG.format(f'<g transform="scale(2)">{line}</g>')).shapes
    assert large.dashes == pytest.approx([2 * length for length in small.dashes])
    assert large.stroke == pytest.approx(2 * small.stroke)


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ('\n<image href="/etc/passwd"/>', "<image>"),
        ('\n<use href="http://a.example/b.svg#c"/>', "leads out"),
        ('\n<path d="M0 0h9" fill="url(b.svg#c)"/>', "leads out"),
        ("\n<style>@import url(a.css);</style>", "leads out"),
        ("\n<script>alert(1)</script>", "<script>"),
        ("\n<text>Riverside</text>", "<text>"),
        ('\n<mask id="m"/>', "<mask>"),
        ("\n<g>", "not SVG"),
        ('\n<path d="M0 0h9" fill="none"/>', "nothing in it is drawn"),
        ("\n" + "<g>" * 60 + "</g>" * 60, "nested"),
    ],
)
def test_what_is_no_plain_drawing(inside: str, said: str, tmp_path: Path) -> None:
    problems = refused(tmp_path, SVG.format(inside))
    assert any(said in each.message for each in problems), problems
    assert {each.code for each in problems} == {"picture-unreadable"}
    assert {each.where.file for each in problems} == {"drawing.svg"}
    assert problems[0].hint


def test_entities_are_refused_and_a_plain_doctype_is_not(tmp_path: Path) -> None:
    entities = '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("")
    assert "entities" in refused(tmp_path, entities)[0].message
    plain = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/a.dtd">' + LOGO
    assert read(tmp_path, plain).shapes


def test_a_drawing_that_uses_itself_again_and_again_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("worksheets.picture.read.LIMITS", Limits(seconds=0.5))
    levels = "".join(
        f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)
    )
    bomb = f'<defs><path id="a0" d="M0 0h9"/>{levels}</defs><use href="#a8"/>'
    [problem] = refused(tmp_path, SVG.format(bomb))
    assert problem.code == "picture-unreadable" and "more than" in problem.message


def test_a_png_becomes_dots(tmp_path: Path) -> None:
    art = read_picture(write_logo(tmp_path), "logo.png")
    assert art.dots is not None
    assert art.dots.width / art.dots.height == pytest.approx(300 / 180, abs=0.01)

    def ink(x: float, y: float) -> bool:
        assert art.dots is not None
        column, row = int(x * art.dots.width / 300), int(y * art.dots.height / 180)
        byte = art.dots.bits[row * -(-art.dots.width // 8) + column // 8]
        return bool(byte >> (7 - column % 8) & 1)

    assert ink(20, 90) and not ink(90, 90), "a ring"
    assert ink(240, 90), "yellow is ink too"
    assert not ink(185, 170), "what is clear is paper"


def test_a_photograph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        read_picture(write_photograph(tmp_path), "photo.png")
    [problem] = caught.value.problems
    assert problem.code == "picture-photograph" and "line art" in problem.hint


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"GIF89a", "picture-unreadable"),
        (b"\x89PNG\r\n\x1a\nrubbish", "picture-unreadable"),
        (b"\x89PNG\r\n\x1a\n" + bytes(MOST_BYTES), "file-too-large"),
    ],
)
def test_other_files_are_told(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(data)
    with pytest.raises(Refused) as caught:
        read_picture(path, "picture.png")
    assert [each.code for each in caught.value.problems] == [code]


@pytest.mark.parametrize("side", [10_000, 60_000])
def test_a_small_png_with_more_dots_than_memory_is_told(side: int, tmp_path: Path) -> None:
    made = io.BytesIO()
    Image.new("1", (1, 1)).save(made, "PNG")
    data = bytearray(made.getvalue())
    data[16:24] = side.to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    (tmp_path / "bomb.png").write_bytes(data)
    with pytest.raises(Refused) as caught:
        read_picture(tmp_path / "bomb.png", "bomb.png")
    [problem] = caught.value.problems
    assert "dots" in problem.message and "dots at most" in problem.hint
