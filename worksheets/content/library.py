"""The library: which content and template files are in effect, and their models."""

from __future__ import annotations

import copy
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from worksheets.content import LANG
from worksheets.content.folders import Folders
from worksheets.content.kept import Kept
from worksheets.content.models import (
    Aspect,
    Chapter,
    ContentFile,
    Language,
    Model,
    PromptBank,
    SpokenLanguage,
    Tree,
    Worksheet,
)
from worksheets.content.ready import ready
from worksheets.content.texts import LANGUAGES, SUFFIX, english_name, is_translation, name_in
from worksheets.files.contained import names_in
from worksheets.files.paths import recognisable
from worksheets.picture.line_art import Logo
from worksheets.problems import BadCommand, Code, Problem, Refused, Where, unknown
from worksheets.process.limits import LimitReached, Limits
from worksheets.process.progress import is_child, working_on

if TYPE_CHECKING:
    from worksheets.content.changes import Changes
    from worksheets.content.settings import LogoSource
    from worksheets.content.tally_words import TallyWords
    from worksheets.content.yaml_file import YamlFile

CHANGES = "content/changes"
LIMITS = Limits(seconds=5, memory=512_000_000, result=32_000_000, clock=10)
"""What the work on content may take: a sheet of the built-in takes some hundredths of a second."""
SomeModel = TypeVar("SomeModel", bound=Model)
Result = TypeVar("Result")


