"""Pages put together: what one person filled in, by printed codes or else by running order.

Without a code nobody can tell two people's second pages apart but by where they lie in the pile. So
pages are put together if they follow one another with no other sheet between them. Where a pile is
sorted by pages, or pages are missing on both sides, nothing is guessed: each page is an answer of
its own, and that is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from worksheets.answers.scan.reading import PageReading, ReadSet
from worksheets.build.variant import Variant

UNPAIRED = "nobody can tell which pages in two languages belong together"
SORTED = "first pages without their others come before others without their first"


@dataclass(eq=False, slots=True)
class _Open:
    """A set in the making, and how many pages each of its pages says that it has.

    Pages that look the same with several prompt banks may say different numbers.
    """

    variant: Variant
    copy: str
    pages: dict[int, PageReading] = field(default_factory=dict)
    counts: set[int] = field(default_factory=set)

    @property
    def count(self) -> int:
        """The pages that it should have: the fewest that some page says and that are enough."""
        last = max(self.pages)
        return min((each for each in self.counts if each >= last), default=last)

    @property
    def missing(self) -> tuple[int, ...]:
        return tuple(n for n in range(1, self.count + 1) if n not in self.pages)

    def add(self, number: int, page: PageReading, count: int) -> None:
        """Take a page of a sheet that has so many."""
        self.pages[number] = page
        self.counts.add(count)


def sets_of(pages: Iterable[PageReading]) -> list[ReadSet]:
    """The sets of pages in running order, in the order of their first pages."""
    made: list[_Open] = []
    coded: dict[tuple[Variant, str], _Open] = {}
    running: _Open | None = None
    for page in pages:
        identity = page.identity
        if identity is None:
            continue
        found: _Open | None
        if identity.copy:
            found = coded.get((identity.variant, identity.copy))
        else:
            # A page of another sheet ends the set before it. Which prompt banks a sheet has, some
            # of its pages do not show.
            sheet = identity.variant._replace(prompts=())
            found = running if running and sheet == running.variant._replace(prompts=()) else None
        if found is None or identity.page in found.pages:
            found = _Open(identity.variant, identity.copy)
            made.append(found)
        found.add(identity.page, page, identity.pages)
        if identity.copy:
            coded[identity.variant, identity.copy] = found
        else:
            running = None if len(found.counts) == 1 and not found.missing else found
    return _told(made)


def _told(made: Sequence[_Open]) -> list[ReadSet]:
    """Sets as they are read; those that may be put together wrongly are taken apart."""
    doubtful = _doubtful(made)
    numbers: Counter[tuple[str, str]] = Counter()
    found = []
    for each in made:
        parts = [each.pages]
        why = ""
        if id(each) in doubtful:
            parts, why = [{number: page} for number, page in each.pages.items()], SORTED
        for pages in parts:
            key = each.variant.worksheet, each.variant.lang
            numbers[key] += 1
            missing = tuple(n for n in range(1, each.count + 1) if n not in pages)
            copy = each.copy or str(numbers[key])
            found.append(ReadSet(each.variant, copy, bool(each.copy), pages, missing, why))
    return _with_second_languages(found)


def _with_second_languages(sets: Sequence[ReadSet]) -> list[ReadSet]:
    """Copies in two languages as one set each, where their codes say so.

    Photocopies all have the code of one copy. They are joined where the languages take turns, and
    nobody wrote in both: else two people may have handed in one language each.
    """
    of: dict[tuple[Variant, str], list[ReadSet]] = {}
    for each in sets:
        if each.coded and each.variant.languages:
            sheet = each.variant._replace(lang="", content="")
            of.setdefault((sheet, each.copy), []).append(each)
    instead: dict[int, ReadSet | None] = {}
    for ours in of.values():
        pairs = [ours[n : n + 2] for n in range(0, len(ours), 2)]
        if all(_belong_together(pair, photocopied=len(ours) > 2) for pair in pairs):
            for one, other in pairs:
                first, second = one, other
                if one.variant.lang != one.variant.languages[0]:
                    first, second = other, one
                instead[id(one)] = replace(first, second=second)
                instead[id(other)] = None
        elif len({each.variant.lang for each in ours}) == 2:
            instead |= {id(each): replace(each, why=each.why or UNPAIRED) for each in ours}
    found = (instead.get(id(each), each) for each in sets)
    return [each for each in found if each]


def _belong_together(pair: Sequence[ReadSet], *, photocopied: bool) -> bool:
    """Whether two sets with one code are one person's, in two languages."""
    languages = {each.variant.lang for each in pair}
    return len(languages) == 2 and not (photocopied and all(each.used for each in pair))


def _doubtful(made: Sequence[_Open]) -> set[int]:
    """The sets between pages that lack their others and others that lack their first."""
    found: set[int] = set()
    # A sheet with a code may have been photocopied: then all of them have the code of one copy.
    of: dict[tuple[Variant, str], list[_Open]] = {}
    for each in made:
        sheet = each.variant if each.copy else each.variant._replace(prompts=())
        of.setdefault((sheet, each.copy), []).append(each)
    for ours in of.values():
        heads = [n for n, each in enumerate(ours) if each.missing and 1 in each.pages]
        tails = [n for n, each in enumerate(ours) if each.missing and 1 not in each.pages]
        if heads and tails and heads[0] < tails[-1]:
            found.update(id(each) for each in ours[heads[0] : tails[-1] + 1])
    return found
