"""Every container an author may open: what it takes, what it holds and what it becomes.

A new container is a row here, and a writer where it becomes something new.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from reportgen.model.frozen import frozen


class Becomes(StrEnum):
    """What the page makes of a container."""

    CALLOUT = "callout"
    TABLE = "table"
    CHART = "chart"
    DIAGRAM = "diagram"
    ANSWER = "answer"
    SWITCH = "switch"
    VERSION = "version"


class Holds(StrEnum):
    """What may stand between the two lines of a container."""

    TEXT = "text"
    TABLE = "table"
    DESCRIPTION = "description"
    NOTHING = "nothing"


@frozen
class ContainerKind:
    """One row; `attributes` are those that it takes, `spoken` those of them that readers meet as words.

    `has_title`: words behind the name are printed above it. `is_question`: it asks or sets a task, so that
    nothing in it is a statement. `needs_sources`: each of its sentences rests on a claim. `is_running`: its
    words are running text of the report.
    """

    name: str
    becomes: Becomes
    holds: Holds = Holds.TEXT
    attributes: frozenset[str] = frozenset()
    spoken: tuple[str, ...] = ()
    has_title: bool = False
    is_question: bool = False
    needs_sources: bool = True
    is_running: bool = True


MARKDOWN = frozenset({"caption", "source"})
"""Attributes whose value is Markdown; the others are printed or read aloud as they are."""
ANYWHERE = frozenset({"id", "lang", "dir"})
CAPTIONED = frozenset({"id", "caption", "source"})


def _callout(name: str, *, is_question: bool = False, needs_sources: bool = True) -> ContainerKind:
    return ContainerKind(
        name,
        Becomes.CALLOUT,
        attributes=ANYWHERE,
        has_title=True,
        is_question=is_question,
        needs_sources=needs_sources,
    )


def _by_name(kinds: Iterable[ContainerKind]) -> Mapping[str, ContainerKind]:
    return {kind.name: kind for kind in kinds}


CONTAINERS: Mapping[str, ContainerKind] = _by_name(
    (
        _callout("note"),
        _callout("warning"),
        _callout("key"),
        _callout("example", needs_sources=False),
        _callout("question", is_question=True, needs_sources=False),
        _callout("check", is_question=True, needs_sources=False),
        _callout("gap", needs_sources=False),
        _callout("synthesis", needs_sources=False),
        _callout("activity", is_question=True, needs_sources=False),
        _callout("source-note"),
        ContainerKind(
            "table",
            Becomes.TABLE,
            Holds.TABLE,
            CAPTIONED | {"data", "align", "fill", "head", "rowhead", "summary", "widths"},
            ("caption", "source", "summary"),
            needs_sources=False,
            is_running=False,
        ),
        ContainerKind(
            "chart",
            Becomes.CHART,
            Holds.DESCRIPTION,
            CAPTIONED
            | {"data", "type", "alt", "title", "stacked", "unit", "register", "by", "topics", "labels"},
            ("caption", "title", "alt", "source"),
            needs_sources=False,
            is_running=False,
        ),
        ContainerKind(
            "diagram",
            Becomes.DIAGRAM,
            Holds.DESCRIPTION,
            CAPTIONED | {"data", "alt", "direction", "title", "solid", "dashed"},
            ("caption", "title", "alt", "source", "solid", "dashed"),
            needs_sources=False,
            is_running=False,
        ),
        ContainerKind(
            "answer",
            Becomes.ANSWER,
            Holds.NOTHING,
            frozenset({"lines"}),
            is_question=True,
            needs_sources=False,
            is_running=False,
        ),
        ContainerKind("only", Becomes.SWITCH),
        ContainerKind("except", Becomes.SWITCH),
        ContainerKind("version", Becomes.VERSION),
    )
)


def names_of(kinds: Iterable[ContainerKind]) -> frozenset[str]:
    """The names of some rows."""
    return frozenset(kind.name for kind in kinds)


CALLOUT_KINDS = names_of(kind for kind in CONTAINERS.values() if kind.becomes is Becomes.CALLOUT)
SWITCHES = tuple(kind.name for kind in CONTAINERS.values() if kind.becomes is Becomes.SWITCH)
# What other programs call a callout → ours.
FOREIGN_CALLOUTS: Mapping[str, str] = {
    "abstract": "key",
    "attention": "warning",
    "caution": "warning",
    "danger": "warning",
    "error": "warning",
    "faq": "question",
    "help": "question",
    "hint": "note",
    "important": "key",
    "info": "note",
    "seealso": "note",
    "success": "note",
    "summary": "key",
    "tip": "note",
    "tldr": "key",
    "todo": "note",
}
CALLOUT_NAMES = CALLOUT_KINDS | FOREIGN_CALLOUTS.keys() | {"admonition"}
"""Every name by which a callout may be opened."""
QUESTIONS = names_of(kind for kind in CONTAINERS.values() if kind.is_question)
"""Containers that ask, so that nothing in them is a statement."""
UNSOURCED = names_of(kind for kind in CONTAINERS.values() if not kind.needs_sources)
"""Containers whose sentences rest on no claim."""
NO_PROSE = names_of(kind for kind in CONTAINERS.values() if not kind.is_running)
"""Containers whose words are no running text."""