class Library(Folders):
    """The built-in content with folders laid over it, file by file, the last on top.

    A file of the same name replaces the whole file below it. Each file is read once, and threads
    may share a library. Methods raise `Refused` for a file that is wrong and `BadCommand` for a
    name that does not exist.

    In a language other than `LANG`, each text is replaced by the entry that a file in
    `content/languages/TAG` has for it. A text without an entry raises `Refused`: nobody gets a
    sheet that is half in another language.

    `templates` are the names of the templates that sheets were made from, `pictures` those of the
    pictures on them. `organisation` and `logo` say on every sheet whose it is;
    `fonts` lend letters that the typeface lacks.
    """

    def __init__(
        self,
        folders: Sequence[Path] = (),
        organisation: str = "",
        logo: LogoSource | None = None,
        fonts: Sequence[Path] = (),
    ) -> None:
        self.organisation = organisation
        self.fonts = tuple(fonts)
        self._logo = logo
        self._logos: Kept[Logo] = Kept()
        super().__init__(folders)
        self._read: Kept[Model] = Kept()
        self.templates: set[str] = set()
        self.pictures: set[str] = set()
        self.lang = LANG

    def logo(self) -> Logo | None:
        """The logo on every sheet, read at the first call; raises `Refused`."""
        if not self._logo:
            return None
        from worksheets.picture.read import read_logo

        return self._logos.get("logo", partial(read_logo, self._logo.path, self._logo.alt))

    def in_language(self, tag: str) -> Library:
        """The same library in another language; what was read is shared."""
        known = self.language_tags()
        if tag not in known:
            raise BadCommand([unknown(Code.UNKNOWN_LANG, "language", tag, known)])
        other = copy.copy(self)
        other.lang = tag
        return other

    def language_tags(self) -> list[str]:
        """The languages there are: the folders of `content/languages` that have phrases."""
        found = {
            tag
            for folder in self._folders(LANGUAGES)
            for tag in names_in(folder)
            if os.path.lexists(folder / tag / f"phrases{SUFFIX}")
        }
        return sorted(found, key=lambda tag: (tag != LANG, tag))

    def chapter(self) -> Chapter:
        """The chapter: its source, its credit, its aspects; the same book in every language."""
        return self._model("content/chapter.yaml", Chapter)

    def worksheet_ids(self) -> list[str]:
        """The worksheets in the chapter's order, then those that it does not name."""
        order = list(self.chapter().worksheets)
        known = self._names("content/worksheets")
        return sorted(known, key=lambda name: (order.index(name) if name in order else 1e9, name))

    def worksheet(self, name: str) -> Worksheet:
        """One worksheet's content, with the words that it takes from others."""
        found = self._worksheet_file(name)
        if not found.words_from:
            return found
        taken = {key: self._words_of(found, key, of) for key, of in found.words_from.items()}
        whole = found.model_copy({"words": {**found.words, **taken}})
        for of in found.words_from.values():
            source = self._worksheet_file(of)
            whole.mark(draft=source.is_draft, stale=source.stale)
        return whole

    def _worksheet_file(self, name: str) -> Worksheet:
        code = Code.UNKNOWN_WORKSHEET
        return self._named("worksheets", name, Worksheet, code, "worksheet", self.worksheet_ids)

    def _words_of(self, worksheet: Worksheet, key: str, source: str) -> Tree:
        """The words under `key` of another worksheet."""
        name = f"content/worksheets/{worksheet.id}{SUFFIX}"
        code, known = Code.CONTENT_BAD_VALUE, self.worksheet_ids()
        if source not in known:
            wrong = unknown(code, "worksheet", source, known)
        else:
            words = self._worksheet_file(source).words
            if key in words:
                return words[key]
            wrong = unknown(code, "key", key, words, of=f"“{source}”")
        where = self._as_written(name).where(("words_from", key))
        raise Refused([replace(wrong, where=where)])

    def prompt_ids(self) -> list[str]:
        """The prompt banks by name."""
        return self._names("content/prompts")

    def prompts(self, name: str) -> PromptBank:
        """One prompt bank."""
        code = Code.UNKNOWN_PROMPTS
        return self._named("prompts", name, PromptBank, code, "prompt bank", self.prompt_ids)

    def pack_ids(self) -> list[str]:
        """The packs by name."""
        return self._names("content/packs")

    def aspect_ids(self) -> list[str]:
        """The aspects in the chapter's order."""
        return [aspect.id for aspect in self.chapter().aspects]

    def aspect(self, name: str) -> Aspect:
        """One of the chapter's aspects."""
        chapter = self._model(self._in_language("content/chapter.yaml"), Chapter)
        for aspect in chapter.aspects:
            if aspect.id == name:
                aspect.mark(draft=chapter.is_draft, stale=chapter.stale)
                return aspect
        raise BadCommand([unknown(Code.UNKNOWN_ASPECT, "aspect", name, self.aspect_ids())])

    def language(self) -> Language:
        """The library's language and its phrases."""
        return self.language_words("phrases", Language)

    def spoken(self, tag: str) -> SpokenLanguage:
        """What a language other than `LANG` is, whether or not all its phrases are there."""
        name = f"{LANGUAGES}/{tag}/phrases{SUFFIX}"
        key = f"{name}#spoken"

        def read() -> Model:
            written = ready(key, self.file(name)) if self._is_own(name) else None
            return written or self.in_bounds(_spoken, tag)

        found = self._read.get(key, read)
        assert isinstance(found, SpokenLanguage)
        return found

    def answer_words(self) -> dict[str, str]:
        """What people write for an answer in any language, and the answer that it means.

        Words are in small letters. Where languages differ, the library's own is right.
        """
        words: dict[str, str] = {}
        for tag in sorted(self.language_tags(), key=lambda tag: tag != self.lang):
            spoken = self.in_language(LANG).language() if tag == LANG else self.spoken(tag)
            for answer, written in spoken.answers.items():
                for word in written:
                    words.setdefault(" ".join(word.split()).casefold(), answer)
        return words

    def column_words(self) -> dict[str, str]:
        """What any language calls the columns of a register, and what they mean."""
        words: dict[str, str] = {}
        for tag in self.language_tags():
            if tag != LANG:
                words = {**self.spoken(tag).columns, **words}
        return words

    def tally_words(self) -> TallyWords:
        """The words of results in the library's language."""
        from worksheets.content.tally_words import TallyWords

        return self.language_words("tally", TallyWords)

    def language_words(self, name: str, model: type[SomeModel]) -> SomeModel:
        """The words called `name` of the library's language, `languages/TAG/NAME.yaml`."""
        return self._model(f"{LANGUAGES}/{self.lang}/{name}{SUFFIX}", model)

    def files_used(self) -> dict[str, Path]:
        """The content, template and picture files that were read, by their names, in order."""
        names = {name.partition("#")[0] for name in self._read.all()}
        names |= {english_name(name) for name in names if is_translation(name)}
        names |= {*self.pictures, *(f"templates/{name}" for name in self.templates.copy())}
        return {name: self.file(name) for name in sorted(names)}

    def changes(self) -> dict[str, Changes]:
        """The changes to words that are in effect, by the names of their files."""
        if not self.is_overlaid:
            return {}
        from worksheets.content.changes import Changes

        found = {}
        for each in self._names(CHANGES):
            name = f"{CHANGES}/{each}{SUFFIX}"
            model = self._read.get(name, partial(self.in_bounds, _changes_of, self.file(name)))
            assert isinstance(model, Changes)
            found[name] = model
        return found

    def changes_to(self, name: str) -> list[Changes]:
        """The changes to a content file: those in its language."""
        parts = name.split("/")
        tag = parts[2] if parts[1] == "languages" else LANG
        return [each for each in self.changes().values() if each.lang == tag]

    def content_files(self) -> list[str]:
        """Every content file in effect, by its name below `content`'s parent."""
        names = ["content/chapter.yaml"]
        names += [f"content/worksheets/{name}.yaml" for name in self.worksheet_ids()]
        names += [f"content/prompts/{name}.yaml" for name in self.prompt_ids()]
        names += [f"content/packs/{name}.yaml" for name in self.pack_ids()]
        names += list(self.changes())
        return names

    def source(self, name: str) -> YamlFile:
        """A content file as it is written; in another language, with that language's words.

        Raises `Refused` for what cannot be read and for each text that has no translation.
        """
        if not is_translation(name):
            return self._as_written(name)
        from worksheets.content.translation import translation_of

        return translation_of(self, name)

    def _as_written(self, name: str) -> YamlFile:
        from worksheets.content.yaml_file import read_yaml

        return read_yaml(self.file(name), recognisable(self.file(name)))

    def in_bounds(
        self, work: Callable[..., Result], *arguments: object, limits: Limits | None = None
    ) -> Result:
        """What `work(library, *arguments)` makes.

        If folders are laid over the built-in content it is done in a child process, because
        anybody may have written them. Raises `Refused` if it reaches the limits, which are `LIMITS`
        unless others are given.
        """
        if not self.is_overlaid or is_child():
            return work(self, *arguments)
        from worksheets.process.child import in_child

        try:
            done: tuple[Result, dict[str, Model], set[str], set[str]]
            done = in_child(_with_what_is_read, self, work, arguments, limits=limits or LIMITS)
        except LimitReached as reached:
            raise Refused([_too_much(reached)]) from reached
        result, read, templates, pictures = done
        self._read.add(read)
        self.templates.update(templates)
        self.pictures.update(pictures)
        return result

    def _model(self, name: str, model: type[SomeModel]) -> SomeModel:
        def read() -> Model:
            # Others' changes to the built-in words are read in a child before they are made.
            self.changes()
            if self._is_own(name):
                return self._ready(name) or _model_of(self, name, model)
            others: Model = self.in_bounds(_model_of, name, model)
            return others

        found = self._read.get(name, read)
        if not isinstance(found, model):
            raise TypeError(f"{name} was read as {type(found).__name__}")
        return found

    def _ready(self, name: str) -> Model | None:
        """What a built-in file holds, if that is written down and nobody changes its words."""
        return None if self.changes_to(name) else ready(name, self.file(name))

    def _in_language(self, name: str) -> str:
        """The name of a content file in the library's language."""
        return name if self.lang == LANG else name_in(name, self.lang)

    def _named(
        self,
        folder: str,
        name: str,
        model: type[SomeModel],
        code: Code,
        what: str,
        known: Callable[[], Iterable[str]],
    ) -> SomeModel:
        """The content file of a name; its `id` must be that name."""
        choices = list(known())
        if name not in choices:
            raise BadCommand([unknown(code, what, name, choices)])
        found = self._model(self._in_language(f"content/{folder}/{name}{SUFFIX}"), model)
        own = getattr(found, "id", name)
        if own != name:
            where = self._as_written(f"content/{folder}/{name}{SUFFIX}").where(("id",))
            message = f"the file’s name is {name}{SUFFIX}, but its id is “{own}”"
            hint = f"write  id: {name}  or rename the file"
            raise Refused([Problem(Code.CONTENT_ID_MISMATCH, message, hint, where)])
        return found


