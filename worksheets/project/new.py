"""New files of a project: a worksheet, a pack, copies of built-in files."""

from __future__ import annotations

import re
from pathlib import Path

from worksheets.content.library import Library
from worksheets.problems import BadCommand, Code, Problem, unknown
from worksheets.project.begin import starter_files

STARTER_WORKSHEET = "rag-review"
STARTER_PACK = "our-day"
FOR_EACH_PERSON = "partnership-checklist"
"""What a new pack has for each person where nobody has the starter's worksheet."""
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def new_worksheet(library: Library, name: str, like: str = "") -> dict[str, bytes]:
    """The content file and the template of a new worksheet: the starter's, or another's words."""
    known = library.worksheet_ids()
    _check_new(name, known, "worksheet")
    if like and like not in known:
        raise BadCommand([unknown(Code.UNKNOWN_WORKSHEET, "worksheet", like, known)])
    if like:
        content = library.file(f"content/worksheets/{like}.yaml").read_bytes()
        template = library.file(f"templates/{like}.xml.j2").read_bytes()
    else:
        files = starter_files()
        like = STARTER_WORKSHEET
        content = files[f"content/worksheets/{like}.yaml"]
        template = files[f"templates/{like}.xml.j2"]
    return {
        f"content/worksheets/{name}.yaml": _renamed(content, like, name),
        f"templates/{name}.xml.j2": template.replace(
            f"content/worksheets/{like}.yaml".encode(), f"content/worksheets/{name}.yaml".encode()
        ),
    }


def new_pack(library: Library, name: str, like: str = "") -> dict[str, bytes]:
    """The file of a new pack and the register beside it."""
    known = library.pack_ids()
    _check_new(name, known, "pack")
    if like and like not in known:
        raise BadCommand([unknown(Code.UNKNOWN_PACK, "pack", like, known)])
    files = starter_files()
    source = files[f"content/packs/{STARTER_PACK}.yaml"]
    if like:
        source = library.file(f"content/packs/{like}.yaml").read_bytes()
    text = _renamed(source, like or STARTER_PACK, name)
    if not like and STARTER_WORKSHEET not in library.worksheet_ids():
        text = text.replace(STARTER_WORKSHEET.encode(), FOR_EACH_PERSON.encode())
    text = re.sub(rb"(?m)^register: .*$", f"register: {name}.csv".encode(), text)
    return {
        f"content/packs/{name}.yaml": text,
        f"content/packs/{name}.csv": files["content/packs/people-example.csv"],
    }


def copies_of(library: Library, names: list[str]) -> dict[str, bytes]:
    """Built-in files by what they are called: worksheets with their templates, and all others.

    Raises `BadCommand` with every name that is of nothing.
    """
    found: dict[str, bytes] = {}
    wrong = []
    for name in names:
        paths = _files_of(library, name)
        if not paths:
            known = [
                *library.worksheet_ids(), *library.prompt_ids(), *library.pack_ids(),
                "chapter", "phrases",
            ]  # fmt: skip
            wrong.append(unknown(Code.UNKNOWN_NAME, "content", name, known))
        found.update({path: library.file(path).read_bytes() for path in paths})
    if wrong:
        raise BadCommand(wrong)
    return found


def _files_of(library: Library, name: str) -> list[str]:
    """The content and template files that a name stands for."""
    if name == "chapter":
        return ["content/chapter.yaml"]
    if name in ("phrases", "tally", "pack", "html", "site"):
        return [f"content/languages/{library.lang}/{name}.yaml"]
    candidates = [
        f"content/worksheets/{name}.yaml",
        f"templates/{name}.xml.j2",
        f"content/prompts/{name}.yaml",
        f"content/packs/{name}.yaml",
        f"content/packs/{name}.csv",
    ]
    return [path for path in candidates if Path(library.file(path)).is_file()]


def _check_new(name: str, known: list[str], what: str) -> None:
    if not _ID.fullmatch(name):
        message = f"“{name}” cannot name a {what}"
        hint = "use small letters, digits and hyphens, such as team-review"
        raise BadCommand([Problem(Code.BAD_VALUE, message, hint)])
    if name in known:
        message = f"there is a {what} “{name}” already"
        hint = f"choose another name, or worksheets copy {name}"
        raise BadCommand([Problem(Code.BAD_VALUE, message, hint)])


def _renamed(content: bytes, old: str, new: str) -> bytes:
    """A content file under a new id; files that are named in its comments follow."""
    text = re.sub(rf"(?m)^id: {re.escape(old)}$", f"id: {new}", content.decode())
    return (
        text.replace(f"templates/{old}.", f"templates/{new}.")
        .replace(f"build {old} ", f"build {new} ")
        .encode()
    )
