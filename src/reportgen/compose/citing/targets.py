"""A link and everything references may point to → what it leads to, in the report or beyond."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TypeAlias

from reportgen.compose.citing.addresses import (
    FileAddress,
    block_at,
    file_address,
    outward_address,
    scheme_of,
)
from reportgen.compose.citing.anchors import Anchor, Anchors
from reportgen.model.content.block import Block
from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId
from reportgen.model.text.inlines import Link


@frozen
class Outward:
    """An address that the reader may follow."""

    address: str


@frozen
class Forbidden:
    """An address that no report may hold, and what is wrong with it."""

    reason: str


@frozen
class LostPart:
    """A block of the report that has nothing called `part`."""

    block: Anchor
    part: str


@frozen
class LeftOut:
    """A block that is not in the report."""

    block: BlockId


@frozen
class Nowhere:
    """A file that is no block; an id that nothing has, as `name`."""

    name: str | None = None


LinkTarget: TypeAlias = Anchor | Outward | Forbidden | LostPart | LeftOut | Nowhere


def find_target(link: Link, anchors: Anchors, blocks: Mapping[BlockId, Block]) -> LinkTarget:
    """Where a link leads."""
    target = link.target
    if target.startswith("#"):
        block = PurePosixPath(link.place.path).stem
        return anchors.find(block, target[1:]) or Nowhere(target[1:])
    if (address := outward_address(target)) is not None:
        return Outward(address)
    if scheme_of(target):
        return Forbidden("is no address that a report may link to")
    return _file_target(file_address(target, link.place.path), anchors, blocks)


def _file_target(address: FileAddress, anchors: Anchors, blocks: Mapping[BlockId, Block]) -> LinkTarget:
    if address.path is None:
        return Forbidden("leads out of the project")
    if address.is_hidden:
        return Forbidden("leads to a hidden file")
    block = block_at(address.path, blocks)
    if block is None:
        return Nowhere()
    placed = anchors.known.get(f"block-{block}")
    if placed is None:
        return LeftOut(block)
    if not address.part:
        return placed
    return (
        anchors.heading(block, address.part)
        or anchors.known.get(address.part)
        or LostPart(placed, address.part)
    )
