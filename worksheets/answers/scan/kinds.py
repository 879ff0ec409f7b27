"""What kind of picture a file is, by its first bytes; needs none of the packages for scans."""

from __future__ import annotations

HEAD = 32
"""A picture says what it is within so many bytes."""
_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n"
_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_HEIC = (b"heic", b"heix", b"heif", b"hevc", b"mif1", b"msf1", b"avif")


def is_picture(head: bytes) -> bool:
    """Whether a file that begins so is a picture of a kind that is read."""
    return head.startswith((_JPEG, _PNG, *_TIFF))


def is_heic(head: bytes) -> bool:
    """Whether a file that begins so is a photograph of a telephone in HEIC, which is not read."""
    return head[4:8] == b"ftyp" and head[8:12] in _HEIC
