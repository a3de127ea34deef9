"""Layout → Body: every element of the vocabulary has its reader here."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.report.layout import Element, Layout
from reportgen.write.docx.body.builder import Builder, Handler
from reportgen.write.docx.body.containers import read_block, read_callout, read_container, read_quote
from reportgen.write.docx.body.contents import read_contents
from reportgen.write.docx.body.document_facts import gather_facts
from reportgen.write.docx.body.figures import read_figure
from reportgen.write.docx.body.inline import Inliner
from reportgen.write.docx.body.leaves import (
    read_answer_line,
    read_caption,
    read_code,
    read_heading,
    read_paragraph,
    read_rule,
)
from reportgen.write.docx.body.lists import read_definitions, read_list, read_notes
from reportgen.write.docx.body.margins import Flow
from reportgen.write.docx.body.tables import read_table
from reportgen.write.docx.values.blocks import Body, SectionEnd
from reportgen.write.docx.values.scope import Scope

# An element in a role first, then roles, then elements; what is neither is a plain container.
HANDLERS: Mapping[str, Handler] = {
    "block": read_block,
    "callout": read_callout,
    "toc": read_contents,
    "answer": read_answer_line,
    "body": read_container,
    "main": read_container,
    "header": read_container,
    "section": read_container,
    "div": read_container,
    "nav": read_container,
    "aside": read_callout,
    "p": read_paragraph,
    "h1": read_heading,
    "h2": read_heading,
    "h3": read_heading,
    "h4": read_heading,
    "h5": read_heading,
    "h6": read_heading,
    "ul": read_list,
    "ol": read_list,
    "ol[notes]": read_notes,
    "dl": read_definitions,
    "table": read_table,
    "figure": read_figure,
    "figcaption": read_caption,
    "blockquote": read_quote,
    "pre": read_code,
    "hr": read_rule,
}


def build_body(
    root: Element, layout: Layout, *, native_endnotes: bool = True, own_first_page: bool = True
) -> Body:
    """Read a whole page, the document's own or the probe.

    A first page unlike the others gets a section of its own, if that is wanted.
    """
    facts = gather_facts(root, layout, native_endnotes=native_endnotes, own_first_page=own_first_page)
    builder = Builder(facts, layout, Inliner(facts, [], set()), HANDLERS)
    builder.is_first = facts.second_page is not None
    flow = Flow()
    body = next(each for each in root.elements if each.tag == "body")
    builder.read(body, flow, Scope(width=builder.text_width()))
    blocks = flow.blocks
    last = builder.section_end()
    if blocks and isinstance(blocks[-1], SectionEnd):
        last = blocks[-1]
        blocks = blocks[:-1]
    return Body(tuple(blocks), last, tuple(builder.inliner.notes))
