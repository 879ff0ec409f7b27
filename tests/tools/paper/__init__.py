"""Simulated paper: our own pages, printed, copied, filled in by pen, and scanned or photographed.

`prints` are blank pages with where their boxes are; `pens`, `marks` and `glyphs` are what people
write; `copiers`, `scanners` and `photographs` are what happens to paper; `people` puts it together,
and `tuning` names the kinds and the seeds that a reader may be tuned on. Lengths are millimetres
from the page's top left corner; pictures are arrays of grey bytes, 0 black and 255 white. The same
seed makes the same picture on the same machine.
"""
