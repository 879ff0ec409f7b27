"""All rows in one file by ReportLab's canvas, untagged."""

from __future__ import annotations

from page import BOXES, HEIGHT, RULES, WIDTH, fonts, rows, texts
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

regular, bold = fonts()
pdfmetrics.registerFont(TTFont("Sans", regular))
pdfmetrics.registerFont(TTFont("SansBold", bold))
canvas = Canvas("out.pdf", pagesize=(210 * mm, 297 * mm))
for row in rows():
    for x, y, words, size, is_bold in texts(row):
        canvas.setFont("SansBold" if is_bold else "Sans", size)
        canvas.drawString(x * mm, (297 - y) * mm, words)
    for x1, y1, x2, y2 in RULES:
        canvas.line(x1 * mm, (297 - y1) * mm, x2 * mm, (297 - y2) * mm)
    for _, _, x, y in BOXES:
        canvas.rect(x * mm, (297 - y - HEIGHT) * mm, WIDTH * mm, HEIGHT * mm)
    canvas.showPage()
canvas.save()
