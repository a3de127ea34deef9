"""Inline content → its words, as a reader sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from lxml import etree

from reportgen.write.docx.values.blocks import (
    Anchored,
    Formula,
    Inline,
    LineBreak,
    Link,
    Reference,
    Run,
    Sequence,
    TabStop,
    Tracked,
)


def text_of(content: Iterable[Inline]) -> str:
    """The words of some content; numbers of pages are the layout's and no words."""
    return "".join(_text(each) for each in content)


def formula_text(mathml: str) -> str:
    """The signs of a formula in their order."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(mathml.encode(), parser)
    except etree.XMLSyntaxError:
        return mathml
    return "".join("".join(str(each) for each in root.itertext()).split())


def _text(each: Inline) -> str:
    read = TEXTS.get(type(each))
    return read(each) if read else ""


def _text_of_reference(each: Reference) -> str:
    return "" if each.kind == "page" else text_of(each.content)


TEXTS: Mapping[type, Callable[..., str]] = {
    Run: lambda each: each.text,
    Link: lambda each: text_of(each.content),
    Anchored: lambda each: text_of(each.content),
    Tracked: lambda each: text_of(each.content),
    Reference: _text_of_reference,
    Sequence: lambda each: text_of((*each.before, *each.content)),
    Formula: lambda each: formula_text(each.mathml),
    LineBreak: lambda _: "\n",
    TabStop: lambda _: "\t",
}
