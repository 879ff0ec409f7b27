"""Programs that join returned forms into one file."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pypdf
import pytest

Join = Callable[[Sequence[Path], Path], None]


def _program(*command: str) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    subprocess.run(command, check=True, capture_output=True)


def by_qpdf(sources: Sequence[Path], target: Path) -> None:
    _program("qpdf", "--empty", "--pages", *map(str, sources), "--", str(target))


def by_qpdf_into_the_first(sources: Sequence[Path], target: Path) -> None:
    first, *more = map(str, sources)
    _program("qpdf", first, "--pages", ".", *more, "--", str(target))


def by_pdftk(sources: Sequence[Path], target: Path) -> None:
    _program("pdftk", *map(str, sources), "cat", "output", str(target))


def by_pdfunite(sources: Sequence[Path], target: Path) -> None:
    _program("pdfunite", *map(str, sources), str(target))


def by_pypdf(sources: Sequence[Path], target: Path) -> None:
    writer = pypdf.PdfWriter()
    for source in sources:
        writer.append(source)
    writer.write(target)


def by_pikepdf(sources: Sequence[Path], target: Path) -> None:
    opened = [pikepdf.open(source) for source in sources]
    with pikepdf.new() as pdf:
        for each in opened:
            pdf.add_pages_from(each)
        pdf.save(target)


def like_mupdf(sources: Sequence[Path], target: Path) -> None:
    """Each field that is there already gets a number in brackets."""
    by_pypdf(sources, target)
    with pikepdf.open(target, allow_overwriting_input=True) as pdf:
        seen = set()
        for page in pdf.pages:
            for box in page.obj.Annots:
                parent = box.get("/Parent", pikepdf.Dictionary())
                key = (str(box.get("/T", "")), str(parent.get("/T", "")))
                if "/T" in box and key in seen:
                    box.T = pikepdf.String(f"{box.T} [{box.objgen[0]}]")
                seen.add(key)
        pdf.save(target)


JOINERS: Sequence[Join] = (
    by_qpdf,
    by_qpdf_into_the_first,
    by_pdftk,
    by_pdfunite,
    by_pypdf,
    by_pikepdf,
    like_mupdf,
)
