"""What is read from pictures of paper: pages, boxes, written places, and the set they belong to.

Positions on a sheet are points from the top left corner of its blank page. Positions in a picture
are pixels from the picture's top left corner.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from worksheets.build.variant import Variant
from worksheets.record import record
from worksheets.sheet.places import PlaceKind

State = Literal["yes", "no", "unsure"]


class Rect(NamedTuple):
    """A rectangle on a blank page: its top left corner, its width and its height, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


@record
class PageSource:
    """Where a page comes from: the file as problems name it, and the page in it, from 1.

    `width` and `height` are the pixels of the picture that was read. `dpi` is what the file says
    of its resolution, or 0. `one_bit` is whether the picture has only black and white. `digest` is
    the SHA-256 of its pixels, in hex: what was decided about a page holds for that picture only. A
    page that a program drew, such as a form that was printed to a file, is `drawn`: it is no scan.
    """

    file: str
    number: int
    width: int
    height: int
    dpi: float
    one_bit: bool
    digest: str
    drawn: bool = False


@record
class PageIdentity:
    """Which page of which sheet a picture shows: `page` of `pages`, both counted from 1.

    `copy` is the copy's number as its printed code says, or "". It is `current` unless its code
    says, or its print shows, that it was made of other words than those of today. It is `called`
    what a register calls the copy, if a pack's manifest says so. A copy on which a printed value
    goes on has pages beyond `pages`.
    """

    variant: Variant
    page: int
    pages: int
    copy: str = ""
    current: bool = True
    called: str = ""


@record
class BoxReading:
    """One box to tick: the field, the answer that its tick stands for, and what stands in it.

    A box that is `unsure` has its `reason`, for people. `rect` is the printed box on the blank
    page. `picture` is a PNG of the box and its surroundings, empty unless pictures are asked for.
    """

    field: str
    value: str
    state: State
    reason: str
    rect: Rect
    picture: bytes = b""


@record
class WrittenReading:
    """A place for handwriting: whether there is ink in it, and its picture.

    A place for one letter, or for a figure or two, is `single`. `text` is what somebody typed from
    the picture, or the letter that was read; else it is None, and `reason` says why a letter was
    not read, for people. `picture` is a PNG, empty unless pictures are asked for and a person has
    to look at it.
    """

    field: str
    kind: PlaceKind
    single: bool
    ink: bool
    rect: Rect
    picture: bytes = b""
    text: str | None = None
    reason: str = ""


@record
class PageReading:
    """One page of a file as it was read.

    `identity` is None for a page that is none of ours, or that cannot be laid over its blank; then
    `reason` says why, for people. An `empty` page is a back on which nothing is printed. `share`
    is the part of the blank's print that was found on it, from 0 to 1. `turned` is how far the
    sheet is turned in the picture, clockwise, in degrees. `thumbnail` is a small PNG of a page that
    was not recognised, empty unless pictures are asked for.
    """

    source: PageSource
    identity: PageIdentity | None
    boxes: tuple[BoxReading, ...] = ()
    written: tuple[WrittenReading, ...] = ()
    reason: str = ""
    empty: bool = False
    share: float = 0.0
    turned: float = 0.0
    thumbnail: bytes = b""

    @property
    def fields(self) -> set[str]:
        """The names of all places on it."""
        return {box.field for box in self.boxes} | {place.field for place in self.written}

    @property
    def ticked(self) -> bool:
        """Whether any of its boxes is ticked, or may be."""
        return any(box.state != "no" for box in self.boxes)

    @property
    def used(self) -> bool:
        """Whether anything is ticked or written on it."""
        return self.ticked or any(place.ink for place in self.written)


@record
class ReadSet:
    """The pages of one copy of one sheet: what one person, or one group, has filled in.

    `pages` are by their numbers on the sheet, those that are `missing` left out. `copy` is the
    number of the printed code (then it is `coded`), or else the set's number in running order.
    `why` says why pages that may belong together were not put together. `second` is the same copy
    in the second of two languages.
    """

    variant: Variant
    copy: str
    coded: bool
    pages: Mapping[int, PageReading]
    missing: tuple[int, ...] = ()
    why: str = ""
    second: ReadSet | None = None

    @property
    def parts(self) -> tuple[ReadSet, ...]:
        """The set in each language that is there."""
        return (self, self.second) if self.second else (self,)

    @property
    def every_page(self) -> list[PageReading]:
        """The pages in all languages, in the order of the sheet."""
        return [page for part in self.parts for _, page in sorted(part.pages.items())]

    @property
    def used(self) -> bool:
        """Whether anything is ticked or written on any of its pages."""
        return any(page.used for page in self.every_page)

    @property
    def incomplete(self) -> bool:
        """Whether pages of it are missing, in one language or in both."""
        if self.variant.languages and not self.second:
            return True
        return any(part.missing for part in self.parts)

    @property
    def called(self) -> str:
        """What a register calls the copy, else its number."""
        found = (page.identity.called for page in self.every_page if page.identity)
        return next(filter(None, found), self.copy)
