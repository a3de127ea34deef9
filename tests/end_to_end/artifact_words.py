"""What a reader gets from each format: the words in reading order."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser

import pypdfium2
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MM = 72 / 25.4
BREAKS = {"br", "p", "li", "dt", "dd", "td", "th", "tr", "caption", "figcaption", "hr", "img"}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def html_words(html: str) -> list[str]:
    reader = _BodyReader()
    reader.feed(html)
    return words("".join(reader.parts))


def html_headings(html: str) -> list[str]:
    return [
        " ".join(re.sub(r"<[^>]+>", "", inner).split())
        for inner in re.findall(r"<h[1-6][^>]*>(.*?)</h[1-6]>", html, re.DOTALL)
    ]


def pdf_words(content: bytes) -> list[str]:
    """The words between the header and the footer of each page, in the order of painting."""
    found: list[str] = []
    with pypdfium2.PdfDocument(content) as pdf:
        for page in pdf:
            width, height = page.get_size()
            text = page.get_textpage().get_text_bounded(
                left=0, right=width, bottom=23 * MM, top=height - 20 * MM
            )
            found += words(text.replace("\ufffe", ""))
    return found


def pdf_pages(content: bytes) -> int:
    with pypdfium2.PdfDocument(content) as pdf:
        return len(pdf)


def docx_words(content: bytes) -> list[str]:
    """The words of the body, each note where it is called, endnotes after everything."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        notes = {
            kind: {note.get(f"{W}id"): note for note in etree.fromstring(package.read(f"word/{kind}s.xml"))}
            if f"word/{kind}s.xml" in package.namelist()
            else {}
            for kind in ("footnote", "endnote")
        }
    called: list[str] = []
    text = "".join(_texts(body, notes["footnote"], called))
    tail = "".join(" ".join(_texts(notes["endnote"][each], {}, [])) for each in called)
    return words(text) + words(tail)


def docx_headings(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        styles = etree.fromstring(package.read("word/styles.xml"))
    outlined: set[str | None] = set()
    for style in styles.iter(f"{W}style"):
        is_heading = style.find(f"{W}pPr/{W}outlineLvl") is not None
        is_title = any(name.get(f"{W}val") in ("Title", "TOC Heading") for name in style.iter(f"{W}name"))
        # Styles stand after those they are based on.
        is_derived = any(based.get(f"{W}val") in outlined for based in style.iter(f"{W}basedOn"))
        if is_heading or is_title or is_derived:
            outlined.add(style.get(f"{W}styleId"))
    return [
        " ".join("".join(_texts(paragraph, {}, [])).split())
        for paragraph in body.iter(f"{W}p")
        if (named := paragraph.find(f"{W}pPr/{W}pStyle")) is not None and named.get(f"{W}val") in outlined
    ]


def _texts(
    node: etree._Element, footnotes: dict[str | None, etree._Element], called: list[str]
) -> Iterator[str]:
    for child in node:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            yield " "
        elif child.tag == f"{W}noBreakHyphen":
            yield "\u2011"
        elif child.tag == f"{W}footnoteReference":
            yield " "
            yield from _texts(footnotes[child.get(f"{W}id")], {}, [])
            yield " "
        elif child.tag == f"{W}endnoteReference":
            called.append(child.get(f"{W}id") or "")
            yield str(len(called))
        elif child.tag in (f"{W}p", f"{W}tc"):
            yield " "
            yield from _texts(child, footnotes, called)
            yield " "
        elif child.tag != "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback":
            yield from _texts(child, footnotes, called)


class _BodyReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._in_body = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._in_body = self._in_body or tag == "body"
        self.parts.append(" " if tag in BREAKS or re.fullmatch("h[1-6]", tag) else "")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(" " if tag in BREAKS or re.fullmatch("h[1-6]", tag) else "")

    def handle_data(self, data: str) -> None:
        if self._in_body:
            self.parts.append(data)


def surplus(expected: list[str], found: list[str]) -> list[str]:
    """Give the words of `found` between the expected ones, in order; ValueError where one is missing."""
    extra: list[str] = []
    rest = iter(found)
    for number, word in enumerate(expected):
        for other in rest:
            if other == word:
                break
            extra.append(other)
        else:
            around = " ".join(expected[max(0, number - 8) : number + 4])
            raise ValueError(f"{word!r} is missing near “{around}”")
    return [*extra, *rest]
