"""The review page: what is unsure on paper, and what is written there, shown to a person.

It is one HTML file that asks nothing of any network, with the pictures in it. What is decided on
it is saved as a file of corrections, which `corrections` reads.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from typing import BinaryIO

from markupsafe import Markup

from worksheets.answers.scan.answers import SEVERAL, differing
from worksheets.answers.scan.corrections import asked_of, sum_of_scans
from worksheets.answers.scan.reading import BoxReading, PageReading, ReadSet, WrittenReading
from worksheets.answers.scan.review_words import ReviewWords
from worksheets.answers.scan.sets import sets_of
from worksheets.answers.scan.two_languages import DIFFERS
from worksheets.build.blanks import blank_sheets
from worksheets.build.variant import Variant
from worksheets.content.folders import built_in
from worksheets.content.library import Library
from worksheets.html.document import FOLDER, environment, policy, read_asset
from worksheets.record import record
from worksheets.sheet.places import SheetPlace, places_of
from worksheets.sheet.tree import YES
from worksheets.text.braces import fill_in
from worksheets.version import __version__

FILE = "review.json"
"""What the saved corrections are called; no name is in it."""


@record
class SheetWords:
    """What is called what on a sheet: its title, and its places by name."""

    title: str
    places: Mapping[str, SheetPlace] = field(default_factory=dict)


@record
class Question:
    """Something to decide about one box, or about one letter or figure.

    `figure` says that a letter or a figure is asked for; a `long` one has more than one. What is
    decided holds for the page with the sum `other`, too: the same one in another language, with a
    picture of its own.
    """

    digest: str
    field: str
    value: str
    label: str
    asked: str
    where: str
    reason: str
    picture: str
    figure: bool = False
    long: bool = False
    other: str = ""
    other_picture: str = ""


@record
class WrittenAnswer:
    """A picture of handwriting and what is typed from it.

    `place` and `person` are its groups, `heading` is what its place is called among all sheets.
    """

    digest: str
    field: str
    label: str
    picture: str
    alt: str
    heading: str
    lines: bool
    place: int
    person: int


@record
class UnknownPage:
    """A page that is not recognised: what is said of it, and its small picture."""

    words: str
    picture: str


class ReviewPage:
    """Everything that the template of the page prints."""

    def __init__(
        self,
        pages: Sequence[PageReading],
        sets: Sequence[ReadSet],
        sheets: Mapping[Variant, SheetWords],
        words: ReviewWords,
        lang: str,
    ) -> None:
        """`pages` are all that were read, also those that are in none of the `sets`."""
        self.words = words
        self.lang = lang
        self.tool = f"worksheets {__version__}"
        self.file = FILE
        self.policy = ""
        self._pages = pages
        self._sets = sets
        self._sheets = sheets

    @cached_property
    def scans(self) -> str:
        """The sum of all pictures, which corrections for them have too."""
        return sum_of_scans(self._pages)

    @cached_property
    def asked(self) -> list[tuple[str, str]]:
        """Each page's sum, and the sum of what it can be asked."""
        known = (page for page in self._pages if page.source.digest)
        return list({page.source.digest: asked_of(page) for page in known}.items())

    @cached_property
    def questions(self) -> list[Question]:
        """The boxes that are unsure, and the places in which one letter or figure stands."""
        found = [
            question
            for own, number, page in self._every_page()
            for question in self._questions(own, number, page)
        ]
        for own, names in zip(self._sets, self._differing, strict=True):
            found += self._of_languages(own, names)
        return found

    @cached_property
    def written(self) -> list[WrittenAnswer]:
        """The places in which somebody wrote, in the order of the sets."""
        places: dict[tuple[str, str], int] = {}
        return [
            self._answer(each, own, person, page, places)
            for person, own in enumerate(self._sets)
            for page in own.every_page
            for each in page.written
            if each.ink and not each.single
            and (each.text is None or each.field in self._differing[person])
        ]  # fmt: skip

    @cached_property
    def place_groups(self) -> list[str]:
        """The headings of written answers place by place: “Threats (12)”."""
        count = Counter(each.place for each in self.written)
        headings = {each.place: each.heading for each in self.written}
        wording = self.words.place_heading
        return [fill_in(wording, label=headings[n], count=count[n]) for n in sorted(count)]

    @cached_property
    def person_groups(self) -> dict[int, str]:
        """The headings of written answers person by person, by the number of the set."""
        used = dict.fromkeys(each.person for each in self.written)
        return {
            n: fill_in(self.words.person_heading, title=self._title(own), copy=own.called)
            for n, own in enumerate(self._sets)
            if n in used
        }

    @cached_property
    def unknown(self) -> list[UnknownPage]:
        """The pages that are not recognised and are not empty."""
        return [
            UnknownPage(
                fill_in(self.words.unknown_page, file=page.source.file, number=page.source.number,
                        reason=page.reason),
                _picture(page.thumbnail),
            )
            for page in self._pages if page.identity is None and not page.empty
        ]  # fmt: skip

    @property
    def keys(self) -> str:
        """Which keys decide."""
        return fill_in(self.words.keys, **self.words.letters)

    @property
    def said(self) -> list[tuple[str, str]]:
        """The script's messages by the name of their data attribute."""
        own = {"progress": self.words.progress, "decided": self.words.decided,
               "all-decided": self.words.all_decided, "nothing": self.words.nothing}  # fmt: skip
        own |= {name.replace("_", "-"): text for name, text in self.words.said.model_dump().items()}
        return list(own.items())

    @cached_property
    def _differing(self) -> list[list[str]]:
        """The fields of each set that differ in its two languages."""
        return [differing(own) if own.second else [] for own in self._sets]

    def _every_page(self) -> Iterator[tuple[ReadSet, int, PageReading]]:
        for own in self._sets:
            for part in own.parts:
                for number, page in sorted(part.pages.items()):
                    yield part, number, page

    def _questions(self, own: ReadSet, number: int, page: PageReading) -> Iterator[Question]:
        where = self._where(own, number, page)
        for box, reason in doubtful(page.boxes):
            yield self._of_box(box, reason, own, page.source.digest, where)
        for place in page.written:
            if place.single and place.ink and place.text is None:
                yield self._of_figure(place, own, page.source.digest, where)

    def _of_languages(self, own: ReadSet, names: Iterable[str]) -> Iterator[Question]:
        """What differs in the two languages of a set: each question is for both pages."""
        for name in names:
            found = [
                (page, self._where(part, number, page))
                for part in own.parts
                for number, page in part.pages.items()
                if name in page.fields
            ]
            ticked = {box.value for page, _ in found for box in page.boxes
                      if box.field == name and box.state != "no"}  # fmt: skip
            where = "; ".join(where for _, where in found)
            asked = [self._of_field(name, ticked, own, page, where) for page, _ in found]
            for question, second in zip(*asked, strict=True):
                yield replace(question, other=second.digest, other_picture=second.picture)

    def _of_field(
        self, name: str, ticked: Collection[str], own: ReadSet, page: PageReading, where: str
    ) -> Iterator[Question]:
        """What is asked of a field on one page: the boxes of some answers, a letter or a figure."""
        digest = page.source.digest
        for box in page.boxes:
            if box.field == name and box.value in ticked:
                yield self._of_box(box, DIFFERS, own, digest, where)
        for place in page.written:
            if place.field == name and place.single:
                yield self._of_figure(replace(place, reason=DIFFERS), own, digest, where)

    def _where(self, own: ReadSet, number: int, page: PageReading) -> str:
        source = page.source
        return fill_in(self.words.where, title=self._title(own), copy=own.called, page=number,
                       file=source.file, number=source.number)  # fmt: skip

    def _of_figure(self, place: WrittenReading, own: ReadSet, digest: str, where: str) -> Question:
        words = self.words
        return Question(
            digest, place.field, "", self._label(own, place.field), words.figure, where,
            fill_in(words.reason, reason=place.reason), _picture(place.picture), figure=True,
            long=place.field.endswith("-total"),
        )  # fmt: skip

    def _of_box(self, box: BoxReading, why: str, own: ReadSet, digest: str, where: str) -> Question:
        words = self.words
        place = self._words(own).places.get(box.field)
        asked = words.ticked
        if box.value != YES:
            answer = place.answers.get(box.value, "") if place else ""
            asked = fill_in(words.chosen, answer=answer or box.value)
        reason = fill_in(words.reason, reason=why)
        label = self._label(own, box.field)
        return Question(
            digest, box.field, box.value, label, asked, where, reason, _picture(box.picture)
        )

    def _answer(
        self,
        place: WrittenReading,
        own: ReadSet,
        person: int,
        page: PageReading,
        places: dict[tuple[str, str], int],
    ) -> WrittenAnswer:
        label = self._label(own, place.field)
        group = places.setdefault((own.variant.worksheet, place.field), len(places))
        return WrittenAnswer(
            page.source.digest,
            place.field,
            fill_in(self.words.answer_label, label=label, copy=own.called),
            _picture(place.picture),
            fill_in(self.words.handwriting, label=label, copy=own.called),
            f"{self._title(own)}: {label}",
            place.kind != "line",
            group,
            person,
        )

    def _words(self, own: ReadSet) -> SheetWords:
        return self._sheets.get(own.variant, SheetWords(own.variant.worksheet))

    def _title(self, own: ReadSet) -> str:
        return self._words(own).title

    def _label(self, own: ReadSet, name: str) -> str:
        place = self._words(own).places.get(name)
        return place.label.removesuffix(":") if place else name


def doubtful(boxes: Iterable[BoxReading]) -> Iterator[tuple[BoxReading, str]]:
    """The boxes that a person has to look at, and why.

    They are unsure, or they are ticked and so is another box of a field that has one answer.
    """
    of: dict[str, list[BoxReading]] = {}
    for box in boxes:
        of.setdefault(box.field, []).append(box)
    for several in of.values():
        ticked = [box for box in several if box.state == "yes"]
        yield from ((box, box.reason) for box in several if box.state == "unsure")
        if len(ticked) > 1:
            yield from ((box, SEVERAL) for box in ticked)


def write_review(out: BinaryIO, library: Library, pages: Sequence[PageReading]) -> None:
    """Write the review page of all pages that were read, in the library's language."""
    sets = sets_of(pages)
    words = library.language_words("review", ReviewWords)
    page = ReviewPage(pages, sets, sheet_words(library, sets), words, library.lang)
    out.write(review_html(page).encode())


def review_html(page: ReviewPage) -> str:
    """The text of the page's file."""
    folder = built_in() / FOLDER
    style = "\n".join(read_asset(folder / name) for name in ("style.css", "review.css"))
    script = read_asset(folder / "review.js")
    page.policy = policy(style, script, "data:")
    template = environment(folder).get_template("review.html.j2")
    return template.render(page=page, style=Markup(style), script=Markup(script)) + "\n"


def _picture(png: bytes) -> str:
    """A picture as an address that holds it; "" without one."""
    return "data:image/png;base64," + base64.b64encode(png).decode() if png else ""


def sheet_words(library: Library, sets: Iterable[ReadSet]) -> dict[Variant, SheetWords]:
    """What is called what on the sheets that sets are of."""
    found = {}
    for variant in dict.fromkeys(part.variant for each in sets for part in each.parts):
        [blank] = blank_sheets(library.in_language(variant.lang), variant.request())
        places = {place.name: place for place in places_of(blank.sheet)}
        found[variant] = SheetWords(blank.sheet.title.text, places)
    return found
