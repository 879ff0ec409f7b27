"""Letters and figures written by hand, in single strokes, and writing that nobody can read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from tools.paper.pens import Points

Rng = np.random.Generator
Shape = Sequence[Sequence[tuple[float, float]]]

GLYPHS: Mapping[str, Sequence[Shape]] = {
    "A": [[[(0, 1), (0.45, 0), (0.9, 1)], [(0.15, 0.65), (0.75, 0.62)]],
          [[(0, 1), (0.1, 0.3), (0.45, 0), (0.8, 0.3), (0.85, 1)], [(0.05, 0.55), (0.85, 0.55)]]],
    "B": [[[(0, 0), (0, 1)],
           [(0, 0), (0.55, 0.05), (0.65, 0.25), (0.45, 0.45), (0.05, 0.48), (0.6, 0.55),
            (0.75, 0.78), (0.5, 0.98), (0, 1)]]],
    "C": [[[(0.8, 0.18), (0.5, 0), (0.15, 0.2), (0, 0.5), (0.15, 0.82), (0.5, 1), (0.85, 0.82)]]],
    "D": [[[(0.05, 0), (0.05, 1)], [(0, 0), (0.5, 0.06), (0.8, 0.45), (0.6, 0.9), (0, 1)]]],
    "E": [[[(0.75, 0), (0, 0), (0, 1), (0.8, 1)], [(0, 0.5), (0.6, 0.48)]],
          [[(0.7, 0.1), (0.3, 0), (0.1, 0.25), (0.45, 0.48), (0.05, 0.7), (0.3, 1), (0.75, 0.9)]]],
    "F": [[[(0.8, 0), (0, 0), (0, 1)], [(0, 0.48), (0.6, 0.46)]]],
    "G": [[[(0.8, 0.18), (0.45, 0), (0.05, 0.35), (0.1, 0.8), (0.5, 1), (0.85, 0.8), (0.85, 0.55),
            (0.5, 0.55)]]],
    "H": [[[(0, 0), (0, 1)], [(0.75, 0), (0.75, 1)], [(0, 0.5), (0.75, 0.48)]]],
    "I": [[[(0.4, 0), (0.4, 1)]],
          [[(0.4, 0), (0.4, 1)], [(0.1, 0), (0.7, 0)], [(0.1, 1), (0.7, 1)]]],
    "J": [[[(0.65, 0), (0.65, 0.75), (0.45, 1), (0.15, 0.95), (0, 0.75)]],
          [[(0.2, 0), (0.95, 0)], [(0.6, 0), (0.6, 0.8), (0.35, 1), (0.05, 0.8)]]],
    "K": [[[(0, 0), (0, 1)], [(0.75, 0), (0, 0.55)], [(0.25, 0.42), (0.8, 1)]]],
    "L": [[[(0, 0), (0, 1), (0.7, 1)]]],
    "0": [[[(0.4, 0), (0.05, 0.3), (0.05, 0.7), (0.4, 1), (0.75, 0.7), (0.75, 0.3), (0.4, 0)]]],
    "1": [[[(0.4, 0), (0.4, 1)]], [[(0.1, 0.25), (0.45, 0), (0.45, 1)]]],
    "2": [[[(0.05, 0.25), (0.35, 0), (0.7, 0.2), (0.6, 0.5), (0, 1), (0.8, 1)]]],
    "3": [[[(0.05, 0.1), (0.45, 0), (0.7, 0.22), (0.3, 0.47), (0.75, 0.72), (0.45, 1), (0, 0.9)]]],
    "4": [[[(0.55, 0), (0, 0.65), (0.85, 0.65)], [(0.6, 0.3), (0.6, 1)]],
          [[(0.1, 0), (0.05, 0.5), (0.7, 0.5)], [(0.65, 0), (0.65, 1)]]],
    "5": [[[(0.7, 0), (0.12, 0), (0.1, 0.42), (0.5, 0.38), (0.75, 0.65), (0.5, 1), (0, 0.92)]]],
    "6": [[[(0.65, 0.03), (0.2, 0.35), (0.05, 0.75), (0.35, 1), (0.7, 0.8), (0.5, 0.5),
            (0.1, 0.65)]]],
    "7": [[[(0, 0), (0.75, 0), (0.3, 1)]],
          [[(0, 0), (0.75, 0), (0.3, 1)], [(0.25, 0.5), (0.7, 0.48)]]],
    "8": [[[(0.6, 0.15), (0.35, 0), (0.1, 0.2), (0.65, 0.7), (0.4, 1), (0.05, 0.78), (0.65, 0.25),
            (0.6, 0.1)]]],
    "9": [[[(0.7, 0.2), (0.35, 0), (0.08, 0.25), (0.35, 0.5), (0.7, 0.25), (0.65, 1)]]],
}  # fmt: skip
"""What a reader may be tuned on: each letter or figure in one way of writing it or more.

Points from the top left corner, as parts of the height.
"""


def glyph(
    letter: str, x: float, y: float, height: float, rng: Rng,
    glyphs: Mapping[str, Sequence[Shape]] = GLYPHS,
) -> list[Points]:  # fmt: skip
    """A letter with its top left corner at a point, so high, leaning and stretched a little."""
    ways = glyphs[letter]
    shape = ways[int(rng.integers(len(ways)))]
    lean, wide = rng.normal(0.05, 0.12), rng.uniform(0.75, 1.15)
    turn = rng.normal(0, 0.08)
    matrix = np.array([[wide, -lean], [0, 1]]) @ np.array(
        [[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]
    )
    made = []
    for stroke in shape:
        points = np.asarray(stroke, float) + rng.normal(0, 0.035, (len(stroke), 2))
        made.append((points - (0.4, 0.5)) @ matrix.T * height + (x + 0.4 * height, y + height / 2))
    return made


def word(text: str, x: float, y: float, width: float, height: float, rng: Rng,
         glyphs: Mapping[str, Sequence[Shape]] = GLYPHS) -> list[Points]:  # fmt: skip
    """Letters in the middle of a rectangle, about two thirds as high as it, at most 9 mm."""
    size = min(9.0, height * rng.uniform(0.5, 0.75), width / len(text) * 0.95)
    left = x + (width - size * 0.85 * len(text)) / 2 + rng.normal(0, 0.06) * width
    top = y + (height - size) / 2 + rng.normal(0, 0.05) * height
    made = []
    for n, letter in enumerate(text):
        made += glyph(letter, left + n * size * 0.85, top, size, rng, glyphs)
    return made


def handwriting(x: float, y: float, width: float, rng: Rng) -> list[Points]:
    """Something like joined-up writing that stands on a line, so wide, word by word."""
    made = []
    at, end = x + rng.uniform(0, 3), x + width
    pitch, tall = rng.uniform(1.6, 2.4), rng.uniform(1.6, 2.6)
    while at < end - 4:
        letters = int(rng.integers(2, 10))
        length = min(letters * pitch, end - at)
        t = np.arange(0, length, 0.25)
        turns = t / pitch * 2 * np.pi
        rise = np.repeat(rng.choice([1, 1, 1, 1.9, -0.7], letters + 1), int(pitch / 0.25) + 1)
        high = tall * 0.5 * (1 - np.cos(turns)) * np.resize(rise, len(t))
        made.append(np.stack([at + t + 0.5 * np.sin(turns), y - 0.6 - high], axis=1))
        at += length + rng.uniform(2, 4)
    return [stroke for stroke in made if len(stroke) > 3]
