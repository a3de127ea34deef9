"""A picture stands where its author puts it, in both formats."""

from __future__ import annotations

import io
import zipfile

import pypdfium2
import pytest
from lxml import etree

from compose.compose_projects import compose_block, faults
from conformance.pictures.kinds import rasters
from reportgen.model.profile import Format
from reportgen.write.render import render_report

FILES = {"content/images/a.png": rasters()["rgb8.png"]}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize(("side", "word"), [("left", "left"), ("center", "center"), ("right", "right")])
def test_a_picture_and_its_caption_stand_at_their_side(side: str, word: str) -> None:
    document = compose_block(f'![A](images/a.png "C"){{align={side}}}', "theme: navy", FILES)
    pdf, docx = render_report(document, (Format.PDF, Format.DOCX))

    page = pypdfium2.PdfDocument(pdf.content)[0]
    # A column of 140 mm beside a margin of 30 mm; the picture is 120 px wide.
    left = next(each.get_bounds()[0] for each in page.get_objects(filter=[3]))
    room = page.get_width() - 2 * 85.04 - 90
    assert left == pytest.approx(85.04 + {"left": 0, "center": room / 2, "right": room}[side], abs=1)
    assert _alignment(docx.content) == word


def test_a_side_that_is_none_is_said() -> None:
    (mistake,) = faults("![A](images/a.png){align=middle}", files=FILES)

    assert mistake.code == "unknown-attribute"
    assert mistake.hint == "left, center, right"


def _alignment(content: bytes) -> str:
    """Of the paragraph that holds the picture, by itself or its style."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = etree.fromstring(archive.read("word/document.xml"))
        styles = etree.fromstring(archive.read("word/styles.xml"))
    paragraph = next(each for each in text.iter(f"{W}p") if each.find(f".//{W}drawing") is not None)
    own = paragraph.find(f"{W}pPr/{W}jc")
    name = paragraph.find(f"{W}pPr/{W}pStyle")
    if own is None and name is not None:
        style = next(each for each in styles if each.get(f"{W}styleId") == name.get(f"{W}val"))
        own = style.find(f"{W}pPr/{W}jc")
    return "left" if own is None else own.get(f"{W}val", "")
