"""Modules that packages import as they start, and use only for what few commands do.

Each is loaded when somebody asks it for something. Nobody sees a difference but in time. What a
package takes out of a module at once (`from module import name`) cannot wait.
"""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType
from typing import Any

SELDOM_USED = {
    "PIL.Image": "ReportLab, for pictures made of dots, which it is never given",
    "subprocess": "typer, to open a browser",
    "uharfbuzz": "ReportLab, for ligatures, where the package is installed",
}
"""The modules, and who imports each for what."""


class _Waiting(ModuleType):
    """A module that is loaded when somebody asks it for something.

    Python's own `LazyLoader` loads a module at the next `import` of it already.
    """

    def __getattr__(self, name: str) -> Any:
        self.__class__ = ModuleType  # type: ignore[assignment]  # waits no more
        spec = self.__spec__
        assert spec is not None and spec.loader is not None
        spec.loader.exec_module(self)
        return getattr(self, name)


def load_when_used(name: str) -> None:
    """Have a module load itself when it is used; one that is loaded or not installed stays so."""
    spec = None if name in sys.modules else importlib.util.find_spec(name)
    if spec is None:
        return
    module = importlib.util.module_from_spec(spec)
    module.__class__ = _Waiting
    sys.modules[name] = module
    package, _, own = name.rpartition(".")
    if package:
        setattr(sys.modules[package], own, module)
