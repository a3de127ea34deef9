"""A written Word file, opened for questions."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from gallery.house_theme import gallery_document, make_document
from reportgen.model.report.document import Document
from reportgen.write.docx import write_docx
from reportgen.write.docx.ooxml import NAMESPACES, name
from reportgen.write.engine.rendering import lay_out


@dataclass(frozen=True)
class Opened:
    """The parts of a file by name, and the bytes themselves."""

    content: bytes
    parts: dict[str, bytes]

    def root(self, part: str = "word/document.xml") -> Any:
        return etree.fromstring(self.parts[part])

    def find(self, path: str, part: str = "word/document.xml") -> list[Any]:
        return list(self.root(part).xpath(path, namespaces=NAMESPACES))

    def paragraph(self, text: str) -> Any:
        """The first paragraph whose text holds `text`."""
        return next(each for each in self.find("//w:p") if text in words(each))

    def style(self, paragraph: Any) -> str:
        """The name of a paragraph's style."""
        number = paragraph.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NAMESPACES)
        return str(
            self.root("word/styles.xml").xpath(
                f"string(//w:style[@w:styleId='{number}']/w:name/@w:val)", namespaces=NAMESPACES
            )
        )

    def run_style(self, text: str) -> str:
        """The name of the character style of the first run with exactly this text."""
        run = next(each for each in self.find("//w:r") if words(each) == text)
        number = run.xpath("string(w:rPr/w:rStyle/@w:val)", namespaces=NAMESPACES)
        return str(
            self.root("word/styles.xml").xpath(
                f"string(//w:style[@w:styleId='{number}']/w:name/@w:val)", namespaces=NAMESPACES
            )
        )

    def level(self, text: str) -> tuple[str, str, str]:
        """Number format, level and start of the list that the paragraph with this text belongs to."""
        properties = self.paragraph(text).find(f"{name('w:pPr')}/{name('w:numPr')}")
        depth = properties.find(name("w:ilvl")).get(name("w:val"))
        number = properties.find(name("w:numId")).get(name("w:val"))
        lists = self.root("word/numbering.xml")
        instance = lists.xpath(f"w:num[@w:numId='{number}']", namespaces=NAMESPACES)[0]
        abstract = instance.find(name("w:abstractNumId")).get(name("w:val"))
        start = instance.xpath("string(w:lvlOverride/w:startOverride/@w:val)", namespaces=NAMESPACES)
        shape = lists.xpath(
            f"string(w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='{depth}']/w:numFmt/@w:val)",
            namespaces=NAMESPACES,
        )
        return str(shape), str(depth), str(start)

    def codes(self, part: str = "word/document.xml") -> list[str]:
        """The codes of all fields."""
        return [
            re.sub(r"\s+", " ", each.text or "").strip() for each in self.root(part).iter(name("w:instrText"))
        ]


def words(node: Any) -> str:
    """The text of a node."""
    return "".join(each.text or "" for each in node.iter(name("w:t")))


def open_docx(content: bytes) -> Opened:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return Opened(content, {each: archive.read(each) for each in archive.namelist()})


def written(document: Document) -> Opened:
    return open_docx(write_docx(document, lay_out(document).layout))


def written_body(body: str, css: str = "", assets: dict[str, bytes] | None = None) -> Opened:
    """A page around `body`; `assets` are named below images/."""
    named = {f"images/{each}": content for each, content in (assets or {}).items()}
    return written(make_document(f"<main>{body}</main>", css=css, assets=named))


@cache
def gallery() -> Opened:
    """The construct gallery as written."""
    return written(gallery_document())
