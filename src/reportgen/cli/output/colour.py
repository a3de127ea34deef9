"""Environment → whether to colour, and whether to draw."""

from __future__ import annotations

from collections.abc import Mapping


def wants_colour(environment: Mapping[str, str]) -> bool | None:
    """NO_COLOR says no (no-color.org), FORCE_COLOR yes (force-color.org); None leaves it to the terminal."""
    if environment.get("NO_COLOR"):
        return False
    return True if environment.get("FORCE_COLOR") else None


def may_draw(environment: Mapping[str, str]) -> bool:
    """Whether a terminal wants lines that change: not a dumb one, nor under NO_COLOR."""
    return environment.get("TERM") != "dumb" and not environment.get("NO_COLOR")
