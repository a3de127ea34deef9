"""Word files with tracked changes → what they say after all are accepted or all are rejected."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from reportgen.ingest.docx.changes import resolve_changes
from reportgen.ingest.importer import Changes
from reportgen.ingest.passages.gathering import Gathered
from reportgen.write.docx.ooxml import name

NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}

PAGE = "§"
TEXTS = frozenset({name("w:t"), name("w:delText"), name("m:t")})


def said(content: bytes, wish: Changes = Changes.STOP) -> list[str]:
    """Every paragraph that says anything, with the text of the notes where they are called.

    Page numbers in fields are the layout's, so `PAGE` stands for each of them.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    notes: dict[tuple[str, str], str] = {}
    for kind in NOTES.values():
        if f"word/{kind}s.xml" in parts:
            root = etree.fromstring(parts[f"word/{kind}s.xml"])
            resolve_changes(root, wish, Gathered())
            for note in root:
                notes[kind, str(note.get(name("w:id")))] = " ".join(_paragraphs(note, {}))
    document = etree.fromstring(parts["word/document.xml"])
    resolve_changes(document, wish, Gathered())
    return list(_paragraphs(document, notes))


def same_words(found: list[str], wanted: list[str]) -> bool:
    """Whether both say the same; a page number that went is text, for its place may be gone."""
    return len(found) == len(wanted) and all(
        one == other or re.fullmatch(re.escape(other).replace(PAGE, f"(?:{PAGE}|\\d+)"), one)
        for one, other in zip(found, wanted, strict=True)
    )


def _paragraphs(root: Any, notes: dict[tuple[str, str], str]) -> Iterator[str]:
    # A paragraph whose end is gone goes on in the next; what has no text stands for nothing.
    for paragraph in root.iter(name("w:p")):
        text = " ".join("".join(_words(paragraph, notes)).split())
        if text:
            style = paragraph.find(f"{name('w:pPr')}/{name('w:pStyle')}")
            yield f"{'' if style is None else _family(style.get(name('w:val')))}: {text}"


def _family(style: str) -> str:
    """Headings and lists by name; text in another frame is text all the same."""
    families = ("Heading", "ListBullet", "ListNumber", "Title")
    return next((each for each in families if style.startswith(each)), "Text")


def _words(paragraph: Any, notes: dict[tuple[str, str], str]) -> Iterator[str]:
    codes: list[str] = []
    for node in paragraph.iter():
        tag = etree.QName(node).localname
        if tag == "fldChar":
            kind = node.get(name("w:fldCharType"))
            if kind == "begin":
                codes.append("")
            elif kind == "end":
                codes.pop() if codes else None
        elif tag == "instrText" and codes:
            codes[-1] += node.text or ""
        elif any(code.split()[:1] == ["PAGEREF"] for code in codes):
            if tag == "t":
                yield PAGE
        elif node.tag in TEXTS:
            yield node.text or ""
        elif tag in {"tab", "br"} and node.getparent().tag == name("w:r"):
            yield " "
        elif tag == "docPr":
            yield f"[{node.get('descr') or 'decoration'}]"
        elif tag in NOTES:
            yield f"[{notes.get((NOTES[tag], node.get(name('w:id'))), '?')}]"
