"""One document → the words that one format holds and another has lost."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any

import pypdfium2
from lxml import html as reader

from gallery.word_reading import open_docx
from reportgen.model.report.document import Document
from reportgen.write.docx import write_docx
from reportgen.write.docx.ooxml import name
from reportgen.write.engine.rendering import lay_out

LETTERS = re.compile(r"[^\W\d_]+")
TEXT_PARTS = re.compile(r"word/(document|footnotes|endnotes)\.xml")
SIGNS = {name("w:br"): " ", name("w:tab"): " ", name("w:noBreakHyphen"): "-", name("w:softHyphen"): ""}
# A call is Word's own number, and a formula is drawn in the PDF.
APART = "@data-role='noteref' or @data-role='math'"


def lost_words(document: Document) -> dict[str, Counter[str]]:
    """Words of the HTML that Word or the PDF has not, and words of Word that the HTML has not."""
    rendering = lay_out(document)
    return lost_in_files(document, write_docx(document, rendering.layout), rendering.engine.write_pdf())


def lost_in_files(document: Document, word: bytes, pdf: bytes) -> dict[str, Counter[str]]:
    """The same of files that are written already."""
    said = _words_of_html(document.html)
    in_word = _words_of_docx(word)
    return {
        "lost in Word": said - in_word,
        "invented in Word": in_word - said,
        "lost in the PDF": said - _words_of_pdf(pdf),
    }


def _words_of_html(html: str) -> Counter[str]:
    body: Any = reader.fromstring(html.encode(), parser=reader.HTMLParser(encoding="utf-8")).find("body")
    for each in body.xpath(f"//*[{APART}]"):
        each.drop_tree()
    # Running text has no letters at the seams of elements, so words never join.
    return Counter(word for text in body.itertext() for word in LETTERS.findall(_whole(text)))


def _words_of_docx(content: bytes) -> Counter[str]:
    file = open_docx(content)
    parts = [part for part in file.parts if TEXT_PARTS.fullmatch(part)]
    paragraphs = [each for part in parts for each in file.find("//w:p[not(ancestor::m:oMath)]", part)]
    return Counter(word for each in paragraphs for word in LETTERS.findall(_text(each).casefold()))


def _text(paragraph: Any) -> str:
    parts = (each.text or SIGNS.get(each.tag, "") for each in paragraph.iter(name("w:t"), *SIGNS))
    return "".join(parts)


def _words_of_pdf(content: bytes) -> Counter[str]:
    with pypdfium2.PdfDocument(io.BytesIO(content)) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return Counter(word for page in pages for word in LETTERS.findall(_whole(page)))


def _whole(text: str) -> str:
    """Small letters without soft hyphens; U+FFFE is how the PDF reader shows one at the end of a line."""
    return text.casefold().replace("\u00ad", "").replace("\ufffe", "")
