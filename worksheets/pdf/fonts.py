"""Fonts in the file: TrueType subsets made by ReportLab, each with the way back to Unicode."""

from __future__ import annotations

from collections.abc import Mapping

from worksheets.layout.typeface import Face
from worksheets.pdf.file import PdfFile

BLOCK = 100
"""A block of a ToUnicode map has at most so many entries (Adobe technical note 5411)."""
SYMBOLIC = 4
"""The flag of a font whose codes mean what its own table says (ISO 32000-1, table 123)."""


def add_font(file: PdfFile, face: Face, characters: list[int], number: int) -> int:
    """Write one subset of a face, `characters` in the order of their codes; its object number."""
    # The tag of six letters before the name says that it is a subset, and which.
    tag = "".join(chr(ord("A") + (number >> (4 * n)) % 16) for n in range(6))
    metrics = face.font.face
    program = metrics.makeSubset(characters)
    descriptor = add_descriptor(file, face, tag, SYMBOLIC, program)
    codes = {code: each for code, each in enumerate(characters) if code and each}
    unicode_map = file.add_stream(b"", to_unicode(codes, digits=2))
    known = metrics.charWidths
    widths = b" ".join(b"%g" % known.get(each, metrics.defaultWidth) for each in characters)
    return file.add(
        b"<</Type/Font/Subtype/TrueType/BaseFont%s/FirstChar 0/LastChar %d/Widths[%s]"
        b"/FontDescriptor %d 0 R/ToUnicode %d 0 R>>"
        % (font_name(face, tag), len(characters) - 1, widths, descriptor, unicode_map)
    )


def font_name(face: Face, tag: str) -> bytes:
    """The name of a face's subset, as a PDF name."""
    return f"/{tag}+{face.font.face.name.decode('ascii')}".encode()


def add_descriptor(file: PdfFile, face: Face, tag: str, flags: int, program: bytes) -> int:
    """Write a font program and its measures; the descriptor's object number."""
    metrics = face.font.face
    program_file = file.add_stream(b"/Length1 %d" % len(program), program)
    return file.add(
        b"<</Type/FontDescriptor/FontName%s/Flags %d/FontBBox[%s]/ItalicAngle 0"
        b"/Ascent %d/Descent %d/CapHeight %d/StemV %d/MissingWidth %d/FontFile2 %d 0 R>>"
        % (
            font_name(face, tag),
            flags,
            b" ".join(b"%d" % round(value) for value in metrics.bbox),
            round(metrics.ascent),
            round(metrics.descent),
            round(metrics.capHeight),
            round(metrics.stemV),
            round(metrics.defaultWidth),
            program_file,
        )
    )


def to_unicode(codes: Mapping[int, int], *, digits: int) -> bytes:
    """The map from codes, so many hexadecimal digits long, to characters."""
    entries = [
        b"<%0*X> <%s>" % (digits, code, chr(each).encode("utf-16-be").hex().upper().encode())
        for code, each in codes.items()
    ]
    blocks = [entries[n : n + BLOCK] for n in range(0, len(entries), BLOCK)]
    last = b"F" * digits
    return b"\n".join(
        [
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            b"/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def",
            b"/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            b"1 begincodespacerange <%s> <%s> endcodespacerange" % (b"0" * digits, last),
            *(
                b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block))
                for block in blocks
            ),
            b"endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )
