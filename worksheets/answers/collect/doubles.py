"""Forms that came back more than once: which answers are counted.

A form that was made for a row of a register has the row's `id`, so two returns with it are one
person's. Forms without one, twenty returns of one blank, are twenty people's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from worksheets.answers.collect.answer import Answer
from worksheets.problems import Code, Problems, Where
from worksheets.text.shown import shown

Key = tuple[str, str, int]
"""A worksheet, the `id` of a row, and which of its copies in one file."""


@dataclass(frozen=True, slots=True, eq=False)
class Return:
    """An answer, and what tells whether it came back before.

    `key` is the same in all returns of one form, None for a form without an `id`. `saved` and
    `changed` are when the file was saved, as it says itself and as the system says, in seconds.
    """

    answer: Answer
    key: Key | None
    saved: float | None
    changed: float


def counted(returns: Sequence[Return], problems: Problems, *, latest: bool) -> list[Answer]:
    """The answers that count, in their order; `latest` takes the last of several with one `id`."""
    groups: dict[Key, list[Return]] = {}
    for each in returns:
        if each.key:
            groups.setdefault(each.key, []).append(each)
    dropped: set[int] = set()
    for group in groups.values():
        if len(group) > 1:
            dropped.update(id(each) for each in _dropped(group, problems, latest=latest))
    return [each.answer for each in returns if id(each) not in dropped]


def _dropped(group: Sequence[Return], problems: Problems, *, latest: bool) -> Iterator[Return]:
    """The returns of one form that do not count."""
    different: dict[frozenset[tuple[str, str]], Return] = {}
    for each in group:
        first = different.setdefault(_said(each), each)
        if first is not each:
            yield each
            message = f"copy {shown(each.answer.copy)} says the same as in {first.answer.file}; "
            message += "it is counted once"
            problems.add(Code.ANSWERS_DOUBLED, message, "", Where(each.answer.file))
    if len(different) > 1:
        last, how = _last(group) if latest else (None, "")
        kept = different[_said(last)] if last else None
        first = next(iter(different.values()))
        for each in different.values():
            if kept and last and each is not kept:
                yield each
                message = f"copy {shown(each.answer.copy)} came back in {last.answer.file} too, "
                message += f"which was saved last ({how}); only that is counted"
                problems.add(Code.ANSWERS_RETURNED_TWICE, message, "open both to compare",
                             Where(each.answer.file))  # fmt: skip
            elif not kept and each is not first:
                message = f"copy {shown(each.answer.copy)} came back in {first.answer.file} too, "
                message += "with other answers; both are counted"
                hint = "remove one; nobody can tell which was saved last" if latest else ""
                problems.add(Code.ANSWERS_RETURNED_TWICE, message, hint, Where(each.answer.file))


def _said(each: Return) -> frozenset[tuple[str, str]]:
    return frozenset(each.answer.fields.items())


def _last(group: Sequence[Return]) -> tuple[Return | None, str]:
    """The return that was saved last, and how that is known; None if nobody can tell.

    One in which nothing is filled in does not take the place of another.
    """
    filled = [each for each in group if not each.answer.blank] or group
    saved = [each.saved for each in filled if each.saved is not None]
    if len(saved) == len(filled) and saved.count(max(saved)) == 1:
        return max(filled, key=lambda each: each.saved or 0), "as the files say"
    changed = [each.changed for each in filled]
    if changed.count(max(changed)) == 1:
        return max(filled, key=lambda each: each.changed), "by the times of the files"
    return None, ""
