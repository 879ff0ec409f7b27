"""Trains the network that says what is marked in a box, and writes it as ONNX.

`python training/marks.py VIEWS OUT.onnx` takes the files that `mark_pages.py` wrote.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "tests")]

from gestures import KINDS

from worksheets.answers.scan.network import LOOKS
from worksheets.answers.scan.views import LAYERS, SIDE

SEED = 7
BATCH = 192
EMPTIES = 0.45
"""The part of the empty boxes without anything in them that is learnt from.

Crosses are learnt from twice: to many people they are what a tick is to others.
"""


class Network(nn.Module):
    """Six convolutions, then what each place of an 8 × 8 grid holds, in 48 numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = nn.Sequential(
            _layer(LAYERS, 16, 2),
            _layer(16, 20, 1),
            _layer(20, 32, 2),
            _layer(32, 32, 1),
            _layer(32, 48, 2),
            _layer(48, 48, 1),
            nn.Conv2d(48, 16, 1),
            nn.ReLU(),
        )
        self.said = nn.Sequential(
            nn.Flatten(), nn.Dropout(0.25), nn.Linear(16 * 64, 48), nn.ReLU(), nn.Dropout(0.15),
            nn.Linear(48, len(LOOKS)),
        )  # fmt: skip

    def forward(self, views: Tensor) -> Tensor:
        """A number for each class and box; the greater, the likelier."""
        return self.said(self.seen(views))


def _layer(before: int, after: int, stride: int) -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(before, after, 3, stride, 1, bias=False), nn.BatchNorm2d(after), nn.ReLU()
    )


def load(folder: Path) -> dict[str, Tensor]:
    """What is in all files: views as bytes, kinds of marks, classes, and numbers of pages."""
    files = [np.load(path) for path in sorted(folder.glob("*.npz"))]
    names = ("views", "kinds", "classes", "pages")
    return {name: torch.from_numpy(np.concatenate([f[name] for f in files])) for name in names}


def varied(views: Tensor, rng: torch.Generator) -> Tensor:
    """Views as another scanner, pen or hand might have made them."""
    count = len(views)

    def some(low: float, high: float) -> Tensor:
        return low + (high - low) * torch.rand(count, 1, 1, generator=rng)

    def which(part: float) -> Tensor:
        return torch.rand(count, generator=rng) < part

    flip = which(0.3)
    views[flip] = views[flip].flip(3)
    flip = which(0.08)
    views[flip] = views[flip].flip(2)
    # Ink and print may lie a pixel off where they should, together or apart.
    for layers in ((0, 1, 2, 3), (0,), (0, 1)):
        shift = torch.randint(-1, 2, (2,), generator=rng).tolist()
        some_of = which(0.5)
        part = views[some_of]
        for layer in layers:
            part[:, layer] = part[:, layer].roll(shift, (1, 2))
        views[some_of] = part
    ink = views[:, 0]
    ink = ink * some(0.75, 1.15) + some(-0.02, 0.03)
    ink = ink + torch.randn(ink.shape, generator=rng) * some(0, 0.05)
    ink = ink.clamp(0, 1)
    # Dirt on the glass of a scanner draws a line along the whole page.
    for one in torch.nonzero(which(0.08))[:, 0].tolist():
        at = int(torch.randint(0, SIDE - 2, (1,), generator=rng))
        dark = torch.rand(1, generator=rng)
        wide = int(torch.randint(1, 3, (1,), generator=rng))
        ink[one, :, at : at + wide] = ink[one, :, at : at + wide].maximum(dark)
    views[:, 0] = ink
    unknown = which(0.06)
    views[unknown, 4] = 0
    return views


def train(folder: Path, rounds: int) -> Network:
    """The network that has learnt from the views of a folder; prints how it gets on."""
    torch.manual_seed(SEED)
    rng = torch.Generator().manual_seed(SEED)
    torch.set_num_threads(1)
    loaded = load(folder)
    views, classes = loaded["views"], loaded["classes"]
    empty = loaded["kinds"] == list(KINDS).index("empty")
    keep = ~empty | (torch.rand(len(classes), generator=rng) < EMPTIES)
    held = loaded["pages"] % 20 == 0
    own, kept = torch.nonzero(keep & ~held)[:, 0], torch.nonzero(held)[:, 0]
    crosses = loaded["kinds"][own] == list(KINDS).index("cross")
    own = torch.cat([own, own[crosses]])
    print(f"{len(classes)} boxes, {len(own)} to learn from", torch.bincount(classes).tolist())
    network = Network().to(memory_format=torch.channels_last)
    best = torch.optim.AdamW(network.parameters(), lr=2e-3, weight_decay=1e-3)
    steps = rounds * (len(own) // BATCH)
    pace = torch.optim.lr_scheduler.OneCycleLR(best, 4e-3, total_steps=steps + 1)
    lost = nn.CrossEntropyLoss()
    for turn in range(rounds):
        network.train()
        order = own[torch.randperm(len(own), generator=rng)]
        total = 0.0
        for at in range(0, len(order) - BATCH + 1, BATCH):
            chosen = order[at : at + BATCH]
            batch = varied(views[chosen].float() / 255, rng)
            loss = lost(network(batch), classes[chosen])
            best.zero_grad()
            loss.backward()
            best.step()
            pace.step()
            total += loss.item()
        right = _right(network, views, classes, kept)
        print(turn, f"{total / max(1, len(order) // BATCH):.4f}", right, flush=True)
    return network.eval()


def _right(network: Network, views: Tensor, classes: Tensor, at: Tensor) -> str:
    """Of the pages that were not learnt from, how many boxes are right."""
    network.eval()
    with torch.no_grad():
        said = torch.cat([network(views[part].float() / 255).argmax(1) for part in at.split(1000)])
    return f"{(said == classes[at]).float().mean().item():.4f}"


def main() -> None:
    """Train, and write the network."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("views", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rounds", type=int, default=14)
    given = parser.parse_args()
    network = train(given.views, given.rounds)
    torch.onnx.export(
        network, (torch.zeros(1, LAYERS, SIDE, SIDE),), given.out, input_names=["views"],
        output_names=["classes"], dynamic_axes={"views": {0: "n"}, "classes": {0: "n"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip


if __name__ == "__main__":
    main()
