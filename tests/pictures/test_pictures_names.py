"""A picture is found by the name that its author writes, and shown under it in every format."""

from __future__ import annotations

import io
import unicodedata
import zipfile

import pytest

from compose.compose_projects import compose_block, faults
from conformance.pictures.kinds import rasters
from reportgen.model.names import AssetName
from reportgen.model.profile import Format
from reportgen.write.render import render_report

PHOTO = rasters()["rgb8.png"]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Bild mit Leerzeichen.png", "<images/Bild mit Leerzeichen.png>"),
        ("Bild mit Leerzeichen.png", "images/Bild%20mit%20Leerzeichen.png"),
        ("Größe.png", "images/Größe.png"),
        ("Größe.png", "images/Gr%C3%B6%C3%9Fe.png"),
        ("Größe.png", unicodedata.normalize("NFD", "images/Größe.png")),
        (unicodedata.normalize("NFD", "Größe.png"), "images/Größe.png"),
        ("100% neu.png", "<images/100% neu.png>"),
        ("a%20b.png", "<images/a%20b.png>"),
        ("a%20 ö.png", "<images/a%20 ö.png>"),
        ("Übersicht (1).png", "<images/Übersicht (1).png>"),
        ("a&b's #2+?.png", "<images/a&b's #2+?.png>"),
        ("x.JPEG", "./images/x.JPEG"),
        ("x.png", "../images/x.png"),
    ],
)
def test_a_picture_is_found_and_shown_in_every_format(name: str, written: str) -> None:
    document = compose_block(f"![A photo]({written})", "theme: navy", files={f"content/images/{name}": PHOTO})

    assert document.assets[AssetName(f"images/{name}")] == PHOTO
    pdf, word, page = render_report(document, (Format.PDF, Format.DOCX, Format.HTML))
    assert b"/Subtype /Image" in pdf.content
    with zipfile.ZipFile(io.BytesIO(word.content)) as archive:
        assert any(each.startswith("word/media/") for each in archive.namelist())
    assert b"data:image/png" in page.content


def test_an_unknown_picture_is_named_as_it_was_written() -> None:
    (mistake,) = faults("![x](images/Größen.png)", files={"content/images/Größe.png": PHOTO})

    assert mistake.code == "unknown-image"
    assert 'no image "images/Größen.png"' in mistake.message
    assert mistake.hint == 'did you mean "images/Größe.png"?'


@pytest.mark.parametrize("address", ["https://example.org/a.png", "//example.org/a.png"])
def test_a_picture_by_address_says_how_to_have_it(address: str) -> None:
    (mistake,) = faults(f"![x]({address})")

    assert mistake.code == "unknown-image"
    assert "by address" in mistake.message
    assert "content/images/" in (mistake.hint or "")


def test_an_unusable_picture_is_reported_where_it_is_named() -> None:
    (mistake,) = faults("![x](images/a.png)", files={"content/images/a.png": b"GIF89a\xff\xfe"})

    assert mistake.code == "unusable-image"
    assert "a GIF" in mistake.message
    assert str(mistake.span) == "content/blocks/one.md:5:6"


def test_a_character_of_a_drawing_that_no_face_has_is_said_where_the_drawing_is_named() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><text>日本</text></svg>'
    found = faults("![x](images/a.svg)", "theme: navy", {"content/images/a.svg": drawing})

    assert {each.code for each in found} == {"missing-glyph"}
    assert str(found[0].span) == "content/blocks/one.md:5:6"
