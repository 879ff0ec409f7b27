"""Fonts in the file: TrueType subsets made by ReportLab, each with the way back to Unicode."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from reportlab.pdfbase.ttfonts import TTFont

from worksheets.layout.bidi import letters_of
from worksheets.pdf.file import PdfFile
from worksheets.pdf.stream import Packed, packed
from worksheets.record import record

BLOCK = 100
"""A block of a ToUnicode map has at most so many entries (Adobe technical note 5411)."""
SYMBOLIC = 4
"""The flag of a font whose codes mean what its own table says (ISO 32000-1, table 123)."""


@record
class Subset:
    """One block of a face as a file embeds it; `entries` are the font's but for what is a stream.

    The descriptor is written before the font, its program and its map to Unicode before both.
    """

    program: Packed
    unicode_map: Packed
    descriptor: bytes
    entries: bytes

    def add(self, file: PdfFile) -> int:
        """Write it; the font's object number."""
        program = file.add_packed(self.program)
        descriptor = file.add(b"<<%s/FontFile2 %d 0 R>>" % (self.descriptor, program))
        unicode_map = file.add_packed(self.unicode_map)
        body = b"<<%s/FontDescriptor %d 0 R/ToUnicode %d 0 R>>"
        return file.add(body % (self.entries, descriptor, unicode_map))


def subset(font: TTFont, codes: Mapping[int, int], label: str) -> Subset:
    """The characters of a font that a file has, by their codes; `label` goes into its name."""
    last = max(codes)
    characters = [codes.get(code, 0) for code in range(last + 1)]
    metrics = font.face
    # Six letters before the name say that it is a subset, and which.
    tag = hashlib.sha256(f"{label}{sorted(codes.items())}".encode()).digest()[:6]
    name = font_name(font, "".join(chr(ord("A") + each % 26) for each in tag))
    program = metrics.makeSubset(characters)
    widths = b" ".join(
        b"%g" % metrics.charWidths.get(each, metrics.defaultWidth) for each in characters
    )
    return Subset(
        packed(b"/Length1 %d" % len(program), program),
        packed(b"", to_unicode(dict(sorted(codes.items())), digits=2)),
        descriptor(font, name, SYMBOLIC),
        b"/Type/Font/Subtype/TrueType/BaseFont%s/FirstChar 0/LastChar %d/Widths[%s]"
        % (name, last, widths),
    )


def font_name(font: TTFont, tag: str) -> bytes:
    """The name of a font's subset, as a PDF name."""
    return f"/{tag}+{font.face.name.decode('ascii')}".encode()


@record
class Extent:
    """How far a font's lines reach above their baseline and, negative, below it."""

    ascent: int
    descent: int


def descriptor(font: TTFont, name: bytes, flags: int, extent: Extent | None = None) -> bytes:
    """The entries of a font's descriptor but for its program.

    Another `extent` than the font's own sets other distances of lines where it is typed in.
    """
    metrics = font.face
    own = Extent(round(metrics.ascent), round(metrics.descent))
    left, foot, right, top = (round(value) for value in metrics.bbox)
    if extent:
        foot, top = extent.descent, extent.ascent
    extent = extent or own
    return (
        b"/Type/FontDescriptor/FontName%s/Flags %d/FontBBox[%s]/ItalicAngle 0"
        b"/Ascent %d/Descent %d/CapHeight %d/StemV %d/MissingWidth %d"
        % (
            name,
            flags,
            b"%d %d %d %d" % (left, foot, right, top),
            extent.ascent,
            extent.descent,
            round(metrics.capHeight),
            round(metrics.stemV),
            round(metrics.defaultWidth),
        )
    )


def to_unicode(codes: Mapping[int, int], *, digits: int) -> bytes:
    """The map from codes, so many hexadecimal digits long, to characters.

    A ligature is its first letter; the others stand beside it unseen, where it is drawn.
    """
    entries = [
        b"<%0*X> <%s>" % (digits, code, _as_hexadecimal(letters_of(chr(each))[0]))
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


def _as_hexadecimal(text: str) -> bytes:
    return text.encode("utf-16-be").hex().upper().encode()
