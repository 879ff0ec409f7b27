"""The network that reads single letters and figures: how it is made, trained, written and judged.

It is small on purpose: it sees pictures of 32 × 32 pixels and says 38 numbers. The first 27 are for
a place that takes a letter (A to Z, or nothing that can be read), the others for one that takes a
figure (0 to 9, or nothing).
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn
from torch.nn import functional

SEED = 7
EPOCHS = 12
BATCH = 128
RATE = 3e-3
JUDGED = 6
LETTERS, FIGURES = 27, 11
"""Numbers that are said of a letter and of a figure; the last of each is for nothing."""
WIDTHS = (24, 40, 64)
HIDDEN = 128


def network() -> nn.Sequential:
    """Three convolutions, the first of which looks at every other pixel, then two layers of all."""
    one, two, three = WIDTHS
    return nn.Sequential(
        *_layer(1, one, 5, 2),
        *_layer(one, two, 3, 1), nn.MaxPool2d(2),
        *_layer(two, three, 3, 1), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(0.25),
        nn.Linear(three * 16, HIDDEN), nn.ReLU(), nn.Dropout(0.15),
        nn.Linear(HIDDEN, LETTERS + FIGURES),
    )  # fmt: skip


def _layer(before: int, after: int, side: int, stride: int) -> tuple[nn.Module, ...]:
    conv = nn.Conv2d(before, after, side, stride, padding=side // 2, bias=False)
    return conv, nn.BatchNorm2d(after), nn.ReLU()


def load(folder: Path, judged: bool) -> tuple[Tensor, Tensor, Tensor]:
    """Pictures as bytes, classes, and which are figures, of the files to learn from or to judge by.

    The class is that among the numbers of a letter or of a figure.
    """
    pictures, labels, figures = [], [], []
    for path in sorted(folder.glob("*.npz")):
        if (int(path.stem) % JUDGED == JUDGED - 1) != judged:
            continue
        with np.load(path) as kept:
            pictures.append(kept["pictures"])
            labels.append(kept["labels"].astype(np.int64))
            figures.append(kept["figures"])
    label, figure = np.concatenate(labels), np.concatenate(figures)
    classes = np.where(figure, label - 26, label)
    classes = np.where(label == 255, np.where(figure, FIGURES, LETTERS) - 1, classes)
    return torch.from_numpy(np.concatenate(pictures)), torch.from_numpy(classes), torch.from_numpy(
        figure
    )  # fmt: skip


def train(folder: Path, path: Path) -> None:
    """Train on the pictures of a folder, and write the network after each epoch."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    pictures, classes, figures = load(folder, judged=False)
    model = network()
    parameters = sum(each.numel() for each in model.parameters())
    print(f"{len(pictures)} pictures, {parameters} parameters")
    steps = len(pictures) // BATCH
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, EPOCHS * steps)
    own = torch.Generator().manual_seed(SEED)
    for epoch in range(EPOCHS):
        model.train()
        order = torch.randperm(len(pictures), generator=torch.Generator().manual_seed(epoch))
        total = 0.0
        for some in order[: steps * BATCH].split(BATCH):
            loss = _loss(model(_varied(pictures[some], own)), classes[some], figures[some])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"{epoch + 1}: {total / steps:.4f}", flush=True)
        path.write_bytes(_onnx(model.eval()))
    judge(folder, path)


def _loss(said: Tensor, classes: Tensor, figures: Tensor) -> Tensor:
    """How wrong the numbers are, those of letters or those of figures; some labels are wrong."""
    of_letter = functional.cross_entropy(
        said[:, :LETTERS], classes.where(~figures, 0), reduction="none", label_smoothing=0.02
    )
    of_figure = functional.cross_entropy(
        said[:, LETTERS:], classes.where(figures, 0), reduction="none", label_smoothing=0.02
    )
    return torch.where(figures, of_figure, of_letter).mean()


def _varied(pictures: Tensor, own: torch.Generator) -> Tensor:
    """Pictures turned, stretched, moved, worn, and lighter or darker, each in its own way."""
    count = len(pictures)

    def spread(*shape: int) -> Tensor:
        return torch.randn(count, *shape, generator=own)

    angle = spread() * 0.07
    sides = 1 + spread(2) * 0.06
    lean = spread() * 0.06
    turn = torch.zeros(count, 2, 3)
    turn[:, 0, 0] = torch.cos(angle) * sides[:, 0]
    turn[:, 0, 1] = -torch.sin(angle) + lean
    turn[:, 1, 0] = torch.sin(angle)
    turn[:, 1, 1] = torch.cos(angle) * sides[:, 1]
    turn[:, :, 2] = spread(2) * 0.03
    grid = functional.affine_grid(turn, [count, 1, 32, 32], align_corners=False)
    seen = pictures.unsqueeze(1).float() / 255
    seen = functional.grid_sample(seen, grid, align_corners=False)
    # Pencils and black-and-white scans leave holes, of about a pixel or two.
    holes = functional.interpolate(
        torch.rand(count, 1, 20, 20, generator=own), size=32, mode="bilinear"
    )
    worn = (torch.rand(count, 1, 1, 1, generator=own) - 0.5).clamp(min=0)
    seen = seen * (holes > worn)
    return (seen * (1 + spread(1, 1, 1) * 0.1)).clamp(0, 1)


