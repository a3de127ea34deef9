"""PNG of any kind → PNG with eight bits to the channel at most, upright, in sRGB, without notes."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from reportgen.compose.pictures.fault import AGAIN, IN_SRGB, PictureError
from reportgen.compose.pictures.rasters.colours import SRGB_GAMMA, in_srgb, means_srgb, with_gamma
from reportgen.compose.pictures.rasters.orientation import UPRIGHT, orientation_of, turned
from reportgen.compose.pictures.rasters.png_chunks import SIGNATURE, Header, chunk, read_chunks, read_header
from reportgen.model.frozen import frozen

if TYPE_CHECKING:
    from PIL import Image

# PNG 3rd edition, 11.3.2: primaries of sRGB in 1/100000, code points of sRGB.
PRIMARIES = (31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)
SRGB_CODES = bytes((1, 13, 0, 1))
NEAR = 1000
NEAR_GAMMA = 0.01
MOST_PROFILE = 4 * 1024 * 1024


@frozen
class Meant:
    """What has to be done to the pixels before all readers see the same."""

    orientation: int
    profile: bytes | None
    gamma: float | None


def plain_png(content: bytes) -> bytes:
    """The picture with the chunks that draw it; pixels made anew only where they must be."""
    chunks = read_chunks(content)
    header = read_header(chunks)
    found = dict(reversed(chunks))
    meant = Meant(orientation_of(found.get(b"eXIf", b"")), _profile(found), _gamma(found))
    is_keyed = b"tRNS" in found and not header.has_palette
    bare = _bare(chunks, keeps_transparency=header.has_palette)
    if not (header.depth == 16 or is_keyed or meant != Meant(UPRIGHT, None, None)):
        return bare
    return _packed(_seen(_pixels(bare, header, found.get(b"tRNS") if is_keyed else None), meant))


def _bare(chunks: list[tuple[bytes, bytes]], *, keeps_transparency: bool) -> bytes:
    drawn = {b"IHDR", b"PLTE", b"IDAT", b"IEND"} | ({b"tRNS"} if keeps_transparency else set())
    return SIGNATURE + b"".join(chunk(name, body) for name, body in chunks if name in drawn)


def _profile(found: Mapping[bytes, bytes]) -> bytes | None:
    """The profile that the pixels are meant in, unless it is sRGB."""
    if b"cICP" in found:
        if found[b"cICP"] != SRGB_CODES:
            raise PictureError("in colours that few screens show (HDR or wide gamut)", IN_SRGB)
        return None
    packed = found.get(b"iCCP", b"").partition(b"\0")[2][1:]
    if not packed or b"sRGB" in found:
        return None
    try:
        profile = zlib.decompressobj().decompress(packed, MOST_PROFILE)
    except zlib.error:
        return None
    return None if means_srgb(profile) else profile


def _gamma(found: Mapping[bytes, bytes]) -> float | None:
    """The gamma of the pixels, unless it is that of sRGB or something better says the colours."""
    if any(better in found for better in (b"cICP", b"iCCP", b"sRGB")) or len(found.get(b"gAMA", b"")) != 4:
        return None
    measured = found.get(b"cHRM", b"")
    if len(measured) == 32:
        far = [abs(one - other) for one, other in zip(struct.unpack(">8I", measured), PRIMARIES, strict=True)]
        if max(far) > NEAR:
            raise PictureError("in colours of its own (cHRM)", IN_SRGB)
    gamma = int.from_bytes(found[b"gAMA"], "big") / 100_000
    return None if gamma <= 0 or abs(gamma - SRGB_GAMMA) < NEAR_GAMMA else gamma


def _pixels(bare: bytes, header: Header, key: bytes | None) -> Image.Image:
    """Eight bits to the channel; what has the colour `key` is transparent."""
    from PIL import Image  # noqa: PLC0415  # for rare kinds only

    try:
        image: Image.Image = Image.open(io.BytesIO(bare), formats=("PNG",))
        image.load()
    except (OSError, SyntaxError, ValueError) as fault:
        raise PictureError("damaged", AGAIN) from fault
    image.info.clear()
    low = None
    if image.mode.startswith("I"):
        both = image.convert("I;16").tobytes("raw", "I;16")
        low = Image.frombytes("L", image.size, both[::2])
        image = Image.frombytes("L", image.size, both[1::2])
    elif image.mode == "1":
        image = image.convert("L")
    elif image.mode == "P":
        image = image.convert("RGBA" if b"tRNS" in bare else "RGB")
    return image if key is None else _keyed(image, low, header, key)


def _keyed(image: Image.Image, low: Image.Image | None, header: Header, key: bytes) -> Image.Image:
    from PIL import Image, ImageChops  # noqa: PLC0415  # for rare kinds only

    wanted: tuple[int, ...] = struct.unpack(f">{len(image.getbands())}H", key)
    planes: tuple[Image.Image, ...]
    if header.depth == 16:
        if low is None:
            raise PictureError("in 16 bits with one transparent colour", "save it with 8 bits")
        wanted, planes = (wanted[0] >> 8, wanted[0] & 255), (image, low)
    else:
        wanted = tuple(value * 255 // (2**header.depth - 1) for value in wanted)
        planes = image.split()
    hidden = Image.new("L", image.size, 255)
    for plane, value in zip(planes, wanted, strict=True):
        hidden = ImageChops.darker(hidden, plane.point([255 * (step == value) for step in range(256)]))
    return Image.merge("LA" if image.mode == "L" else "RGBA", (*image.split(), ImageChops.invert(hidden)))


def _seen(image: Image.Image, meant: Meant) -> Image.Image:
    if meant.profile is not None:
        image = in_srgb(image, meant.profile)
    if meant.gamma is not None:
        image = with_gamma(image, meant.gamma)
    return turned(image, meant.orientation)


def _packed(image: Image.Image) -> bytes:
    packed = io.BytesIO()
    image.info.clear()
    image.save(packed, "PNG")
    return packed.getvalue()
