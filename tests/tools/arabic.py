"""A made-up Arabic: true words for what is on a SWOT sheet, and some words for all the rest."""

from __future__ import annotations

import re
from pathlib import Path

from worksheets.content.library import Library
from worksheets.files.fonts import font_files
from worksheets.problems import NOWHERE
from worksheets.project.new_language import new_language

WORDS = ("العمل مع الأسرة والطفل في المدرسة", "خطوة مهمة لنا جميعا كل يوم")
EVERY = " ".join(WORDS).split(" ")
KNOWN = {
    "STRENGTHS": "نقاط القوة",
    "WEAKNESSES": "نقاط الضعف",
    "OPPORTUNITIES": "الفرص",
    "THREATS": "التهديدات",
    "What do we already do well?": "ماذا نفعل جيدا الآن؟",
    "Name or group:": "الاسم أو المجموعة:",
    "Date:": "التاريخ:",
    "Service:": "الخدمة:",
    "page {page} of {pages}": "صفحة {page} من {pages}",
}


def arabic(english: str) -> str:
    """Some Arabic of the same length in words; numbers and what is filled in stay."""
    if english in KNOWN:
        return KNOWN[english]
    kept = re.compile(r"\{[a-z_]+\}|[0-9][0-9.,–:]*[.:]?|©|DH")
    words = [word if kept.fullmatch(word) else EVERY[n % len(EVERY)]
             for n, word in enumerate(english.split())]  # fmt: skip
    missing = [each for each in re.findall(r"\{[a-z_]+\}", english) if each not in words]
    return " ".join([*words, *missing])


def write_arabic(folder: Path) -> Library:
    """Write the language `ar` into a folder; the library with it and with a font for it."""
    for name, data in new_language(Library(), "ar").items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_filled(data.decode()), encoding="utf-8")
    fonts = font_files("fontpkg-noto-sans-arabic", Path(), NOWHERE)
    return Library([folder], fonts=fonts)


def _filled(text: str) -> str:
    lines, english = [], ""
    for line in text.split("\n"):
        if line.strip().startswith("# "):
            english = line.strip()[2:]
        if line.strip() == "text:":
            line += ' "' + arabic(english).replace('"', "'") + '"'
        lines.append(line)
    return "\n".join(lines)
