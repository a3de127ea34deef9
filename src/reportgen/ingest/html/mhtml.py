"""A web page saved as one file (MIME HTML, RFC 2557) → passages of its main content."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from reportgen.ingest.html.page import take_page
from reportgen.ingest.importer import ReadOptions
from reportgen.ingest.limits import MAX_PARTS
from reportgen.ingest.passages.finish import finish
from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.refusal import broken, too_heavy
from reportgen.model.imported import Imported


class WebArchive:
    """Reads `.mhtml`: the page and the pictures that were saved with it."""

    name = "web page in one file"
    endings = frozenset({".mhtml", ".mht"})

    def read(self, content: bytes, options: ReadOptions) -> Imported:  # noqa: ARG002  # a page tracks no changes
        """The main content of the page."""
        message = message_from_bytes(content, policy=default)
        parts = [each for each in message.walk() if not each.is_multipart()]
        if len(parts) > MAX_PARTS:
            raise too_heavy(f"more than {MAX_PARTS:,} parts")
        page = next((each for each in parts if each.get_content_type() in _PAGES), None)
        if page is None:
            raise broken("no part of it is a web page")
        beside = {
            name: _bytes(each)
            for each in parts
            if each.get_content_maintype() == "image"
            for name in (each.get("Content-Location"), _content_id(each))
            if name
        }
        gathered = Gathered()
        take_page(
            _bytes(page), gathered, {str(name): found for name, found in beside.items()}, _charset(page)
        )
        return finish(gathered)


_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def _content_id(part: EmailMessage) -> str | None:
    name = str(part.get("Content-ID") or "").strip().strip("<>")
    return f"cid:{name}" if name else None


def _charset(part: EmailMessage) -> str | None:
    return part.get_content_charset()


def _bytes(part: EmailMessage) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""
