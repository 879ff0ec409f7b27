"""The font that fields are typed in: every character of the typeface, whatever is typed later."""

from __future__ import annotations

from functools import cache

from worksheets.layout.typeface import face
from worksheets.pdf.file import PdfFile
from worksheets.pdf.fonts import descriptor, font_name, to_unicode

FONT = b"Wingdings"
"""Its name in resources and in fields.

PDFium (Chrome, Edge) types a letter beyond its own system's alphabet in some other font, and drops
it if that has no such letter, as none has ŵ: unless the field's font is called one of symbols. Then
it asks the font itself. To all other programs a name in resources is only a name.
"""
TAG = "TYPING"
"""Six letters before the name: it is a subset, though of all the characters there are."""
NONSYMBOLIC = 32
"""The flag of a font that has the usual letters (ISO 32000-1, table 123)."""


def typed(text: str, size: float) -> bytes:
    """The operators that show a text of so many points; the font's codes have two bytes each."""
    codes = _codes()
    shown = []
    for piece in face("regular").pieces(text):
        code = b"<%s>" % b"".join(b"%04X" % codes[character] for character in piece.text)
        if piece.right or piece.up:
            up = piece.up * size / 1000
            shown.append(b"%.3f Ts [%.0f %s %.0f] TJ 0 Ts" % (up, -piece.right, code, piece.right))
        else:
            shown.append(code + b" Tj")
    return b" ".join(shown)


def add_typing_font(file: PdfFile, number: int) -> None:
    """Write the font under a reserved number: Type 0, a code for each glyph."""
    metrics = face("regular").font.face
    characters = [ord(character) for character in _codes()]
    program = metrics.makeSubset(characters)
    name = font_name(face("regular"), TAG)
    program_file = file.add_stream(b"/Length1 %d" % len(program), program)
    entries = descriptor(face("regular"), name, NONSYMBOLIC)
    about = file.add(b"<<%s/FontFile2 %d 0 R>>" % (entries, program_file))
    by_code: dict[int, int] = {}
    for character, code in _codes().items():
        by_code.setdefault(code, ord(character))
    widths = b" ".join(
        b"%g" % metrics.charWidths.get(by_code[code], metrics.defaultWidth)
        for code in range(1, len(by_code) + 1)
    )
    inner = file.add(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont%s/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW %g/W[1[%s]]"
        b"/CIDToGIDMap/Identity>>" % (name, about, metrics.defaultWidth, widths)
    )
    unicode_map = file.add_stream(b"", to_unicode(by_code, digits=4))
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
