"""One picture → files of every kind of PNG and JPEG, made with Pillow or by hand, that have to look alike."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable, Mapping

from PIL import Image, ImageCms, ImageDraw

SIZE = (120, 80)
TURNED = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # Exif's value → Pillow's transposition that it undoes
Chunks = tuple[tuple[bytes, bytes], ...]


def picture() -> Image.Image:
    """A picture that no turn, mirror or change of colour leaves as it is."""
    image = Image.linear_gradient("L").resize(SIZE)
    image = Image.merge(
        "RGB", (image, image.transpose(Image.Transpose.ROTATE_180), image.point(lambda step: step // 2))
    )
    draw = ImageDraw.Draw(image)
    draw.polygon([(10, 10), (60, 15), (15, 70)], fill=(220, 40, 30))
    draw.rectangle((80, 45, 110, 72), fill=(250, 240, 60))
    draw.ellipse((66, 6, 96, 36), fill=(20, 60, 200))
    return image


def rasters() -> Mapping[str, bytes]:
    """File name → bytes, of every kind that a report takes."""
    return {**dict(_pngs()), **dict(_jpegs())}


def refused() -> Mapping[str, bytes]:
    """File name → bytes of kinds that are refused by name."""
    image = picture()
    return {
        "a.gif": _saved(image.convert("P"), "GIF"),
        "a.webp": _saved(image, "WEBP"),
        "a.tif": _saved(image, "TIFF"),
        "a.bmp": _saved(image, "BMP"),
        "cmyk.jpg": _saved(image.convert("CMYK"), "JPEG"),
        "wide-gamut.png": _png(8, 2, image.tobytes(), 3, ((b"cICP", bytes((12, 13, 0, 1))),)),
        "own-primaries.png": _png(
            8,
            2,
            image.tobytes(),
            3,
            (
                (b"gAMA", struct.pack(">I", 45455)),
                (b"cHRM", struct.pack(">8I", 31270, 32900, 73500, 26500, 11500, 82600, 15700, 1800)),
            ),
        ),
    }


def _pngs() -> Iterable[tuple[str, bytes]]:
    image = picture()
    gray, rgba = image.convert("L"), image.copy()
    blue = gray.crop((75, 20, 76, 21)).tobytes()
    rgba.putalpha(Image.linear_gradient("L").rotate(90).resize(SIZE))
    yield "rgb8.png", _saved(image, "PNG")
    yield "rgba8.png", _saved(rgba, "PNG")
    yield "gray8.png", _saved(gray, "PNG")
    yield "gray-alpha8.png", _saved(rgba.convert("LA"), "PNG")
    yield "palette.png", _saved(image.quantize(64), "PNG")
    yield "palette-transparent.png", _saved(image.quantize(16), "PNG", transparency=bytes(range(0, 256, 16)))
    yield "one-transparent.png", _saved(image.quantize(16).convert("RGB"), "PNG", transparency=(20, 60, 200))
    for depth in (1, 2, 4):
        yield f"gray{depth}.png", _png(depth, 0, gray.tobytes(), 1)
        yield f"palette{depth}.png", _saved(image.quantize(2**depth), "PNG", bits=depth)
        key = struct.pack(">H", 2**depth - 1)
        yield f"gray{depth}-transparent.png", _png(depth, 0, gray.tobytes(), 1, ((b"tRNS", key),))
    yield (
        "gray8-transparent.png",
        _png(8, 0, gray.tobytes(), 1, ((b"tRNS", b"\0" + blue),)),
    )
    yield "gray16.png", _png(16, 0, gray.tobytes(), 1)
    yield (
        "gray16-transparent.png",
        _png(16, 0, gray.tobytes(), 1, ((b"tRNS", 2 * blue),)),
    )
    yield "gray-alpha16.png", _png(16, 4, rgba.convert("LA").tobytes(), 2)
    yield "rgb16.png", _png(16, 2, image.tobytes(), 3)
    yield "rgba16.png", _png(16, 6, rgba.tobytes(), 4)
    yield "interlaced.png", _interlaced(image)
    yield "huge-dpi.png", _saved(image, "PNG", dpi=(1200, 1200))
    yield "odd-dpi.png", _saved(image, "PNG", dpi=(72, 36))
    yield "gamma.png", _png(8, 2, image.tobytes(), 3, ((b"gAMA", struct.pack(">I", 100_000)),))
    yield "turned.png", _saved(image.transpose(Image.Transpose(TURNED[6])), "PNG", exif=_exif(6))
    yield "profile.png", _saved(image, "PNG", icc_profile=swapped_profile())
    yield "notes.png", _png(8, 2, image.tobytes(), 3, ((b"tEXt", b"Comment\0secret place"),))


def _jpegs() -> Iterable[tuple[str, bytes]]:
    image = picture()
    yield "rgb.jpg", _saved(image, "JPEG", quality=92)
    yield "gray.jpg", _saved(image.convert("L"), "JPEG", quality=92)
    yield "progressive.jpg", _saved(image, "JPEG", quality=92, progressive=True)
    yield "restarts.jpg", _saved(image, "JPEG", quality=92, restart_marker_blocks=4)
    yield "as-rgb.jpg", _saved(image, "JPEG", quality=92, keep_rgb=True)
    yield "profile.jpg", _saved(image, "JPEG", quality=92, icc_profile=swapped_profile())
    yield "dpi.jpg", _saved(image, "JPEG", quality=92, dpi=(3000, 3000))
    for sampling in (0, 1, 2):
        yield f"sampling{sampling}.jpg", _saved(image, "JPEG", quality=92, subsampling=sampling)
    for turn, undo in TURNED.items():
        stored = image.transpose(Image.Transpose(undo))
        yield f"turned{turn}.jpg", _saved(stored, "JPEG", quality=92, exif=_exif(turn))


def swapped_profile() -> bytes:
    """sRGB with red and blue changed for each other: a reader that does not heed it is found."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(profile[128:132], "big")
    places = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    red, blue = places[b"rXYZ"], places[b"bXYZ"]
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(profile)


