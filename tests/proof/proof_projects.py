"""A project with two audiences, and what one of them must not learn."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from compose.compose_projects import project_files
from reportgen.app.exclusion import excluded_from
from reportgen.app.open_project import Opened
from reportgen.model.names import ProfileId
from reportgen.plan import make_plan
from reportgen.proof.words.excluded import Excluded
from reportgen.read import read_sound_project

SECRET = "The informant was paid twelve thousand in a café near the station."  # noqa: S105  # words to look for
PHRASE = "Operation Bright Heron"
READ = "The council keeps the library open on Thursday evenings until nine."

BLOCK = f"""{READ}

::: only insiders
{SECRET}
:::

A phrase [for {PHRASE}]{{only=insiders}} that differs.
"""
HIDDEN = f"""---
title: {PHRASE}
kind: context
---
Nobody but insiders is told that the second meeting took place in Lisbon. [@c-link]
"""
OTHER = """
title: What insiders get
audience: insiders
theme: plain
outline:
  - section: All
    blocks: ["*"]
  - section: Notes
    generate: notes
"""


def files_of_two() -> dict[str, bytes]:
    """`policy` reads the block `one` without what is for insiders."""
    files = project_files({"one": BLOCK})
    files["content/blocks/b-hidden.md"] = HIDDEN.encode()
    files["profiles/insiders.yaml"] = OTHER.encode()
    profile = files["profiles/policy.yaml"].decode().replace("'*'", "one").replace('"*"', "one")
    files["profiles/policy.yaml"] = profile.encode()
    return files


@cache
def excluded_of_policy() -> Excluded:
    """What readers of `policy` may not read."""
    return excluded_in(files_of_two())


def excluded_in(files: Mapping[str, bytes], profile: str = "policy") -> Excluded:
    project = read_sound_project(files)
    return excluded_from(Opened(Path(), files, project, ()), make_plan(project, ProfileId(profile)), {})
