"""What can be wrong with the things a user wrote: data with a code and a place."""

from worksheets.problems.codes import Code, Exit, Level
from worksheets.problems.collector import MOST_TOLD, Problems
from worksheets.problems.problem import NOWHERE, BadCommand, Problem, Refused, StrictRefused, Where
from worksheets.problems.suggestions import did_you_mean, listed, not_allowed, unknown

__all__ = [
    "MOST_TOLD",
    "NOWHERE",
    "BadCommand",
    "Code",
    "Exit",
    "Level",
    "Problem",
    "Problems",
    "Refused",
    "StrictRefused",
    "Where",
    "did_you_mean",
    "listed",
    "not_allowed",
    "unknown",
]
