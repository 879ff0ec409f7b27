"""The built-in content as it was read and checked when it was written down here.

Reading and checking it at every start, with two packages that must be imported for that, would
take a third of a short command's time. The modules beside this one are written by
`RENEW=1 pytest tests/content/test_ready.py`. Each holds the sum of the file that it was made from:
a file that was changed since then is read and checked like anybody's.
"""

from __future__ import annotations

import hashlib
import re
from importlib import import_module
from pathlib import Path

from worksheets.content.models import Model


def module_of(name: str) -> str:
    """The name of the module for a content file: `worksheets_force_field`."""
    inner = name.removeprefix("content/").replace(".yaml", "")
    return re.sub("[/#-]", "_", inner)


def ready(name: str, path: Path) -> Model | None:
    """What a built-in content file holds, anew at each call; None if it must be read.

    Behind a `#` its name may say what of it is wanted.
    """
    try:
        found = import_module(f"{__name__}.{module_of(name)}")
        data = path.read_bytes()
    except (ModuleNotFoundError, OSError):
        # Whoever reads the file tells what is wrong with it.
        return None
    if hashlib.sha256(data).hexdigest() != found.SHA256:
        return None
    content: Model = found.content()
    return content
