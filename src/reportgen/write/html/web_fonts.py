"""A theme's faces + a page → `@font-face` rules that carry the part of each font that the page shows.

A font is taken apart only where its licence bits allow it; for any other a reader's own font of the same sort
stands in.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from html import unescape

from reportgen.fonts.emoji import part_emoji
from reportgen.fonts.face_choice import drawn
from reportgen.fonts.licence import may_embed, may_subset
from reportgen.fonts.subset import web_subset
from reportgen.model.report.theme import EMOJI_FAMILY, Face, Theme

STAND_INS = {
    "mono": ("Consolas", "Menlo", "Liberation Mono"),
    "serif": ("Georgia", "Cambria", "Liberation Serif"),
    "sans": ("Calibri", "Helvetica Neue", "Arial", "Liberation Sans"),
}
# What counters, markers and generated text may add to the words of a page.
ALWAYS = frozenset(map(ord, "0123456789.,/()[]•◦▪–“”‘’↩ ")) | frozenset(range(0x41, 0x7B))
CODE_TOKEN = "code-font"  # noqa: S105  # a design token
_CODE = re.compile(r"<(code|kbd|pre)\b[^<>]*+>((?:[^<]++|<(?!/?\1\b))*+)</\1>")
_TAG = re.compile(r"<[^<>]*+>")
_FAMILIES = re.compile(r"((?<![\w-])font(?:-family)?\s*+:\s*+)([^\s;}!:]++(?:\s++[^\s;}!:]++)*+)")
_NO_FAMILIES = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})
_STACK = re.compile(r"font(?:-family)?\s*:\s*([^;}]*)")


def font_faces(theme: Theme, css: str, html: str) -> str:
    """The rules, in the order of the theme."""
    wanted = _wanted_codes(theme, css, html)
    rules = [
        rule for face in theme.faces if '"' not in face.family and (rule := _rule(face, wanted[face.family]))
    ]
    return "".join(f"{rule}\n" for rule in rules)


def _rule(face: Face, wanted: frozenset[int]) -> str:
    codes = wanted & drawn(face.content)
    if not codes:
        return ""
    style = "italic" if face.is_italic else "normal"
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {style}; '
        f"src: {face_source(face, codes)} }}"
    )


def face_source(face: Face, codes: frozenset[int]) -> str:
    """What a rule loads: the characters of the face, or a font of the reader's own."""
    if may_embed(face.content) and may_subset(face.content):
        part = b64encode(web_subset(face.content, codes)).decode("ascii")
        return f'url("data:font/woff2;base64,{part}") format("woff2")'
    return _local(face.family)


def with_stand_ins(theme: Theme, css: str) -> str:
    """The stylesheet with every list of families ended by those that stand in, as they do on paper."""
    first = set(_first_families(theme, css))
    names = dict.fromkeys(face.family for face in theme.faces if face.family not in first)

    def ended(found: re.Match[str]) -> str:
        missing = (name for name in names if '"' not in name and name not in found[2])
        return found[0] if found[2] in _NO_FAMILIES else found[0] + "".join(f', "{name}"' for name in missing)

    return _FAMILIES.sub(ended, css)


def _wanted_codes(theme: Theme, css: str, html: str) -> Mapping[str, frozenset[int]]:
    """By family what it has to draw: all text, that of code, emoji, or what the families before it lack."""
    words, emoji = part_emoji(unescape(_TAG.sub(" ", html)))
    text = frozenset(map(ord, words)) | ALWAYS
    code = frozenset(map(ord, part_emoji(unescape("".join(found[2] for found in _CODE.finditer(html))))[0]))
    first = set(_first_families(theme, css))
    of_code = theme.tokens.get(CODE_TOKEN, "").strip("\"' ")
    faces = [face for face in theme.faces if face.family in first]
    lacked = frozenset().union(*((text | code) - drawn(face.content) for face in faces))
    wanted = {face.family: lacked for face in theme.faces}
    if EMOJI_FAMILY in wanted:
        wanted[EMOJI_FAMILY] |= frozenset(map(ord, emoji))
    return {
        **wanted,
        **dict.fromkeys(first & wanted.keys(), text),
        **({of_code: code} if of_code in wanted else {}),
    }


def _first_families(theme: Theme, css: str) -> Iterator[str]:
    """The families that stand first wherever the stylesheet or a token names some."""
    for name, value in theme.tokens.items():
        if name.endswith("font"):
            yield value.partition(",")[0].strip("\"' ")
    for found in _STACK.finditer(css):
        # A shorthand has size and line height before the family.
        yield re.sub(r"^.*?(?=[\"'])|[\"']", "", found[1].partition(",")[0]).strip()


def _local(family: str) -> str:
    lowered = family.lower()
    sort = next((name for name in ("mono", "serif") if name in lowered), "sans")
    return ", ".join(f'local("{name}")' for name in (family, *STAND_INS[sort]))
