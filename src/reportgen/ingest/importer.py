"""What a reader of foreign documents is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, runtime_checkable

from reportgen.model.imported import Imported


class Changes(StrEnum):
    """What becomes of changes that a word processor tracked."""

    ACCEPT = "accept"
    REJECT = "reject"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a document is to be read; `beside` are pictures that lie beside a web page.

    A reader of large documents reports to `progress` how much it has read, from 0 to 1, as often as it likes.
    """

    changes: Changes = Changes.STOP
    beside: Mapping[str, bytes] = field(default_factory=dict)
    progress: Callable[[float], None] = lambda _share: None


@runtime_checkable
class Importer(Protocol):
    """The door for readers of your own: entry-point group `reportgen.importers`.

    A reader gets bytes and gives values. It runs in a process that reads no file and reaches no host,
    and raises ContentError for a document that cannot be read.
    """

    @property
    def name(self) -> str:
        """A short name in words."""
        ...

    @property
    def endings(self) -> frozenset[str]:
        """Endings of file names, in lower case with their dot."""
        ...

    def read(self, content: bytes, options: ReadOptions) -> Imported:
        """Everything the document says, in reading order."""
        ...
