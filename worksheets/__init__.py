"""Photocopiable worksheets for multi-agency training days, from YAML to tagged PDF.

What programs may use is named in `__all__`; docs/api.md describes it.
"""

from typing import TYPE_CHECKING, Any

# First, or the package of this name would take the place of the function when it is imported.
import worksheets.build  # noqa: F401
from worksheets.api import BuiltFile, build, build_files, collect, tally
from worksheets.problems import BadCommand, Problem, Problems, Refused
from worksheets.version import __version__

if TYPE_CHECKING:
    from worksheets.content.library import Library

__all__ = [
    "BadCommand",
    "BuiltFile",
    "Library",
    "Problem",
    "Problems",
    "Refused",
    "__version__",
    "build",
    "build_files",
    "collect",
    "tally",
]


def __getattr__(name: str) -> Any:
    """Import `Library` when it is asked for: its models take most of the time of an import."""
    if name == "Library":
        from worksheets.content.library import Library

        return Library
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
