"""Scripts that the typeface lacks, and which fonts have them."""

from __future__ import annotations

import unicodedata

PACKAGES = {
    "ARABIC": ("fonts-noto-core", "NotoSansArabic-Regular.ttf", "fontpkg-noto-sans-arabic"),
    "HEBREW": ("fonts-noto-core", "NotoSansHebrew-Regular.ttf", ""),
    "DEVANAGARI": ("fonts-noto-core", "NotoSansDevanagari-Regular.ttf",
                   "fontpkg-noto-sans-devanagari"),
    "BENGALI": ("fonts-noto-core", "NotoSansBengali-Regular.ttf", ""),
    "GURMUKHI": ("fonts-noto-core", "NotoSansGurmukhi-Regular.ttf", ""),
    "GUJARATI": ("fonts-noto-core", "NotoSansGujarati-Regular.ttf", ""),
    "TAMIL": ("fonts-noto-core", "NotoSansTamil-Regular.ttf", "fontpkg-noto-sans-tamil"),
    "TELUGU": ("fonts-noto-core", "NotoSansTelugu-Regular.ttf", "fontpkg-noto-sans-telugu"),
    "SINHALA": ("fonts-noto-core", "NotoSansSinhala-Regular.ttf", ""),
    "THAI": ("fonts-noto-core", "NotoSansThai-Regular.ttf", "fontpkg-noto-sans-thai"),
    "KHMER": ("fonts-noto-core", "NotoSansKhmer-Regular.ttf", "fontpkg-noto-sans-khmer"),
    "GEORGIAN": ("fonts-noto-core", "NotoSansGeorgian-Regular.ttf", ""),
    "ARMENIAN": ("fonts-noto-core", "NotoSansArmenian-Regular.ttf", ""),
    "ETHIOPIC": ("fonts-noto-core", "NotoSansEthiopic-Regular.ttf", ""),
    "CJK": ("fonts-wqy-zenhei", "wqy-zenhei.ttc", ""),
    "HIRAGANA": ("fonts-ipafont-gothic", "ipag.ttf", ""),
    "KATAKANA": ("fonts-ipafont-gothic", "ipag.ttf", ""),
    "HANGUL": ("fonts-nanum", "NanumGothic.ttf", ""),
}  # fmt: skip
"""By the first word of the names of a script's letters: a Debian package with a font, the font's
file in it, and a Python package with one, where there is one."""
SYMBOLS = ("fonts-dejavu-core", "DejaVuSans.ttf", "")
"""Where most signs and symbols are."""


def font_hint(character: str) -> str:
    """What to do about a character that no font has: which package brings a font with it."""
    script = unicodedata.name(character, "").partition(" ")[0]
    if unicodedata.category(character)[0] == "C":
        return "take it out or write it otherwise"
    debian, file, python = PACKAGES.get(script, SYMBOLS)
    ways = [f"install {debian} (Debian) and write  fonts: [{file}]"]
    if python:
        ways.append(f"pip install {python} and write  fonts: [{python}]")
    return f"{', or '.join(ways)}  in worksheets.yaml"
