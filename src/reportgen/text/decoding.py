"""Bytes of one text file → its text with plain line ends, or a diagnostic."""

from __future__ import annotations

import re

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.span import Span

# Characters that XML 1.0 and YAML 1.2 forbid, and those that some tools take for line ends and others not.
_UNUSABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def decode_text(path: str, content: bytes, report: Reporter, *, most: int) -> str | None:
    """Give the text of a UTF-8 file, without byte order mark and with plain line ends.

    `most` bounds its bytes. None after a mistake.
    """
    if len(content) > most:
        report(
            Diagnostic(
                "too-large-file",
                f"the file has {len(content):,} bytes, more than the {most:,} that are read",
                Span(path),
                "split it into several files",
            )
        )
        return None
    if b"\0" in content:
        line = content.count(b"\n", 0, content.index(b"\0")) + 1
        report(
            Diagnostic(
                "binary-content",
                "the file is not text: it holds a NUL byte",
                Span(path, line),
                "save it as UTF-8",
            )
        )
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"byte 0x{content[error.start]:02x} is not UTF-8"
        report(Diagnostic("wrong-encoding", message, Span(path, line, column), "save the file as UTF-8"))
        return None
    text = plain_line_ends(text)
    return None if _holds_unusable(path, text, report) else text


def plain_line_ends(text: str) -> str:
    """Take away the byte order mark, and end every line with one line feed."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _holds_unusable(path: str, text: str, report: Reporter) -> bool:
    found = _UNUSABLE.search(text)
    if found is None:
        return False
    start = found.start()
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    message = f"the character U+{ord(found.group()):04X} cannot be printed"
    span = Span(path, line, column, column + 1)
    report(
        Diagnostic(
            "control-character", message, span, "delete it; an editor that shows invisible signs helps"
        )
    )
    return True
