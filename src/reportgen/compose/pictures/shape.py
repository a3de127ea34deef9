"""A sound picture → how wide it is for its height."""

from __future__ import annotations

import re
from io import BytesIO

_ROOT = re.compile(rb"<svg\b[^<>]*+>")
_SIDES = re.compile(rb'\bviewBox\s*=\s*["\']\s*[-+\d.eE]+[\s,]+[-+\d.eE]+[\s,]+([\d.eE+]+)[\s,]+([\d.eE+]+)')
_WIDTH = re.compile(rb'\bwidth\s*=\s*["\']\s*([\d.]+)')
_HEIGHT = re.compile(rb'\bheight\s*=\s*["\']\s*([\d.]+)')
# What a drawing without any size has (CSS 2.2, 10.3.2).
_UNSAID = 2.0


def width_for_height(content: bytes) -> float:
    """Width divided by height of a PNG, a JPEG or an SVG."""
    root = _ROOT.search(content) if content.lstrip().startswith(b"<") else None
    if root is not None:
        view, width, height = _SIDES.search(root[0]), _WIDTH.search(root[0]), _HEIGHT.search(root[0])
        if view is not None:
            return float(view[1]) / float(view[2])
        return float(width[1]) / float(height[1]) if width is not None and height is not None else _UNSAID
    from PIL import Image  # noqa: PLC0415  # for logos only

    with Image.open(BytesIO(content)) as image:
        return image.width / image.height
