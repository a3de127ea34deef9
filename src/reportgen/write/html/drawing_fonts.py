"""A drawing + a theme's faces → the drawing with the part of each font that it shows.

A drawing in a page of its own takes no fonts from the page around it. Each character is drawn by the face
that draws it in the PDF, under the family that the drawing asks for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from reportgen.fonts.emoji import cut_at_emoji
from reportgen.fonts.face_choice import FaceChoice
from reportgen.model.report.layout import FontRequest
from reportgen.model.report.theme import Face, Theme
from reportgen.write.html.web_fonts import face_source

_SVG = "{http://www.w3.org/2000/svg}"
_UNSHOWN = frozenset({f"{_SVG}title", f"{_SVG}desc", f"{_SVG}metadata"})
_WEIGHTS = {"normal": 400, "lighter": 400, "bold": 700, "bolder": 700}
_START = FontRequest((), 400, is_italic=False)


def with_fonts(drawing: bytes, theme: Theme) -> bytes:
    """The drawing as it is where it has no words, or the theme no faces for them."""
    if b"<text" not in drawing or not theme.faces:
        return drawing
    root = etree.fromstring(drawing)
    rules = "".join(_rules(root, FaceChoice(theme.faces)))
    if not rules:
        return drawing
    etree.SubElement(root, f"{_SVG}style").text = rules
    return etree.tostring(root, encoding="utf-8")


def _rules(root: etree._Element, choice: FaceChoice) -> Iterator[str]:
    signs: dict[FontRequest, set[str]] = defaultdict(set)
    for request, words in _words(root, _START):
        signs[request].update(cut_at_emoji(words))
    for request, wanted in signs.items():
        by_face: dict[Face, set[int]] = defaultdict(set)
        for sign in sorted(wanted):
            face = choice.face_of(sign, request)
            if face is not None:
                by_face[face].update(map(ord, sign))
        for face, codes in by_face.items():
            yield _rule(request, face, frozenset(codes))


def _words(node: etree._Element, around: FontRequest) -> Iterator[tuple[FontRequest, str]]:
    """Text in the order of the drawing, with what is asked for where it stands."""
    if not isinstance(node.tag, str) or node.tag in _UNSHOWN:
        return
    request = _request(node, around)
    if node.text and request.families:
        yield request, node.text
    for child in node:
        yield from _words(child, request)
        if child.tail and request.families:
            yield request, child.tail


def _request(node: etree._Element, around: FontRequest) -> FontRequest:
    family, weight, style = (node.get(f"font-{name}", "inherit") for name in ("family", "weight", "style"))
    names = tuple(name.strip(" \"'") for name in family.split(","))
    return FontRequest(
        around.families if family == "inherit" else names,
        int(weight) if re.fullmatch(r"\d{1,4}", weight) else _WEIGHTS.get(weight, around.weight),
        is_italic=around.is_italic if style == "inherit" else style != "normal",
    )


def _rule(request: FontRequest, face: Face, codes: frozenset[int]) -> str:
    ranges = ",".join(f"U+{code:X}" for code in sorted(codes))
    style = "italic" if request.is_italic else "normal"
    return (
        f'@font-face {{ font-family: "{request.families[0]}"; font-weight: {request.weight}; '
        f"font-style: {style}; src: {face_source(face, codes)}; unicode-range: {ranges} }}"
    )
