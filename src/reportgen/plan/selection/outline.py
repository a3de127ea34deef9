"""Profile → the entries of its outline, and which of them show anything."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.generators import GENERATORS
from reportgen.model.plan import Placement, Section
from reportgen.model.profile import Entry, Profile


def entries_of(profile: Profile) -> Iterator[Entry]:
    """Every entry in reading order, those within others too."""
    waiting = list(reversed(profile.outline))
    while waiting:
        entry = waiting.pop()
        yield entry
        waiting.extend(reversed(entry.entries))


def entry_name(entry: Entry) -> str:
    """The entry as a message calls it."""
    return f'section "{entry.title}"' if entry.title is not None else f'entry "{entry.id}"'


def is_empty(generate: str | None, placements: tuple[Placement, ...], sections: tuple[Section, ...]) -> bool:
    """Whether a section has nothing to show: a generator that lives on blocks needs one."""
    if placements or sections:
        return False
    return generate is None or (generate in GENERATORS and GENERATORS[generate].kind is not None)
