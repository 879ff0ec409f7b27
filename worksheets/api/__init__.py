"""The door for programs: what `import worksheets` gives.

Each function raises `Refused` with all that is wrong. A call waits until another thread's call has
ended, so that threads may share a library. No call sets a signal handler, prints anything, or ends
the process.
"""

from worksheets.api.answers import collect, tally, write_results
from worksheets.api.folders import FolderOptions, PackedFile, pack, site
from worksheets.api.sheets import (
    BuildOptions,
    BuiltFile,
    build,
    build_files,
    preview,
    preview_files,
)

__all__ = [
    "BuildOptions",
    "BuiltFile",
    "FolderOptions",
    "PackedFile",
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
