"""Why rows share no layout, or why one of them needs its own."""

from __future__ import annotations

from reportgen.model.frozen import frozen


@frozen
class Refusal:
    """`reason` goes on after "laid out in full:"; `is_fault` where it should never have happened."""

    reason: str
    is_fault: bool = False
