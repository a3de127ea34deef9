"""Width and height in pixels → nothing, or why there are too few or too many."""

from __future__ import annotations

from reportgen.compose.pictures.fault import PictureError

MOST_PIXELS = 60_000_000


def check_size(width: int, height: int) -> None:
    """Raise PictureError for an image without extent, or one that exhausts machines."""
    if not width or not height:
        raise PictureError("without any extent")
    if width * height > MOST_PIXELS:
        raise PictureError(
            f"{width} × {height} pixels, more than {MOST_PIXELS // 10**6} million", "save it smaller"
        )
