"""The plan of a pack: every file that it is made of, and every file that it is made from."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from worksheets.content.library import Library
from worksheets.files.paths import recognisable
from worksheets.pack.day import Day, PackRequest, day_of
from worksheets.pack.day_sheets import stacks_of_day
from worksheets.pack.order import stacks_of
from worksheets.pack.stacks import Stack
from worksheets.pack.ticket import printed
from worksheets.pack.timetable import check_time, timetable
from worksheets.problems import BadCommand, Code, Problem, Problems
from worksheets.text.normal import normalized


@dataclass(frozen=True, slots=True)
class Input:
    """A file that the pack was made from: its name, the same on every machine, and its hash."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a pack comes to: its id and title, its files in the order of their names, its inputs.

    `author` wrote the words; `duplex` says that some of the files are printed on both sides.
    """

    id: str
    title: str
    author: str
    stacks: tuple[Stack, ...]
    inputs: tuple[Input, ...]

    @property
    def duplex(self) -> bool:
        """Whether any file is to be printed on both sides."""
        return any(stack.setup.sides == 2 for stack in self.stacks)


def plan_of(library: Library, request: PackRequest, problems: Problems) -> Plan:
    """Everything that will be written, laid out and filled in once; warnings go to `problems`.

    Raises `Refused` with all that is wrong with the pack, its content and its register.
    """
    combined = _combined_name(request.combined)
    day = day_of(library, request, problems)
    lines = timetable(day.file, day.items, day.lang)
    check_time(day.file, lines, problems)
    stacks = [*stacks_of_day(day, lines), *stacks_of(day, problems)]
    problems.stop_if_any()
    last = printed(day, stacks, combined.removesuffix(".pdf"))
    everything = [*stacks, last.ticket, *last.combined]
    problems.stop_if_any()
    _check_names(combined, everything)
    author = library.chapter().author
    return Plan(
        day.pack.id,
        day.pack.title,
        author,
        tuple(sorted(everything, key=lambda stack: stack.path)),
        _inputs(library, day),
    )


def _combined_name(given: str) -> str:
    """The name of the file with everything in it, as the manifest has it: `./all.pdf` is `all.pdf`.

    It stays inside the output folder and has more of a name than its ending.
    """
    if not given:
        return ""
    path = PurePosixPath(given)
    if path.is_absolute() or ".." in path.parts or path.suffix != ".pdf":
        message = f"--combined {given} is no PDF inside the output folder"
        raise BadCommand([Problem(Code.BAD_VALUE, message, "--combined all.pdf")])
    return path.as_posix()


def _check_names(combined: str, stacks: Sequence[Stack]) -> None:
    """No file has another's name, nor stands in a folder that is called like one.

    Only the name of the combined file can do that. Names that differ in case, or in how their
    letters are composed, are one on some disks.
    """
    paths = [PurePosixPath(_folded(stack.path)) for stack in stacks]
    folders = {parent for path in paths for parent in path.parents}
    if len(set(paths)) < len(paths) or folders & set(paths):
        message = f"--combined {combined} is what another file of the pack is called"
        raise BadCommand([Problem(Code.BAD_VALUE, message, "--combined all.pdf")])


def _folded(path: str) -> str:
    return normalized(normalized(path).casefold())


def _inputs(library: Library, day: Day) -> tuple[Input, ...]:
    """The files that were read: under the names they have in content, else by name alone."""
    files = {**library.files_used(), day.file.name: day.file.path}
    found = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    register = day.people.register
    if register:
        name = PurePosixPath(register.name).name
        if day.file.register and recognisable(day.file.register) == register.name:
            # The pack's own stands beside it.
            name = str(PurePosixPath(day.file.name).with_name(name))
        found[name] = register.sha256
    return tuple(Input(name, found[name]) for name in sorted(found))
