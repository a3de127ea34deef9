"""The strings of one file, by the part in which they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen

MOST_BYTES = 1 << 29
"""Bytes that may come of one file after everything packed in it is unpacked."""

MOST_DEPTH = 8
"""Files within files."""


@frozen
class Strings:
    """`texts` are pairs of part and text, `contents` of part and unpacked bytes."""

    texts: tuple[tuple[str, str], ...]
    contents: tuple[tuple[str, bytes], ...] = ()

    def by_part(self) -> Mapping[str, Sequence[str]]:
        """The texts of each part; each stands for itself."""
        found: dict[str, list[str]] = {}
        for part, text in self.texts:
            found.setdefault(part, []).append(text)
        return found


class Budget:
    """Counts down what unpacking may make; one for each file that is looked at."""

    def __init__(self, name: str, left: int = MOST_BYTES) -> None:
        self.name = name
        self.left = left

    def take(self, count: int) -> None:
        """Raise ContentError where there is more than is looked at."""
        self.left -= count
        if self.left < 0:
            raise self.refused(f"it unpacks to more than {MOST_BYTES:,} bytes")

    def refused(self, why: str) -> ContentError:
        """What is wrong with a file that nobody can look into."""
        return ContentError(
            [
                Diagnostic(
                    "unprovable-file",
                    f'"{self.name}" cannot be searched for what its readers may not read: {why}',
                    hint="build it again; it is not sent as it is",
                )
            ]
        )
