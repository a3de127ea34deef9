"""A tagged PDF → what a screen reader reads out, in its order, as lines that a reviewer can read."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

from pdf.struct_reader import Element, read_structure

# What is read out besides words, in this order.
READ_OUT = ("Alt", "E", "Lang")
ATTRIBUTES = ("/Scope", "/ListNumbering", "/ColSpan", "/RowSpan")

Words = dict[tuple[int, int], str]


def structure_text(content: bytes) -> str:
    """One line for each element and each piece of text, indented."""
    return "\n".join(_lines(read_structure(content), words_of_marks(content), 0)) + "\n"


def _lines(element: Element, words: Words, depth: int) -> Iterator[str]:
    read_out = [f"{name}={element.entries[name]!r}" for name in READ_OUT if name in element.entries]
    for name in ATTRIBUTES:
        if name in element.attributes:
            value = element.attributes[name]
            read_out.append(f"{name[1:]}={value:g}" if isinstance(value, float) else f"{name[1:]}={value}")
    line = "  " * depth + " ".join((element.kind, *read_out))
    if not element.kids:
        text = _joined(element.marks, words)
        yield f'{line} "{text}"' if text else line
        return
    yield line
    for is_text, parts in groupby(element.parts, key=lambda part: isinstance(part, tuple)):
        if is_text:
            text = _joined([mark for mark in parts if isinstance(mark, tuple)], words)
            if text:
                yield "  " * (depth + 1) + f'"{text}"'
            continue
        for part in parts:
            if isinstance(part, Element):
                yield from _lines(part, words, depth + 1)


def _joined(marks: list[tuple[int, int]], words: Words) -> str:
    """Each line of a paragraph is a mark of its own."""
    return " ".join(" ".join(words.get(mark, "") for mark in marks).split())


def words_of_marks(content: bytes) -> Words:
    """The text of every mark, by page and number."""
    words: Words = {}
    with pypdfium2.PdfDocument(content) as pdf:
        for number, page in enumerate(pdf):
            text_page = page.get_textpage()
            for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                mark = pdfium.FPDFPageObj_GetMarkedContentID(drawn.raw)
                if mark >= 0:
                    words[number, mark] = words.get((number, mark), "") + _text(drawn.raw, text_page.raw)
            text_page.close()
            page.close()
    return words


def _text(drawn: object, text_page: object) -> str:
    length = pdfium.FPDFTextObj_GetText(drawn, text_page, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFTextObj_GetText(
        drawn, text_page, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length
    )
    return buffer.raw[: max(0, length - 2)].decode("utf-16-le", "replace")
