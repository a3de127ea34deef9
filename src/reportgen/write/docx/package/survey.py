"""What a body uses, gathered before it is written: pictures, faces, anchors, running strings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

from reportgen.model.editions.difference import Turn
from reportgen.model.report.layout import Element, Layout, PageBox, UsedFont
from reportgen.write.docx.emit.state import ContentsEntry
from reportgen.write.docx.values.blocks import (
    Anchored,
    Block,
    Body,
    ContentBlock,
    Contents,
    Inline,
    Link,
    Paragraph,
    Picture,
    Run,
    SectionEnd,
    TabStop,
    Tracked,
)
from reportgen.write.docx.values.looks import in_font, text_look
from reportgen.write.docx.values.roles import HEADINGS
from reportgen.write.docx.values.walk import all_paragraphs, walk_inlines, walk_tables


def used_pictures(paragraphs: tuple[Paragraph, ...]) -> Iterator[Picture]:
    """Every picture shown, as often as it is shown."""
    return (each for each in _inlines(paragraphs) if isinstance(each, Picture))


def pictures_of_heads(boxes: tuple[PageBox, ...]) -> Iterator[Picture]:
    """Those behind running heads and feet."""
    for box in boxes:
        for each in box.pictures.values():
            yield Picture(each.asset, each.width, each.height, "")


def used_fonts(paragraphs: tuple[Paragraph, ...], boxes: tuple[PageBox, ...]) -> frozenset[UsedFont]:
    """The fonts that text is set in, that of running heads included."""
    looks = {paragraph.look.text for paragraph in paragraphs}
    looks |= {in_font(each.look, each.font) for each in _inlines(paragraphs) if isinstance(each, Run)}
    looks |= {each.numbering.level.look for each in paragraphs if each.numbering is not None}
    looks |= {text_look(box.look) for page in boxes for box in page.boxes.values()}
    return frozenset(UsedFont(look.font, look.is_bold, look.is_italic) for look in looks)


def stand_in_families(layout: Layout, fonts: Iterable[UsedFont]) -> Mapping[str, frozenset[int]]:
    """The families that only draw what others lack, with the code points that each draws."""
    ordinary = {element.look.font for element in layout.root.walk()}
    ordinary |= {box.look.font for page in layout.boxes for box in page.boxes.values()}
    drawn: dict[str, set[int]] = {font.family: set() for font in fonts if font.family not in ordinary}
    for others in layout.other_fonts.values():
        for sign, font in others.items():
            if font.family in drawn:
                drawn[font.family].update(map(ord, sign))
    return {family: frozenset(codes) for family, codes in drawn.items() if codes}


def known_anchors(body: Body) -> frozenset[str]:
    """What links can lead to in the file."""
    paragraphs = all_paragraphs(body)
    found = {anchor for paragraph in paragraphs for anchor in paragraph.anchors}
    found |= {each.anchor for each in _inlines(paragraphs) if isinstance(each, Anchored)}
    found |= {anchor for table in walk_tables(body.blocks) for anchor in table.anchors}
    return frozenset(found | {note.id for note in body.notes})


def contents_entries(body: Body) -> Mapping[str, ContentsEntry]:
    """What tables of contents say of each heading, by its anchor; text after a tab is no part of it.

    Of tracked changes it is what stands once they are accepted: a heading that goes has no entry.
    """
    found: dict[str, ContentsEntry] = {}
    for contents in (each for each in body.blocks if isinstance(each, Contents)):
        for entry in contents.entries:
            links = [each for each in _standing(entry.content) if isinstance(each, Link)]
            words = (inline for link in links for inline in _standing(link.content))
            shown = takewhile(lambda each: not isinstance(each, TabStop), words)
            text = "".join(each.text for each in walk_inlines(shown) if isinstance(each, Run))
            if links:
                level = int(entry.role.removeprefix("toc "))
                found[links[0].address.removeprefix("#")] = ContentsEntry(text, level)
    return found


def block_versions(blocks: tuple[Block, ...]) -> Mapping[str, str]:
    """The version of each content block, in reading order."""
    return {block.block: block.version for block in blocks if isinstance(block, ContentBlock)}


def has_first_section(body: Body) -> bool:
    """Whether the first page is a section of its own."""
    return any(isinstance(each, SectionEnd) and each.is_first for each in (*body.blocks, body.last))


def string_styles(root: Element) -> Mapping[str, str]:
    """The strings of running heads that headings set, with the style that sets them."""
    setters: dict[str, set[str]] = {}
    for element in root.walk():
        for name in element.look.strings:
            setters.setdefault(name, set()).add(HEADINGS.get(element.tag, ""))
    return {
        name: next(iter(styles)) for name, styles in setters.items() if len(styles) == 1 and styles != {""}
    }


def watermark_of(root: Element) -> tuple[str, str] | None:
    """What the stylesheet writes across every page of a draft, and its colour."""
    body = next((each for each in root.elements if each.tag == "body"), root)
    if body.attributes.get("data-draft") != "true":
        return None
    looks = [look for look in (body.before, body.after) if look is not None]
    text = "".join(token.value for look in looks for token in look.generated if token.kind == "text")
    return (text, looks[0].color) if text else None


def _standing(content: Iterable[Inline]) -> Iterator[Inline]:
    for each in content:
        if not isinstance(each, Tracked):
            yield each
        elif each.turn is not Turn.REMOVED:
            yield from _standing(each.content)


def _inlines(paragraphs: tuple[Paragraph, ...]) -> Iterator[Inline]:
    return walk_inlines(each for paragraph in paragraphs for each in paragraph.content)
