"""What a file says about itself: XMP, the information dictionary, its grey colour space."""

from __future__ import annotations

import struct
from datetime import UTC, datetime

from worksheets.pdf.file import text_string
from worksheets.record import record


@record
class Metadata:
    """The title, author, language and tool of a file; no date unless one was asked for.

    `rights` say what may be done with the words, `publisher` is who hands them out. What is empty
    is not said.
    """

    title: str
    author: str
    lang: str
    tool: str
    date: datetime | None = None
    rights: str = ""
    publisher: str = ""


def moment(seconds: int) -> datetime:
    """The date that SOURCE_DATE_EPOCH means; raises ValueError where there is no such date."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError) as impossible:
        raise ValueError(str(impossible)) from impossible


def information(data: Metadata, draft: str = "") -> bytes:
    """The information dictionary, which older readers show; it says what the XMP says."""
    entries = [
        b"/Title" + text_string(data.title),
        b"/Creator" + text_string(data.tool),
        b"/Producer" + text_string(data.tool),
    ]
    if data.author:
        entries.insert(1, b"/Author" + text_string(data.author))
    if draft:
        entries.append(b"/Subject" + text_string(draft))
    if data.date:
        stamp = data.date.strftime("(D:%Y%m%d%H%M%SZ)").encode()
        entries += [b"/CreationDate" + stamp, b"/ModDate" + stamp]
    return b"<<" + b"".join(entries) + b">>"


_PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# PDF/A-2 (6.6.2.3) wants every property described that its own schemas do not know.
_UA_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>The part of ISO 14289 that the file follows"
    "</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
_ARCHIVAL = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"


def xmp(data: Metadata, *, archival: bool, draft: str = "") -> bytes:
    """The XMP packet: title, author, language, and the claims PDF/UA-1 and PDF/A-2a.

    `draft` are the words that say that the file is one, if it is.
    A form is not `archival`: viewers open PDF/A for reading only.
    """
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _PREFIXES.items())
    dates = ""
    if data.date:
        stamp = data.date.strftime("%Y-%m-%dT%H:%M:%SZ")
        dates = f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>"
    creator = publisher = rights = ""
    if data.author:
        creator = (
            f"<dc:creator><rdf:Seq><rdf:li>{_escaped(data.author)}</rdf:li></rdf:Seq></dc:creator>"
        )
    if data.publisher:
        words = _escaped(data.publisher)
        publisher = f"<dc:publisher><rdf:Bag><rdf:li>{words}</rdf:li></rdf:Bag></dc:publisher>"
    if data.rights:
        rights = f"<dc:rights>{_alternatives(data.rights)}</dc:rights>"
    title = _alternatives(data.title)
    about = f"<dc:description>{_alternatives(draft)}</dc:description>" if draft else ""
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{spaces}>'
        "<dc:format>application/pdf</dc:format>"
        f"<dc:title>{title}</dc:title>{about}"
        f"{creator}{publisher}{rights}"
        f"<dc:language><rdf:Bag><rdf:li>{_escaped(data.lang)}</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreatorTool>{_escaped(data.tool)}</xmp:CreatorTool>{dates}"
        f"<pdf:Producer>{_escaped(data.tool)}</pdf:Producer>"
        f"{_ARCHIVAL if archival else ''}<pdfuaid:part>1</pdfuaid:part>"
        f"{_UA_SCHEMA}</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    )
    return packet.encode()


_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def _escaped(text: str) -> str:
    """A text as XML has it. Python's `html` would load the names of 2,000 characters for it."""
    return text.translate(_ENTITIES)


def _alternatives(text: str) -> str:
    """A text as XMP has it that could be there in several languages."""
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_escaped(text)}</rdf:li></rdf:Alt>'


def grey_profile() -> bytes:
    """A grey ICC profile (version 2.1, gamma 2.2, D50), made here so that its bytes are known."""
    name = b"Gray gamma 2.2\0"
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", len(name)) + name + bytes(78),
        b"cprt": b"text" + bytes(4) + b"CC0\0",
        b"wtpt": b"XYZ " + bytes(4) + struct.pack(">3i", 63190, 65536, 54061),
        b"kTRC": b"curv" + bytes(4) + struct.pack(">IH", 1, round(2.2 * 256)),
    }
    offset = 128 + 4 + 12 * len(tags)
    table, body = b"", b""
    for tag, content in tags.items():
        padded = content + bytes(-len(content) % 4)
        table += tag + struct.pack(">II", offset + len(body), len(padded))
        body += padded
    content = struct.pack(">I", len(tags)) + table + body
    head = struct.pack(">I4xI4s4s4s", 128 + len(content), 0x02100000, b"mntr", b"GRAY", b"XYZ ")
    head += struct.pack(">6H4s", 2000, 1, 1, 0, 0, 0, b"acsp")
    head = head.ljust(68, b"\0") + struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + content
