"""The notes of a camera (Exif) → how the picture has to be turned."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

UPRIGHT = 1
TAG, SHORT = 0x0112, 3  # Exif 2.3, 4.6.4
MOST_TAGS = 1000
# Exif's value → Pillow's Image.Transpose.
TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
ON_ITS_SIDE = frozenset({5, 6, 7, 8})


def orientation_of(exif: bytes) -> int:
    """Exif's orientation, 1 to 8; upright where nothing that can be read says otherwise."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None or len(exif) < 8:
        return UPRIGHT
    (start,) = struct.unpack_from(f"{order}I", exif, 4)
    if start + 2 > len(exif):
        return UPRIGHT
    (count,) = struct.unpack_from(f"{order}H", exif, start)
    for place in range(start + 2, start + 2 + 12 * min(count, MOST_TAGS), 12):
        if place + 12 > len(exif):
            break
        tag, kind, _, value = struct.unpack_from(f"{order}HHIH", exif, place)
        if tag == TAG:
            return value if kind == SHORT and value in TURNS else UPRIGHT
    return UPRIGHT


def turned(image: Image.Image, orientation: int) -> Image.Image:
    """The picture upright."""
    if orientation not in TURNS:
        return image
    from PIL.Image import Transpose  # noqa: PLC0415  # for turned pictures only

    return image.transpose(Transpose(TURNS[orientation]))
