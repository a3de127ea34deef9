"""The bytes of a data file + the encoding its author declares → the same text in UTF-8, or what is wrong.

A byte order mark tells UTF-16 and UTF-8 apart. Bytes of other encodings look alike, so these are declared.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.span import Span
from reportgen.text.decoding import decode_text

ENCODINGS: Mapping[str, str] = {
    "utf-8": "utf-8",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "latin-1": "latin-1",
    "iso-8859-1": "latin-1",
    "iso-8859-2": "iso8859-2",
    "iso-8859-15": "iso8859-15",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
    "windows-1252": "cp1252",
    "windows-1253": "cp1253",
    "windows-1254": "cp1254",
    "windows-1257": "cp1257",
    "macintosh": "mac-roman",
}
"""How authors name an encoding → how Python does."""

_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def in_utf8(path: str, content: bytes, declared: str | None) -> bytes | Diagnostic:
    """The bytes of the same text in UTF-8, which may still hold signs that nobody can print."""
    if declared is None and content.startswith(codecs.BOM_UTF8):
        return content
    is_wide = content.startswith(_WIDE_MARKS)
    if declared is None and not is_wide:
        return _checked(path, content)
    name = declared or "utf-16"
    codec = "utf-16" if is_wide and name.startswith("utf-16") else ENCODINGS[name]
    try:
        return content.decode(codec).removeprefix("\ufeff").encode()
    except UnicodeError as wrong:
        at = wrong.start if isinstance(wrong, UnicodeDecodeError) else 0
        line = content[:at].decode(codec, "replace").count("\n") + 1
        hint = "declare the encoding it was saved in, or save it as UTF-8"
        return Diagnostic("wrong-encoding", f"the file is not written in {name}", Span(path, line), hint)


def decode_list(path: str, content: bytes, report: Reporter, *, most: int) -> str | None:
    """The text of a list that nobody declares: UTF-8, or UTF-16 as spreadsheets save it.

    `most` bounds its bytes. None after a mistake.
    """
    text = (
        in_utf8(path, content, None) if content.startswith(_WIDE_MARKS) and len(content) <= most else content
    )
    if isinstance(text, Diagnostic):
        report(text)
        return None
    return decode_text(path, text, report, most=2 * most if text is not content else most)


def _checked(path: str, content: bytes) -> bytes | Diagnostic:
    """The bytes, unless they are in another encoding than UTF-8."""
    if _looks_wide(content):
        message = "the file seems to be UTF-16 without its mark"
        hint = _way_out("utf-16-le" if content[1::2].count(0) > content[::2].count(0) else "utf-16-be")
        return Diagnostic("wrong-encoding", message, Span(path, 1), hint)
    try:
        content.decode()
    except UnicodeDecodeError as wrong:
        before = content[: wrong.start]
        line, column = before.count(b"\n") + 1, len(before[before.rfind(b"\n") + 1 :].decode()) + 1
        message = "a sign here is not written in UTF-8"
        return Diagnostic(
            "wrong-encoding", message, Span(path, line, column), _way_out("windows-1252", is_guess=True)
        )
    return content


def _looks_wide(content: bytes) -> bool:
    zeros = max(content[::2].count(0), content[1::2].count(0))
    return len(content) > 3 and zeros * 3 > len(content)


def _way_out(name: str, *, is_guess: bool = False) -> str:
    perhaps = ", if it comes from an older program" if is_guess else ""
    return f"save it as UTF-8, or declare `encoding: {name}` for it in content/data/data.yaml{perhaps}"
