"""All rows in one file by fpdf2, untagged."""

from __future__ import annotations

from fpdf import FPDF
from page import BOXES, HEIGHT, RULES, WIDTH, fonts, rows, texts

pdf = FPDF()
regular, bold = fonts()
pdf.add_font("Sans", "", regular)
pdf.add_font("Sans", "B", bold)
pdf.set_auto_page_break(False)
for row in rows():
    pdf.add_page()
    for x, y, words, size, is_bold in texts(row):
        pdf.set_font("Sans", "B" if is_bold else "", size)
        pdf.text(x, y, words)
    for rule in RULES:
        pdf.line(*rule)
    for _, _, x, y in BOXES:
        pdf.rect(x, y, WIDTH, HEIGHT)
pdf.output("out.pdf")
