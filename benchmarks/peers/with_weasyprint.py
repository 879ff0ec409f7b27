"""All rows in one file by WeasyPrint, tagged."""

from __future__ import annotations

from html import escape

from page import BOXES, HEIGHT, RULES, WIDTH, rows, texts
from weasyprint import HTML

STYLE = """@page { size: A4; margin: 0 } body { margin: 0; font-family: 'Source Sans Pro' }
section { position: relative; height: 297mm; page-break-after: always; overflow: hidden }
section > * { position: absolute; margin: 0; white-space: nowrap; line-height: 1 }"""
parts = []
for row in rows():
    parts.append("<section>")
    for x, y, words, size, bold in texts(row):
        tag = "h1" if size == 20 else "h2" if bold and size == 14 else "p"
        weight = "bold" if bold else "normal"
        style = f"left:{x}mm;top:{y - size * 0.3}mm;font-size:{size}pt;font-weight:{weight}"
        parts.append(f'<{tag} style="{style}">{escape(words)}</{tag}>')
    for x1, y1, x2, _ in RULES:
        style = f"left:{x1}mm;top:{y1}mm;width:{x2 - x1}mm;border-top:0.75pt solid"
        parts.append(f'<div style="{style}"></div>')
    for _, _, x, y in BOXES:
        style = f"left:{x}mm;top:{y}mm;width:{WIDTH}mm;height:{HEIGHT}mm;border:1pt solid"
        parts.append(f'<div style="{style}"></div>')
    parts.append("</section>")
text = f'<html lang="en-GB"><title>SWOT</title><style>{STYLE}</style>{"".join(parts)}</html>'
HTML(string=text).write_pdf("out.pdf", pdf_variant="pdf/ua-1")
