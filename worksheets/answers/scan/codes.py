"""Printed codes: found in a picture of a page, and the blank sheet that each one stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import field
from itertools import permutations
from typing import TYPE_CHECKING, Any, NamedTuple

from worksheets.build.variant import SAME_WORDS, Variant, key_of, moved
from worksheets.record import record
from worksheets.sheet.page_code import PageCode, read_page_code

if TYPE_CHECKING:
    import numpy.typing as npt


@record
class PackCodes:
    """What a pack's manifest says of its printed codes.

    `variants` are the sheets that have codes; `copies` is what the register calls each copy, by
    what its codes have in common (`PageCode.unit`).
    """

    variants: Sequence[Variant] = ()
    copies: Mapping[str, str] = field(default_factory=dict)


class FoundCode(NamedTuple):
    """A code in a picture: what it says, and its corners in pixels.

    The corners are in the order in which they were printed: top left, top right, bottom right,
    bottom left. So they say how the page is turned.
    """

    code: PageCode
    corners: tuple[tuple[int, int], ...]


def codes_in(pixels: npt.NDArray[Any]) -> list[FoundCode]:
    """The codes of worksheets in a grey picture; codes of anybody else are left out.

    A page has its code twice. More than one code says that two pages are in the picture: they lie
    over one another, or side by side on a larger sheet.
    """
    import zxingcpp

    # A photocopier prints no light codes on a dark page.
    kinds = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    found = zxingcpp.read_barcodes(pixels, kinds, try_invert=False)
    codes = []
    for each in found:
        code = read_page_code(each.text)
        if code:
            at = each.position
            corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
            codes.append(FoundCode(code, tuple((corner.x, corner.y) for corner in corners)))
    return codes


class KnownKey(NamedTuple):
    """What a key stands for; it is `current` if the sheet's words are still the same."""

    variant: Variant
    current: bool


class CodeBook:
    """Says which blank sheet a key stands for, among variants that are looked at as needed.

    Each of them may also come together with another of the `languages`. Where one language is
    wanted (`lang`), a sheet has to come in it.
    """

    def __init__(
        self, variants: Iterable[Variant], languages: Collection[str] = (), lang: str = ""
    ) -> None:
        self._lang = lang
        self._left: Iterator[Variant] = iter(variants)
        self._pairs: list[tuple[str, ...]] = [(), *permutations(languages, 2)]
        # By the keys that they have in one language: whole ones, and those of any words.
        self._known: dict[str, Variant] = {}
        self._first: dict[str, Variant] = {}

    def find(self, key: str) -> KnownKey | None:
        """What a key stands for, with room for codes; None if there is no such sheet.

        A key of older words is known by its beginning: the variant has the words of today.
        """
        alone = {pair: moved(key, pair, back=True) if pair else key for pair in self._pairs}
        if self._known.keys().isdisjoint(alone.values()):
            self._look_for(set(alone.values()))
        for known, length in ((self._known, len(key)), (self._first, SAME_WORDS)):
            for pair, own in alone.items():
                found = known.get(own[:length])
                spoken = pair or (found.lang if found else "",)
                if found and found.lang in spoken and self._lang in ("", *spoken):
                    return KnownKey(found._replace(languages=pair), known is self._known)
        return None

    def _look_for(self, keys: Set[str]) -> None:
        """Look at further variants until one has one of these keys."""
        for variant in self._left:
            coded = variant._replace(coded=True, languages=())
            own = key_of(coded)
            self._known.setdefault(own, coded)
            self._first.setdefault(own[:SAME_WORDS], coded)
            if own in keys:
                return
