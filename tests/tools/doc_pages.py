"""The documentation's pages, and their commands run as a reader runs them."""

from __future__ import annotations

import importlib.util
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from tools.command import ROOT, environment, worksheets_here

DOCS = ROOT / "docs"
FENCE = re.compile(r'^```(\w*)(?: title="([^"\n]+)")?\n(.*?)^```$', re.DOTALL | re.MULTILINE)
PLAIN = re.compile(r"worksheets [^|<>$*?;&`\\]*")
"""A command without anything that only a shell understands."""
HEREDOC = re.compile(r"<<'?(\w+)'?$")
EXIT = re.compile(r"# exit (\d+)$")
"""A comment behind a command that says that it is meant to fail, and how."""


@dataclass(frozen=True)
class Block:
    """A fenced block of a page: its language, the file that it is, if it is one, and its text."""

    language: str
    file: str
    text: str


def page_names() -> list[str]:
    """Every page of the documentation, seen from docs/."""
    return sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))


def blocks(name: str, language: str = "") -> list[Block]:
    """The fenced blocks of a page, all of them or those in one language."""
    page = (DOCS / name).read_text(encoding="utf-8")
    found = [Block(*match.groups("")) for match in FENCE.finditer(page)]
    return [block for block in found if not language or block.language == language]


def made_by(script: str) -> ModuleType:
    """A script of docs/ that makes pages, as a module."""
    spec = importlib.util.spec_from_file_location(Path(script).stem, DOCS / script)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run_page(name: str, folder: Path) -> str:
    """Do what a page says, from top to bottom: save its files, run its commands; what they print.

    A file is a block with a title, its path. A plain `worksheets` command runs in this process,
    which spares starting one for each; a shell runs everything else. A command ends with 0, or as a
    comment `# exit N` behind it says.
    """
    said: list[str] = []
    here = folder
    for block in blocks(name):
        if block.file:
            path = here / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif block.language == "sh":
            out, here = run_commands(block.text, here)
            said.append(out)
    return "".join(said)


def run_commands(text: str, folder: Path) -> tuple[str, Path]:
    """What a block's commands print, and the folder that they end in."""
    said: list[str] = []
    for command in _commands(text):
        if PLAIN.fullmatch(command):
            said.append(_run_here(command, folder))
        else:
            out, folder = _run_shell(command, folder)
            said.append(out)
    return "".join(said), folder


def _commands(text: str) -> list[str]:
    """The commands of a block: a line each; a continued line, a heredoc and a loop as a whole."""
    found: list[str] = []
    end = ""
    goes_on = False
    for line in text.splitlines():
        if end or goes_on:
            found[-1] += f"\n{line}"
            end = "" if line == end else end
        elif line.strip() and not line.startswith("#"):
            found.append(line)
            heredoc = HEREDOC.search(line)
            end = heredoc[1] if heredoc else "done" if line.endswith("; do") else ""
        goes_on = not end and line.endswith("\\")
    return found


def _run_here(command: str, folder: Path) -> str:
    meant = EXIT.search(command)
    ran = worksheets_here(*shlex.split(command, comments=True)[1:], cwd=folder)
    assert ran.code == int(meant[1] if meant else 0), f"{command}\n{ran.out}{ran.err}"
    return ran.out


def _run_shell(command: str, folder: Path) -> tuple[str, Path]:
    """What a command printed, and the folder in which it left the shell."""
    meant = EXIT.search(command)
    program = f'worksheets() {{ "{sys.executable}" -m worksheets "$@"; }}\n'
    marker = "\n--in--"
    done = subprocess.run(
        ["sh", "-c", f"{program}{command}\ncode=$?; printf '{marker}%s' \"$PWD\"; exit $code"],
        cwd=folder, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    out, _, place = done.stdout.rpartition(marker)
    assert done.returncode == int(meant[1] if meant else 0), f"{command}\n{out}{done.stderr}"
    return out, Path(place)
