"""A small sound project as files, and what reading it with some files changed brings up."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.project import Project
from reportgen.read import read_project, read_sound_project

BLOCK = """---
title: Why troops were sent
kind: context
topics: [border]
---
They were sent.
"""

SOUND: Mapping[str, str] = {
    "reportgen.yaml": "title: Test\nlanguage: en-GB\n",
    "content/sources.yaml": """\
- id: source-a
  type: webpage
  title: A page
  tier: secondary-unsourced
  reliability: F
  descriptor: Unsigned and undated.
  file: sources/a.txt
""",
    "content/claims/ext.yaml": """\
- id: c-one
  text: The page reports something.
  cites: [{source: source-a, locator: L2}]
  hedge: stated
- id: c-two
  text: The page says otherwise.
  cites: [{source: source-a, locator: L1.2, label: line}]
  hedge: could
  contradicts: [c-one]
""",
    "content/glossary.yaml": """\
- id: port-call
  term: port call
  definition: A visit by a warship.
  forms: [port calls]
""",
    "content/blocks/purpose.md": BLOCK,
    "content/data/x.csv": "a,b\n1,2\n",
    "content/images/x.svg": "<svg/>",
    "profiles/policy.yaml": "title: Briefing\noutline:\n  - block: purpose\n",
    "templates/briefing.html.j2": "<p>{{ title }}</p>",
    "templates/themes/navy/theme.yaml": "title: Navy\ntokens: {accent: '#14304F'}\n",
    "templates/themes/navy/theme.css": "p { color: black }\n",
    "sources/a.txt": "first line\nsecond line\n",
}


def project_files(changes: Mapping[str, str | bytes | None]) -> Mapping[str, bytes]:
    """The sound project with some files replaced, added, or (None) taken away."""
    texts: dict[str, str | bytes | None] = {**SOUND, **changes}
    return {
        path: text.encode() if isinstance(text, str) else text
        for path, text in texts.items()
        if text is not None
    }


def read_with(**changes: str) -> Project:
    """Read the sound project with files replaced; names stand for paths (see `PLACES`)."""
    return read_sound_project(project_files({PLACES[name]: text for name, text in changes.items()}))


def refused(changes: Mapping[str, str | bytes | None]) -> tuple[Diagnostic, ...]:
    """What reading the changed project refuses with."""
    with pytest.raises(ContentError) as caught:
        read_sound_project(project_files(changes))
    return caught.value.diagnostics


def only_mistake(changes: Mapping[str, str | bytes | None]) -> Diagnostic:
    """The one mistake of the changed project."""
    (mistake,) = refused(changes)
    return mistake


def notes_on(changes: Mapping[str, str | bytes | None]) -> tuple[Diagnostic, ...]:
    """Warnings and notes on the changed project, which is sound otherwise."""
    return read_project(project_files(changes)).diagnostics


PLACES = {
    "about": "reportgen.yaml",
    "sources": "content/sources.yaml",
    "claims": "content/claims/ext.yaml",
    "glossary": "content/glossary.yaml",
    "block": "content/blocks/purpose.md",
    "profile": "profiles/policy.yaml",
    "theme": "templates/themes/navy/theme.yaml",
}
