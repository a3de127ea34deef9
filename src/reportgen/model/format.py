"""What a report can be written as."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Format(StrEnum):
    """What a report can be written as."""

    PDF = "pdf"
    DOCX = "docx"
    DOCX_REDLINE = "docx-redline"
    HTML = "html"

    @property
    def ending(self) -> str:
        """How the name of such a file ends, without the first dot."""
        return ENDINGS.get(self, self.value)


ENDINGS: Mapping[Format, str] = {Format.DOCX_REDLINE: "redline.docx"}
