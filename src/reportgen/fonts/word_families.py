"""The faces of a theme → the families that Word knows, which have four styles and no weights.

The faces nearest to regular and bold keep the family's name; any other weight is a family of its own, named
as such families usually are: `Lato Light`, `Inter SemiBold`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.model.report.layout import UsedFont
from reportgen.model.report.theme import Face

BOLD = 600  # CSS Fonts 4, 2.2: weights from 600 on are shown by a bold face
USUAL: Mapping[bool, int] = {False: 400, True: 700}
# CSS Fonts 4, 2.2.1.
NAMES: Mapping[int, str] = {
    100: "Thin",
    200: "ExtraLight",
    300: "Light",
    400: "Regular",
    500: "Medium",
    600: "SemiBold",
    700: "Bold",
    800: "ExtraBold",
    900: "Black",
}


def word_fonts(faces: Iterable[Face]) -> Mapping[UsedFont, Face]:
    """Each face by the family and the style that Word shows it with."""
    found: dict[UsedFont, Face] = {}
    for face in sorted(faces, key=_distance):
        usual = UsedFont(face.family, face.weight >= BOLD, face.is_italic)
        if usual in found:
            found.setdefault(UsedFont(f"{face.family} {_weight_name(face)}", False, face.is_italic), face)  # noqa: FBT003  # a value of three plain fields
        else:
            found[usual] = face
    return found


def word_substitutes(faces: Iterable[Face], substitutes: Mapping[str, str]) -> Mapping[str, str]:
    """What to name instead of each of Word's families: the same for all weights of one."""
    return {
        **substitutes,
        **{
            font.family: substitutes[face.family]
            for font, face in word_fonts(faces).items()
            if face.family in substitutes
        },
    }


def _distance(face: Face) -> int:
    return abs(face.weight - USUAL[face.weight >= BOLD])


def _weight_name(face: Face) -> str:
    return NAMES.get(face.weight, str(face.weight))
