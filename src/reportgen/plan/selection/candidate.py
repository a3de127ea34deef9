"""A block that an outline entry asks for, and by which rule."""

from __future__ import annotations

from reportgen.model.content.block import Block
from reportgen.model.frozen import frozen
from reportgen.model.plan import Reason


@frozen
class Candidate:
    """`reason` becomes the placement's reason if the block is taken; `is_named`: the outline has its id."""

    block: Block
    reason: Reason
    is_named: bool
