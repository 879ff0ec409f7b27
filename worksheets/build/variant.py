"""Variants: which blank sheet it is, among all that the content can make; and its short key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import permutations, product
from typing import NamedTuple

from worksheets.build.blanks import content_version
from worksheets.build.request import Request, own_options
from worksheets.content.library import Library
from worksheets.content.models import Aspect, Worksheet
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.sheet.page_code import ALPHABET, KEY_LENGTH, in_alphabet

SAME_WORDS = 5
"""So many characters of a key say which variant it is; the rest, which version of its words."""
MOST_BANKS = 2
"""More prompt banks than that on one sheet are not looked for."""


class Variant(NamedTuple):
    """A blank sheet among all that the content can make.

    `content` is the version of its words, `options` are its choices in the worksheet's order,
    `prompts` the banks that are printed on it. One that is `coded` has room for printed codes.
    `languages` are the two in which everybody gets it; empty if it comes in `lang` alone.
    """

    worksheet: str
    content: str
    lang: str
    aspect: str
    options: tuple[tuple[str, str], ...]
    profile: str
    paper: str
    prompts: tuple[str, ...] = ()
    coded: bool = False
    languages: tuple[str, ...] = ()

    def request(self) -> Request:
        """What builds this blank sheet."""
        return Request(
            [self.worksheet],
            [self.aspect] if self.aspect else [],
            self.prompts,
            dict(self.options),
            profile=self.profile,
            paper=self.paper,
            lang=self.lang,
            code=self.coded,
        )


def variant_of(
    request: Request, worksheet: Worksheet, aspect: Aspect | None, lang: str, profile: str
) -> Variant:
    """The variant that a request makes of a worksheet, with codes."""
    return Variant(
        worksheet.id,
        content_version(worksheet),
        lang,
        aspect.id if aspect else "",
        tuple(own_options(worksheet, request.options).items()),
        profile,
        request.paper,
        tuple(dict.fromkeys(request.prompts)) if "prompts" in worksheet.takes else (),
        coded=True,
        languages=tuple(request.languages) if request.other else (),
    )


def key_of(variant: Variant) -> str:
    """The short key that stands for a variant in a printed code.

    Its beginning is the same when the words change, so that a page of older words is still known.
    """
    languages = variant.languages
    coded = variant._replace(coded=True)[: len(variant) - 1]
    plain = variant._replace(coded=True, content="")[: len(variant) - 1]
    key = _digest(plain, SAME_WORDS) + _digest(coded, KEY_LENGTH - SAME_WORDS)
    return moved(key, languages) if languages else key


def moved(key: str, languages: Sequence[str], *, back: bool = False) -> str:
    """The key of a variant that comes in two languages, from the key that it has in one of them.

    Each character moves on in the alphabet, by steps that the two languages give; with `back` it
    moves back. So whoever looks for a key makes that of each variant once, and not once for each
    two languages.
    """
    steps = _digest(languages, len(key))
    sign = -1 if back else 1
    return "".join(
        ALPHABET[(ALPHABET.index(each) + sign * ALPHABET.index(step)) % len(ALPHABET)]
        for each, step in zip(key, steps, strict=True)
    )


def _digest(said: Sequence[object], length: int) -> str:
    text = json.dumps(said, ensure_ascii=False).encode()
    return in_alphabet(int.from_bytes(hashlib.sha256(text).digest()[:8]), length)


def every_variant(
    library: Library,
    worksheets: Collection[str] = (),
    options: Mapping[str, str] = {},
    profiles: Collection[str] = (),
    papers: Collection[str] = (),
    langs: Collection[str] = (),
) -> Iterator[Variant]:
    """All variants that the content in effect can make, those without prompt banks first.

    Each of the arguments narrows them; an empty one narrows nothing. What is made of records has
    no places to write and is left out.
    """
    for banks in range(MOST_BANKS + 1):
        for lang in langs or library.language_tags():
            spoken = library.in_language(lang)
            for name in worksheets or spoken.worksheet_ids():
                worksheet = spoken.worksheet(name)
                if worksheet.records or (banks and "prompts" not in worksheet.takes):
                    continue
                version = content_version(worksheet)
                for aspect, chosen, profile, paper, prompts in product(
                    ["", *spoken.aspect_ids()] if "aspect" in worksheet.takes else [""],
                    _choices(worksheet, options),
                    profiles or PROFILES,
                    papers or PAPERS,
                    permutations(spoken.prompt_ids(), banks),
                ):
                    yield Variant(name, version, lang, aspect, chosen, profile, paper, prompts)


def _choices(
    worksheet: Worksheet, given: Mapping[str, str]
) -> Iterator[tuple[tuple[str, str], ...]]:
    """Each way to choose the worksheet's own options, those that are `given` as they are."""
    own = [
        [(option.name, value) for value in option.values
         if given.get(option.name, value) == value]
        for option in worksheet.options
    ]  # fmt: skip
    yield from product(*own)
