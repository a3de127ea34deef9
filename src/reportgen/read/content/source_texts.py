"""Sources + files at hand → the texts that locators are looked up in."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from reportgen.model.content.source import Source
from reportgen.model.diagnostic import Diagnostic, Reporter, Severity
from reportgen.model.names import SourceId
from reportgen.read.limits import MAX_SOURCE_BYTES
from reportgen.text.decoding import plain_line_ends


def read_source_texts(
    sources: Mapping[SourceId, Source], files: Mapping[str, bytes], report: Reporter
) -> Mapping[SourceId, str]:
    """Give the text of each source whose file is at hand, also of one that changed, which is said."""
    texts = {}
    for source in sources.values():
        content = None if source.file is None else files.get(source.file)
        if content is None:
            continue
        if source.sha256 is not None and sha256(content).hexdigest() != source.sha256:
            message = f'the file of "{source.id}" is not the one whose SHA-256 is written down'
            hint = "check the claims that cite it, then write down the new digest"
            report(Diagnostic("source-changed", message, source.span, hint, Severity.WARNING))
        text = _decoded(content)
        if text is None:
            message = f'the file of "{source.id}" is not text that can be searched'
            hint = "add a UTF-8 text of it, so that locators can be checked"
            report(Diagnostic("source-not-text", message, source.span, hint, Severity.NOTE))
            continue
        texts[source.id] = text
    return texts


def _decoded(content: bytes) -> str | None:
    if len(content) > MAX_SOURCE_BYTES or b"\0" in content:
        return None
    try:
        return plain_line_ends(content.decode("utf-8"))
    except UnicodeDecodeError:
        return None
