# ruff: noqa: INP001  # a script, not a package
"""Noto Emoji → a face in which each way to write an emoji has a sign of its own.

In the original several ways share one: a thumb with each skin tone, a heart with and without its selector. A
PDF says of each sign what it stands for, once, so words copied from it would not be the author's. Here
they are drawn alike and counted apart. What only vertical text and other weights need is left out.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

from reportgen.fonts.emoji import EMOJI, PICTURES, SELECTOR, TONES

FAMILY = "Report Emoji"
NAMES = {1: FAMILY, 2: "Regular", 3: f"{FAMILY} 1", 4: FAMILY, 6: "ReportEmoji-Regular"}
KEPT_NAMES = frozenset({0, 5, 7, 8, 9, 11, 12, 13, 14})
LEFT_OUT = ("STAT", "gasp", "vhea", "vmtx", "GSUB")
SPACE = 520  # of 2048 units; the original's is as wide as its signs
# Shown as pictures only where the selector asks for it, which may be left out within a sequence.
TEXT_FIRST = re.compile(f"(?![{PICTURES}])[{EMOJI}](?![{TONES}])")


def main(source: Path, target: Path) -> None:
    """Write the face."""
    font = TTFont(source, recalcTimestamp=False)
    drawn = dict(_sequences(font))
    for tag in LEFT_OUT:
        del font[tag]
    _keep_plain_maps(font["cmap"])
    signs = {text: _sign_of(font, text, glyph) for text, glyph in sorted(drawn.items())}
    addOpenTypeFeaturesFromString(font, _rules(font, signs))
    font["hmtx"][font.getBestCmap()[ord(" ")]] = (SPACE, 0)
    _rename(font["name"])
    font.save(target)


def _sequences(font: Any) -> Iterator[tuple[str, str]]:  # fontTools has no types
    """Every sequence of several characters, selectors written or not, and the glyph that draws it."""
    codes = font.getBestCmap()
    letters = {glyph: chr(code) for code, glyph in codes.items()}
    for code, glyph in codes.items():
        if re.fullmatch(f"[{EMOJI}]", chr(code)):
            yield chr(code) + SELECTOR, glyph
    for first, ligatures in font["GSUB"].table.LookupList.Lookup[0].SubTable[0].ligatures.items():
        for each in ligatures:
            text = "".join(letters[glyph] for glyph in (first, *each.Component))
            for written in _ways(text):
                yield written, each.LigGlyph


def _ways(text: str) -> Iterator[str]:
    """With and without each selector."""
    if text[0] in "#*0123456789":
        yield text[0] + SELECTOR + text[1:]
        return
    parts = [
        (each, each + SELECTOR) if _takes_selector(text, at) else (each,) for at, each in enumerate(text)
    ]
    yield from map("".join, product(*parts))


def _takes_selector(text: str, place: int) -> bool:
    return TEXT_FIRST.match(text, place) is not None


def _keep_plain_maps(table: Any) -> None:
    table.tables = [each for each in table.tables if each.format in {4, 12}]


def _sign_of(font: Any, text: str, like: str) -> str:
    """A new glyph that draws what `like` draws."""
    name = "_".join(f"{ord(sign):x}" for sign in text)
    part = GlyphComponent()
    part.glyphName, part.x, part.y, part.flags = like, 0, 0, 0x4
    glyph = Glyph()
    glyph.numberOfContours, glyph.components = -1, [part]
    font.setGlyphOrder([*font.getGlyphOrder(), f"s{name}"])
    font["glyf"].glyphs[f"s{name}"] = glyph
    font["hmtx"][f"s{name}"] = font["hmtx"][like]
    return f"s{name}"


def _rules(font: Any, signs: dict[str, str]) -> str:
    codes = font.getBestCmap()
    lines = (
        f"sub {' '.join(codes[ord(sign)] for sign in text)} by {glyph};" for text, glyph in signs.items()
    )
    return "feature ccmp {{\nlookup emoji useExtension {{\n{}\n}} emoji;\n}} ccmp;".format("\n".join(lines))


def _rename(table: Any) -> None:
    table.names = [each for each in table.names if each.nameID in KEPT_NAMES]
    for number, text in NAMES.items():
        table.setName(text, number, 3, 1, 0x409)
    table.setName("Noto Emoji with a glyph for each way to write an emoji", 10, 3, 1, 0x409)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
