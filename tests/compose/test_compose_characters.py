from __future__ import annotations

import sys

from reportgen.compose.glyphs.characters import FORBIDDEN, forbidden_characters


def test_nothing_that_is_forbidden_can_be_printed() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))

    assert not [sign for sign in FORBIDDEN.findall(every) if sign.isprintable()]


def test_each_forbidden_character_is_found_where_it_stands() -> None:
    found = forbidden_characters("a\tb\u202ec\x07")

    assert [(place, code) for place, code, _ in found] == [(3, "bidi-control"), (5, "control-character")]
