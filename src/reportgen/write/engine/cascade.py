"""The engine's cascade and pages → Layout: the same styles that the PDF shows, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from weasyprint import HTML
from weasyprint.css import StyleFor, get_all_computed_styles

from reportgen.model.report.layout import Element, FontRequest, Layout, Look, PageBox, Token
from reportgen.model.report.theme import Face
from reportgen.write.engine.breaks.introductions import keep_introductions
from reportgen.write.engine.fast.computed_values import STYLES
from reportgen.write.engine.geometry import Geometry, read_geometry
from reportgen.write.engine.line_fit import read_lines
from reportgen.write.engine.looks import read_look, uses_attributes
from reportgen.write.layout.probe import probe_page
from reportgen.write.layout.used_fonts import UsedFonts, printed_texts, used_fonts

NO_GEOMETRY = Geometry({}, {}, (), {}, {}, {})
# Parts of generated content that writers make for themselves.
LIVE = frozenset({"target-page", "leader"})
DRAWN = frozenset({"before", "after"})
UNSEEN = frozenset({"none", "normal", "inhibit"})


@dataclass(slots=True)
class StyleCache:
    """What stays the same while only words of a page change: styles, looks as read, the probe.

    `looks` go by the number of a style, `alike` holds one look for all that are equal.
    """

    style_for: Any = None
    looks: dict[int, Look] = field(default_factory=dict)
    alike: dict[Look, Look] = field(default_factory=dict)
    probes: dict[tuple[Any, ...], Element] = field(default_factory=dict)


def read_layout(
    html: Any, engine: Any, faces: tuple[Face, ...], cache: StyleCache | None = None
) -> Layout:  # the engine has no types
    """Read `html` as the engine styled it and `engine`, the pages it made of it.

    The probe page is styled with the stylesheets that `html` links to. A `cache` belongs to one `html`.
    """
    cache = StyleCache() if cache is None else cache
    if cache.style_for is None:
        cache.style_for = getattr(html, STYLES, None) or _styles(html, engine.font_config)
    fonts = used_fonts(faces)
    geometry = replace(read_geometry(engine, fonts), lines=read_lines(engine))
    root = html.etree_element
    body = root.find("body")
    attributes = {} if body is None else dict(body.attrib)
    dressed = (root.get("lang", "en"), *attributes.items())
    if dressed not in cache.probes:
        probe = HTML(
            string=probe_page(root.get("lang", "en"), attributes),
            base_url="asset:",
            url_fetcher=html.url_fetcher,
        )
        keep_introductions(probe.etree_element)
        # The page links to the stylesheet that has been read already.
        styles = StyleFor(probe, cache.style_for._sheets, True, engine.font_config, None)  # noqa: FBT003, SLF001  # the engine's signature and name
        cache.probes[dressed] = _read_tree(probe, NO_GEOMETRY, fonts, StyleCache(styles))
    tree = _read_tree(html, geometry, fonts, cache)
    return Layout(
        root=tree,
        probe=cache.probes[dressed],
        pages=len(engine.pages),
        boxes=geometry.boxes,
        page_of=geometry.page_of,
        other_fonts=fonts.others(_texts(tree, geometry.boxes)),
    )


def _texts(root: Element, boxes: Iterable[PageBox]) -> Iterator[tuple[FontRequest, str]]:
    yield from printed_texts(root)
    for page in boxes:
        for box in page.boxes.values():
            yield box.look.asked, box.text


def _styles(html: Any, font_config: Any) -> Any:
    return get_all_computed_styles(html, presentational_hints=True, font_config=_LoadedFonts(font_config))


def _read_tree(html: Any, geometry: Geometry, fonts: UsedFonts, cache: StyleCache) -> Element:
    def styled(style: Any, attributes: dict[str, str]) -> Look:
        read = read_look(style, attributes, fonts)
        return cache.alike.setdefault(read, read)

    def look(element: Any, pseudo: str | None, attributes: dict[str, str]) -> Look | None:
        style = cache.style_for(element, pseudo)
        if style is None or (pseudo in DRAWN and style["content"] in UNSEEN):
            return None
        if uses_attributes(style):
            read = styled(style, attributes)
        else:
            read = cache.looks.get(id(style)) or styled(style, attributes)
            cache.looks[id(style)] = read
        if pseudo not in DRAWN:
            return read
        kinds = {token.kind for token in read.generated}
        shown = geometry.generated.get((element, pseudo))
        if shown and "counter" in kinds and not kinds & LIVE:
            # Only the pages know what a counter stands at.
            read = replace(read, generated=(Token("text", shown),))
        return cache.alike.setdefault(read, read)

    def read(element: Any) -> Element:
        attributes = dict(element.attrib)
        own = look(element, None, attributes)
        assert own is not None  # noqa: S101  # the engine styles every element
        children: list[Element | str] = [element.text] if element.text else []
        for child in element:
            if isinstance(child.tag, str):
                children.append(read(child))
            if child.tail:
                children.append(child.tail)
        return Element(
            tag=element.tag,
            role=attributes.get("data-role", ""),
            attributes=attributes,
            look=own,
            before=look(element, "before", attributes),
            after=look(element, "after", attributes),
            marker=look(element, "marker", attributes) if own.display == "list-item" else None,
            children=tuple(children),
            widths=geometry.widths.get(element, ()),
            size=geometry.sizes.get(element),
            pages=geometry.spans.get(element, (0, 0)),
            lines=geometry.lines.get(element),
            call=look(element, "footnote-call", attributes) if own.floats == "footnote" else None,
        )

    return read(html.etree_element)


class _LoadedFonts:
    """The fonts of the rendering as they are: its `@font-face` rules have been followed already."""

    def __init__(self, font_config: Any) -> None:
        self._font_config = font_config

    def add_font_face(self, *_rule: Any) -> None:
        """Ignore a rule that the rendering has loaded."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._font_config, name)
