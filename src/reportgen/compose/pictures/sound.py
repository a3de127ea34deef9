"""Image bytes → bytes that every reader shows alike, judged by what they are and not by their name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportgen.compose.pictures.drawings.faces import NO_FACES, DrawingFaces
from reportgen.compose.pictures.drawings.safety import sound_svg
from reportgen.compose.pictures.fault import PictureError
from reportgen.compose.pictures.rasters.jpeg import plain_jpeg
from reportgen.compose.pictures.rasters.png import plain_png
from reportgen.compose.pictures.rasters.png_chunks import SIGNATURE

MOST_BYTES = 20 * 1024 * 1024
AS_PNG = "save it as PNG, JPEG or plain SVG"
# How files of other kinds begin.
OTHERS: Mapping[bytes, str] = {
    rb"GIF8": "a GIF",
    rb"RIFF.{4}WEBP": "a WebP",
    rb".{4}ftypavi[fs]": "an AVIF",
    rb".{4}ftyp(?:hei[cxms]|hev[cx]|mif1|msf1)": "a HEIC photograph",
    rb"II\*\x00|MM\x00\*": "a TIFF",
    rb"BM": "a bitmap (BMP)",
    rb"%PDF": "a PDF",
    rb"%!PS|\xc5\xd0\xd3\xc6": "PostScript",
    rb"\x00\x00[\x01\x02]\x00": "an icon",
    rb"8BPS": "a Photoshop file",
    rb"\x00\x00\x00\x0cjP  |\xff\x4f\xff\x51": "a JPEG 2000",
    rb"\x00\x00\x00\x0cJXL |\xff\x0a": "a JPEG XL",
    rb"\xd7\xcd\xc6\x9a|\x01\x00\x00\x00.{36} EMF": "a Windows metafile",
    rb"\x1f\x8b": "compressed (.svgz)",
}
MOST_SAID = 160  # characters
_LFS = b"version https://git-lfs"


def sound_picture(content: bytes, faces: DrawingFaces = NO_FACES) -> bytes:
    """The picture as PNG, JPEG or SVG, upright, in sRGB, without notes; raises PictureError.

    What already is comes back as it was, as far as it is drawn; the words of an SVG are set in `faces`.
    """
    if len(content) > MOST_BYTES:
        raise PictureError(f"larger than {MOST_BYTES // 2**20} MB", "save it smaller")
    if content.startswith(SIGNATURE):
        return plain_png(content)
    if content.startswith(b"\xff\xd8"):
        return plain_jpeg(content)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        try:
            return sound_svg(content, faces)
        except ValueError as fault:
            raise PictureError(_said(str(fault)), "save it as plain SVG without that, or as PNG") from fault
    if content.startswith(_LFS):
        raise PictureError("a pointer of Git LFS, not the picture itself", "git lfs pull")
    kind = next((kind for sign, kind in OTHERS.items() if re.match(sign, content, re.DOTALL)), "")
    raise PictureError(f"{kind}, not a PNG, JPEG or SVG".removeprefix(", "), AS_PNG)


def _said(fault: str) -> str:
    """A sentence that may quote the file, fit for a terminal."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in fault[:MOST_SAID])
