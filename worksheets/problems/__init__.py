"""What can be wrong with the things a user wrote: data with a code and a place."""

from worksheets.problems.problem import (
    NOWHERE,
    BadCommand,
    Exit,
    Level,
    Problem,
    Problems,
    Refused,
    Where,
    did_you_mean,
)

__all__ = [
    "NOWHERE",
    "BadCommand",
    "Exit",
    "Level",
    "Problem",
    "Problems",
    "Refused",
    "Where",
    "did_you_mean",
]
