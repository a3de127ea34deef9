"""Where the nodes of a block are being written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from reportgen.compose.drawing.limits import UPRIGHT, DrawingRoom
from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId
from reportgen.model.text.blocks import Abbreviation
from reportgen.model.text.inlines import Inline
from reportgen.model.text.words import Words
from reportgen.text.walk import Node, walk


@frozen
class BlockContext:
    """Under which heading level, in which block, with which abbreviations and their expansions.

    `notes` are the footnotes that captions and titles call, by label; drawings may be as large as `room`.
    """

    block: BlockId
    level: int
    abbreviations: Mapping[str, Words]
    notes: Mapping[str, tuple[Inline, ...]]
    room: DrawingRoom = UPRIGHT

    @property
    def abbreviation_pattern(self) -> re.Pattern[str] | None:
        """Finds each abbreviation that stands as a word."""
        return _pattern(tuple(self.abbreviations)) if self.abbreviations else None


def block_context(
    block: BlockId,
    level: int,
    nodes: tuple[Node, ...],
    notes: Mapping[str, tuple[Inline, ...]],
    room: DrawingRoom = UPRIGHT,
) -> BlockContext:
    """The context of a block that holds `nodes`."""
    found = (node for node in walk(nodes) if isinstance(node, Abbreviation))
    return BlockContext(block, level, {str(node.short): node.expansion for node in found}, notes, room)


@lru_cache(maxsize=256)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
