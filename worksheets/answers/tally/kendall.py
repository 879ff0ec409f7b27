"""Kendall's coefficient of concordance: how far several rankings agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from worksheets.answers.tally.part import rounded


def kendalls_w(rankings: Sequence[Sequence[int]]) -> float | None:
    """The agreement of two rankings or more, corrected for ties: 0 is none, 1 is all alike.

    Each ranking has the weights of the same statements in the same order. None where there is
    nothing to agree about: one ranking, or weights that are all the same.

    W = 12 S / (m² (n³ - n) - m ΣT), where m rankings are of n statements, S is the sum of the
    squared distances of the statements' rank sums from their mean, and T of a ranking is the sum of
    t³ - t over its groups of t tied statements, each of which has the mean of the ranks that they
    take. (M. G. Kendall and J. D. Gibbons, Rank Correlation Methods, 5th edition 1990, chapter 6.)
    """
    if len(rankings) < 2:
        return None
    m, n = len(rankings), len(rankings[0])
    sums = [sum(ranks) for ranks in zip(*map(_ranks, rankings), strict=True)]
    mean = m * (n + 1) / 2
    spread = sum((each - mean) ** 2 for each in sums)
    ties = sum(t**3 - t for ranking in rankings for t in Counter(ranking).values())
    most = m**2 * (n**3 - n) - m * ties
    return rounded(12 * spread / most) if most else None


def _ranks(weights: Sequence[int]) -> list[float]:
    """The rank of each statement, the heaviest first, ties sharing their mean rank."""
    counts = Counter(weights)
    above = {weight: sum(n for other, n in counts.items() if other > weight) for weight in counts}
    return [above[weight] + (counts[weight] + 1) / 2 for weight in weights]
