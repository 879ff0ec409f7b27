"""The printed codes of a pack, as its manifest has written them down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from worksheets.build.blanks import content_version
from worksheets.build.variant import Variant
from worksheets.content.library import Library
from worksheets.pack.manifest import CodeRecord, Manifest


def variants_in(manifest: Manifest, library: Library) -> Iterator[Variant]:
    """The sheets in a pack that have codes, with the words that the library has for them today.

    Those that the library no longer has are left out.
    """
    for each in manifest.codes or ():
        if each.lang in library.language_tags():
            spoken = library.in_language(each.lang)
            if each.worksheet in spoken.worksheet_ids():
                version = content_version(spoken.worksheet(each.worksheet))
                options = tuple(each.options.items())
                yield Variant(each.worksheet, version, each.lang, each.aspect, options,
                              each.profile, each.paper, each.prompts, coded=True,
                              languages=each.languages or ())  # fmt: skip


def copies_in(manifest: Manifest) -> dict[str, str]:
    """What the copies of a pack are called in its register, by the key and number of their codes.

    They are written as the manifest has them: `7QK4MZ2-27`. The manifest names the code in the
    first of two languages; the copy is called the same by that in the second.
    """
    called = {unit.code: unit.copy_ for file in manifest.files for unit in file.units if unit.code}
    seconds = _second_keys(manifest.codes or ())
    for code, copy in list(called.items()):
        key, number = code.split("-", 1)
        if key in seconds:
            called[f"{seconds[key]}-{number}"] = copy
    return called


def _second_keys(records: Iterable[CodeRecord]) -> dict[str, str]:
    """The key of each sheet in the second of two languages, by its key in the first."""
    firsts: dict[str, str] = {}
    seconds: dict[str, str] = {}
    for each in records:
        if each.languages:
            sheet = each.model_dump_json(exclude={"key", "content", "lang"})
            (firsts if each.lang == each.languages[0] else seconds)[sheet] = each.key
    return {key: seconds[sheet] for sheet, key in firsts.items() if sheet in seconds}
