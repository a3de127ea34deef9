"""Characters that no face has → one mistake for each script, with a count, a sample and a way out.

A text in another script lacks every one of its characters, and one font mends them all; a sign by itself (an
arrow, a chess piece) is a mistake of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.span import Span

MOST_SHOWN = 12
# ISO 15924: written by hand in no script of its own.
COMMON = frozenset({"Zyyy", "Zinh", "Zzzz"})
# Scripts that are written together, and of which one font has all.
TOGETHER: Mapping[str, str] = {"Hira": "Hani", "Kana": "Hani", "Bopo": "Hani"}
NAMES: Mapping[str, str] = {"Hani": "Chinese or Japanese", "Hang": "Korean"}
# Script → where a font is: Debian, PyPI.
CJK = "fonts-noto-cjk of Debian (a collection: say index: 0)"
SOURCES: Mapping[str, str] = {
    "Hani": f"{CJK} or noto-cjk-sans-jp-regular of PyPI",
    "Hang": CJK,
    **{
        script: f"fonts-noto-core of Debian or fontpkg-noto-sans-{name} of PyPI"
        for script, name in (
            ("Arab", "arabic"),
            ("Deva", "devanagari"),
            ("Khmr", "khmer"),
            ("Taml", "tamil"),
            ("Telu", "telugu"),
            ("Thai", "thai"),
        )
    },
}
ANY_SOURCE = "fonts-noto-core of Debian"


@dataclass(slots=True)
class _Lack:
    theme: str
    name: str
    span: Span | None
    count: int = 0
    signs: dict[str, None] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)


class MissingSigns:
    """What one report lacks so far."""

    def __init__(self) -> None:
        self._lacks: dict[tuple[str, str], _Lack] = {}

    def add(self, theme: str, sign: str, name: str, span: Span | None) -> None:
        """Take one character of the text, which Unicode calls `name`."""
        lack = self._lacks.setdefault((theme, _group(sign)), _Lack(theme, name, span))
        lack.count += 1
        lack.signs.setdefault(sign)
        lack.files.add("" if span is None else span.path)

    def __len__(self) -> int:
        return len(self._lacks)

    def diagnostics(self) -> Iterator[Diagnostic]:
        """One for each script or lone sign, where it was met first."""
        for (_, group), lack in self._lacks.items():
            yield _lone(group, lack) if len(lack.signs) == 1 else _of_script(group, lack)


def _of_script(script: str, lack: _Lack) -> Diagnostic:
    from fontTools.unicodedata import script_name  # noqa: PLC0415  # asked by mistakes only

    name = NAMES.get(script) or script_name(script)
    sample = "".join(lack.signs)[:MOST_SHOWN] + ("…" if len(lack.signs) > MOST_SHOWN else "")
    return Diagnostic(
        "missing-glyph",
        f'no font of the theme "{lack.theme}" has {name} characters: {_times(lack)} such as {sample}',
        lack.span,
        _font_for(script),
    )


def _lone(script: str, lack: _Lack) -> Diagnostic:
    times = "" if lack.count == 1 else f" ({_times(lack)})"
    other = "write it another way, or add a font that has it to the theme"
    return Diagnostic(
        "missing-glyph",
        f'no font of the theme "{lack.theme}" has {lack.name}{times}',
        lack.span,
        other if len(script) == 1 else _font_for(script),
    )


def _font_for(script: str) -> str:
    return f"add a font of that script to fonts in theme.yaml: {SOURCES.get(script, ANY_SOURCE)}"


def _times(lack: _Lack) -> str:
    return f"{lack.count} in {len(lack.files)} files" if len(lack.files) > 1 else str(lack.count)


def _group(sign: str) -> str:
    """The script of a character, or the character itself where it has none or several."""
    from fontTools.unicodedata import script, script_extension  # noqa: PLC0415  # asked by mistakes only

    own = script(sign)
    if own in COMMON:
        written = {TOGETHER.get(each, each) for each in script_extension(sign)} - COMMON
        # Marks such as the ideographic full stop stand in the texts of some scripts only.
        own = "Hani" if "Hani" in written else min(written, default="")
    return TOGETHER.get(own, own) or sign
