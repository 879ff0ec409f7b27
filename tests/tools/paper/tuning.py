"""What a reader of scans may be tuned on: these pens, marks and machines, and seeds below 10,000.

The kinds that benchmarks judge a reader by, and their seeds, are elsewhere and must not be looked
at while a rule is made.
"""

from __future__ import annotations

import numpy as np

from tools.paper.copiers import copied
from tools.paper.glyphs import GLYPHS
from tools.paper.marks import KINDS
from tools.paper.pens import Pen
from tools.paper.people import Family
from tools.paper.photographs import photographed
from tools.paper.scanners import scanned

SEEDS = range(10_000)

PENS = (
    Pen("ballpoint", (0.35, 0.5), (50, 110), grain=0.15, skips=0.2),
    Pen("gel", (0.5, 0.75), (10, 50)),
    Pen("felt", (0.8, 1.2), (10, 60), bleeds=0.8),
    Pen("pencil", (0.4, 0.6), (100, 145), grain=0.6),
    Pen("blue", (0.35, 0.5), (80, 125), grain=0.15, skips=0.2),
)

FAMILY = Family(
    pens=PENS,
    kinds=KINDS,
    glyphs=GLYPHS,
    habits={"tick": 0.66, "big-tick": 0.08, "small-tick": 0.04, "cross": 0.17, "slash": 0.05},
    marks={
        "usual": {"tick": 0.60, "big-tick": 0.10, "small-tick": 0.07, "cross": 0.12, "slash": 0.04,
                  "tick-off": 0.03, "blob": 0.01, "half-fill": 0.015, "fill": 0.01,
                  "circle": 0.005},
        "hard": {"tick": 0.2, "big-tick": 0.13, "small-tick": 0.1, "cross": 0.13, "slash": 0.08,
                 "tick-off": 0.12, "blob": 0.06, "half-fill": 0.08, "fill": 0.05, "circle": 0.05},
    },
    others={
        "usual": {"empty": 0.975, "rest": 0.006, "stray": 0.009, "filled-back": 0.004,
                  "struck": 0.003, "scrubbed": 0.003},
        "hard": {"empty": 0.6, "rest": 0.06, "stray": 0.13, "filled-back": 0.07, "struck": 0.07,
                 "scrubbed": 0.07},
    },
    copied=copied,
    scanned=scanned,
    photographed=photographed,
)  # fmt: skip


def rng(seed: int) -> np.random.Generator:
    """A generator for one of the seeds that a reader may be tuned on."""
    if seed not in SEEDS:
        raise ValueError(f"{seed} is no seed to tune on: they are below {SEEDS.stop:,}")
    return np.random.default_rng(seed)
