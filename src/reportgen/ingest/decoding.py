"""Bytes of a text → the text, by what they are."""

from __future__ import annotations

import codecs

from reportgen.ingest.refusal import broken

# First bytes → encoding. UTF-32 stands first: its mark opens like that of UTF-16.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode(content: bytes, named: str | None = None) -> tuple[str, str | None]:
    """The text, and the encoding that was guessed where nothing said which it is.

    A byte order mark counts most, then valid UTF-8, then the encoding that the document names, then
    Windows-1252, which is what unmarked western text usually is.
    """
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            try:
                return content.decode(encoding), None
            except UnicodeDecodeError as error:
                raise broken(f"it is not the {encoding.upper()} that its first bytes promise") from error
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _by_name(content, named)
    if "\0" in text:
        raise broken("it holds NUL bytes, so it is no text")
    return text, None


def _by_name(content: bytes, named: str | None) -> tuple[str, str | None]:
    if b"\0" in content:
        raise broken("it holds NUL bytes, so it is no text")
    if named:
        try:
            return content.decode(named), None
        except (LookupError, UnicodeDecodeError):
            pass
    try:
        return content.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        return content.decode("latin-1"), "Latin-1"
