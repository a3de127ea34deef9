"""Words of a document → Markdown in which they stand as words and nothing else."""

from __future__ import annotations

import re

# Every sign that CommonMark or the project's own marks may read as something: a backslash makes it text.
_SIGNS = re.compile(r"[\\`*_\[\]{}<>#|~^&=$]|!$|:(?=[a-z0-9_+-]+:)")
_OPENING = re.compile(r"(?:[-+:]|!!!|\?\?\?|\d{1,9}(?=[.)]))")
# Composition reads these even in plain text: two or three hyphens become a dash, and brackets that would have
# been a link or attributes are refused. An empty attribute of language between them keeps them apart.
_JOINED = re.compile(r"(?<!-)-(?=--?(?!-))|(?<=(?<!-)-)-(?=-(?!-))|(?<=\\\])\(|(?<=\\\])\\\{")


def escape(text: str, language: str) -> str:
    """Markdown that composes to exactly `text`; line feeds become hard breaks."""
    return "\\\n".join(_line(line, language) for line in text.split("\n"))


def escape_inside(text: str, language: str) -> str:
    """The same for words in the middle of a line."""
    escaped = _SIGNS.sub(r"\\\g<0>", text)
    return _JOINED.sub(lambda found: f"[{_alone(found[0])}]{{lang={language}}}", escaped)


def escape_opening(markdown: str) -> str:
    """Escaped words at the start of a line: what would open a list or a container does not."""
    opened = _OPENING.match(markdown)
    if opened is None:
        return markdown
    if opened[0].isdigit():
        return f"{opened[0]}\\{markdown[opened.end() :]}"
    return f"\\{markdown}"


def escape_address(address: str) -> str:
    """An address as it stands between the angle brackets of a link."""
    return re.sub(r"[\s<>\\{}\x00-\x1f]", lambda found: f"%{ord(found[0]):02X}", address)


def _line(line: str, language: str) -> str:
    return escape_opening(escape_inside(line, language))


def _alone(sign: str) -> str:
    return f"\\{sign}" if sign == "-" else sign
