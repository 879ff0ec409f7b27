"""Makes docs/gallery.md and its pictures anew with `worksheets preview`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from worksheets.content.library import Library

HERE = Path(__file__).parent
DOTS = "50"


def main() -> None:
    """Draw every worksheet and list the first page of each."""
    gallery = HERE / "gallery"
    gallery.mkdir(exist_ok=True)
    library = Library()
    lines = ["# The worksheets", ""]
    lines += ["The first page of each, made by `python docs/gallery.py`.", ""]
    for name in library.worksheet_ids():
        worksheet = library.worksheet(name)
        more = ["--example"] if worksheet.records else []
        command = ["preview", name, "--dots", DOTS, "-q", "-o", str(gallery / f"{name}.png"), *more]
        subprocess.run([sys.executable, "-m", "worksheets", *command], check=True)
        picture = f"![{worksheet.title}](gallery/{name}.png)"
        lines += [f"## `{name}`", "", worksheet.title, "", picture, ""]
    for further in gallery.glob("*-[0-9].png"):
        further.unlink()
    (HERE / "gallery.md").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
