"""Project + block + profile → why the block is in or out; diagnostic code → its handbook page."""

from __future__ import annotations

from pathlib import Path

from reportgen.app.build.choice import choose_profiles
from reportgen.app.open_project import open_project
from reportgen.plan.explain import Explanation, explain_block
from reportgen.plan.make_plan import make_plan


def explain(start: Path, block: str, profiles: tuple[str, ...]) -> tuple[Explanation, ...]:
    """One explanation for each of `profiles`, or for all that can be built."""
    project = open_project(start).project
    chosen = choose_profiles(project, profiles)
    return tuple(explain_block(project, make_plan(project, each.id), block) for each in chosen)
