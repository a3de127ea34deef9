"""Emoji are drawn by a face of their own, the same in every format, and say what they lack."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from compose.compose_projects import compose_block
from gallery.word_reading import open_docx, words
from reportgen.fonts.joined_signs import joined_signs
from reportgen.model.names import AssetName
from reportgen.model.report.document import Document
from reportgen.model.report.theme import EMOJI_FAMILY
from reportgen.model.span import Span
from reportgen.write.docx import write_docx
from reportgen.write.docx.ooxml import NAMESPACES, name
from reportgen.write.engine.rendering import lay_out
from reportgen.write.html import write_html

WRITTEN = (
    "Done ✅ warn ⚠️ and ⚠, love ❤️ ❤, tones 👍🏽 👍🏿 👍, family 👨‍👩‍👧‍👦,"
    " flags 🇩🇪🇫🇷, keys 1️⃣ 1, 🤷🏿‍♀️ 🤷‍♂️ 🤷‍♀, 🕷 🕷️ end."
)
PDFIUM_SIGNS = re.compile("[\ufeff\r\n]+")


def faces(document: Document) -> set[str]:
    return {face.family for face in document.theme.faces}


def test_a_report_without_emoji_knows_nothing_of_their_face() -> None:
    document = compose_block("Plain → ● ✔ ❤ words.", "theme: navy")

    assert EMOJI_FAMILY not in faces(document)
    assert not [name for name in document.assets if "emoji" in name]


@pytest.mark.parametrize("text", ["So ✅", "So ❤️", "So 1️⃣", "`🐛`", "🕷", "| a |\n|---|\n| 🎉 |"])
def test_a_report_with_emoji_brings_their_face(text: str) -> None:
    document = compose_block(text, "theme: navy")

    assert EMOJI_FAMILY in faces(document)
    assert AssetName("fonts/report-emoji/ReportEmoji.ttf") in document.assets


@pytest.mark.slow
def test_words_copied_from_the_pdf_are_the_author_s() -> None:
    pdf = lay_out(compose_block(WRITTEN, "theme: navy")).engine.write_pdf()

    with pypdfium2.PdfDocument(pdf) as file:
        text = PDFIUM_SIGNS.sub(" ", file[0].get_textpage().get_text_bounded())
    assert WRITTEN in " ".join(text.split())


@pytest.mark.slow
def test_word_sets_emoji_in_a_font_that_joins_their_parts() -> None:
    document = compose_block(WRITTEN, "theme: navy")
    file = open_docx(write_docx(document, lay_out(document).layout))

    runs = {
        words(run)
        for run in file.find("//w:body//w:r[w:t]")
        if run.xpath("string(w:rPr/w:rFonts/@w:ascii)", namespaces=NAMESPACES) == EMOJI_FAMILY
    }
    assert {"✅ ", "⚠️ ", "❤️ ", "👍🏽 👍🏿 👍", "👨‍👩‍👧‍👦", "🇩🇪🇫🇷", "1️⃣ "} <= {each.lstrip() for each in runs}
    assert not {"❤", "1"} & {each.strip() for each in runs}
    (font,) = (
        each
        for each in file.find("//w:font", "word/fontTable.xml")
        if each.get(name("w:name")) == EMOJI_FAMILY
    )
    assert font.find(name("w:embedRegular")) is not None


@pytest.mark.slow
def test_the_page_carries_the_signs_and_names_their_face_last() -> None:
    page = write_html(compose_block(WRITTEN, "theme: navy")).decode()

    rule = re.search(rf'font-family: "{EMOJI_FAMILY}"[^}}]*base64,([^"]*)"', page)
    assert rule is not None
    content = b64decode(rule[1])
    assert {"👨‍👩‍👧‍👦", "🇩🇪", "1️⃣", "👍🏽", "❤️"} <= joined_signs(content)
    assert "Z" not in map(chr, TTFont(BytesIO(content)).getBestCmap())
    assert f'font-family: var(--text-font), "DejaVu Sans", "{EMOJI_FAMILY}";' in page


def test_a_sequence_without_a_sign_of_its_own_is_said() -> None:
    (found,) = compose_block("Well:\n\na 🐈‍🛣️ b 🇽🇽", "theme: navy").warnings[:1]

    assert (found.code, found.span) == ("emoji-in-parts", Span("content/blocks/one.md", 7, 3, 7))
    assert "🐈‍🛣️" in found.message


def test_a_tone_that_is_not_drawn_is_said() -> None:
    found = compose_block("good 👍🏽 and 👍, 🧑🏽‍💻", "theme: navy").warnings

    assert [(each.code, each.span and each.span.column) for each in found] == [
        ("emoji-without-tone", 6),
        ("emoji-without-tone", 16),
    ]


def test_words_of_drawings_count() -> None:
    table = "Name,Count\nGood 🎉,1\nBad,2\n"
    chart = '::: chart {data=x.csv type=bar caption="Counts" alt="Two bars"}\n:::\n'
    document = compose_block(chart, "theme: navy", {"content/data/x.csv": table})

    assert EMOJI_FAMILY in faces(document)
