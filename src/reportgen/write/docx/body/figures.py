"""Figures → a paragraph that holds the picture, kept with its caption."""

from __future__ import annotations

from dataclasses import replace

from reportgen.model.report.layout import Element
from reportgen.write.docx.body.builder import Builder
from reportgen.write.docx.body.containers import kept_together, read_container
from reportgen.write.docx.body.leaves import label_anchor
from reportgen.write.docx.body.margins import Flow
from reportgen.write.docx.values.blocks import Block, Paragraph
from reportgen.write.docx.values.scope import Scope


def read_figure(builder: Builder, element: Element, flow: Flow, scope: Scope) -> None:
    """Read a figure; its anchor stands at the picture, its label can be referred to by number."""
    builder.close_marker(flow)
    start = len(flow.blocks)
    read_container(builder, element, flow, replace(scope, role="Figure", context="figure"))
    blocks = flow.blocks[start:]
    flow.blocks[start:] = [_labelled(block, element.id) for block in kept_together(blocks)]


def _labelled(block: Block, anchor: str) -> Block:
    if isinstance(block, Paragraph) and block.role == "Caption" and anchor:
        return replace(block, content=label_anchor(block.content, anchor))
    return block
