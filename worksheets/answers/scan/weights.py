"""The networks that read marks and letters, out of the files that `training/` writes."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import cv2
import numpy as np


@cache
def network(name: str) -> cv2.dnn.Net:
    """A network by its file's name beside this module, loaded once in a process."""
    data = files("worksheets.answers.scan").joinpath(name).read_bytes()
    return cv2.dnn.readNetFromONNX(np.frombuffer(data, np.uint8))
