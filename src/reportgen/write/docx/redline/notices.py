"""What an author should know of a redline: that it tracks nothing."""

from __future__ import annotations

import io
import re
import zipfile

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.report.document import Document

STORIES = re.compile(r"word/(document|footnotes|endnotes)\.xml")
MARKS = re.compile(rb"<w:(ins|del) ")


def redline_notices(document: Document, content: bytes) -> tuple[Diagnostic, ...]:
    """A note where nothing changed since the earlier edition; `content` is the Word file."""
    if document.earlier is None or tracks_changes(content):
        return ()
    return (
        Diagnostic(
            code="redline-without-changes",
            message=f'"{document.profile}" says what edition {document.earlier.edition} said: '
            "its redline tracks no change",
            severity=Severity.NOTE,
        ),
    )


def tracks_changes(content: bytes) -> bool:
    """Whether anything in a Word file came or went."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        stories = [each for each in archive.namelist() if STORIES.fullmatch(each)]
        return any(MARKS.search(archive.read(each)) for each in stories)
