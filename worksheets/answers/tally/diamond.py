"""Diamonds: what groups put at the top, and how far they agree.

A place on the board weighs by its row: 5, 4, 3, 2 or 1 from the top; what is discarded weighs 0.
So the weights of a whole form sum to 27. A form that does not is told and never counted.
"""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from worksheets.answers.tally.form import Form
from worksheets.answers.tally.read import Returned
from worksheets.answers.tally.values import read_letter
from worksheets.problems import Code, Level, Problems
from worksheets.sheet.drawn import Board, Letters

PLACES = 4


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement and where groups put it.

    `weight` is the sum over all forms and `mean` that of one; `top` is how often it was among the
    six most important; `rank` counts from 1, `tied` says that others have the same.
    """

    letter: str
    text: str
    weight: int
    mean: float | None
    top: int
    discarded: int
    rank: int
    tied: bool
    before: Statement | None = None
    change: float | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Diamonds added up: the statements by rank, and Kendall's W of two forms or more.

    `agreement_before` is that of the earlier day.
    """

    n: int
    statements: tuple[Statement, ...]
    agreement: float | None
    agreement_before: float | None = None


def rank_statements(
    form: Form,
    returned: Sequence[Returned],
    problems: Problems,
    *,
    skip_invalid: bool,
) -> Ranking:
    """The ranking of all valid forms.

    Each invalid form is an error with its reason, or a warning if such forms are to be skipped.
    """
    board = next(each for each in form.sheet.elements() if isinstance(each, Board))
    words = {each.label: each.text for each in board.statements}
    letters = tuple(words) or tuple(string.ascii_uppercase[: sum(board.rows)])
    places = weights_of(board, form)
    forms = []
    for each in returned:
        if places.keys() & each.values.keys():
            weights, reasons = _weighed(each, places, letters)
            if not reasons:
                forms.append(weights)
                continue
            level = Level.WARNING if skip_invalid else Level.ERROR
            message = f"the form is not valid: {'; '.join(reasons.values())}"
            hint = "it is not counted" if skip_invalid else "correct it, or --skip-invalid"
            where = each.where(next(iter(reasons)))
            problems.add(Code.TALLY_INVALID_FORM, message, hint, where, level)
    top = sorted(places.values(), reverse=True)[sum(board.rows[: (len(board.rows) + 1) // 2]) - 1]
    return Ranking(len(forms), _ranked(letters, words, forms, top), kendalls_w(forms))


def weights_of(board: Board, form: Form) -> dict[str, int]:
    """What each place of a board weighs, by its row from the bottom; what it leaves out is 0."""
    rows = [weight for weight, count in enumerate(reversed(board.rows), 1) for _ in range(count)]
    places = {f"{board.name}-{n}": weight for n, weight in enumerate(reversed(rows), 1)}
    for each in form.sheet.elements():
        if isinstance(each, Letters) and each.board == board.name:
            places |= {f"{each.name}-{n}": 0 for n in range(1, each.count + 1)}
    return places


def _weighed(
    returned: Returned, places: Mapping[str, int], letters: Sequence[str]
) -> tuple[dict[str, int], dict[str, str]]:
    """The weight of each letter on a form, and by place what is wrong with it.

    Where no discarded letter is written, they are those that are not on the board.
    """
    weights: dict[str, int] = {}
    wrong: dict[str, str] = {}
    thrown = any(name in returned.values for name, weight in places.items() if not weight)
    for name, weight in places.items():
        cell = returned.values.get(name, "")
        letter = read_letter(cell)
        if not cell:
            if weight or thrown:
                wrong[name] = f"there is no letter in {name}"
        elif letter not in letters:
            wrong[name] = f"“{cell}” in {name} is none of {letters[0]} to {letters[-1]}"
        elif letter in weights:
            wrong[name] = f"{letter} is there twice, again in {name}"
        else:
            weights[letter] = weight
    whole, total = sum(places.values()), sum(weights.values())
    if wrong and total != whole:
        last = list(wrong)[-1]
        wrong[last] += f"; the weights sum to {total}, not {whole}"
    return {letter: weights.get(letter, 0) for letter in letters}, wrong


def _ranked(
    letters: Sequence[str],
    words: Mapping[str, str],
    forms: Sequence[Mapping[str, int]],
    top: int,
) -> tuple[Statement, ...]:
    sums = {letter: sum(form[letter] for form in forms) for letter in letters}
    shared = Counter(sums.values())
    statements = [
        Statement(
            letter,
            words.get(letter, ""),
            weight,
            round(weight / len(forms), PLACES) if forms else None,
            sum(form[letter] >= top for form in forms),
            sum(form[letter] == 0 for form in forms),
            1 + sum(other > weight for other in sums.values()),
            shared[weight] > 1,
        )
        for letter, weight in sums.items()
    ]
    return tuple(sorted(statements, key=lambda each: (each.rank, each.letter)))


def kendalls_w(forms: Sequence[Mapping[str, int]]) -> float | None:
    """Kendall's coefficient of concordance of two forms or more, corrected for ties; 0 to 1.

    W = 12 S / (m² (n³ - n) - m ΣT), where m forms rank n statements, S is the sum of the squared
    distances of the statements' rank sums from their mean, and T of a form is the sum of t³ - t
    over its groups of t tied statements, each of which has the mean of the ranks that they take.
    (M. G. Kendall and J. D. Gibbons, Rank Correlation Methods, 5th edition 1990, chapter 6.)
    """
    if len(forms) < 2:
        return None
    ranks = [_ranks(form) for form in forms]
    m, n = len(forms), len(forms[0])
    sums = [sum(rank[letter] for rank in ranks) for letter in forms[0]]
    mean = m * (n + 1) / 2
    spread = sum((each - mean) ** 2 for each in sums)
    ties = sum(t**3 - t for form in forms for t in Counter(form.values()).values())
    return round(12 * spread / (m**2 * (n**3 - n) - m * ties), PLACES)


def _ranks(form: Mapping[str, int]) -> dict[str, float]:
    """The rank of each statement on a form, the heaviest first, ties sharing their mean rank."""
    counts = Counter(form.values())
    above = {weight: sum(n for other, n in counts.items() if other > weight) for weight in counts}
    return {letter: above[weight] + (counts[weight] + 1) / 2 for letter, weight in form.items()}


def compare(now: Ranking, before: Ranking) -> Ranking:
    """The later of two days, each statement beside the earlier and the difference of its means."""
    old = {each.letter: each for each in before.statements}
    return replace(
        now,
        statements=tuple(_beside(each, old[each.letter]) for each in now.statements),
        agreement_before=before.agreement,
    )


def _beside(now: Statement, before: Statement) -> Statement:
    change = None
    if now.mean is not None and before.mean is not None:
        change = round(now.mean - before.mean, PLACES)
    return replace(now, before=before, change=change)
