"""What a document knows of the styles of its house template; nothing without one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportgen.model.frozen import frozen


@frozen
class HouseStyles:
    """`ids` are the template's styles by the names of ours, `taken` all of its ids, both in lower case.

    `altered` names those of ours that the template sets otherwise than the theme, in more than colour:
    how the page fits its lines says nothing of these.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()
    altered: frozenset[str] = frozenset()

    def has(self, name: str) -> bool:
        """Whether the template has a style for this one."""
        return name.lower() in self.ids

    def alters(self, name: str, based_on: str) -> bool:
        """Whether the template sets this style otherwise, or the one that it varies."""
        return name.lower() in self.altered or based_on.lower() in self.altered
