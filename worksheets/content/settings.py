"""Settings: what `worksheets.yaml` says for every command, and where each thing was said.

Options of a command win, then the environment, then the nearest `worksheets.yaml` above the working
folder, then the user's own, then what is built in.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from worksheets.content import LANG
from worksheets.content.models import Model, Words
from worksheets.files.contained import contained
from worksheets.files.fonts import font_files
from worksheets.files.paths import is_file, recognisable
from worksheets.problems import Code, Problem, Problems, Refused, unknown
from worksheets.record import record

if TYPE_CHECKING:
    from worksheets.content.yaml_file import YamlFile

NAME = "worksheets.yaml"
CONTENT_VARIABLE = "WORKSHEETS_CONTENT"
BUILT_IN = "built in"

Known = Mapping[str, Collection[str]]
"""The names of every `profile` and every `paper`, which a later room has."""


class LogoFile(Model):
    """The logo of an organisation."""

    file: Words
    """An SVG or PNG file in the folder of the settings, or below it."""
    alt: Words
    """What it says, for people who cannot see it."""


class CheckedLooks(Model):
    """What `check --all` lays sheets out for."""

    profiles: tuple[Words, ...] = ()
    """Profiles by name; all of them if none is named."""
    papers: tuple[Words, ...] = ()
    """Papers by name; all of them if none is named."""


class Settings(Model):
    """`worksheets.yaml`: what commands do where their options say nothing else."""

    content: tuple[Words, ...] = ()
    """Folders that hold `content/` and `templates/`, laid over the built-in ones, seen from this
    file."""
    lang: Words | None = None
    """What `--lang` says otherwise."""
    profile: Words | None = None
    """What `--profile` says otherwise."""
    paper: Words | None = None
    """What `--paper` says otherwise."""
    organisation: Words | None = None
    """Whose sheets they are: at the foot of every page, and the publisher in the metadata."""
    logo: LogoFile | None = None
    """The organisation's logo, beside the title of every sheet."""
    fonts: tuple[Words, ...] = ()
    """Fonts that lend letters: files seen from this one, installed fonts by their file's name,
    Python packages."""
    check: CheckedLooks | None = None
    """What `check --all` lays every sheet out for."""
    columns: Mapping[str, Words] = field(default_factory=dict)
    """Headings of registers, and the place that each is for."""


@record
class Setting:
    """One thing that is set: its name, its value, and where that was said."""

    name: str
    value: Any
    source: str


@record
class LogoSource:
    """A logo: its path, and its words for those who cannot see it."""

    path: Path
    alt: str


class Effective:
    """The settings that are in effect: each from the nearest place that says it."""

    def __init__(self, files: Mapping[Path, Settings], environment: Mapping[str, str]) -> None:
        self._files = files
        self._environment = environment

    @property
    def content(self) -> list[Path]:
        """The folders to lay over the built-in content, the last on top."""
        named = self._environment.get(CONTENT_VARIABLE, "")
        folders = [
            path.parent / folder
            for path, settings in reversed(list(self._files.items()))
            for folder in settings.content
        ]
        return [*folders, *(Path(each) for each in named.split(os.pathsep) if each)]

    @property
    def lang(self) -> str:
        """The language of the pages."""
        return str(self._first("lang", LANG).value)

    def check_lang(self, known: Collection[str]) -> None:
        """Raise `Refused` if the language that a file names is none of those of the content."""
        for path, settings in self._files.items():
            if settings.lang in known:
                return
            if settings.lang:
                where = _file(path).where(("lang",))
                raise Refused([unknown(Code.UNKNOWN_LANG, "language", settings.lang, known, where)])

    @property
    def profile(self) -> str:
        """The profile of the pages."""
        return str(self._first("profile", "standard").value)

    @property
    def paper(self) -> str:
        """The paper of the pages."""
        return str(self._first("paper", "a4").value)

    @property
    def organisation(self) -> str:
        """Whose sheets they are; empty if nobody says."""
        return str(self._first("organisation", "").value)

    @property
    def logo(self) -> LogoSource | None:
        """The logo that the nearest file names; raises `Refused` if it is outside its folder."""
        for path, settings in self._files.items():
            if settings.logo:
                file = _inside(path, settings.logo.file, ("logo", "file"))
                return LogoSource(file, settings.logo.alt)
        return None

    @property
    def fonts(self) -> list[Path]:
        """The files of the fonts that lend letters; raises `Refused` for one that is not there."""
        for path, settings in self._files.items():
            if settings.fonts:
                file = _file(path)
                return [
                    found
                    for n, name in enumerate(settings.fonts)
                    for found in font_files(name, path.parent, file.where(("fonts", n)))
                ]
        return []

    @property
    def check(self) -> CheckedLooks:
        """What `check --all` lays sheets out for."""
        found = (settings.check for settings in self._files.values() if settings.check)
        return next(found, CheckedLooks())

    @property
    def columns(self) -> dict[str, str]:
        """The places that headings of registers are for; the nearest file wins."""
        return {
            heading: place
            for settings in reversed(list(self._files.values()))
            for heading, place in settings.columns.items()
        }

    def every(self) -> Iterator[Setting]:
        """Every setting with its value and its source."""
        source = ", ".join(recognisable(path) for path, each in self._files.items() if each.content)
        if self._environment.get(CONTENT_VARIABLE):
            source = ", ".join([CONTENT_VARIABLE, *([source] if source else [])])
        folders = [recognisable(path) for path in self.content]
        yield Setting("content", folders, source or BUILT_IN)
        for name, plain in (("lang", LANG), ("profile", "standard"), ("paper", "a4")):
            yield self._first(name, plain)
        for name in ("organisation", "logo", "fonts", "check", "columns"):
            yield self._first(name, None)

    def _first(self, name: str, plain: Any) -> Setting:
        """The nearest file's word on something, or what is built in."""
        for path, settings in self._files.items():
            value = getattr(settings, name)
            if value:
                return Setting(name, _plain(value), recognisable(path))
        return Setting(name, plain, BUILT_IN)