def _with_what_is_read(
    library: Library, work: Callable[..., Result], arguments: tuple[object, ...]
) -> tuple[Result, dict[str, Model], set[str], set[str]]:
    """What some work makes, the models that it read, the templates and pictures that it used."""
    known = library._read.all()
    result = work(library, *arguments)
    read = {name: model for name, model in library._read.all().items() if name not in known}
    return result, read, library.templates, library.pictures


def _model_of(library: Library, name: str, model: type[SomeModel]) -> SomeModel:
    """The model of what a content file of a name holds, with the changes to its words."""
    from worksheets.content.validate import validate

    working_on(recognisable(library.file(name)))
    file = library.source(name)
    if library.is_overlaid:
        from worksheets.content.changes import changed

        file.data, _ = changed(name, file.data, library.changes_to(name))
    found = validate(file, model)
    if isinstance(found, ContentFile):
        found.mark(draft=file.is_draft, stale=file.stale)
    return found


def _changes_of(library: Library, path: Path) -> Changes:
    """The changes that a file holds."""
    # Few folders have changes.
    from worksheets.content.changes import Changes
    from worksheets.content.validate import validate
    from worksheets.content.yaml_file import read_yaml

    shown = recognisable(path)
    working_on(shown)
    return validate(read_yaml(path, shown), Changes)


def _spoken(library: Library, tag: str) -> SpokenLanguage:
    from worksheets.content.translation import spoken_in

    return spoken_in(library, tag)


def _too_much(reached: LimitReached) -> Problem:
    """The problem of a file that reaches a limit."""
    where = Where(reached.file, reached.line)
    if reached.file and reached.file.endswith(SUFFIX):
        return Problem(Code.FILE_TOO_LARGE, str(reached), "check what is in it", where)
    hint = "look for a loop or a text that grows without end"
    return Problem(Code.TEMPLATE_RUNS_AWAY, str(reached), hint, where)
