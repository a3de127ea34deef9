"""A drawing on the page for the screen brings the faces of its words, as browsers give it none."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from compose.compose_projects import compose_block
from reportgen.model.report.document import Document
from reportgen.write.html import write_html

SVG = "{http://www.w3.org/2000/svg}"
SOURCE = re.compile(r'src="data:image/svg\+xml;base64,([^"]*)"')
RULE = re.compile(
    r'@font-face \{ font-family: "([^"]*)"; font-weight: (\d+); font-style: (\w+); '
    r'src: url\("data:font/woff2;base64,([^"]*)"\) format\("woff2"\); unicode-range: (\S+) \}'
)
CHART = '::: chart {data=d.csv type=bar alt="Bars" caption="Counts"}\n:::'
DATA = {"content/data/d.csv": "Ward,Wert\nNorth,1.5\nZürich,2.75\n"}


def drawing(document: Document) -> etree._Element:
    found = SOURCE.search(write_html(document).decode())
    assert found is not None
    return etree.fromstring(b64decode(found[1]))


def of_picture(words: str) -> etree._Element:
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30">{words}</svg>'
    return drawing(compose_block("![A](images/x.svg)", "theme: navy", {"content/images/x.svg": picture}))


def faces(root: etree._Element) -> dict[tuple[str, str, str], str]:
    """Family, weight and style → the signs that a font reader finds in the faces of this name."""
    drawn: dict[tuple[str, str, str], str] = {}
    for family, weight, style, font, ranges in RULE.findall(root.findtext(f"{SVG}style") or ""):
        signs = "".join(map(chr, sorted(TTFont(BytesIO(b64decode(font))).getBestCmap())))
        assert ranges == ",".join(f"U+{ord(sign):X}" for sign in signs)
        drawn[family, weight, style] = drawn.get((family, weight, style), "") + signs
    return drawn


def test_a_chart_has_the_faces_and_the_signs_that_it_is_measured_in() -> None:
    root = drawing(compose_block(CHART, "theme: navy", DATA))
    words = "".join("".join(map(str, each.itertext())) for each in root.iter(f"{SVG}text"))

    assert set(faces(root)["Source Sans Pro", "400", "normal"]) == set(words)
    assert {"ü", "7"} <= set(words)


def test_a_drawing_has_the_weight_and_the_slant_that_its_words_ask_for() -> None:
    bold = '<g font-weight="bold"><text y="9">B<tspan font-style="italic">I</tspan>C</text></g>'
    root = of_picture(f'{bold}<text y="20">R</text>')

    assert faces(root) == {
        ("Source Sans Pro", "700", "normal"): "BC",
        ("Source Sans Pro", "700", "italic"): "I",
        ("Source Sans Pro", "400", "normal"): "R",
    }


def test_a_sign_that_the_family_lacks_comes_from_the_face_that_the_pdf_takes() -> None:
    assert set(faces(of_picture('<text y="9">A●</text>'))["Source Sans Pro", "400", "normal"]) == {"A", "●"}


def test_a_title_that_nobody_draws_needs_no_face() -> None:
    root = of_picture('<title>Q</title><text y="9">A</text>')

    assert root.findtext(f"{SVG}title") == "Q"
    assert faces(root) == {("Source Sans Pro", "400", "normal"): "A"}


@pytest.mark.parametrize("words", ['<path d="M0 0h9v9z"/>', '<text y="9"/>'])
def test_a_drawing_without_words_stays_as_it_is(words: str) -> None:
    assert of_picture(words).find(f"{SVG}style") is None


def test_a_theme_without_faces_leaves_a_drawing_as_it_is() -> None:
    document = compose_block(CHART, "theme: navy", DATA)
    bare = replace(document, theme=replace(document.theme, faces=()))

    assert drawing(bare).find(f"{SVG}style") is None
