"""One document → its words in reading order, as HTML, Word and PDF tell them.

Notes stand where they are called if they are footnotes, at the end of the text if they are endnotes. Numbers
that a format makes for itself (calls, list markers, pages) and drawn formulas are no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html as reader

from gallery.word_reading import Opened, open_docx
from pdf.struct_reader import Element, read_structure
from pdf.struct_text import words_of_marks
from reportgen.write.docx import write_docx
from reportgen.write.docx.ooxml import name
from reportgen.write.engine.pdf import write_pdf
from reportgen.write.engine.rendering import Rendering

LETTERS = re.compile(r"[^\W\d_]+")
# Elements of HTML inside which words go on.
INLINE = frozenset(
    "a abbr cite code del dfn em ins kbd mark q s small span strong sub sup b i".split()  # noqa: SIM905  # a list of names
)
DRAWN = frozenset({"Figure", "Formula"})
SIGNS = {name("w:br"): " ", name("w:tab"): " ", name("w:noBreakHyphen"): "-", name("w:softHyphen"): ""}
SAID = (name("w:t"), name("w:footnoteReference"), *SIGNS)


@dataclass(frozen=True)
class Told:
    """The words of one document in three formats. Of the PDF only letters: lines may break within words."""

    html: list[str]
    word: list[str]
    pdf: str


def told_words(rendering: Rendering) -> Told:
    """Write both formats and read all three back."""
    document = rendering.document
    content = write_pdf(document, rendering)
    file = open_docx(write_docx(document, rendering.layout))
    return Told(_of_html(document.html), _of_word(file), _of_pdf(content))


def first_difference(rendering: Rendering) -> str:
    """Where Word or the PDF first tells other words than the HTML; nothing if they all agree."""
    told = told_words(rendering)
    for number, (wanted, found) in enumerate(zip([*told.html, ""], [*told.word, ""], strict=False)):
        if wanted != found:
            return f"Word: {told.html[number - 6 : number + 6]} is {told.word[number - 6 : number + 6]}"
    letters = "".join(told.html)
    place = next(
        (place for place, pair in enumerate(zip(letters, told.pdf, strict=False)) if len(set(pair)) > 1),
        min(len(letters), len(told.pdf)),
    )
    if letters != told.pdf:
        around = slice(max(0, place - 40), place + 40)
        return f"PDF: {letters[around]!r} is {told.pdf[around]!r}"
    return ""


def _of_html(html: str) -> list[str]:
    body: Any = reader.fromstring(html.encode(), parser=reader.HTMLParser(encoding="utf-8")).find("body")
    for each in body.xpath("//*[@data-role='noteref' or @data-role='math']"):
        each.drop_tree()
    return _words("".join(_said(body)))


def _said(element: Any) -> Iterator[str]:
    seam = "" if element.tag in INLINE and element.get("data-role") != "footnote" else "\n"
    yield seam
    yield element.text or ""
    for child in element:
        yield from _said(child)
        yield child.tail or ""
    yield seam


def _of_word(file: Opened) -> list[str]:
    notes = {kind: _notes(file, kind) for kind in ("footnote", "endnote")}
    text = _text(file.root(), notes["footnote"])
    return _words("\n".join([text, *notes["endnote"].values()]))


def _notes(file: Opened, kind: str) -> dict[str, str]:
    part = f"word/{kind}s.xml"
    if part not in file.parts:
        return {}
    return {each.get(name("w:id")): _text(each, {}) for each in file.root(part).iter(name(f"w:{kind}"))}


def _text(node: Any, footnotes: dict[str, str]) -> str:
    paragraphs = (each for each in node.iter(name("w:p")) if not _is_formula(each))
    return "\n".join("".join(_spoken(each, footnotes)) for each in paragraphs)


def _spoken(paragraph: Any, footnotes: dict[str, str]) -> Iterator[str]:
    for each in paragraph.iter(*SAID):
        if each.tag == name("w:footnoteReference"):
            yield f"\n{footnotes[each.get(name('w:id'))]}\n"
        else:
            yield SIGNS.get(each.tag, each.text or "")


def _is_formula(paragraph: Any) -> bool:
    return next(paragraph.iterancestors(name("m:oMath")), None) is not None


def _of_pdf(content: bytes) -> str:
    texts = words_of_marks(content)
    return "".join("".join(_words(text)) for text in _told(read_structure(content), texts))


def _told(element: Element, texts: dict[tuple[int, int], str], *, counts: bool = False) -> Iterator[str]:
    """What the elements tell, without drawings and without the markers of an item that `counts`."""
    for part in element.parts:
        if isinstance(part, tuple):
            if element.kind not in DRAWN:
                yield texts.get(part, "")
        elif part.kind == "L":
            marked = part.attributes.get("/ListNumbering", "/None") != "/None"
            yield from _told(part, texts, counts=marked)
        elif part.kind not in DRAWN and not (part.kind == "Lbl" and counts):
            yield from _told(part, texts, counts=counts and part.kind == "LI")


def _words(text: str) -> list[str]:
    """Small letters without soft hyphens; U+FFFE is how the PDF reader shows one at the end of a line."""
    return LETTERS.findall(text.casefold().replace("\u00ad", "").replace("\ufffe", ""))
