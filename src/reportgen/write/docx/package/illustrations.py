"""Assets → pictures that Word shows; vectors get a raster drawn by the same engine and fonts."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping

from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName
from reportgen.model.report.document import Document
from reportgen.write.docx.emit.state import Illustration
from reportgen.write.docx.values.blocks import Picture

DOTS = 192 / 72  # rasters have 192 dots to the inch
MOST_DOTS = 4000
FACES = re.compile(r"@font-face\s*+\{[^{}]*+\}")
ROOT = re.compile(rb"<svg\b[^<>]*+>")
VIEW = re.compile(rb"\bviewBox\s*=\s*[\"']([-+0-9.eE,\s]+)[\"']")
VIEW_SIDES = 4  # SVG 2, 8.6
SIGNATURES: Mapping[bytes, tuple[str, str]] = {
    b"\x89PNG": ("png", "image/png"),
    b"\xff\xd8": ("jpeg", "image/jpeg"),
    b"GIF8": ("gif", "image/gif"),
}


@frozen
class MediaPart:
    """One picture file of the package."""

    name: str
    media_type: str
    content: bytes


def draw_illustrations(
    document: Document, pictures: Iterable[Picture]
) -> tuple[Mapping[str, Illustration], tuple[MediaPart, ...]]:
    """For each asset that is shown: its parts, each once."""
    largest: dict[str, Picture] = {}
    for picture in pictures:
        before = largest.get(picture.asset)
        if before is None or before.width < picture.width:
            largest[picture.asset] = picture
    found: dict[str, Illustration] = {}
    media: list[MediaPart] = []
    vectors: list[Picture] = []
    for number, (asset, picture) in enumerate(largest.items(), 1):
        content = document.assets[AssetName(asset)]
        kind = next((kind for sign, kind in SIGNATURES.items() if content.startswith(sign)), None)
        if kind is not None:
            name = f"/word/media/picture{number}.{kind[0]}"
            media.append(MediaPart(name, kind[1], content))
            found[asset] = Illustration(name, None)
        elif _is_vector(content):
            vectors.append(picture)
            name = f"/word/media/picture{number}"
            media.append(MediaPart(f"{name}.svg", "image/svg+xml", _grounded(content)))
            found[asset] = Illustration(f"{name}.png", f"{name}.svg")
        else:
            name = f"/word/media/picture{number}.png"
            media.append(MediaPart(name, "image/png", _converted(content)))
            found[asset] = Illustration(name, None)
    for picture, raster in zip(vectors, _rasters(document, vectors), strict=True):
        media.append(MediaPart(found[picture.asset].name, "image/png", raster))
    return found, tuple(media)


def _is_vector(content: bytes) -> bool:
    return b"<svg" in content[:4096].lower() or content.lstrip()[:5] == b"<?xml"


def _grounded(content: bytes) -> bytes:
    """The vector with an invisible ground as large as its canvas.

    LibreOffice shows only what is drawn of a picture and would cut and move it.
    """
    root = ROOT.search(content)
    if root is None or root[0].endswith(b"/>"):
        return content
    view = VIEW.search(root[0])
    sides = view[1].replace(b",", b" ").split() if view else [b"0", b"0", b"100%", b"100%"]
    if len(sides) != VIEW_SIDES:
        return content
    x, y, width, height = sides
    ground = b'<rect x="%b" y="%b" width="%b" height="%b" fill="#ffffff" fill-opacity="0"/>' % (
        x,
        y,
        width,
        height,
    )
    return content[: root.end()] + ground + content[root.end() :]


def _converted(content: bytes) -> bytes:
    """Any other raster that the engine has shown, as PNG."""
    from PIL import Image  # noqa: PLC0415  # for rare formats only

    packed = io.BytesIO()
    with Image.open(io.BytesIO(content)) as image:
        image.convert("RGBA").save(packed, "PNG")
    return packed.getvalue()


def _rasters(document: Document, pictures: list[Picture]) -> list[bytes]:
    """All vectors drawn in one go, each on a page of its own size."""
    if not pictures:
        return []
    import pypdfium2  # noqa: PLC0415  # for vectors only

    from reportgen.write.engine.rendering import render_page  # noqa: PLC0415  # as above

    pages = "".join(
        f"@page v{number} {{ size: {max(1, each.width)}pt {max(1, each.height)}pt; margin: 0 }}"
        f"#v{number} {{ page: v{number}; display: block; width: {each.width}pt; height: {each.height}pt }}"
        for number, each in enumerate(pictures)
    )
    faces = "".join(
        FACES.findall(document.assets.get(AssetName("theme.css"), b"").decode("utf-8", "replace"))
    )
    images = "".join(
        f'<img id="v{number}" alt="" src="asset:{each.asset}">' for number, each in enumerate(pictures)
    )
    style = f"<style>{faces} body {{ margin: 0 }} {pages}</style>"
    html = f"<html><head><title>x</title>{style}</head><body>{images}</body></html>"
    drawn = pypdfium2.PdfDocument(render_page(document, html).engine.write_pdf())
    try:
        return [_raster(drawn[number], each) for number, each in enumerate(pictures)]
    finally:
        drawn.close()


def _raster(page: object, picture: Picture) -> bytes:
    scale = min(DOTS, MOST_DOTS / max(picture.width, picture.height, 1.0))
    packed = io.BytesIO()
    page.render(scale=scale).to_pil().save(packed, "PNG")  # type: ignore[attr-defined]  # the library has no types
    return packed.getvalue()
