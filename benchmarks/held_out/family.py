"""The held-out family and its seeds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tools.paper.pens import Pen
from tools.paper.people import Family

from held_out.cameras import photographed_otherwise
from held_out.letters import GLYPHS_HELD_OUT
from held_out.machines import copied_otherwise, scanned_otherwise
from held_out.marks import KINDS_HELD_OUT

FIRST_SEED = 1_000_000

PENS = (
    Pen("biro", (0.3, 0.55), (40, 120), grain=0.2, skips=0.4),
    Pen("roller", (0.55, 0.8), (5, 35), bleeds=1.0),
    Pen("fineliner", (0.25, 0.4), (40, 95)),
    Pen("red", (0.35, 0.5), (75, 120), grain=0.1),
    Pen("marker", (1.0, 1.6), (15, 70), bleeds=1.2),
    Pen("soft pencil", (0.5, 0.8), (80, 130), grain=0.75),
    Pen("hard pencil", (0.3, 0.45), (115, 155), grain=0.4),
)

FAMILY = Family(
    pens=PENS,
    kinds=KINDS_HELD_OUT,
    glyphs=GLYPHS_HELD_OUT,
    habits={"hooked": 0.45, "wide-v": 0.12, "left-handed": 0.08, "long-tail": 0.1, "looped": 0.14,
            "plus": 0.03, "bar": 0.04, "letter": 0.04},
    marks={
        "usual": {"hooked": 0.35, "wide-v": 0.12, "left-handed": 0.08, "long-tail": 0.1,
                  "double": 0.04, "looped": 0.12, "plus": 0.04, "bar": 0.04, "star": 0.02,
                  "letter": 0.03, "low": 0.02, "hatched": 0.01, "swirl": 0.01, "faint": 0.015,
                  "ring": 0.005},
        "hard": {"hooked": 0.15, "wide-v": 0.08, "left-handed": 0.08, "long-tail": 0.1,
                 "double": 0.06, "looped": 0.08, "plus": 0.06, "bar": 0.06, "star": 0.05,
                 "letter": 0.06, "low": 0.06, "hatched": 0.06, "swirl": 0.04, "faint": 0.04,
                 "ring": 0.02},
    },
    others={
        "usual": {"empty": 0.975, "comma": 0.004, "bracket": 0.003, "underline": 0.004,
                  "question": 0.003, "rubbed-out": 0.004, "waved-out": 0.003,
                  "blacked-out": 0.002, "crossed-twice": 0.002},
        "hard": {"empty": 0.6, "comma": 0.07, "bracket": 0.03, "underline": 0.06,
                 "question": 0.05, "rubbed-out": 0.05, "waved-out": 0.05, "blacked-out": 0.05,
                 "crossed-twice": 0.04},
    },
    copied=copied_otherwise,
    scanned=scanned_otherwise,
    photographed=photographed_otherwise,
)  # fmt: skip

WITHOUT_PENCILS = replace(FAMILY, pens=tuple(pen for pen in PENS if "pencil" not in pen.name))


def rng(number: int) -> np.random.Generator:
    """The generator of the held-out seed of such a number, counted from 0."""
    return np.random.default_rng(FIRST_SEED + number)
