"""A logo from the settings and pictures from a content folder, through the whole of `build`."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from tools import verapdf
from tools.command import worksheets_here as worksheets
from tools.operators import drawn
from tools.pictures import LOGO, write_logo, write_photograph
from tools.tagged import tree

CONTENT = "id: mine\ntitle: Mine\nsource: me\ncredit: us\nwords: {}\n"
TEMPLATE = """<worksheet id="mine" lang="{{ lang }}"><title>Mine</title>
<picture file="ring.svg" alt="A ring." height="30"/>
<picture file="logo.png" alt="A ring of dots."/>
<tick name="a">Seen</tick><field name="b" label="Why" kind="box"/><credit>us</credit></worksheet>"""


def branded(folder: Path, logo: str = "logo.svg") -> None:
    (folder / "logo.svg").write_text(LOGO)
    write_logo(folder)
    (folder / "worksheets.yaml").write_text(
        f"organisation: Riverside Council\nlogo: {{file: {logo}, alt: Riverside Council}}\n"
    )


@pytest.mark.parametrize("logo", ["logo.svg", "logo.png"])
def test_a_logo_is_on_every_sheet_in_one_grey(logo: str, tmp_path: Path) -> None:
    branded(tmp_path, logo)
    ran = worksheets("build", "swot", "discussion", "-o", "a.pdf", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    figures = tree(tmp_path / "a.pdf").all("Figure")
    assert [each.alt for each in figures] == ["Riverside Council"] * 2
    pages = drawn(tmp_path / "a.pdf")
    greys = {value[0] for page in pages for operator, value in page.colours if operator in "gG"}
    assert {float(grey) for grey in greys} <= {0, 0.4, 1}
    assert worksheets("build", "swot", "--fillable", "-o", "b.pdf", cwd=tmp_path).code == 0
    assert "FAIL" not in verapdf.validate("ua1", [tmp_path / "a.pdf", tmp_path / "b.pdf"])
    assert "FAIL" not in verapdf.validate("2a", [tmp_path / "a.pdf"])


def test_the_organisation_is_at_the_foot_and_in_the_metadata(tmp_path: Path) -> None:
    branded(tmp_path)
    assert worksheets("build", "swot", cwd=tmp_path).code == 0
    with pikepdf.open(tmp_path / "swot.pdf") as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:publisher"] == {"Riverside Council"}


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("logo: {file: ../logo.svg, alt: Us}", "file-unreadable", "outside"),
        ("logo: {file: /etc/logo.svg, alt: Us}", "file-unreadable", "outside"),
        ("logo: {file: link.svg, alt: Us}", "file-unreadable", "leads out"),
        ("logo: {file: gone.svg, alt: Us}", "file-missing", "gone.svg"),
        ("logo: {file: logo.svg}", "content-missing-key", "alt"),
        ("logo: {file: photo.png, alt: Us}", "picture-photograph", "photograph"),
    ],
)
def test_a_logo_that_cannot_be_used(line: str, code: str, said: str, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "logo.svg").write_text(LOGO)
    (inner / "logo.svg").write_text(LOGO)
    (inner / "link.svg").symlink_to(tmp_path / "logo.svg")
    write_photograph(inner)
    (inner / "worksheets.yaml").write_text(line + "\n")
    ran = worksheets("build", "swot", cwd=inner)
    assert ran.code == 1 and f"error {code}: " in ran.err and said in ran.err
    assert not (inner / "swot.pdf").exists()


def test_pictures_of_a_content_folder(tmp_path: Path) -> None:
    for name in ("content/worksheets", "content/pictures", "templates"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "content/worksheets/mine.yaml").write_text(CONTENT)
    (tmp_path / "templates/mine.xml.j2").write_text(TEMPLATE)
    (tmp_path / "content/pictures/ring.svg").write_text(LOGO)
    write_logo(tmp_path / "content/pictures")
    (tmp_path / "worksheets.yaml").write_text("content: ['.']\n")
    assert worksheets("check", ".", cwd=tmp_path).code == 0
    assert worksheets("build", "mine", "-o", "a.pdf", cwd=tmp_path).code == 0
    assert worksheets("build", "mine", "--fillable", "-o", "b.pdf", cwd=tmp_path).code == 0
    figures = tree(tmp_path / "a.pdf").all("Figure")
    assert [each.alt for each in figures] == ["A ring.", "A ring of dots."]
    assert "FAIL" not in verapdf.validate("ua1", [tmp_path / "a.pdf", tmp_path / "b.pdf"])
    assert "FAIL" not in verapdf.validate("2a", [tmp_path / "a.pdf"])
    assert worksheets("build", "mine", "-o", "a.html", cwd=tmp_path).code == 0
    page = (tmp_path / "a.html").read_text()
    assert 'role="img" aria-label="A ring."' in page and 'alt="A ring of dots."' in page
    assert "img-src data:;" in page
    assert worksheets("tally", "--template", "mine", "-o", "t.csv", cwd=tmp_path).code == 0
    (tmp_path / "content/pictures/ring.svg").unlink()
    ran = worksheets("build", "mine", cwd=tmp_path)
    assert ran.code == 1
    assert (
        "templates/mine.xml.j2:2:1: error file-missing: there is no picture “ring.svg”" in ran.err
    )
