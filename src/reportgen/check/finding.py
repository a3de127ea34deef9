"""What a check is and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, runtime_checkable

from reportgen.check.manuscripts import CheckInput
from reportgen.model.diagnostic import Severity
from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId, ProfileId
from reportgen.model.span import Span


@frozen
class Finding:
    """`profile` is None where every reader is concerned, `block` where no block can be excused."""

    code: str
    message: str
    span: Span | None
    hint: str | None = None
    profile: ProfileId | None = None
    block: BlockId | None = None


@runtime_checkable
class EditorialCheck(Protocol):
    """The door for checks of your own: entry-point group `reportgen.checks`.

    `codes` gives the default level of every code that `find` may use.
    """

    @property
    def name(self) -> str:
        """A short name in words."""
        ...

    @property
    def codes(self) -> Mapping[str, Severity]:
        """Every code and its default level."""
        ...

    def find(self, given: CheckInput) -> Iterable[Finding]:
        """Everything wrong with what the checks are given, in any order."""
        ...


@frozen
class Check:
    """A check made of a function."""

    name: str
    codes: Mapping[str, Severity]
    look: Callable[[CheckInput], Iterable[Finding]]

    def find(self, given: CheckInput) -> Iterable[Finding]:
        """Everything the function finds."""
        return self.look(given)
