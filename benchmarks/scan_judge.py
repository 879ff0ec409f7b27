"""What a reader said of pages, held against the truth: a log of pages, and figures from it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tools.paper.people import Family, Marked

from worksheets.answers.scan.reading import PageReading


@dataclass
class Judged:
    """A page: whether it was known, and of each kind of mark how often the reader said what.

    `said` counts `kind/truth/answer`. `found` is `ours`, `other` for a page that was given to
    another sheet, or `none`; `wrong` names the boxes that were read wrongly.
    """

    number: int
    day: str
    pen: str
    found: str
    seconds: float
    said: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    reasons: dict[str, int] = field(default_factory=dict)


def judged(
    number: int, day: str, pen: str, marked: Sequence[Marked], reading: PageReading,
    ours: bool, seconds: float,
) -> Judged:  # fmt: skip
    """One page that was read, held against what was meant."""
    if reading.identity is None:
        return Judged(number, day, pen, "none", seconds)
    if not ours:
        return Judged(number, day, pen, "other", seconds)
    page = Judged(number, day, pen, "ours", seconds)
    boxes = {(box.field, box.value): box for box in reading.boxes}
    said: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for mark in marked:
        if mark.box.holds not in ("tick", "choice"):
            continue
        read = boxes.get((mark.box.name, mark.box.value))
        state = read.state if read else "missing"
        said[f"{mark.kind}/{mark.meant}/{state}"] += 1
        if state != "unsure" and state != mark.meant:
            page.wrong.append(f"{mark.box.name}={mark.box.value} {mark.kind} read {state}")
        if read and state == "unsure":
            reasons[f"{mark.kind}: {read.reason}"] += 1
    page.said, page.reasons = dict(said), dict(reasons)
    return page


def judged_letters(
    number: int, day: str, pen: str, marked: Sequence[Marked], reading: PageReading,
    ours: bool, seconds: float,
) -> Judged:  # fmt: skip
    """One page that was read, its letters and figures held against what was meant.

    What is empty, or has no ink that was seen, is `""`.
    """
    page = judged(number, day, pen, (), reading, ours, seconds)
    if page.found != "ours":
        return page
    places = {place.field: place for place in reading.written}
    said: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for mark in marked:
        if mark.box.holds not in ("letter", "figure"):
            continue
        kind = "total" if len(mark.meant) > 1 else mark.box.holds
        place = places[mark.box.name]
        read = place.text if place.ink else ""
        said[f"{kind}/{mark.meant}/{'unsure' if read is None else read}"] += 1
        if read is None:
            reasons[f"{kind} {mark.meant}: {place.reason}"] += 1
        elif read != mark.meant:
            page.wrong.append(f"{mark.box.name} {kind} {mark.meant} read {read}")
    page.said, page.reasons = dict(said), dict(reasons)
    return page


class Log:
    """Judged pages, one JSON object a line, kept so that a run can go on where another ended."""

    def __init__(self, path: Path) -> None:
        self.path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        self.pages = [Judged(**json.loads(line)) for line in lines]

    def add(self, page: Judged) -> None:
        """Append a page."""
        self.pages.append(page)
        with self.path.open("a", encoding="utf-8") as out:
            out.write(json.dumps(asdict(page), ensure_ascii=False) + "\n")

    @property
    def next(self) -> int:
        """The first number that has not been judged."""
        return max((page.number for page in self.pages), default=-1) + 1

    @property
    def boxes(self) -> int:
        """How many boxes were judged."""
        return sum(sum(page.said.values()) for page in self.pages)


def report(pages: Sequence[Judged], family: Family) -> str:
    """Figures of pages with boxes: for usual days, hard days, and by kind of mark."""
    lines = []
    for day in ("usual", "hard"):
        some = [page for page in pages if page.day == day]
        if some:
            lines.append(f"{day:6} {_figures(some)}")
    lines += ["", "kind           truth    no   yes unsure missing   plain"]
    said = _sum(page.said for page in pages)
    for kind, each in family.kinds.items():
        truth = "yes" if each.yes else "no"
        row = [said[f"{kind}/{truth}/{answer}"] for answer in ("no", "yes", "unsure", "missing")]
        if sum(row):
            numbers = " ".join(f"{count:6}" for count in row)
            lines.append(f"{kind:14} {truth:4} {numbers}   {'plain' if each.plain else ''}")
    lines += ["", "why unsure, most often:"]
    reasons = _sum(page.reasons for page in pages)
    lines += [f"{count:6} {reason}" for reason, count in reasons.most_common(15)]
    return "\n".join(lines)


def letters_report(pages: Sequence[Judged]) -> str:
    """Figures of pages with letters: how many of them were read, and how many of these wrong."""
    said = _sum(page.said for page in pages)
    found = Counter(page.found for page in pages)
    lines = [f"{len(pages)} pages, not known {found['none']}, wrong sheet {found['other']}"]
    for kind in ("letter", "figure", "total"):
        counts = {tuple(key.split("/")[1:]): n for key, n in said.items() if key.startswith(kind)}
        written = {key: n for key, n in counts.items() if key[0]}
        read = sum(n for (_, answer), n in written.items() if answer not in ("unsure", ""))
        wrong = sum(n for (meant, answer), n in written.items() if answer not in ("unsure", meant))
        empty = sum(n for (meant, _), n in counts.items() if not meant)
        lines.append(
            f"{kind:7} {sum(written.values())} written, {read} read, {wrong} wrong; {empty} empty"
        )
    lines += ["", "why unsure, most often:"]
    reasons = _sum(page.reasons for page in pages)
    lines += [f"{count:6} {reason}" for reason, count in reasons.most_common(25)]
    return "\n".join(lines)


def _sum(counts: Iterable[dict[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return total


def _figures(pages: Sequence[Judged]) -> str:
    said = _sum(page.said for page in pages)
    boxes = sum(said.values())
    unsure = sum(count for key, count in said.items() if key.endswith("/unsure"))
    wrong = sum(len(page.wrong) for page in pages)
    found = Counter(page.found for page in pages)
    times = sorted(page.seconds for page in pages)
    part = 1000 / max(boxes, 1)
    return (
        f"{len(pages)} pages, not known {found['none']}, wrong sheet {found['other']}; "
        f"{boxes} boxes, wrong {wrong} ({wrong * part:.2f} in 1,000), "
        f"unsure {unsure} ({unsure * part:.1f} in 1,000); "
        f"{times[len(times) // 2]:.2f} s a page"
    )
