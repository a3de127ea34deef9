"""What the engine logs while it works → diagnostics."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.report.document import Document
from reportgen.model.span import Span

# How the engine words it → code, severity, way out. The first match wins.
MEANINGS: tuple[tuple[re.Pattern[str], str, Severity, str | None], ...] = (
    (
        re.compile(r"Failed to (load|render) (SVG )?image"),
        "image-unreadable",
        Severity.ERROR,
        "images are PNG, JPEG or SVG files of the project",
    ),
    (
        re.compile(r"Failed to load (stylesheet|attachment)|URI uses disallowed|Relative URI"),
        "address-refused",
        Severity.ERROR,
        "a report reads only its own assets",
    ),
    (
        re.compile(r"^Font-face .* cannot be loaded"),
        "font-unreadable",
        Severity.ERROR,
        "use a static TrueType or OpenType file",
    ),
    (
        re.compile(r"No anchor #"),
        "link-without-target",
        Severity.ERROR,
        "the address after # is the id of a block, a figure, a table or a term",
    ),
    (re.compile(r"Anchor defined twice"), "id-twice", Severity.ERROR, None),
    (
        re.compile(r"\.notdef glyph"),
        "missing-glyph",
        Severity.ERROR,
        "use another character, or a theme with a font that has this one",
    ),
    (
        re.compile(r"Ignored|Invalid|Expected|Unknown|Unsupported|Unparsed|unsupported"),
        "css-ignored",
        Severity.WARNING,
        "the PDF engine does not know this; see the list of supported CSS",
    ),
)

# What a complaint is about: a character, or an address.
NAMED = re.compile(r'fonts: "(?P<sign>.)"|(?:at|for) [\'"](?P<address>[^\'"]+)[\'"]')


@contextmanager
def collect_diagnostics(document: Document) -> Iterator[list[Diagnostic]]:
    """Collect what the engine logs in this thread, each thing once."""
    found: list[Diagnostic] = []
    listener = _Listener(document, found)
    logger = logging.getLogger("weasyprint")
    level, disabled = logger.level, logger.disabled
    logger.addHandler(listener)
    logger.setLevel(logging.WARNING)
    logger.disabled = False
    try:
        yield found
    finally:
        logger.removeHandler(listener)
        logger.setLevel(level)
        logger.disabled = disabled


class _Listener(logging.Handler):
    def __init__(self, document: Document, found: list[Diagnostic]) -> None:
        super().__init__(logging.WARNING)
        self.document = document
        self.found = found
        self.thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread != self.thread:
            return
        diagnostic = _understand(record, self.document)
        if diagnostic not in self.found:
            self.found.append(diagnostic)


def _understand(record: logging.LogRecord, document: Document) -> Diagnostic:
    text = record.getMessage().strip().rstrip(".")
    message = text[:1].lower() + text[1:]
    for pattern, code, severity, hint in MEANINGS:
        if pattern.search(text):
            return Diagnostic(code, message, _place(code, text, document), hint, severity)
    severity = Severity.ERROR if record.levelno >= logging.ERROR else Severity.WARNING
    return Diagnostic("engine-complaint", message, None, None, severity)


def _place(code: str, text: str, document: Document) -> Span | None:
    """The theme for what its stylesheet or its fonts lack, else what is named: a character or an image."""
    if code in {"css-ignored", "font-unreadable"}:
        return document.theme.span
    named = NAMED.search(text)
    if named is None:
        return None
    # What every font draws is missing from the theme, not from the text.
    usual = document.theme.span if named["sign"] else None
    return document.origins.get(named["sign"] or named["address"], usual)
