"""Families that a drawing asks for → the theme's own, so that its words look alike everywhere."""

from __future__ import annotations

import re

from reportgen.model.frozen import frozen
from reportgen.model.report.theme import Theme

_NAMES = re.compile(r"\"([^\"]*)\"|'([^']*)'|([^,]+)")
_MONO = re.compile(r"mono|courier|consol|menlo|code|typewriter", re.IGNORECASE)
_SERIF = re.compile(
    r"(?<!sans)(?<!sans[- ])serif|times|roman|georgia|garamond|cambria|palatino", re.IGNORECASE
)
_SIZE = re.compile(r"(?:^|\s)([\d.]+(?:px|pt|pc|mm|cm|in|em|rem|%)?)(?:\s*/\s*\S+)?\s+(.+)$")
_KEYWORDS = {"italic": "font-style", "oblique": "font-style", "bold": "font-weight"}


@frozen
class DrawingFaces:
    """Families of the theme: all of them, and those that stand for the generic ones."""

    families: tuple[str, ...] = ()
    sans: str = ""
    serif: str = ""
    mono: str = ""

    def family(self, wanted: str) -> str:
        """The one family for a list of wishes; the wishes themselves where there is no theme."""
        if not self.families:
            return wanted
        names = [
            next(part for part in found if part).strip() for found in _NAMES.findall(wanted) if any(found)
        ]
        own = {family.casefold(): family for family in self.families}
        for name in names:
            if name.casefold() in own:
                return own[name.casefold()]
        for name in names:
            if _MONO.search(name):
                return self.mono
            if _SERIF.search(name):
                return self.serif
        return self.sans


NO_FACES = DrawingFaces()


def drawing_faces(theme: Theme) -> DrawingFaces:
    """What the theme sets its own charts in, and its faces for serif and for code."""
    families = tuple(dict.fromkeys(face.family for face in theme.faces))
    tokens = {name: value.strip("\"'") for name, value in theme.tokens.items()}

    def first(*wanted: str) -> str:
        return next((family for family in wanted if family in families), families[0] if families else "")

    sans = first(tokens.get("figure-font", ""), tokens.get("heading-font", ""), tokens.get("text-font", ""))
    named = (tokens.get("text-font", ""), tokens.get("heading-font", ""), *families)
    serif = first(*(family for family in named if _SERIF.search(family)), sans)
    mono = first(tokens.get("code-font", ""), *(family for family in families if _MONO.search(family)), sans)
    return DrawingFaces(families, sans, serif, mono)


def font_parts(shorthand: str) -> dict[str, str] | None:
    """`italic bold 12px/1.2 Family` as longhands; None where it cannot be read."""
    found = _SIZE.search(shorthand.strip())
    if found is None:
        return None
    parts = {"font-style": "normal", "font-weight": "normal"}
    for word in shorthand[: found.start()].split():
        if word.isdigit():
            parts["font-weight"] = word
        elif word in _KEYWORDS:
            parts[_KEYWORDS[word]] = word
        elif word != "normal":
            return None
    return {**parts, "font-size": found[1], "font-family": found[2]}
