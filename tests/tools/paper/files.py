"""Pictures of pages as files: one PDF as a copier sends it, TIFF, PNG, JPEG."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from tools.paper.prints import Picture


def image(picture: Picture) -> Image.Image:
    """A picture for Pillow; of 1 bit where it is only black and white."""
    made = Image.fromarray(picture)
    few = made.getcolors(2)
    plain = few is not None and {grey for _, grey in few} <= {0, 255}
    return made.convert("1", dither=Image.Dither.NONE) if plain else made


def written(path: Path, pictures: Sequence[Picture], dots: int = 200, quality: int = 75) -> Path:
    """Pictures as one file, whose kind its suffix says: several need PDF or TIFF."""
    first, *others = (image(picture) for picture in pictures)
    options: dict[str, object] = {}
    grey = all(made.mode != "1" for made in (first, *others))
    if path.suffix in (".jpg", ".jpeg") or (path.suffix == ".pdf" and grey):
        options["quality"] = quality
    if path.suffix in (".pdf", ".tif", ".tiff"):
        options |= {"save_all": True, "append_images": others}
    if path.suffix in (".tif", ".tiff") and first.mode == "1":
        options["compression"] = "group4"
    if path.suffix == ".pdf":
        first.save(path, resolution=dots, **options)
    else:
        first.save(path, dpi=(dots, dots), **options)
    return path
