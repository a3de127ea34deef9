"""Pixels and the colours they are meant in (an ICC profile, a gamma) → pixels in sRGB."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

SPACES = {"RGB ": "RGB", "GRAY": "L"}
ALIKE = 2  # of 255; a profile that moves no sample further means sRGB
SAMPLES = bytes(
    part
    for red in (0, 64, 128, 255)
    for green in (0, 100, 200, 255)
    for blue in (0, 160, 255)
    for part in (red, green, blue)
)
SRGB_GAMMA = 1 / 2.2


def means_srgb(profile: bytes) -> bool:
    """Whether pixels stay as they are: the profile says so, or cannot be read, as in browsers."""
    from PIL import Image  # noqa: PLC0415  # for pictures with profiles only

    if profile[16:20].decode("latin-1") != "RGB ":
        return profile[16:20] != b"GRAY"
    swatch = Image.frombytes("RGB", (len(SAMPLES) // 3, 1), SAMPLES)
    shown = in_srgb(swatch, profile).tobytes()
    return max(abs(one - other) for one, other in zip(shown, SAMPLES, strict=True)) <= ALIKE


def in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """The pixels in sRGB; as they are where the profile is not of their kind."""
    from PIL import Image, ImageCms  # noqa: PLC0415  # as above

    space = SPACES.get(profile[16:20].decode("latin-1"))
    alpha = image.getchannel("A") if image.mode in {"RGBA", "LA"} else None
    is_gray = image.mode in {"L", "LA", "1"}
    if space is None or is_gray != (space == "L"):
        return image
    pixels = image.convert(space)
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        shown = ImageCms.profileToProfile(
            pixels, source, ImageCms.createProfile("sRGB"), ImageCms.Intent.RELATIVE_COLORIMETRIC, "RGB"
        )
    except (ImageCms.PyCMSError, OSError):
        return image
    if shown is None:
        return image
    shown = shown.convert("L") if is_gray else shown
    if alpha is not None:
        shown = Image.merge("LA" if is_gray else "RGBA", (*shown.split(), alpha))
    return shown


def with_gamma(image: Image.Image, gamma: float) -> Image.Image:
    """Pixels that were encoded with a gamma (PNG's gAMA, 0.45455 on screens), in sRGB."""
    bands = image.split()
    colours = len(bands) - (image.mode in {"RGBA", "LA"})
    curve = [_encoded((value / 255) ** (1 / gamma)) for value in range(256)]
    unchanged = list(range(256))
    return image.point(
        [step for band in range(len(bands)) for step in (curve if band < colours else unchanged)]
    )


def _encoded(light: float) -> int:
    """IEC 61966-2-1, 5.2."""
    value = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return round(255 * min(1.0, max(0.0, value)))
