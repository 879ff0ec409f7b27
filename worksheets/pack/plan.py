"""The plan of a pack: every file that it is made of, and every file that it is made from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from worksheets.build.authorship import Authorship, authorship_of
from worksheets.build.variant import Variant
from worksheets.content.library import Library
from worksheets.files.paths import recognisable
from worksheets.pack.collation import collated_files
from worksheets.pack.day import Day, PackRequest, day_of
from worksheets.pack.file_plan import FilePlan, in_both
from worksheets.pack.folder import is_pack_name
from worksheets.pack.name_cards import name_card_files
from worksheets.pack.organiser import organiser_files
from worksheets.pack.print_job import print_job
from worksheets.pack.timetable import check_time, sessions_of
from worksheets.problems import BadCommand, Code, Problem, Problems
from worksheets.text.normal import normalized


@dataclass(frozen=True, slots=True)
class Input:
    """A file that the pack was made from: its name, the same on every machine, and its hash."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PackPlan:
    """What a pack comes to: its id and title, its files in the order of their names, its inputs.

    `author` wrote the words; `duplex` says that some of the files are printed on both sides; `keys`
    says which blank sheets the keys in printed codes stand for.
    """

    id: str
    title: str
    by: Authorship
    files: tuple[FilePlan, ...]
    inputs: tuple[Input, ...]
    keys: Mapping[str, Variant]

    @property
    def duplex(self) -> bool:
        """Whether any file is to be printed on both sides."""
        return any(file.setup.sheet_sides == 2 for file in self.files)


def plan_pack(library: Library, request: PackRequest, problems: Problems) -> PackPlan:
    """Everything that will be written, laid out and filled in once; warnings go to `problems`.

    Raises `Refused` with all that is wrong with the pack, its content and its register.
    """
    combined = _combined_name(request.combined)
    day = day_of(library, request, problems)
    sessions = sessions_of(day.pack_sheets.pack(day.lang), day.items, day.lang)
    check_time(day.source, sessions, problems)
    own = organiser_files(day, sessions)
    if day.second:
        again = day.second
        spoken = sessions_of(again.pack_sheets.pack(again.lang), again.items, again.lang)
        own = in_both(own, organiser_files(again, spoken))
    files = [
        *own,
        *name_card_files(day),
        *collated_files(day, sessions, problems),
    ]
    problems.stop_if_any()
    job = print_job(day, files, combined.removesuffix(".pdf"))
    everything = [*files, job.ticket, *job.combined]
    problems.stop_if_any()
    _check_names(combined, everything)
    by = authorship_of(
        library, [blank.worksheet for item in day.items for blank in item.copies.blanks]
    )
    return PackPlan(
        day.pack.id,
        day.pack_sheets.pack(day.lang).title,
        by,
        tuple(sorted(everything, key=lambda file: file.path)),
        _inputs(library, day),
        {key: variant for item in day.items for key, variant in item.copies.variants.items()},
    )


def _combined_name(given: str) -> str:
    """The name of the file with everything in it, as the manifest has it: `./all.pdf` is `all.pdf`.

    It stays inside the output folder and has more of a name than its ending.
    """
    if not given:
        return ""
    name = PurePosixPath(given).as_posix()
    if not is_pack_name(name):
        message = f"--combined {given} is no name for a PDF inside the output folder"
        raise BadCommand([Problem(Code.BAD_VALUE, message, "--combined all.pdf")])
    return name


def _check_names(combined: str, files: Sequence[FilePlan]) -> None:
    """No file has another's name, nor stands in a folder that is called like one.

    Only the name of the combined file can do that. Names that differ in case, or in how their
    letters are composed, are one on some disks.
    """
    paths = [PurePosixPath(_folded(file.path)) for file in files]
    folders = {parent for path in paths for parent in path.parents}
    if len(set(paths)) < len(paths) or folders & set(paths):
        message = f"--combined {combined} is what another file of the pack is called"
        raise BadCommand([Problem(Code.BAD_VALUE, message, "--combined all.pdf")])


def _folded(path: str) -> str:
    return normalized(normalized(path).casefold())


def _inputs(library: Library, day: Day) -> tuple[Input, ...]:
    """The files that were read: under the names they have in content, else by name alone."""
    files = {**library.files_used(), day.source.name: day.source.path}
    found = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    register = day.people.register
    if register:
        name = PurePosixPath(register.name).name
        if day.source.register and recognisable(day.source.register) == register.name:
            # The pack's own stands beside it.
            name = str(PurePosixPath(day.source.name).with_name(name))
        found[name] = register.sha256
    return tuple(Input(name, found[name]) for name in sorted(found))
