"""Words as a reader found them → words without what cannot be printed or does not count."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportgen.model.imported import Words

# Controls, surrogates, noncharacters and bidirectional formatting: a report refuses them. Soft hyphens and
# byte order marks are hints for line breaking and decoding, not text.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_HINTS = re.compile("[\xad\ufeff]")
_BREAKS = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
_SPACE = re.compile(r"[ \t]*\n[ \t\n]*|[ \t]+")


def tidy(words: Iterable[Words]) -> tuple[Words, ...]:
    """Runs of the same look joined, white space single, none at the ends; line breaks stay."""
    joined: list[Words] = []
    for each in words:
        text = clean(each.text)
        if each.note is not None:
            joined.append(Words("", note=each.note))
        elif text and joined and joined[-1].note is None and _same_look(joined[-1], each):
            joined[-1] = Words(joined[-1].text + text, each.marks, each.address)
        elif text:
            joined.append(Words(text, each.marks, each.address))
    return _trimmed(joined)


def clean(text: str) -> str:
    """Text without unprintable characters; every break is a line feed."""
    return _BREAKS.sub("\n", _HINTS.sub("", UNPRINTABLE.sub("", text.replace("\r\n", "\n"))))


def _same_look(one: Words, other: Words) -> bool:
    return one.marks == other.marks and one.address == other.address


def _trimmed(words: list[Words]) -> tuple[Words, ...]:
    kept: list[Words] = []
    after_space = True
    for each in words:
        if each.note is not None:
            kept.append(each)
            continue
        text = _SPACE.sub(lambda found: "\n" if "\n" in found[0] else " ", each.text)
        if after_space:
            text = text.lstrip()
        if text:
            after_space = text[-1] in " \n"
            kept.append(Words(text, each.marks, each.address))
    for position in reversed(range(len(kept))):
        if kept[position].note is not None:
            continue
        text = kept[position].text.rstrip()
        if text:
            kept[position] = Words(text, kept[position].marks, kept[position].address)
            break
        del kept[position]
    return tuple(kept)
