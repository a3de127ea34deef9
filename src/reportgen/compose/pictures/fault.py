"""Why a picture cannot be used."""

from __future__ import annotations


class PictureError(ValueError):
    """Why an image cannot be used, in the author's words; `hint` is the way out."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


AGAIN = "save it again"
IN_SRGB = "save it in sRGB: screens show it, and printers convert it"
