"""The font that fields are typed in: every character of the typeface, whatever is typed later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from worksheets.layout.typeface import Face, Piece, drawn, face
from worksheets.pdf.codes import runs
from worksheets.pdf.file import PdfFile
from worksheets.pdf.fonts import Extent, descriptor, font_name, to_unicode

FONT = b"Wingdings"
"""Its name in resources and in fields.

PDFium (Chrome, Edge) types a letter beyond its own system's alphabet in some other font, and drops
it if that has no such letter, as none has ŵ: unless the field's font is called one of symbols. Then
it asks the font itself. To all other programs a name in resources is only a name.
"""
RULED_FONT = b"Wingdings2"
"""The same font for what is typed on ruled lines; PDFium knows this name too."""
LEADING, RULED_ASCENT = 1.35, 1.0
"""How far apart lines of the ruled font are, and how far the first is from the field's top, as
parts of its size. pdf.js sets lines so whatever the font; PDFium asks the font."""
TAG = "TYPING"
"""Six letters before the name: it is a subset, though of all the characters there are."""
NONSYMBOLIC = 32
"""The flag of a font that has the usual letters (ISO 32000-1, table 123)."""


def typed(text: str, size: float, face: Face, font: bytes) -> bytes:
    """The operators that show a text of so many points; the font's codes have two bytes each.

    Letters that the font called `font` lacks are shown in the page's fonts.
    """
    shown = []
    for piece in (part for each in face.pieces(text) for part in _parted(each)):
        if not _is_typed(piece.text):
            for block, codes in runs("regular", piece.text):
                shown.append(f"/R{block} {size:g} Tf ({codes}) Tj".encode("latin-1"))
            shown.append(b"/%s %g Tf" % (font, size))
        elif piece.right or piece.up:
            code = _hexadecimal(piece.text)
            up, back = piece.up * size / 1000, piece.right + 1000 * face.letter_space
            shown.append(b"%.3f Ts [%.0f %s %.0f] TJ 0 Ts" % (up, -piece.right, code, back))
        elif face.word_space:
            # Word spacing proper is for codes of one byte.
            wider = b" %.0f " % (-1000 * face.word_space)
            words = [_hexadecimal(word) for word in re.findall("[^ ]* |[^ ]+", piece.text)]
            shown.append(b"[%s] TJ" % wider.join(words))
        else:
            shown.append(_hexadecimal(piece.text) + b" Tj")
    return b" ".join(shown)


def lent_letters(text: str) -> set[str]:
    """The letters of a text that the font for typing lacks."""
    return set(drawn(text)).difference(_codes())


def _is_typed(text: str) -> bool:
    return _codes().keys() >= set(text)


def _parted(piece: Piece) -> Iterator[Piece]:
    """A piece in parts that are all of the font for typing, or all of others."""
    if _is_typed(piece.text):
        yield piece
        return
    for own, letters in groupby(piece.text, _codes().__contains__):
        text = "".join(letters)
        yield Piece(text, piece.right, piece.up) if own else Piece(text)


def _hexadecimal(text: str) -> bytes:
    codes = _codes()
    return b"<%s>" % b"".join(b"%04X" % codes[character] for character in text)


def add_typing_font(file: PdfFile, plain: int, ruled: int) -> None:
    """Write the font under reserved numbers: Type 0, a code for each glyph.

    Once `plain`, and once `ruled`: the same glyphs, their lines as far apart as writing lines are.
    """
    metrics = face("regular").font.face
    characters = [ord(character) for character in _codes()]
    program = metrics.makeSubset(characters)
    name = font_name(face("regular").font, TAG)
    program_file = file.add_stream(b"/Length1 %d" % len(program), program)
    by_code: dict[int, int] = {}
    for character, code in _codes().items():
        by_code.setdefault(code, ord(character))
    widths = b" ".join(
        b"%g" % metrics.charWidths.get(by_code[code], metrics.defaultWidth)
        for code in range(1, len(by_code) + 1)
    )
    unicode_map = file.add_stream(b"", to_unicode(by_code, digits=4))
    lines = Extent(round(1000 * RULED_ASCENT), round(1000 * (RULED_ASCENT - LEADING)))
    for number, extent in ((plain, None), (ruled, lines)):
        entries = descriptor(face("regular").font, name, NONSYMBOLIC, extent)
        about = file.add(b"<<%s/FontFile2 %d 0 R>>" % (entries, program_file))
        inner = file.add(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont%s/CIDSystemInfo<</Registry(Adobe)"
            b"/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW %g/W[1[%s]]"
            b"/CIDToGIDMap/Identity>>" % (name, about, metrics.defaultWidth, widths)
        )
        file.put(
            number,
            b"<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H/DescendantFonts[%d 0 R]"
            b"/ToUnicode %d 0 R>>" % (name, inner, unicode_map),
        )


@cache
def _codes() -> dict[str, int]:
    """The code of each character: the number that its glyph gets in the subset of all of them."""
    glyphs: dict[int, int] = {}
    codes: dict[str, int] = {}
    for character, glyph in sorted(face("regular").font.face.charToGlyph.items()):
        if glyph:
            codes[chr(character)] = glyphs.setdefault(glyph, len(glyphs) + 1)
    return codes
