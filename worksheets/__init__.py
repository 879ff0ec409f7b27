"""Photocopiable worksheets for multi-agency training days, from YAML to tagged PDF.

What programs may use is named in `__all__`; docs/api.md describes it.
"""

from typing import TYPE_CHECKING, Any

# First, or the packages of these names would take the place of the functions when imported.
import worksheets.build
import worksheets.pack
import worksheets.site  # noqa: F401
from worksheets.api import (
    BuiltFile,
    PackedFile,
    build,
    build_files,
    collect,
    pack,
    preview,
    preview_files,
    site,
    tally,
    write_results,
)
from worksheets.problems import BadCommand, Problem, Problems, Refused
from worksheets.version import __version__

if TYPE_CHECKING:
    from worksheets.content.library import Library

__all__ = [
    "BadCommand",
    "BuiltFile",
    "Library",
    "PackedFile",
    "Problem",
    "Problems",
    "Refused",
    "__version__",
    "build",
    "build_files",
    "collect",
    "pack",
    "preview",
    "preview_files",
    "site",
    "tally",
    "write_results",
]


def __getattr__(name: str) -> Any:
    """Import `Library` when it is asked for: most programs need none of their own."""
    if name == "Library":
        from worksheets.content.library import Library

        return Library
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
