"""PNG and JPEG of every kind come out as the same pixels in a kind that all readers show alike."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image, ImageChops

from conformance.pictures.kinds import picture, rasters, refused
from reportgen.compose.pictures.fault import PictureError
from reportgen.compose.pictures.rasters.png_chunks import SIGNATURE, read_chunks, read_header
from reportgen.compose.pictures.sound import sound_picture

RASTERS = rasters()
# Kinds that show all of the picture in its colours.
WHOLE = [
    "rgb8.png", "rgb16.png", "interlaced.png", "turned.png", "huge-dpi.png", "odd-dpi.png", "notes.png",
    "rgb.jpg", "progressive.jpg", "restarts.jpg", "as-rgb.jpg", "sampling1.jpg", "sampling2.jpg",
    *(f"turned{turn}.jpg" for turn in range(2, 9)),
]  # fmt: skip
GRAY = ["gray8.png", "gray16.png", "gray.jpg"]


def shown(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(sound_picture(content)))


def apart(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of 255."""
    pixels = ImageChops.difference(one, other).convert("L").tobytes()
    return sum(pixels) / len(pixels)


@pytest.mark.parametrize("name", WHOLE)
def test_every_kind_shows_the_picture_upright_and_in_its_colours(name: str) -> None:
    assert apart(shown(RASTERS[name]).convert("RGB"), picture()) < 5


@pytest.mark.parametrize("name", GRAY)
def test_every_kind_of_gray_shows_the_same_gray(name: str) -> None:
    assert apart(shown(RASTERS[name]).convert("L"), picture().convert("L")) < 3


@pytest.mark.parametrize("name", ["profile.png", "profile.jpg"])
def test_a_profile_is_applied_once(name: str) -> None:
    red, green, blue = picture().split()

    assert apart(shown(RASTERS[name]), Image.merge("RGB", (blue, green, red))) < 8
    assert "icc_profile" not in shown(RASTERS[name]).info


def test_a_gamma_is_applied_once() -> None:
    dark = picture().convert("L").getpixel((30, 75))
    light = shown(RASTERS["gamma.png"]).convert("L").getpixel((30, 75))

    assert isinstance(dark, int)
    assert isinstance(light, int)
    assert light > dark + 20


@pytest.mark.parametrize("name", [name for name in RASTERS if name.endswith(".png")])
def test_a_png_has_eight_bits_at_most_and_only_what_draws(name: str) -> None:
    chunks = read_chunks(sound_picture(RASTERS[name]))

    assert read_header(chunks).depth <= 8
    assert {kind for kind, _ in chunks} <= {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}


@pytest.mark.parametrize("depth", [1, 2, 4])
def test_the_transparent_gray_of_few_bits_is_transparent(depth: int) -> None:
    image = shown(RASTERS[f"gray{depth}-transparent.png"])
    white = [pixel == 255 for pixel in image.getchannel("L").tobytes()]

    assert [alpha == 0 for alpha in image.getchannel("A").tobytes()] == white


@pytest.mark.parametrize("name", ["notes.png", "turned.png", "turned1.jpg", "turned6.jpg"])
def test_notes_stay_behind(name: str) -> None:
    content = RASTERS.get(name) or RASTERS["rgb.jpg"].replace(
        b"\xff\xdb", b"\xff\xfe\x00\x0esecret place\xff\xdb", 1
    )

    assert b"secret" in content
    assert b"secret" not in sound_picture(content)


def test_a_second_picture_behind_the_first_stays_behind() -> None:
    photo = RASTERS["rgb.jpg"]

    assert sound_picture(photo + RASTERS["gray.jpg"]) == photo


def test_what_came_out_comes_out_again() -> None:
    for content in RASTERS.values():
        once = sound_picture(content)
        assert sound_picture(once) == once


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.gif", "a GIF"), ("a.webp", "a WebP"), ("a.tif", "a TIFF"), ("a.bmp", "a bitmap"),
        ("cmyk.jpg", "CMYK"), ("wide-gamut.png", "few screens"), ("own-primaries.png", "colours of its own"),
    ],
)  # fmt: skip
def test_other_kinds_are_refused_by_name_with_a_way_out(name: str, said: str) -> None:
    with pytest.raises(PictureError, match=said) as refusal:
        sound_picture(refused()[name])

    assert refusal.value.hint


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "a PDF"),
        (b"\x1f\x8b\x08", "svgz"),
        (b"\0\0\0\x20ftypavif", "an AVIF"),
        (b"\0\0\0\x20ftypheic", "HEIC"),
        (b"version https://git-lfs.github.com/spec/v1", "Git LFS"),
    ],
)
def test_files_that_are_often_taken_for_pictures_are_named(content: bytes, said: str) -> None:
    with pytest.raises(PictureError, match=said):
        sound_picture(content)


def test_a_png_whose_pixels_end_early_is_cut_off() -> None:
    whole = RASTERS["rgb8.png"]
    tall = whole[:20] + (81).to_bytes(4, "big") + whole[24:]
    header = tall[12:29]
    spoilt = tall[:29] + zlib.crc32(header).to_bytes(4, "big") + tall[33:]

    assert spoilt.startswith(SIGNATURE)
    with pytest.raises(PictureError, match="cut off"):
        sound_picture(spoilt)