def find_settings(
    folder: Path, user: Path | None, environment: Mapping[str, str], known: Known
) -> Effective:
    """The settings for work in a folder; `user` is the user's own file.

    `known` are the profiles and papers that there are. Raises `Refused` with all that is wrong with
    any of the files.
    """
    found: dict[Path, Settings] = {}
    problems = Problems()
    nearest = next((each for each in _above(folder) if os.path.lexists(each)), None)
    for path in (nearest, user):
        if path is None or not os.path.lexists(path) or path in found:
            continue
        try:
            found[path] = _read(path, known)
        except Refused as refused:
            problems.take(refused)
    problems.stop_if_any()
    return Effective(found, environment)


def _above(folder: Path) -> Iterator[Path]:
    """Where a settings file may be: in the folder and in all above it."""
    for each in (folder, *folder.parents):
        yield each / NAME


def _read(path: Path, known: Known) -> Settings:
    """One settings file; raises `Refused`, also for a folder of content that is not there."""
    from worksheets.content.validate import validate

    file = _file(path)
    if file.data is None:
        return Settings()
    settings = validate(file, Settings)
    problems = [
        Problem(Code.FILE_MISSING, f"there is no folder “{folder}”", "", file.where(("content", n)))
        for n, folder in enumerate(settings.content)
        if not (path.parent / folder).is_dir()
    ]
    problems += _unknown_names(settings, known, file)
    if problems:
        raise Refused(problems)
    return settings


def _file(path: Path) -> YamlFile:
    # Imported where a settings file is: few folders have one.
    from worksheets.content.yaml_file import read_yaml

    return read_yaml(path, recognisable(path))


def _unknown_names(settings: Settings, known: Known, file: YamlFile) -> Iterator[Problem]:
    """The profiles and papers in a settings file that do not exist."""
    checked = settings.check or CheckedLooks()
    for kind, code, own, several in (
        ("profile", Code.UNKNOWN_PROFILE, settings.profile, checked.profiles),
        ("paper", Code.UNKNOWN_PAPER, settings.paper, checked.papers),
    ):
        if own and own not in known[kind]:
            yield unknown(code, kind, own, known[kind], file.where((kind,)))
        for n, name in enumerate(several):
            if name not in known[kind]:
                yield unknown(code, kind, name, known[kind], file.where(("check", f"{kind}s", n)))


def _inside(settings: Path, name: str, key: tuple[str, ...]) -> Path:
    """The path of a file in the folder of some settings; raises `Refused` if it is not in it."""
    where = _file(settings).where(key)
    if Path(name).is_absolute() or ".." in Path(name).parts:
        message = f"“{name}” is outside the folder of the settings"
        hint = "put the file into that folder, or into one in it"
        raise Refused([Problem(Code.FILE_UNREADABLE, message, hint, where)])
    path = contained(settings.parent, name)
    if not is_file(path):
        raise Refused([Problem(Code.FILE_MISSING, f"there is no file “{name}”", "", where)])
    return path


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return value.model_dump()
    return list(value) if isinstance(value, tuple) else value
