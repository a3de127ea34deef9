"""What a reader gathers while it goes through a document."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.ingest.limits import MAX_IMAGE_BYTES, MAX_PASSAGES
from reportgen.ingest.refusal import too_heavy
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.imported import LeftOut, Note, Passage, Place

NOWHERE = Place()


@dataclass(slots=True)
class Gathered:
    """Grows while a document is read."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    passages: list[Passage] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    images: dict[str, bytes] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    pages: int | None = None

    def add(self, passage: Passage) -> None:
        """Append one passage; raises ContentError beyond MAX_PASSAGES."""
        if len(self.passages) >= MAX_PASSAGES:
            raise too_heavy(f"more than {MAX_PASSAGES:,} paragraphs")
        self.passages.append(passage)

    def leave_out(self, text: str, reason: str, place: Place = NOWHERE) -> None:
        """Report text that is in no passage, and why."""
        words = " ".join(text.split())
        if words:
            self.left_out.append(LeftOut(words, reason, place))

    def picture(self, name: str, content: bytes) -> str | None:
        """Keep a picture; gives its key, or None and a word on the list of what was left out."""
        ending = next((end for magic, end in PICTURES.items() if content.startswith(magic)), None)
        if ending is None or len(content) > MAX_IMAGE_BYTES:
            why = "larger than 20 MB" if ending else "neither PNG nor JPEG"
            self.leave_out(f"picture {name}", f"the picture is {why}")
            return None
        for key, known in self.images.items():
            if known == content:
                return key
        key = f"{len(self.images) + 1}{ending}"
        self.images[key] = content
        return key

    def warn(self, code: str, message: str, hint: str | None = None) -> None:
        """Warn of something that was read otherwise than it stands."""
        self.diagnostics.append(Diagnostic(code, message, None, hint, Severity.WARNING))


# First bytes → ending, of the pictures that a report can show.
PICTURES = {b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}
