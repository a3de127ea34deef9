"""Images alone in their paragraph, charts and diagrams → numbered figures."""

from __future__ import annotations

from reportgen.compose.draft import Draft, Setting
from reportgen.compose.figures.captions import paragraphs_as, write_caption, write_source_line
from reportgen.compose.markup import attribute, element, text
from reportgen.compose.words.inline import write_words
from reportgen.model.names import AssetName
from reportgen.text.tree import Node


def is_figure(node: Node) -> bool:
    """Whether a paragraph holds one image and nothing else."""
    return node.kind == "paragraph" and len(node.children) == 1 and node.children[0].kind == "image"


def write_figure(node: Node, draft: Draft, setting: Setting) -> str:
    """An image with its caption."""
    image = node.children[0]
    picture = write_words((image,), draft, setting)
    if not picture:
        return ""
    caption = write_caption(node, image.attributes.get(":title", ""), draft, setting)
    source = write_source_line(image.attributes.get("source"), node.place, draft, setting)
    figure = _figure("figure", image.attributes.get("id"), picture, caption)
    return "\n".join(part for part in (figure, source) if part)


def write_chart(node: Node, draft: Draft, setting: Setting) -> str:
    """`::: chart`: drawn by the build; the text inside describes it at length."""
    return _drawn("chart", node, draft, setting)


def write_diagram(node: Node, draft: Draft, setting: Setting) -> str:
    """`::: diagram`: boxes and arrows; the text inside describes it at length."""
    return _drawn("diagram", node, draft, setting)


def _drawn(role: str, node: Node, draft: Draft, setting: Setting) -> str:
    from reportgen.compose.figures.drawings import drawn_chart, drawn_diagram  # noqa: PLC0415  # many reports draw nothing

    caption = write_caption(node, node.attributes.get("caption", ""), draft, setting)
    drawing = (drawn_chart if role == "chart" else drawn_diagram)(node, draft)
    if drawing is None:
        return ""
    name = AssetName(f"drawings/{node.attributes.get('id') or f'{setting.block}-{node.place.line}'}.svg")
    draft.images[name] = drawing.svg
    picture = f"<img{attribute('src', f'asset:{name}')}{attribute('alt', drawing.alt)}>"
    described = paragraphs_as("long-description", node.children, draft, setting)
    if not described and drawing.description:
        described = element("p", text(drawing.description), data_role="long-description")
    parts = (
        _figure(role, node.attributes.get("id"), picture, caption),
        described,
        write_source_line(node.attributes.get("source"), node.place, draft, setting),
    )
    return "\n".join(part for part in parts if part)


def _figure(role: str, name: str | None, picture: str, caption: str) -> str:
    inner = picture + (element("figcaption", caption) if caption else "")
    return element("figure", inner, data_role=role, id=name)
