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
    """The run cut where its font changes; `others` draw the signs that its own font lacks."""
    if not others or run.text.isascii():
        return (run,)
    pieces = groupby(_fonts(run.text, run.look.font, others), key=lambda pair: pair[1])
    return tuple(replace(run, text="".join(sign for sign, _ in piece), font=font) for font, piece in pieces)


def _fonts(text: str, family: str, others: Mapping[str, UsedFont]) -> Iterator[tuple[str, UsedFont | None]]:
    """Each sign with its font.

    Letters of a script that the face lacks and another of its family draws, an upright one say, take the
    signs between them along: for Pango these belong to the script, and that face to its languages.
    """
    signs = tuple(cut_at_emoji(text))
    scripts = [_font_of_script(sign, family, others) for sign in signs if sign.isalpha()]
    script = scripts[0] if scripts else None
    font = next((others.get(sign, script) for sign in signs if not _follows(sign)), None)
    for sign in signs:
        if sign.isalpha():
            script = _font_of_script(sign, family, others)
        if not _follows(sign):
            font = others.get(sign, script)
        yield sign, font


def _font_of_script(letter: str, family: str, others: Mapping[str, UsedFont]) -> UsedFont | None:
    font = others.get(letter)
    return font if font is not None and font.family == family else None


def _follows(sign: str) -> bool:
    return len(sign) == 1 and unicodedata.category(sign) in FOLLOWING
