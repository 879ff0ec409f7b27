"""Pictures to try: drawings as SVG text, and PNG files."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 50 30">
<style>.brand{fill:#c03}</style>
<g transform="translate(1 1)"><circle class="brand" cx="14" cy="14" r="13"/>
<circle cx="14" cy="14" r="7" fill="white"/></g>
<rect x="32" y="4" width="16" height="20" fill="yellow"/>
<path d="M32 27h16" stroke="#003" stroke-width="1" fill="none"/>
</svg>"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def write_logo(folder: Path) -> Path:
    """A PNG logo: a ring in colour and a yellow square on nothing."""
    picture = Image.new("RGBA", (300, 180), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((5, 5, 175, 175), fill=(200, 0, 50, 255))
    pen.ellipse((50, 50, 130, 130), fill=(255, 255, 255, 255))
    pen.rectangle((190, 40, 290, 140), fill=(255, 230, 0, 255))
    path = folder / "logo.png"
    picture.save(path)
    return path


def write_photograph(folder: Path) -> Path:
    """A PNG full of shades."""
    slope = Image.linear_gradient("L").resize((200, 150))
    path = folder / "photo.png"
    Image.merge("RGB", (slope, slope.rotate(90), slope)).save(path)
    return path
