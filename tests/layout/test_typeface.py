"""Letters, and the marks over and under them: drawn where a reader expects them."""

from __future__ import annotations

import pytest

from worksheets.layout.glyphs import unprintable
from worksheets.layout.typeface import Piece, Weight, drawn, face, spaced_face

WEIGHTS: list[Weight] = ["regular", "bold"]
X = 486
"""The height of an x in thousandths of the size."""


def box(weight: Weight, piece: Piece) -> tuple[float, float, float, float]:
    """What a mark covers from where the letter behind its own begins: left, foot, right, top."""
    import struct

    metrics = face(weight).font.face
    glyph = metrics.charToGlyph[ord(piece.text)]
    at = struct.unpack_from(">2H", metrics.get_table("loca"), 2 * glyph)
    if struct.unpack_from(">H", metrics.get_table("head"), 50)[0]:
        begin = struct.unpack_from(">L", metrics.get_table("loca"), 4 * glyph)[0]
    else:
        begin = 2 * at[0]
    left, foot, right, top = struct.unpack_from(">4h", metrics.get_table("glyf"), begin + 2)
    return left + piece.right, foot + piece.up, right + piece.right, top + piece.up


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("letter", "x\u1eb9\u1ecdmr\u1eccE1\u0438")
def test_a_mark_stands_over_the_middle_of_its_letter(weight: Weight, letter: str) -> None:
    own, mark = face(weight).pieces(f"{letter}\u0304")
    left, foot, right, _ = box(weight, mark)
    width = face(weight).width(letter, 1000)
    assert own == Piece(letter)
    assert abs((left + right) / 2 + width / 2) < 0.15 * width
    assert foot > (X if letter.islower() else 600)
    # It is close to its letter.
    assert 0 < foot - box(weight, own)[3] < 200


@pytest.mark.parametrize("weight", WEIGHTS)
def test_marks_above_stand_on_each_other_and_marks_below_do_not(weight: Weight) -> None:
    _, first, second, below = face(weight).pieces("x\u0304\u0301\u0323")
    assert box(weight, second)[1] > box(weight, first)[1] + 60
    assert -200 < box(weight, below)[3] < 0


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("mark", "\u0323\u0331\u0325")
def test_a_mark_below_keeps_clear_of_what_hangs_below_its_letter(weight: Weight, mark: str) -> None:
    for letter in "pgqyj":
        _, below = face(weight).pieces(letter + mark)
        assert 0 < box(weight, Piece(letter))[1] - box(weight, below)[3] < 200
    # Where nothing hangs it stands where the font draws it.
    for letter in "5\u0439":
        _, below = face(weight).pieces(letter + mark)
        assert below.up == 0


def test_marks_take_no_room_and_letters_apart_do_not_move_them() -> None:
    assert face("regular").width("x\u0304\u0301", 12) == face("regular").width("x", 12)
    spaced = spaced_face("regular", 0.35)
    plain, wide = face("regular").pieces("x\u0304")[1], spaced.pieces("x\u0304")[1]
    apart = spaced.letter_space * 1000
    assert wide.right == pytest.approx(plain.right - apart) and wide.up == plain.up


def test_what_nobody_sees_is_not_drawn_and_takes_no_room() -> None:
    text = "\ufeffmul\u00adti\u200bagency\u2060"
    assert drawn(text) == "multiagency"
    assert face("regular").width(text, 12) == face("regular").width("multiagency", 12)
    assert not unprintable(text, "the text")


def test_hyphens_and_blanks_of_every_kind_are_drawn() -> None:
    assert not unprintable("a\u2010b\u2011c\u2009d\u2003e\u202f", "the text")
    assert face("regular").width("\u2011", 12) == face("regular").width("-", 12)


@pytest.mark.parametrize("character", ["\0", "\ufffd", "\u20e3", "😀"])
def test_what_is_no_character_or_has_no_glyph_is_told(character: str) -> None:
    [problem] = unprintable(f"a{character}", "the text")
    assert problem.code in ("no-glyph", "control-character")
