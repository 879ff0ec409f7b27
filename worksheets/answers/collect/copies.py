"""The copies in a returned file: which of its fields belong together, under their bare names.

A file of ours with several copies tells them apart by the names of its fields: `c2.name`. Programs
that join returns into one file rename fields, each in its way, or leave two of one name; then the
pages tell the copies apart, for each copy begins on a page of its own with its hidden fields.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from worksheets.answers.collect.limits import TooMuch
from worksheets.answers.collect.values import Field
from worksheets.pdf.forms import PREFIX
from worksheets.problems import Code, Problem, Refused, Where
from worksheets.sheet.parse import MOST_PLACES
from worksheets.text.shown import shown

ABOUT = ("worksheet", "content", "lang", "copy")
"""The hidden fields that say what a copy is."""
WORKSHEET = ABOUT[0]

_ID = re.compile(r"[A-Za-z0-9._-]{1,100}")
_OF_COPY = re.compile(rf"{PREFIX}([1-9][0-9]{{0,6}})\.(.+)", re.DOTALL)
# What qpdf (`name+1`) and MuPDF (`name [57]`) put behind the name of a field that is there already.
_OWN = re.compile(rf"({PREFIX}[1-9][0-9]{{0,6}}\.)?{WORKSHEET}$")
_FIGURES = re.compile("[^0-9]")
_RENAMED = re.compile(r"(?:\+[0-9]{1,9}| \[[0-9]{1,9}\])+(?=\.|$)")

Copy = Mapping[str, Field]
"""The fields of one copy by their bare names."""


def copies_of(fields: Sequence[Field], file: str) -> tuple[list[Copy], bool]:
    """The copies in a file, and whether it was joined of several files.

    Raises `Refused` if the file is none of ours, or was joined so that answers are lost.
    """
    where = Where(file)
    marks = [field for field in fields if _is_mark(field)]
    if not marks:
        raise not_ours(file)
    # The form's list may be old and have a second one that stands on no page.
    marks = [mark for mark in marks if mark.pages] or marks
    if any(field.help == WORKSHEET and not is_mark_name(field.name) for field in fields):
        raise _joined("the fields of a copy have lost their names", where)
    joined = _is_joined(fields, marks)
    copies = _by_pages(fields, marks, where) if joined else list(_by_names(fields, where))
    if any(len(copy) > MOST_PLACES for copy in copies):
        raise TooMuch(f"a copy has more than {MOST_PLACES:,} fields")
    return copies, joined


def not_ours(file: str) -> Refused:
    """What is said of a form that somebody else has made."""
    message = "it has fields, but not those of a worksheet"
    hint = "collect reads what was made by build --fillable"
    return Refused([Problem(Code.ANSWERS_NOT_OURS, message, hint, Where(file))])


def is_mark_name(name: str) -> bool:
    """Whether a field of this name may say which worksheet a copy is of."""
    bare = _RENAMED.sub("", name)
    return bare == WORKSHEET or bare.endswith(f".{WORKSHEET}")


def _is_mark(field: Field) -> bool:
    """Whether a field is the hidden one that says which worksheet a copy is of."""
    return is_mark_name(field.name) and _ID.fullmatch(field.value) is not None


def _is_joined(fields: Sequence[Field], marks: Sequence[Field]) -> bool:
    """Whether a program put the fields of several files together."""
    own = len(marks) == 1 and marks[0].name == WORKSHEET
    if not own and any(not _of_copy(mark.name) for mark in marks):
        return True
    if any(len(mark.pages) > 1 for mark in marks):
        return True
    shown = [field.name for field in fields if field.pages]
    return len(set(shown)) < len(shown) or any(_RENAMED.search(name) for name in shown)


def _of_copy(name: str) -> bool:
    found = _OF_COPY.fullmatch(name)
    return found is not None and found[2] == WORKSHEET


def _by_names(fields: Sequence[Field], where: Where) -> Iterable[Copy]:
    """The fields of each copy, told apart by their names."""
    every = _by_name(((field.name, field) for field in fields), where)
    if WORKSHEET in every:
        yield every
        return
    groups: dict[int, list[tuple[str, Field]]] = {}
    for name, field in every.items():
        found = _OF_COPY.fullmatch(name)
        if found:
            groups.setdefault(int(found[1]), []).append((found[2], field))
    for number in sorted(groups):
        copy = _by_name(groups[number], where)
        if WORKSHEET in copy:
            yield copy


def _by_name(fields: Iterable[tuple[str, Field]], where: Where) -> dict[str, Field]:
    """Fields by their names; raises `Refused` if two of one name say different things.

    What a page shows counts more than what the form's list alone has.
    """
    found: dict[str, Field] = {}
    for name, field in fields:
        first = found.setdefault(name, field)
        if first.value == field.value:
            continue
        if bool(first.pages) == bool(field.pages):
            raise _joined(f"it has the field “{shown(name)}” twice, with two values", where)
        if field.value and field.value != field.built:
            fault = "the form's list says something else than the page"
            found[name] = first._replace(fault=first.fault or fault)
    return found


def _by_pages(fields: Sequence[Field], marks: Sequence[Field], where: Where) -> list[Copy]:
    """The fields of each copy, told apart by the pages that they stand on.

    Raises `Refused` if the pages do not tell them apart, or if a copy has not all its fields.
    """
    starts = sorted(mark.pages[0] for mark in marks if len(mark.pages) == 1)
    if len(starts) < len(marks) or len(set(starts)) < len(starts):
        raise _joined("several returns share its fields", where)
    _check_order(fields, where)
    copies: list[list[Field]] = [[] for _ in starts]
    on_pages = {_RENAMED.sub("", field.name) for field in fields if field.pages}
    for field in fields:
        of = {bisect_right(starts, page) - 1 for page in field.pages}
        if not of and _RENAMED.sub("", field.name) in on_pages:
            # Copying a page brings along fields of the pages that are left behind.
            continue
        if len(of) != 1 or -1 in of:
            raise _joined(f"no copy has the field “{shown(field.name)}” for itself", where)
        copies[of.pop()].append(field)
    found = []
    before: set[str] = set()
    for each in copies:
        found.append(_bare(each, before, where, alone=len(copies) == 1))
    _check_alike(found, where)
    return found


def _bare(fields: Sequence[Field], before: set[str], where: Where, *, alone: bool) -> Copy:
    """The fields of one copy by their names without what joining has put before and behind.

    `before` has the names of the copies before it, to which this adds its own.
    """
    mark = next(_RENAMED.sub("", field.name) for field in fields if _is_mark(field))
    own = _OWN.search(mark)
    group = mark[: own.start()] if own else ""
    prefix = own[1] or "" if own else ""
    names = [_without_group(_RENAMED.sub("", field.name), group, before) for field in fields]
    found: dict[str, Field] = {}
    for name, field in zip(names, fields, strict=True):
        if not name.startswith(prefix) or (group and name in before and name == field.name):
            raise _joined(f"the field “{shown(field.name)}” belongs to another copy", where)
        first = found.setdefault(name.removeprefix(prefix), field)
        if first is not field and not (alone and first.value == field.value):
            raise _joined(f"a copy has the field “{shown(name)}” twice", where)
    before.update(names)
    return found


def _without_group(name: str, group: str, before: set[str]) -> str:
    """A name without the group that pdftk put it in because another had the name before."""
    inner = name.removeprefix(group)
    return inner if inner in before else name


def _check_order(fields: Sequence[Field], where: Where) -> None:
    """Raise `Refused` if pages are not in the order in which they were joined.

    The numbers that a program puts behind a name rise from page to page.
    """
    last: dict[str, int] = {}
    for field in sorted((each for each in fields if each.pages), key=lambda each: each.pages[0]):
        path = ""
        for part in field.name.split("."):
            bare = _RENAMED.sub("", part)
            path = f"{path}.{bare}"
            number = int(_FIGURES.sub("", part[len(bare) :]) or 0)
            if number < last.setdefault(path, number):
                raise _joined("its pages are in another order than they were joined in", where)
            last[path] = number


def _check_alike(copies: Sequence[Copy], where: Where) -> None:
    """Raise `Refused` if a copy has not the fields that another of its worksheet has."""
    names: dict[tuple[str, ...], set[str]] = {}
    for copy in copies:
        sheet = tuple(copy[name].value if name in copy else "" for name in ABOUT[:3])
        if names.setdefault(sheet, set(copy)) != set(copy):
            raise _joined("one of its copies has lost fields, or has those of another", where)


def _joined(message: str, where: Where) -> Refused:
    hint = "were several returns joined into one file? collect them one by one"
    return Refused([Problem(Code.ANSWERS_JOINED, message, hint, where)])
