"""Inlines of a line of which something was left out → the same without the gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportgen.model.text.inlines import Break, Inline, Plain


def without_gaps(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """White space and line ends at both ends go, and stand once where they met."""
    kept: list[Inline] = []
    for each in inlines:
        last = kept[-1] if kept else None
        if isinstance(each, Break) and (last is None or isinstance(last, Break)):
            if last is not None and each.is_hard:
                kept[-1] = each
            continue
        if isinstance(each, Break) and not each.is_hard and last is not None and _ends_in_space(last):
            continue
        if isinstance(each, Plain) and (last is None or _ends_in_space(last)):
            words = each.words.cut(len(str(each.words)) - len(str(each.words).lstrip()), len(str(each.words)))
            if not words:
                continue
            each = replace(each, words=words, place=words.place or each.place)  # noqa: PLW2901  # a shorter one
        kept.append(each)
    while kept and _ends_in_space(kept[-1]):
        last = kept.pop()
        if isinstance(last, Plain) and (words := last.words.cut(0, len(str(last.words).rstrip()))):
            kept.append(replace(last, words=words, place=words.place or last.place))
    return tuple(kept)


def _ends_in_space(inline: Inline) -> bool:
    if isinstance(inline, Plain):
        return str(inline.words)[-1:].isspace()
    return isinstance(inline, Break)
