"""Workbooks for tests, written part by part as programs write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def archive(parts: Mapping[str, str]) -> bytes:
    """An archive of parts, the first of them first."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return out.getvalue()


def relations(links: Mapping[str, tuple[str, str]], base: str = LINKS) -> str:
    """A part of relations: kind and target by id."""
    each = "".join(
        f'<Relationship Id="{key}" Type="{base}/{kind}" Target="{target}"/>'
        for key, (kind, target) in links.items()
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">{each}</Relationships>'


def xlsx(
    *sheets: str,
    styles: str = "",
    texts: str = "",
    book: str = "",
    strict: bool = False,
    folder: str = "xl",
    states: Mapping[int, str] | None = None,
) -> bytes:
    """A workbook of sheets, each what stands inside its `<worksheet>`.

    They are called S1, S2 …; `styles`, `texts` and `book` are what stands inside those parts.
    """
    main, links = (STRICT_MAIN, STRICT_LINKS) if strict else (MAIN, LINKS)
    numbers = range(1, len(sheets) + 1)
    state = {n: f' state="{each}"' for n, each in (states or {}).items()}
    listed = "".join(
        f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"{state.get(n, "")}/>' for n in numbers
    )
    own = {f"r{n}": ("worksheet", f"worksheets/s{n}.xml") for n in numbers}
    if styles:
        own["st"] = ("styles", "looks.xml")
    if texts:
        own["ss"] = ("sharedStrings", "words.xml")
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations({"a": ("officeDocument", f"/{folder}/book.xml")}, links),
        f"{folder}/book.xml": f'<workbook xmlns="{main}" xmlns:r="{links}">{book}'
        f"<sheets>{listed}</sheets></workbook>",
        f"{folder}/_rels/book.xml.rels": relations(own, links),
        f"{folder}/looks.xml": f'<styleSheet xmlns="{main}">{styles}</styleSheet>',
        f"{folder}/words.xml": f'<sst xmlns="{main}">{texts}</sst>',
    }
    for n, sheet in zip(numbers, sheets, strict=True):
        name = f"{folder}/worksheets/s{n}.xml"
        parts[name] = f'<worksheet xmlns="{main}">{sheet}</worksheet>'
    return archive(parts)


def rows(*cells: Sequence[object], first: int = 1) -> str:
    """Rows of texts and numbers, from line `first`; a cell may be its markup, beginning with <."""
    made = []
    for number, row in enumerate(cells, first):
        inner = "".join(_cell(cell, f"{chr(ord('A') + n)}{number}") for n, cell in enumerate(row))
        made.append(f'<row r="{number}">{inner}</row>')
    return f"<sheetData>{''.join(made)}</sheetData>"


def styled(*codes: str) -> str:
    """The styles of a workbook: style 0 shows a number as it is, style n as the n-th code says."""
    numbers = "".join(
        f'<numFmt numFmtId="{163 + n}" formatCode="{code}"/>' for n, code in enumerate(codes, 1)
    )
    styles = "".join(f'<xf numFmtId="{163 + n}"/>' for n in range(1, len(codes) + 1))
    base = '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    return f'<numFmts>{numbers}</numFmts>{base}<cellXfs><xf numFmtId="0"/>{styles}</cellXfs>'


def _cell(cell: object, place: str) -> str:
    if isinstance(cell, str) and cell.startswith("<"):
        return cell.replace("<c", f'<c r="{place}"', 1)
    if isinstance(cell, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{cell}</t></is></c>'
    return f'<c r="{place}"><v>{cell}</v></c>'


ODS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def ods(tables: str, styles: str = "", front: str = "", **more: str) -> bytes:
    """A workbook of OpenDocument with these `<table:table>` elements."""
    content = (
        f"<office:document-content {ODS}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    settings = (
        f'<office:document-settings {ODS}><config:config-item config:name="ActiveTable">{front}'
        "</config:config-item></office:document-settings>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    parts = {"mimetype": kind, "content.xml": content, "settings.xml": settings, **more}
    return archive(parts)


def ods_cell(text: str, more: str = 'office:value-type="string"') -> str:
    """A cell of OpenDocument with a text and more attributes."""
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def ods_row(*cells: str, more: str = "") -> str:
    """A row of OpenDocument with texts in its cells, or their markup, beginning with <."""
    made = [cell if cell.startswith("<") else ods_cell(cell) for cell in cells]
    return f"<table:table-row {more}>{''.join(made)}</table:table-row>"
