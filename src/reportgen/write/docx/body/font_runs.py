"""A run of text + the fonts that draw what its own font lacks → one run for each font."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import groupby

from reportgen.fonts.emoji import cut_at_emoji
from reportgen.model.report.layout import UsedFont
from reportgen.write.docx.values.blocks import Run
from reportgen.write.docx.values.replace import replace

# Spaces, controls and signs without a picture are set in the font of what stands before them, as Pango does.
FOLLOWING = frozenset({"Zs", "Cc", "Cf"})


def runs_by_font(run: Run, others: Mapping[str, UsedFont]) -> tuple[Run, ...]:
    """The run cut where its font changes; `others` draw the characters that its own font lacks."""
    if not others or run.text.isascii():
        return (run,)
    pieces = groupby(_fonts(run.text, others), key=lambda pair: pair[1])
    return tuple(replace(run, text="".join(sign for sign, _ in piece), font=font) for font, piece in pieces)


def _fonts(text: str, others: Mapping[str, UsedFont]) -> Iterator[tuple[str, UsedFont | None]]:
    signs = tuple(cut_at_emoji(text))
    font = next((others.get(sign) for sign in signs if not _follows(sign)), None)
    for sign in signs:
        if not _follows(sign):
            font = others.get(sign)
        yield sign, font


def _follows(sign: str) -> bool:
    return len(sign) == 1 and unicodedata.category(sign) in FOLLOWING
