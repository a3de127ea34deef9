"""JPEG of any kind → JPEG that is upright, in sRGB and without notes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reportgen.compose.pictures.fault import AGAIN, IN_SRGB, PictureError
from reportgen.compose.pictures.rasters.colours import in_srgb, means_srgb
from reportgen.compose.pictures.rasters.jpeg_segments import Segments, read_segments
from reportgen.compose.pictures.rasters.orientation import ON_ITS_SIDE, UPRIGHT, orientation_of, turned
from reportgen.compose.pictures.rasters.size import check_size

if TYPE_CHECKING:
    from PIL import Image

EXIF, ICC = b"Exif\0\0", b"ICC_PROFILE\0"
BASELINE, EXTENDED, PROGRESSIVE = 0xC0, 0xC1, 0xC2  # ITU-T T.81, table B.1
UNUSUAL = "save it as an ordinary JPEG or as PNG"
HALF_ACROSS, FULL = 1, 0  # Pillow's names of 4:2:2 and 4:4:4


def plain_jpeg(content: bytes) -> bytes:
    """The picture with the segments that draw it; pixels made anew only where they must be.

    A picture on its side is packed with its own tables of quantisation, turned with it, so that next to
    nothing is lost.
    """
    segments = read_segments(content)
    _check_frame(segments)
    exif = next((body[6:] for body in segments.bodies(0xE1) if body.startswith(EXIF)), b"")
    orientation = orientation_of(exif)
    profile = _profile(segments)
    if orientation == UPRIGHT and profile is None and not segments.has_letters_for_colours:
        return segments.bare
    return _made_anew(segments.bare, orientation, profile)


def _check_frame(segments: Segments) -> None:
    check_size(segments.width, segments.height)
    if segments.components == 4:
        raise PictureError("in CMYK colours", IN_SRGB)
    if segments.components not in {1, 3}:
        raise PictureError(f"of {segments.components} colours", UNUSUAL)
    if segments.frame not in {BASELINE, EXTENDED, PROGRESSIVE}:
        raise PictureError("packed in a way that few programs read", UNUSUAL)
    if segments.precision != 8:
        raise PictureError(f"of {segments.precision} bits to the channel", UNUSUAL)


def _profile(segments: Segments) -> bytes | None:
    """The profile that the pixels are meant in, unless it is sRGB (ICC.1:2022, annex B.4)."""
    parts = sorted(
        (body[len(ICC)], body[len(ICC) + 2 :])
        for body in segments.bodies(0xE2)
        if body.startswith(ICC) and len(body) > len(ICC) + 2
    )
    profile = b"".join(part for _, part in parts)
    return None if not profile or means_srgb(profile) else profile


def _made_anew(bare: bytes, orientation: int, profile: bytes | None) -> bytes:
    from PIL import Image, JpegImagePlugin  # noqa: PLC0415  # for pictures that must change only

    try:
        image = Image.open(io.BytesIO(bare), formats=("JPEG",))
        image.load()
    except (OSError, SyntaxError, ValueError) as fault:
        raise PictureError("damaged", AGAIN) from fault
    tables = dict(getattr(image, "quantization", {}))
    sampling = JpegImagePlugin.get_sampling(image)
    pixels = turned(image if profile is None else in_srgb(image, profile), orientation)
    if orientation in ON_ITS_SIDE:
        tables = {number: _on_its_side(table) for number, table in tables.items()}
        sampling = FULL if sampling == HALF_ACROSS else sampling
    return _packed(pixels, [tables[number] for number in sorted(tables)], sampling)


def _on_its_side(table: list[int]) -> list[int]:
    return [table[8 * column + row] for row in range(8) for column in range(8)]


def _packed(pixels: Image.Image, tables: list[list[int]], sampling: int) -> bytes:
    packed = io.BytesIO()
    pixels.info.clear()
    pixels.save(packed, "JPEG", qtables=tables, subsampling=max(sampling, FULL), optimize=True)
    return packed.getvalue()
