"""A font file that a theme names → the bytes of one static face, or why it has none."""

from __future__ import annotations

import struct

from reportgen.fonts.names import title_of
from reportgen.fonts.tables import face_from_collection, faces_of_collection, read_tables
from reportgen.model.frozen import frozen
from reportgen.read.limits import MAX_SUGGESTED

# What TrueType and OpenType files start with (OpenType 1.9.1, table directory).
_STARTS = (b"\x00\x01\x00\x00", b"OTTO", b"true")


@frozen
class FontFault:
    """What is wrong with a file, and the way out."""

    code: str
    message: str
    hint: str


def read_font(name: str, content: bytes, index: int | None) -> bytes | FontFault:
    """The face at `index` of a collection, or the one face of any other file."""
    try:
        starts = faces_of_collection(content)
        if starts or index:
            if index is None or index >= len(starts):
                return _unchosen(name, content, starts)
            content = face_from_collection(content, index)
        if not content.startswith(_STARTS):
            return FontFault(
                "unreadable-font", f'"{name}" is no TrueType or OpenType font', "convert it to .ttf or .otf"
            )
        is_variable = "fvar" in read_tables(content)
    except (struct.error, IndexError):
        # Cut off or damaged: the engine judges whatever it can still read of it.
        is_variable = False
    return _variable(name) if is_variable else content


def _unchosen(name: str, content: bytes, starts: tuple[int, ...]) -> FontFault:
    if not starts:
        return FontFault("font-collection", f'"{name}" holds one face only', "leave index out")
    shown = [f"{number} {title_of(content, start)}" for number, start in enumerate(starts)][:MAX_SUGGESTED]
    more = ", …" if len(starts) > len(shown) else ""
    return FontFault(
        "font-collection",
        f'"{name}" is a collection of {len(starts)} faces',
        f"say which with index: {', '.join(shown)}{more}",
    )


def _variable(name: str) -> FontFault:
    stem = name.rpartition("/")[2].rpartition(".")[0] or name
    return FontFault(
        "variable-font",
        f'"{name}" is a variable font, whose weights the two formats would not show alike',
        f"make one file for each weight: fonttools varLib.instancer {name} wght=700 --output {stem}-700.ttf",
    )
