"""The printed codes of a pack, as its manifest has written them down."""

from __future__ import annotations

from collections.abc import Iterator

from worksheets.build.blanks import content_version
from worksheets.build.variant import Variant
from worksheets.content.library import Library
from worksheets.pack.manifest import Manifest


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
                              each.profile, each.paper, each.prompts, coded=True)  # fmt: skip


def copies_in(manifest: Manifest) -> dict[str, str]:
    """What the copies of a pack are called in its register, by the key and number of their codes.

    They are written as the manifest has them: `7QK4MZ2-27`.
    """
    return {unit.code: unit.copy_ for file in manifest.files for unit in file.units if unit.code}
