"""Document + Layout → bytes: every step of the Word writer in its order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from lxml import etree

from reportgen.fonts.word_families import word_substitutes
from reportgen.model.report.document import Document, Metadata
from reportgen.model.report.layout import Layout
from reportgen.model.report.theme import WordFonts
from reportgen.write.docx.body.body import build_body
from reportgen.write.docx.emit.blocks import write_blocks
from reportgen.write.docx.emit.notes import number_notes, write_notes
from reportgen.write.docx.emit.numbering import NumberingBook
from reportgen.write.docx.emit.running_heads import RunningHeads
from reportgen.write.docx.emit.sections import SectionWriter
from reportgen.write.docx.emit.state import PartWriter, Relations, Tracking, WriterState
from reportgen.write.docx.house.template_styles import house_fonts, house_styles, merge_styles, with_altered
from reportgen.write.docx.ooxml import Node, name, parent, part_root, write_part
from reportgen.write.docx.package.identity import manifest_parts
from reportgen.write.docx.package.illustrations import draw_illustrations
from reportgen.write.docx.package.package import (
    NewPart,
    add_parts,
    fill_properties,
    moment_of,
    open_package,
    part_named,
    save_package,
)
from reportgen.write.docx.package.repair import sort_properties
from reportgen.write.docx.package.settings import write_settings
from reportgen.write.docx.package.survey import (
    block_versions,
    contents_entries,
    has_first_section,
    known_anchors,
    pictures_of_heads,
    stand_in_families,
    string_styles,
    used_fonts,
    used_pictures,
    watermark_of,
)
from reportgen.write.docx.package.turned_heads import with_turned_heads
from reportgen.write.docx.redline.redline import redline
from reportgen.write.docx.style.fonts import FONT_TYPE, EmbeddedFace, embed_faces, write_font_table
from reportgen.write.docx.style.style_book import open_stylebook
from reportgen.write.docx.style.title_area import name_title_area
from reportgen.write.docx.values.blocks import Body, Note
from reportgen.write.docx.values.walk import all_paragraphs

FONT_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
MOMENT = "%Y-%m-%dT%H:%M:%SZ"
NUMBERED = frozenset({name("w:abstractNum"), name("w:num")})
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def write_document(document: Document, layout: Layout, earlier: Layout | None = None) -> bytes:
    """Build blocks, name their styles, write the parts, close the package.

    What differs from the `earlier` layout is tracked.
    """
    theme = document.theme
    opened, template = open_package(theme.house, theme.span, theme.house_keeps)
    # A template that keeps its own page has no first page of the theme's.
    own_first_page = template.page.margins is None
    body = build_body(
        layout.root, layout, native_endnotes=theme.native_endnotes, own_first_page=own_first_page
    )
    if earlier is not None:
        before = build_body(
            earlier.root, earlier, native_endnotes=theme.native_endnotes, own_first_page=False
        )
        body = redline(before, body)
    paragraphs = all_paragraphs(body)
    shown = (*used_pictures(paragraphs), *pictures_of_heads(layout.boxes))
    illustrations, media = draw_illustrations(document, shown)
    book = open_stylebook(build_body(layout.probe, layout))
    name_title_area(book, paragraphs)
    house = house_styles(opened, theme, book)
    house_families = house_fonts(house, opened, theme, book)
    named = {} if theme.fonts is WordFonts.EMBED else word_substitutes(theme.faces, theme.substitutes)
    fonts = {**named, **house_families}
    state = WriterState(
        book=book,
        fonts=fonts,
        language=document.language,
        house=house,
        illustrations=illustrations,
        note_numbers=number_notes(body.notes),
        anchors=known_anchors(body),
        listed=contents_entries(body),
        numbering=NumberingBook(_highest_number(opened)),
        tracking=_tracking(document.metadata),
    )
    heads = RunningHeads(layout, state, string_styles(layout.root), watermark_of(layout.root))
    if theme.house is not None:
        # A style is compared with the template's once it is known.
        for each in paragraphs:
            if each.role not in book.paragraphs:
                book.paragraph(each.role, each.look, each.context)
        heads.name_styles()
    state.house = with_altered(house, opened, state, house_families)
    writer = PartWriter(state)
    sections = SectionWriter(
        layout,
        heads,
        has_endnotes=any(note.kind == "endnote" for note in body.notes),
        has_first_section=has_first_section(body),
        template=with_turned_heads(opened, template.page, layout.boxes),
    )
    # A document has at least one paragraph.
    nodes = write_blocks(body.blocks, writer, sections) or [parent("p")]
    nodes.append(sections.write(body.last))
    opened.element.body.extend([*template.cover, *nodes])
    used = used_fonts(paragraphs, layout.boxes)
    faces = embed_faces(
        theme, (each for each in used if each.family not in house_families), stand_in_families(layout, used)
    )
    parts = [
        *(NewPart(each.name, each.media_type, "", each.content, "") for each in media),
        *_note_parts(body.notes, state),
        *(_part(each.name, each.kind, each.root, each.writer) for each in heads.parts),
        *manifest_parts(block_versions(body.blocks), document.metadata.identifier),
        *(NewPart(f"/word/fonts/{each.name}", FONT_TYPE, "", each.content, "") for each in faces),
        *_fonts(opened, {state.fonts.get(font.family, font.family) for font in used}, document, faces),
        *_numbering(opened, state),
    ]
    add_parts(opened, parts, writer.relations)
    _settle(opened, document, body, faces, sections)
    merge_styles(opened, state)
    fill_properties(opened, document.metadata)
    return save_package(opened)


def _tracking(metadata: Metadata) -> Tracking:
    words = moment_of(metadata.created)
    wholes = words + timedelta(minutes=2)
    author = metadata.publisher or Tracking().author
    return Tracking(author, words.strftime(MOMENT), wholes.strftime(MOMENT))


def _note_parts(notes: tuple[Note, ...], state: WriterState) -> list[NewPart]:
    parts = []
    for kind in ("footnote", "endnote"):
        if any(note.kind == kind for note in notes):
            root, writer = write_notes(kind, notes, state)
            parts.append(_part(f"{kind}s", f"{kind}s", root, writer))
    return parts


def _part(stem: str, kind: str, root: Node, writer: PartWriter) -> NewPart:
    return NewPart(
        f"/word/{stem}.xml", f"{WORD}.{kind}+xml", kind, write_part(root), f"rg-{stem}", writer.relations
    )


def _settle(
    opened: Any, document: Document, body: Body, faces: tuple[EmbeddedFace, ...], sections: SectionWriter
) -> None:
    kinds = {note.kind for note in body.notes}
    opened.settings.element[:] = write_settings(
        document.language,
        embeds_fonts=bool(faces),
        mirrors=sections.mirrors_heads,
        mirrors_margins=sections.mirrors_margins,
        hyphenates=document.theme.hyphenates,
        has_footnotes="footnote" in kinds,
        has_endnotes="endnote" in kinds,
    )


def _fonts(
    opened: Any, families: Iterable[str], document: Document, faces: tuple[EmbeddedFace, ...]
) -> list[NewPart]:
    """The font table; a house template keeps its own unless faces are embedded."""
    part = part_named(opened, "fontTable")
    if part is not None and document.theme.house is not None and not faces:
        return []
    root = part_root("w:fonts")
    root.extend(write_font_table(families, document.theme, faces))
    relations = Relations({(FONT_KIND, f"/word/fonts/{face.name}"): face.relation for face in faces})
    kind = "fontTable"
    return [
        NewPart(f"/word/{kind}.xml", f"{WORD}.{kind}+xml", kind, write_part(root), f"rg-{kind}", relations)
    ]


def _numbering(opened: Any, state: WriterState) -> list[NewPart]:
    definitions, instances = state.numbering.nodes(state.fonts)
    part = part_named(opened, "numbering")
    root = part_root("w:numbering") if part is None else etree.fromstring(part.blob)
    sort_properties(root)
    first = next((place for place, each in enumerate(root) if each.tag == name("w:num")), len(root))
    root[first:first] = definitions
    last = max((place for place, each in enumerate(root) if each.tag in NUMBERED), default=-1) + 1
    root[last:last] = instances
    return [
        NewPart("/word/numbering.xml", f"{WORD}.numbering+xml", "numbering", write_part(root), "rg-numbering")
    ]


def _highest_number(opened: Any) -> int:
    """The highest id that a house template's own lists use."""
    part = part_named(opened, "numbering")
    if part is None:
        return 0
    ids = (name("w:abstractNumId"), name("w:numId"))
    found = [
        value for each in etree.fromstring(part.blob) for key, value in each.attrib.items() if key in ids
    ]
    return max((int(value) for value in found), default=0)
