"""What installed packages register at one of reportgen's doors, loaded only when asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Generic, TypeVar

from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Door(Generic[Kind]):
    """An entry-point group, and the protocol that everything registered there has to keep."""

    group: str
    protocol: type[Kind]
    noun: str
    needs: str


def plug_ins(door: Door[Kind]) -> tuple[Kind, ...]:
    """What installed packages register at a door, in the order of their names.

    Raises UsageError with everything that cannot be loaded.
    """
    return load_plug_ins(door, entry_points(group=door.group))


def load_plug_ins(door: Door[Kind], entries: Iterable[EntryPoint]) -> tuple[Kind, ...]:
    """The objects behind entry points; a class is called without arguments to make one."""
    loaded: list[Kind] = []
    mistakes: list[Diagnostic] = []
    for entry in sorted(entries, key=lambda each: each.name):
        try:
            named = entry.load()
            found = named() if isinstance(named, type) else named
        except (ImportError, AttributeError, TypeError) as wrong:
            mistakes.append(_mistake(door, entry, f"cannot be loaded: {wrong}"))
            continue
        if isinstance(found, door.protocol):
            loaded.append(found)
        else:
            mistakes.append(_mistake(door, entry, f"has no {door.needs}"))
    if mistakes:
        raise UsageError(mistakes)
    return tuple(loaded)


def _mistake(door: Door[Kind], entry: EntryPoint, what: str) -> Diagnostic:
    return Diagnostic(
        "broken-plug-in",
        f'the {door.noun} "{entry.name}" ({entry.value}) {what}',
        hint="update or remove the package that brings it",
    )
