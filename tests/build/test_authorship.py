"""A sheet of one's own carries its own author and licence; the chapter's stand for its words."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from worksheets import build_files
from worksheets.build.authorship import authorship_of
from worksheets.content.library import Library

OWN = (
    "id: mine\ntitle: Mine\nsource: me\ncredit: © Us\n"
    "author: Ann & Bob\nlicence: CC BY 4.0\nwords: {}\n"
)
TEMPLATE = """<worksheet id="mine" lang="{{ lang }}"><title>Mine</title><text>Hello</text>
<credit>{{ worksheet.credit }}</credit></worksheet>"""


def own(folder: Path, content: str = OWN) -> Library:
    for name, text in (
        ("content/worksheets/mine.yaml", content),
        ("templates/mine.xml.j2", TEMPLATE),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return Library([folder], "Riverside Council")


def about(path: Path) -> tuple[str, dict[str, object]]:
    """The author in the information dictionary, and the XMP's words on whose it is."""
    names = ("dc:creator", "dc:rights", "dc:publisher")
    with pikepdf.open(path) as pdf, pdf.open_metadata() as xmp:
        return str(pdf.docinfo.get("/Author", "")), {name: xmp.get(name) for name in names}


def test_the_metadata_say_whose_words_they_are(tmp_path: Path) -> None:
    library = own(tmp_path)
    build_files("mine", tmp_path / "mine.pdf", library=library)
    assert about(tmp_path / "mine.pdf") == (
        "Ann & Bob",
        {"dc:creator": ["Ann & Bob"], "dc:rights": "CC BY 4.0",
         "dc:publisher": {"Riverside Council"}},
    )  # fmt: skip
    build_files(["mine", "swot"], tmp_path / "both.pdf", library=library)
    author, both = about(tmp_path / "both.pdf")
    assert author == "Ann & Bob; Rita Cheminais"
    assert str(both["dc:rights"]).startswith("CC BY 4.0; The book allows")


def test_nobody_is_the_author_of_words_that_name_none(tmp_path: Path) -> None:
    library = own(tmp_path, OWN.replace("author: Ann & Bob\nlicence: CC BY 4.0\n", ""))
    build_files("mine", tmp_path / "mine.pdf", library=library)
    author, said = about(tmp_path / "mine.pdf")
    assert author == "" and said["dc:creator"] is said["dc:rights"] is None


def test_the_chapters_author_stands_for_the_chapters_words_alone(library: Library) -> None:
    for name in library.worksheet_ids():
        worksheet = library.worksheet(name)
        by = authorship_of(library, [worksheet])
        assert ("Rita Cheminais" in by.author) == ("Rita Cheminais" in worksheet.credit), name
