"""The machine's fonts, kept from the engine: it has those of the stylesheet and no other."""

from __future__ import annotations

import os
import threading
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from reportgen.model.report.theme import Face

# Fontconfig reads one file and folders named in it; this one names none.
NO_FONTS = Path(__file__).with_name("no-fonts.conf")

FIRST = "engine/first-face.ttf"

_ENVIRONMENT = threading.Lock()


def first_face(faces: tuple[Face, ...]) -> tuple[str, Mapping[str, bytes]]:
    """A rule and its asset for one face of the theme, under the face's own name.

    Pango ends the process when it finds no font at all, so there must be one even if the
    stylesheet brings none that can be read. Its name is its own because fontconfig keeps the
    name inside the file beside the one in the rule, and would take it for the face anyway.
    """
    face = faces[0]
    family = "".join(f"\\{ord(sign):x} " if sign in '"\\\n<>' else sign for sign in face.family)
    style = "italic" if face.is_italic else "normal"
    rule = (
        f'@font-face {{ font-family: "{family}"; font-weight: {face.weight}; font-style: {style}; '
        f'src: url("asset:{FIRST}") }}'
    )
    return rule, {FIRST: face.content}


@contextmanager
def private_fontconfig() -> Iterator[None]:
    """Let fontconfig see no font of this machine, in no language of this machine.

    Fontconfig takes its configuration from the environment of the process only, so the two
    variables change for as long as one configuration is made, under a lock.
    """
    wanted = {"FONTCONFIG_FILE": str(NO_FONTS), "FC_LANG": "en"}
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
