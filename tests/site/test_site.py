"""`worksheets site`: a gallery that works from a folder, the same each time, made anew in part."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tools import browser
from tools.command import ROOT, worksheets, worksheets_here
from tools.sheets import SHEETS

from worksheets.content.library import Library
from worksheets.problems import Problems
from worksheets.site.files import site_files
from worksheets.site.make import compare_site
from worksheets.site.request import SiteRequest

SCHEMA = ROOT / "docs/schemas/site.json"


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gallery of everything in one profile; not to be changed."""
    folder = tmp_path_factory.mktemp("site")
    ran = worksheets_here("site", "out", cwd=folder)
    assert (ran.code, ran.out, ran.err) == (0, "out/index.html\n", "")
    return folder / "out"


def changed(folder: Path) -> list[str]:
    ran = worksheets_here("site", folder.name, "--json", cwd=folder.parent)
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(ran.json)
    return [each["path"] for each in ran.json["files"] if each["written"]]


def test_every_worksheet_has_its_picture_and_downloads(gallery: Path) -> None:
    page = (gallery / "index.html").read_text(encoding="utf-8")
    paths = re.findall(r'(?:href|src)="([^"#]+)"', page)
    assert all((gallery / path).is_file() for path in paths)
    for name in SHEETS:
        assert f"{name}/{name}.png" in paths
        assert f"{name}/{name}-example.pdf" in paths or name == "diamond-cards"
        if name != "agency-directory":
            assert {f"{name}/{name}-a4-standard.pdf", f"{name}/{name}-form.html"} <= set(paths)
    there = {path.relative_to(gallery).as_posix() for path in gallery.rglob("*") if path.is_file()}
    assert there == {*paths, "index.html", "site.json"}


def test_the_gallery_is_the_same_each_time(gallery: Path, tmp_path: Path) -> None:
    assert worksheets("site", "again", cwd=tmp_path, PYTHONHASHSEED="1").code == 0
    for path in gallery.rglob("*"):
        if path.is_file():
            other = tmp_path / "again" / path.relative_to(gallery)
            assert other.read_bytes() == path.read_bytes(), path.name


def test_only_what_changed_is_made_anew(gallery: Path, tmp_path: Path) -> None:
    own = tmp_path / "out"
    shutil.copytree(gallery, own)
    assert changed(own) == []
    (own / "swot/swot-example.pdf").unlink()
    (own / "swot/swot.png").write_bytes(b"damaged")
    assert sorted(changed(own)) == ["out/swot/swot-example.pdf", "out/swot/swot.png"]
    record = json.loads((own / "site.json").read_text(encoding="utf-8"))
    record["files"][0]["inputs"] = "0" * 64
    (own / "site.json").write_text(json.dumps(record))
    assert len(changed(own)) == 1


def test_check_names_each_difference_and_writes_nothing(gallery: Path, tmp_path: Path) -> None:
    own = tmp_path / "out"
    shutil.copytree(gallery, own)
    assert worksheets_here("site", "out", "--check", cwd=tmp_path).code == 0
    (own / "swot/swot-example.pdf").unlink()
    (own / "swot/swot.png").write_bytes(b"damaged")
    ran = worksheets_here("site", "out", "--check", cwd=tmp_path)
    assert ran.code == 1
    assert "swot-example.pdf" in ran.err and "swot.png" in ran.err
    assert not (own / "swot/swot-example.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--lang", "xx"], "xx"), (["--profiles", "huge"], "huge"), (["--papers", "a9"], "a9")],
)
def test_what_does_not_exist_is_refused(arguments: list[str], said: str, tmp_path: Path) -> None:
    ran = worksheets_here("site", "out", *arguments, cwd=tmp_path)
    assert ran.code == 2 and said in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.external
def test_the_page_is_found_good_and_its_search_works(gallery: Path) -> None:
    with browser.chromium() as chromium:
        for scheme, width in (("light", 1280), ("dark", 320)):
            context = chromium.new_context(
                color_scheme=scheme, viewport={"width": width, "height": 800}
            )
            page = context.new_page()
            asked: list[str] = []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            page.goto(browser.uri(gallery / "index.html"))
            assert browser.violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert all(url.startswith("file:") for url in asked)
            page.fill("#search", "CHECKLIST")
            assert page.locator("article:visible").count() == 1
            assert page.inner_text("#found").endswith("1")
            page.fill("#search", "")
            assert page.locator("article:visible").count() == len(SHEETS)
            context.close()


def test_each_language_has_a_page_of_its_own_words() -> None:
    request, problems = SiteRequest(["cy-GB", "en-GB"], ["standard"], ["a4"]), Problems()
    pages = {}
    for file in site_files(Library(), request, problems):
        if file.path.endswith("index.html"):
            file.write(out := io.BytesIO())
            pages[file.path] = out.getvalue().decode()
    welsh, english = pages["index.html"], pages["en-GB/index.html"]
    assert '<html lang="cy-GB">' in welsh and "Drafft o gyfieithiad." in welsh
    assert "Cydweithio o amgylch y plentyn" in welsh and "Working together" not in welsh
    assert "Draft" not in english and "Working together around the child" in english
    assert not problems.found


def test_a_pipe_in_the_place_of_the_manifest_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "site.json")
    assert compare_site([], tmp_path, Problems()) == []
