"""Caption, number and source line of figures and tables."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.compose.citing.anchors import Anchors
from reportgen.compose.nodes import element, in_lines
from reportgen.compose.words.block_context import BlockContext
from reportgen.compose.words.inline import InlineWriter
from reportgen.model.frozen import frozen
from reportgen.model.report.page import Nodes
from reportgen.model.text.blocks import Block, Paragraph
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words, made
from reportgen.wording import Wording


@frozen
class CaptionWriter:
    """Writes what stands above and below figures and tables; `anchors` knows their numbers."""

    words: InlineWriter
    anchors: Anchors
    wording: Wording

    def caption(self, numbered: Place, caption: Words, context: BlockContext) -> Nodes:
        """`Table 2. Words` for what stands at `numbered`; nothing where there is no number."""
        number = self.anchors.labels.get(numbered)
        if number is None:
            return ()
        kind, label = number
        shown = element("span", label, data_role="label", data_seq=kind)
        inner = self.words.write_line(caption, context)
        return (shown, made(". ", numbered, Maker.NUMBER), *inner) if inner else (shown,)

    def source_line(self, source: Words, context: BlockContext) -> Nodes:
        """Where a figure or table comes from."""
        if not source:
            return ()
        inner = self.words.write_line(source, context)
        label = self.wording.labels["source"]
        if not str(source).startswith(label):
            inner = (made(f"{label}: ", source.place, Maker.WORDING), *inner)
        return (element("p", *inner, place=source.place, data_role="source-line"),)

    def paragraphs_as(self, role: str, blocks: Iterable[Block], context: BlockContext) -> Nodes:
        """The paragraphs within a container, in a role; anything else within it is a mistake."""
        written: list[Nodes] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                inner = self.words.write(block.children, context)
                written.append((element("p", *inner, place=block.place, data_role=role),))
            else:
                message = "only paragraphs may stand here"
                self.words.mistakes.report("unexpected-content", message, block.place, "move it out")
        return in_lines(written)
