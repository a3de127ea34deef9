"""Two pictures of one size → how differently they look, from 0 to 255.

The worst square of 12 pixels by 12, after a light blur: edges drawn a hair thicker or thinner do not count,
a missing part, a turn, a squeeze or another gamma does. Measured on all pictures that agree: 21 at most;
on some of them with a fault: 72 at least.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PIL import Image, ImageChops, ImageFilter, ImageOps

MOST = 42
SQUARE = 12
NEAR = 1


def difference(one: Image.Image, other: Image.Image, near: int = NEAR) -> float:
    """The difference at the best of all shifts by up to `near` pixels."""
    wanted = one.convert("RGB").filter(ImageFilter.GaussianBlur(1))
    ground = other.convert("RGB").filter(ImageFilter.GaussianBlur(1))
    shifts = range(-near, near + 1)
    return min(_worst(wanted, ImageChops.offset(ground, x, y), near) for x in shifts for y in shifts)


def on_ground(picture: Image.Image, shown: Image.Image) -> Image.Image:
    """A picture that may be transparent, on the ground that is seen around it in `shown`."""
    is_clear = picture.getchannel("A").getpixel((0, 0)) == 0
    ground = shown.crop((0, 0, 1, 1)) if is_clear else Image.new("RGB", (1, 1), "white")
    return Image.alpha_composite(ground.convert("RGBA").resize(picture.size), picture).convert("RGB")


def _worst(one: Image.Image, other: Image.Image, edge: int) -> float:
    apart = ImageChops.difference(one, other)
    red, green, blue = ImageOps.crop(apart, edge).split() if min(apart.size) > 4 * edge else apart.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    squares = (max(1, most.width // SQUARE), max(1, most.height // SQUARE))
    return float(max(most.resize(squares, Image.Resampling.BOX).tobytes()))


def _squeezed(image: Image.Image) -> Image.Image:
    narrow = image.resize((image.width * 3 // 4, image.height))
    canvas = Image.new(image.mode, image.size, "white")
    canvas.paste(narrow, (0, 0))
    return canvas


def _torn(image: Image.Image) -> Image.Image:
    """Without its lower third."""
    canvas = image.copy()
    canvas.paste("white", (0, image.height * 2 // 3, image.width, image.height))
    return canvas


FAULTS: Mapping[str, Callable[[Image.Image], Image.Image]] = {
    "turned": lambda image: image.transpose(Image.Transpose.ROTATE_180),
    "mirrored": ImageOps.mirror,
    "squeezed": _squeezed,
    "inverted": ImageOps.invert,
    "gamma": lambda image: image.point([round(255 * (step / 255) ** 0.45) for step in range(256)] * 3),
    "torn": _torn,
}
