"""The packages that reading paper needs beyond those of every other command."""

from __future__ import annotations

from importlib.util import find_spec

from worksheets.problems import Code, Problem, Refused

NEEDED = {
    "numpy": "numpy",
    "cv2": "opencv-python-headless",
    "PIL": "pillow",
    "pypdfium2": "pypdfium2",
    "zxingcpp": "zxing-cpp",
}
"""The modules that are imported, and the packages that they come in."""
INSTALL = "pip install 'worksheets[scan]'"


def check_packages() -> None:
    """Raise `Refused` if a package is not installed; imports none of them."""
    missing = [package for module, package in NEEDED.items() if find_spec(module) is None]
    if missing:
        message = f"reading scans needs packages that are not installed: {', '.join(missing)}"
        raise Refused([Problem(Code.MISSING_PACKAGE, message, INSTALL)])
