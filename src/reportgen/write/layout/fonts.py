"""A theme's faces → a font configuration that knows nothing else."""

from __future__ import annotations

import os
import tempfile
import threading
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from reportgen.model.theme import Face

# Fontconfig reads one file and folders named in it; this one names none.
NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig/>'

FACE_FOLDER = "engine-faces/"

_ENVIRONMENT = threading.Lock()


def face_assets(faces: tuple[Face, ...]) -> Mapping[str, bytes]:
    """The font files under the names that `face_rules` gives them."""
    return {_face_name(number, face): face.content for number, face in enumerate(faces)}


def face_rules(faces: tuple[Face, ...]) -> str:
    """One `@font-face` for each face."""
    return "\n".join(
        f'@font-face {{ font-family: "{_css_string(face.family)}"; font-weight: {face.weight}; '
        f"font-style: {'italic' if face.is_italic else 'normal'}; "
        f'src: url("asset:{_face_name(number, face)}"); }}'
        for number, face in enumerate(faces)
    )


@contextmanager
def private_fontconfig() -> Iterator[None]:
    """Let fontconfig see no font of this machine, in no language of this machine.

    Fontconfig takes its configuration from the environment of the process only, so the two
    variables change for as long as one configuration is made, under a lock.
    """
    wanted = {"FONTCONFIG_FILE": _empty_configuration(), "FC_LANG": "en"}
    with _ENVIRONMENT, warnings.catch_warnings():
        # The engine says on import that it found no fonts: that is what we asked for.
        warnings.filterwarnings("ignore", message=r"(No fonts configured|FontConfig cannot load)")
        kept = {name: os.environ.get(name) for name in wanted}
        os.environ.update(wanted)
        try:
            yield
        finally:
            for name, text in kept.items():
                if text is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = text


@cache
def _empty_configuration() -> str:
    folder = tempfile.TemporaryDirectory(prefix="reportgen-fonts-")
    _KEPT.append(folder)
    path = Path(folder.name) / "fonts.conf"
    path.write_text(NO_FONTS, encoding="utf-8")
    return str(path)


# Folders that live as long as the process.
_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def _face_name(number: int, face: Face) -> str:
    ending = ".otf" if face.content[:4] == b"OTTO" else ".ttf"
    return f"{FACE_FOLDER}{number}{ending}"


def _css_string(text: str) -> str:
    return "".join(f"\\{ord(sign):x} " if sign in '"\\\n<>' else sign for sign in text)