def _exif(orientation: int) -> bytes:
    """The tag of the orientation beside a note that must stay behind (Exif 2.3, 4.6.4)."""
    notes = Image.Exif()
    notes[0x0112] = orientation
    notes[0x010E] = "secret place"
    return notes.tobytes()


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    packed = io.BytesIO()
    image.save(packed, kind, **options)
    return packed.getvalue()


def _png(depth: int, colour: int, pixels: bytes, channels: int, chunks: Chunks = ()) -> bytes:
    width, height = SIZE
    rows = b""
    for start in range(0, len(pixels), width * channels):
        row = pixels[start : start + width * channels]
        if depth == 16:
            rows += b"\0" + bytes(half for value in row for half in (value, value))
        else:
            bits = "".join(f"{value >> (8 - depth):0{depth}b}" for value in row)
            rows += b"\0" + bytes(int(bits[at : at + 8].ljust(8, "0"), 2) for at in range(0, len(bits), 8))
    return _assembled(struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0), rows, chunks)


def _interlaced(image: Image.Image) -> bytes:
    """Adam7 (PNG 3rd edition, 8.1)."""
    width, height = image.size
    rows = b""
    for left, across, top, down in (
        (0, 8, 0, 8),
        (4, 8, 0, 8),
        (0, 4, 4, 8),
        (2, 4, 0, 4),
        (0, 2, 2, 4),
        (1, 2, 0, 2),
        (0, 1, 1, 2),
    ):
        for y in range(top, height, down):
            row = image.crop((0, y, width, y + 1)).tobytes()
            rows += b"\0" + b"".join(row[3 * x : 3 * x + 3] for x in range(left, width, across))
    return _assembled(struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 1), rows, ())


def _assembled(header: bytes, rows: bytes, chunks: Chunks) -> bytes:
    every = ((b"IHDR", header), *chunks, (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in every
    )
