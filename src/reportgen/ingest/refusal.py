"""Why a document cannot be read → the exception that says so."""

from __future__ import annotations

from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic


def broken(why: str, hint: str | None = None) -> ContentError:
    """A document that is not what its ending says, or is damaged."""
    way_out = hint or "open it in the program that made it and save it again"
    return ContentError([Diagnostic("broken-document", f"the document cannot be read: {why}", None, way_out)])


def too_heavy(what: str) -> ContentError:
    """A document beyond the limits of `limits`."""
    hint = "split it, or save it smaller; a file that unpacks to many times its size may be an attack"
    return ContentError([Diagnostic("document-too-large", f"the document has {what}", None, hint)])


def encrypted() -> ContentError:
    """A document that wants a password."""
    hint = "open it with its password and save a copy without one"
    return ContentError([Diagnostic("encrypted-document", "the document is encrypted", None, hint)])
