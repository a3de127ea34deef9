"""Images are judged by what they are."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from reportgen.compose.pictures.drawings.faces import NO_FACES
from reportgen.compose.pictures.drawings.safety import sound_svg
from reportgen.compose.pictures.fault import PictureError
from reportgen.compose.pictures.rasters.size import MOST_PIXELS
from reportgen.compose.pictures.sound import sound_picture


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int = 1, height: int = 1, extra: bytes = b"") -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    pixels = zlib.compress(bytes((1 + -(-width // 8)) * height if width * height <= MOST_PIXELS else 2))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def jpeg(width: int = 1, height: int = 1, components: int = 3) -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, components) + b"\0\0\0" * components
    table = b"\xff\xdb" + struct.pack(">H", 3) + b"\0"
    return (
        b"\xff\xd8"
        + table
        + b"\xff\xc0"
        + struct.pack(">H", len(frame) + 2)
        + frame
        + b"\xff\xda\x00\x02\x00\xff\xd9"
    )


def photo(mode: str = "RGB") -> bytes:
    packed = io.BytesIO()
    Image.new(mode, (20, 10), 90).save(packed, "JPEG")
    return packed.getvalue()


def svg(inner: str, attributes: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inner}</svg>'.encode()


@pytest.mark.parametrize("picture", [png(), photo(), photo("L")])
def test_a_sound_picture_stays_as_it_is(picture: bytes) -> None:
    assert sound_picture(picture) == picture


def test_a_picture_may_be_as_large_as_the_limits() -> None:
    room = 20 * 1024 * 1024 - len(png(extra=chunk(b"teXt", b"")))

    for picture in (png(MOST_PIXELS, 1), png(2, MOST_PIXELS // 2), png(extra=chunk(b"teXt", bytes(room)))):
        assert sound_picture(picture).startswith(b"\x89PNG")
    for picture in (png(MOST_PIXELS + 1, 1), png(extra=chunk(b"teXt", bytes(room + 1)))):
        with pytest.raises(PictureError):
            sound_picture(picture)


def test_a_sound_drawing_keeps_what_is_drawn() -> None:
    drawing = svg(
        '<g fill="url(#a)"><rect width="5" height="5"/><text>A &amp; B</text></g>', 'viewBox="0 0 9 9"'
    )

    assert sound_picture(drawing) == drawing.replace(b" viewBox", b" viewBox")


def test_notes_of_editors_do_not_come_along() -> None:
    drawing = svg(
        '<metadata>x</metadata><e:view xmlns:e="urn:e"/><!-- c --><rect e:y="1" xmlns:e="urn:e" width="5"/>'
    )

    cleaned = sound_svg(drawing, NO_FACES)
    assert b"view" not in cleaned
    assert b"metadata" not in cleaned
    assert b"<!--" not in cleaned
    assert b'y="1"' not in cleaned
    assert b'width="5"' in cleaned


@pytest.mark.parametrize(
    ("picture", "said"),
    [
        (b"GIF89a", "not a PNG, JPEG or SVG"),
        (b"", "not a PNG, JPEG or SVG"),
        (png()[:-14], "cut off"),
        (png()[:20], "cut off"),
        (png().replace(b"IDAT", b"IDAX"), "damaged"),
        (png(width=0), "without any extent"),
        (png(width=100_000, height=100_000), "more than 60 million"),
        (png(extra=chunk(b"acTL", b"\0" * 8)), "animated"),
        (jpeg(components=4), "CMYK"),
        (jpeg(width=60_000, height=60_000), "more than 60 million"),
        (photo()[:-2], "cut off"),
        (jpeg()[:6], "cut off"),
        (b"\xff\xd8\x00\x00\x00\x00", "damaged"),
        (svg("<script>x</script>"), "<script>"),
        (svg("<foreignObject/>"), "<foreignObject>"),
        (svg('<image href="x.png"/>'), "<image>"),
        (svg('<a href="https://example.org"><rect/></a>'), "points outside"),
        (svg('<use href="other.svg#a"/>'), "points outside"),
        (svg('<rect onload="x"/>'), "script in onload"),
        (svg('<rect fill="url(https://example.org)"/>'), "reaches outside"),
        (svg('<rect style="fill:u\\72l(x)"/>'), "reaches outside"),
        (svg("<style>@import 'x';</style>"), "reaches outside"),
        (svg('<animate attributeName="x"/>'), "<animate>"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), "document type"),
        (svg("<g>" * 80 + "</g>" * 80), "nested deeper"),
        (svg('<g id="a"><use href="#a"/></g>'), "copies copies"),
        (svg("<rect/>" * 21_000), "more than 20000"),
        (svg("<rect"), "well-formed"),
        (b"<html></html>", "not an svg"),
        (b'<svg xmlns="h\x7f"/>', "^[ -~\N{REPLACEMENT CHARACTER}]*$"),
    ],
)
def test_an_unsound_picture_is_refused_with_its_reason(picture: bytes, said: str) -> None:
    with pytest.raises(PictureError, match=said):
        sound_picture(picture)


def test_copies_that_multiply_are_refused() -> None:
    levels = '<g id="l0">' + "<rect/>" * 20 + "</g>"
    for level in range(1, 4):
        levels += f'<g id="l{level}">' + f'<use href="#l{level - 1}"/>' * 60 + "</g>"

    with pytest.raises(PictureError, match="draws more than"):
        sound_picture(svg(levels))


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=80),
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"<svg ", b"\xff\xd8\xff\xc0"]),
)
def test_any_bytes_are_a_picture_or_refused(tail: bytes, head: bytes) -> None:
    try:
        sound = sound_picture(head + tail)
    except PictureError as fault:
        assert str(fault).isprintable()  # noqa: PT017  # either outcome is right
        return

    assert sound
