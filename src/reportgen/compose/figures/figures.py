"""Images alone in their paragraph, charts and diagrams → numbered figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeGuard

from reportgen.compose.figures.captions import CaptionWriter
from reportgen.compose.figures.data import DataFiles
from reportgen.compose.nodes import element, in_lines
from reportgen.compose.words.block_context import BlockContext
from reportgen.model.content.claim import Claim
from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName, ClaimId
from reportgen.model.report.page import Element, Nodes
from reportgen.model.report.theme import Theme
from reportgen.model.text.blocks import Container, Paragraph
from reportgen.model.text.inlines import Image
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words, made

if TYPE_CHECKING:
    from reportgen.compose.figures.drawings import Drawing, DrawingMaker


def is_figure(block: object) -> TypeGuard[Paragraph]:
    """Whether a paragraph holds one image and nothing else."""
    return isinstance(block, Paragraph) and len(block.children) == 1 and isinstance(block.children[0], Image)


@frozen
class FigureWriter:
    """Writes figures; drawings go among the images that the document shows."""

    captions: CaptionWriter
    theme: Theme
    data: DataFiles
    claims: Mapping[ClaimId, Claim]

    def write_figure(self, block: Paragraph, context: BlockContext) -> Nodes:
        """An image with its caption."""
        image = block.children[0]
        picture = self.captions.words.write((image,), context)
        if not picture or not isinstance(image, Image):
            return ()
        caption = self.captions.caption(block.place, image.title, context)
        name = image.attributes.words("id") if "id" in image.attributes else None
        side = (
            image.attributes.words("align") if image.attributes.get("align") in {"center", "right"} else None
        )
        figure = _figure("figure", name, picture, caption, block.place, side=side)
        return in_lines([(figure,), self.captions.source_line(image.attributes.words("source"), context)])

    def write_chart(self, container: Container, context: BlockContext) -> Nodes:
        """`::: chart`: drawn by the build; the text inside describes it at length."""
        caption = self.captions.caption(container.place, container.attributes.words("caption"), context)
        return self._write("chart", container, context, caption, self._maker(context).chart(container))

    def write_diagram(self, container: Container, context: BlockContext) -> Nodes:
        """`::: diagram`: boxes and arrows; the text inside describes it at length."""
        caption = self.captions.caption(container.place, container.attributes.words("caption"), context)
        return self._write("diagram", container, context, caption, self._maker(context).diagram(container))

    def _maker(self, context: BlockContext) -> DrawingMaker:
        from reportgen.compose.figures.drawings import DrawingMaker  # noqa: PLC0415  # many reports draw nothing

        words = self.captions.words
        return DrawingMaker(
            self.theme, self.data, self.claims, words.values, words.printable, context.room, words.mistakes
        )

    def _write(
        self, role: str, container: Container, context: BlockContext, caption: Nodes, drawing: Drawing | None
    ) -> Nodes:
        if drawing is None:
            return ()
        name = container.attributes.get("id") or f"{context.block}-{container.place.span.line}"
        asset = AssetName(f"drawings/{name}.svg")
        self.captions.words.images.used[asset] = drawing.svg
        source = made(f"asset:{asset}", container.place, Maker.DRAWING)
        data = self.data.place(container.attributes.words("data"))
        picture = element("img", place=container.place, src=source, alt=drawing.alt.also_from(data))
        described = self.captions.paragraphs_as("long-description", container.children, context)
        if not described and drawing.description:
            words = made(drawing.description, container.place, Maker.DRAWING).also_from(data)
            described = (element("p", words, place=container.place, data_role="long-description"),)
        own = container.attributes.words("id") if "id" in container.attributes else None
        figure = _figure(role, own, (picture,), caption, container.place)
        source_line = self.captions.source_line(container.attributes.words("source"), context)
        return in_lines([(figure,), described, source_line])


def _figure(
    role: str, name: Words | None, picture: Nodes, caption: Nodes, place: Place, *, side: Words | None = None
) -> Element:
    inner = (*picture, element("figcaption", *caption, place=place)) if caption else picture
    return element("figure", *inner, place=place, data_role=role, id=name, data_align=side)
