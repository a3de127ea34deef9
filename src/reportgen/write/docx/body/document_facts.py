"""What must be known of the whole document before its first paragraph is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportgen.model.frozen import frozen
from reportgen.model.names import Anchor
from reportgen.model.report.layout import Element, FontRequest, Layout, UsedFont
from reportgen.write.docx.body.first_page import second_page

HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@frozen
class Facts:
    """`labels` are caption labels, `titles` headings, both by anchor; `notes` kinds of native notes by id.

    `second_page` begins the second page, if the first has a section of its own; `other_fonts` as in `Layout`.
    """

    page_of: Mapping[Anchor, int]
    language: str
    labels: Mapping[str, str]
    titles: Mapping[str, str]
    notes: Mapping[str, str]
    anchors: frozenset[str]
    second_page: Element | None = None
    other_fonts: Mapping[FontRequest, Mapping[str, UsedFont]] = field(default_factory=dict)


def gather_facts(
    root: Element, layout: Layout, *, native_endnotes: bool, own_first_page: bool = True
) -> Facts:
    """Walk the document once; only a theme that wants `native_endnotes` gets Word's own."""
    labels: dict[str, str] = {}
    titles: dict[str, str] = {}
    notes: dict[str, str] = {}
    anchors: set[str] = set()
    for element in root.walk():
        if element.id:
            anchors.add(element.id)
            if element.tag in {"table", "figure"}:
                labels[element.id] = _label(element)
            else:
                titles[element.id] = _title(element)
        if element.role == "footnote" and element.id:
            notes[element.id] = "footnote"
    if native_endnotes:
        notes.update(dict.fromkeys(_endnotes(root), "endnote"))
    return Facts(
        page_of=layout.page_of,
        language=root.attributes.get("lang", "en"),
        labels=labels,
        titles=titles,
        notes=notes,
        anchors=frozenset(anchors),
        second_page=second_page(root, layout) if own_first_page else None,
        other_fonts=layout.other_fonts,
    )


def _label(element: Element) -> str:
    return next((squeeze(each.text()) for each in element.walk() if each.role == "label"), "")


def _title(element: Element) -> str:
    if element.tag in HEADING_TAGS:
        return squeeze(element.text())
    first = next(iter(element.elements), None)
    return squeeze(first.text()) if first is not None and first.tag in HEADING_TAGS else ""


def squeeze(text: str) -> str:
    """The text with each run of white space as one space."""
    return " ".join(text.split())


def _endnotes(root: Element) -> tuple[str, ...]:
    """The ids of the notes list, if Word's endnotes would print the same in the same order and place."""
    lists = [each for each in root.walk() if each.role == "notes" and each.tag == "ol"]
    if len(lists) != 1 or not _stands_last(root, lists[0]):
        return ()
    ids = tuple(item.id for item in lists[0].elements)
    if any(_holds_blocks(item) for item in lists[0].elements):
        return ()
    called = dict.fromkeys(_calls(root))
    return ids if ids and tuple(called) == ids else ()


def _calls(element: Element) -> list[str]:
    """Notes in the order of their first call; calls inside notes do not count."""
    if element.role in {"footnote", "notes"}:
        return []
    if element.role == "noteref":
        return [element.attributes.get("href", "").removeprefix("#")]
    return [call for child in element.elements for call in _calls(child)]


def _stands_last(element: Element, wanted: Element) -> bool:
    while element is not wanted:
        shown = [child for child in element.children if isinstance(child, Element) or child.strip()]
        if not shown or isinstance(shown[-1], str):
            return False
        element = shown[-1]
    return True


def _holds_blocks(item: Element) -> bool:
    return any(
        each.tag in {"ul", "ol", "dl", "table", "figure", "pre", "aside", "hr"} for each in item.walk()
    )
