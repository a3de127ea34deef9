"""A font file + characters → a file that draws these and no others, plain or as WOFF2."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from reportgen.fonts.font_file import open_font, save_font

# What those who go on writing need of a font that stands in for a few signs.
TYPED = frozenset(range(0x20, 0x7F))
# Spaces and marks without a picture are set in the font of what stands before them, whichever that is.
SPACES = frozenset((0xA0, 0xAD, *range(0x2002, 0x2010), 0x2011, 0x202F, 0x2060))
# Arrows, shapes, boxes and dingbats of marks. A program that has two documents open may set both in the font
# that the first brought, so the signs that most reports use go with each.
SHARED_SIGNS = frozenset((*range(0x2190, 0x2200), *range(0x25A0, 0x2600), *range(0x2610, 0x2613)))
SHARED_DINGBATS = frozenset((0x2713, 0x2714, 0x2717, 0x2718, 0x271A))
# Tables that only other systems read, or that fontTools would have to be told about.
_DROPPED = ("FFTM", "PfEd", "TeX ", "DSIG", "LTSH", "VDMX", "hdmx", "MATH")


def plain_subset(content: bytes, codes: Collection[int], *, joins: bool = False) -> bytes:
    """For a document: the characters, ASCII and the signs of most reports, without kerning and hints.

    Only with `joins` are several of them drawn as one.
    """
    shown = frozenset(codes) | TYPED | SPACES | SHARED_SIGNS | SHARED_DINGBATS
    return _subset(content, shown, ("ccmp",) if joins else (), flavor=None)


def web_subset(content: bytes, codes: Collection[int]) -> bytes:
    """For a page: the characters with their kerning and figures, as WOFF2."""
    return _subset(content, frozenset(codes), None, flavor="woff2")


@lru_cache(maxsize=64)
def _subset(
    content: bytes, codes: frozenset[int], features: tuple[str, ...] | None, flavor: str | None
) -> bytes:
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415  # a tenth of a second

    options = Options(
        hinting=False,
        glyph_names=False,
        notdef_outline=True,
        name_IDs=["*"],
        recommended_glyphs=True,
        drop_tables=[*Options().drop_tables, *_DROPPED],
    )
    if features is not None:
        options.layout_features = list(features)
        options.drop_tables += ["GPOS", "GDEF", "kern"] if features else ["GSUB", "GPOS", "GDEF", "kern"]
    with open_font(content) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=codes)
        subsetter.subset(font)
        font.flavor = flavor
        return save_font(font)
