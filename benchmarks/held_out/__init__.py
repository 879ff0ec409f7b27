"""What a reader of scans is judged by, and must never be tuned on.

Other marks, pens, letters, copiers, scanners and cameras than in `tests/tools/paper`, and seeds
from 1,000,000 on. Whoever makes or changes a rule of the reader does not read this package and does
not look at single boxes of its pages: only at the figures that `benchmarks/scans.py` prints. A case
that fails here is looked for among the kinds and seeds of `tools.paper.tuning`.
"""
