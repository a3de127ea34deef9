"""An expression in small letters → where it stands in a text, whatever its capitals.

The same as `re.IGNORECASE`, several times quicker: `re` tells alternatives apart by their first letter only
where a letter means itself alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

# Signs that `re.IGNORECASE` takes for a letter of ASCII, and that have another small letter or more than one.
_ODD = str.maketrans({"ſ": "s", "ı": "i", "İ": "i"})


class AnyCase:
    """What is found holds small letters: the words as an author wrote them stand at its place in the text."""

    def __init__(self, written: str) -> None:
        self.written = written

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self.written)

    def search(self, text: str) -> re.Match[str] | None:
        """The first place, if there is one."""
        return self._pattern.search(in_small_letters(text))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place."""
        return self._pattern.finditer(in_small_letters(text))


def in_small_letters(text: str) -> str:
    """The text in small letters, sign by sign, so that places stay where they are."""
    if "ſ" in text or "ı" in text or "İ" in text:
        text = text.translate(_ODD)
    return text.lower()