def _onnx(model: nn.Sequential) -> bytes:
    """The network as ONNX, with what normalises its layers folded into these."""
    nodes, kept = [], []
    at = "picture"
    modules = [each for each in model if not isinstance(each, nn.Dropout)]
    for number, module in enumerate(modules):
        if isinstance(module, nn.BatchNorm2d):
            continue
        out = "said" if number == len(modules) - 1 else f"layer{number}"
        names = [f"{out}-weight", f"{out}-bias"]
        match module:
            case nn.Conv2d():
                norm = modules[number + 1]
                assert isinstance(norm, nn.BatchNorm2d)
                kept += _kept(names, *_folded(module, norm))
                shape = {
                    "kernel_shape": list(module.kernel_size),
                    "strides": list(module.stride),
                    "pads": [module.kernel_size[0] // 2] * 4,
                }
                nodes.append(helper.make_node("Conv", [at, *names], [out], **shape))
            case nn.Linear():
                kept += _kept(names, module.weight.detach().numpy(), module.bias.detach().numpy())
                nodes.append(helper.make_node("Gemm", [at, *names], [out], transB=1))
            case nn.MaxPool2d():
                sides = {"kernel_shape": [2, 2], "strides": [2, 2]}
                nodes.append(helper.make_node("MaxPool", [at], [out], **sides))
            case nn.Flatten():
                nodes.append(helper.make_node("Flatten", [at], [out], axis=1))
            case nn.ReLU():
                nodes.append(helper.make_node("Relu", [at], [out]))
            case _:
                raise TypeError(f"{module} cannot be written")
        at = out
    picture = helper.make_tensor_value_info("picture", TensorProto.FLOAT, ["count", 1, 32, 32])
    said = helper.make_tensor_value_info("said", TensorProto.FLOAT, ["count", LETTERS + FIGURES])
    graph = helper.make_graph(nodes, "letters", [picture], [said], kept)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.checker.check_model(made)
    return bytes(made.SerializeToString())


def _kept(names: list[str], *arrays: NDArray[np.float32]) -> list[TensorProto]:
    pairs = zip(names, arrays, strict=True)
    return [numpy_helper.from_array(array.astype(np.float32), name) for name, array in pairs]


def _folded(
    conv: nn.Conv2d, norm: nn.BatchNorm2d
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The weights and biases of a convolution that is normalised."""
    assert norm.running_var is not None
    assert norm.running_mean is not None
    scale = (norm.weight / torch.sqrt(norm.running_var + norm.eps)).detach()
    weight = conv.weight.detach() * scale[:, None, None, None]
    bias = (norm.bias - norm.running_mean * scale).detach()
    return weight.numpy(), bias.numpy()


def judge(folder: Path, path: Path) -> None:
    """Print how often the written network is right on pictures of writers it has not learnt from.

    For each margin between the best and the next class: how many are read, and how many of these
    are wrong. What nobody should read is wrong if it is read.
    """
    pictures, classes, figures = load(folder, judged=True)
    net = cv2.dnn.readNetFromONNX(str(path))
    said = []
    for n in range(0, len(pictures), 256):
        net.setInput(pictures[n : n + 256].numpy()[:, None].astype(np.float32) / 255)
        said.append(net.forward())
    every = np.concatenate(said).astype(np.float32)
    right, sort = classes.numpy(), figures.numpy()
    for name, some, at, some_more in (
        ("letters A-L", ~sort & ((right < 12) | (right == 26)), slice(0, LETTERS), 26),
        ("letters A-Z", ~sort, slice(0, LETTERS), 26),
        ("figures", sort, slice(LETTERS, None), 10),
    ):
        _print(name, every[some, at], right[some], some_more)


def _print(name: str, said: NDArray[np.float32], right: NDArray[np.int64], nothing: int) -> None:
    best = said.argmax(axis=1)
    ordered = np.sort(said, axis=1)
    margin = ordered[:, -1] - ordered[:, -2]
    good = right != nothing
    print(f"{name}: {good.sum()} to read, {(~good).sum()} not; best is right "
          f"{(best == right)[good].mean():.4f}")  # fmt: skip
    for least in (0, 1, 2, 3, 4, 5, 6, 7):
        read = (best != nothing) & (margin >= least)
        wrong = read & good & (best != right)
        taken = read & ~good
        print(
            f"  margin {least}: read {(read & good).sum() / good.sum():.4f}, wrong in 1,000 read "
            f"{1000 * wrong.sum() / max((read & good).sum(), 1):.2f}; of what is nothing "
            f"{taken.sum() / max((~good).sum(), 1):.4f} read"
        )
