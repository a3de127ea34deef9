"""White space → as CSS Text 3, 4.1 collapses it."""

from __future__ import annotations

import re

from reportgen.write.docx.values.blocks import (
    Anchored,
    Inline,
    LineBreak,
    Link,
    Reference,
    Run,
    Sequence,
    TabStop,
)
from reportgen.write.docx.values.replace import replace

SPACES = re.compile(r"[ \t\r\n\f]+")


def tidy(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Collapse white space over all runs, and drop it at both ends and around line breaks."""
    collapsed, _ = _collapse(content, follows_space=True)
    return _strip_end(collapsed)


def _collapse(content: tuple[Inline, ...], *, follows_space: bool) -> tuple[tuple[Inline, ...], bool]:
    kept: list[Inline] = []
    for each in content:
        part: Inline = each
        match part:
            case Run():
                text = SPACES.sub(" ", part.text)
                if follows_space:
                    text = text.removeprefix(" ")
                if not text:
                    continue
                part = replace(part, text=text)
                follows_space = text.endswith(" ")
            case Link() | Reference() | Anchored():
                inner, follows_space = _collapse(part.content, follows_space=follows_space)
                part = replace(part, content=inner)
            case Sequence():
                before, _ = _collapse(part.before, follows_space=follows_space)
                part, follows_space = replace(part, before=before), False
            case LineBreak() | TabStop():
                kept, follows_space = list(_strip_end(tuple(kept))), True
            case _:
                follows_space = False
        kept.append(part)
    return tuple(kept), follows_space


def _strip_end(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    if not content:
        return content
    last = content[-1]
    if isinstance(last, Run):
        text = last.text.rstrip(" ")
        return (*content[:-1], replace(last, text=text)) if text else _strip_end(content[:-1])
    if isinstance(last, Link | Anchored):
        return (*content[:-1], replace(last, content=_strip_end(last.content)))
    return content
