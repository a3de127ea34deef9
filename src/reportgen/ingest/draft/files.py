"""Drafts → the project's own files: its list of sources and its draft profile, extended."""

from __future__ import annotations

import re

from reportgen.ingest.draft.yaml import Value, item, scalar

SOURCES = "content/sources.yaml"
PROFILE = "profiles/draft.yaml"
_MEMBER = re.compile(r"^( *)- ", re.MULTILINE)
_HEAD = """# Written by `reportgen import`: every imported draft in the order of its document.
# A later import adds its section at the end; take sections out when their drafts are done.
title: "{{ project.title }}: imported drafts"
audience: editors
template: briefing.html.j2
draft: true
contents: true
citations: footnotes
checks:                          # unread drafts are not judged as if they were finished
  missing-part: off
  unsupported-name: off
  unsupported-number: off
outline:
"""


def with_source(sources: str | None, fields: dict[str, Value]) -> str:
    """`content/sources.yaml` with one more source at its end; what stands there stays as it is."""
    text = (sources or "").rstrip("\n")
    if text.strip() in {"", "[]"}:
        return item(fields)
    found = _MEMBER.search(text)
    return f"{text}\n{item(fields, found[1] if found else '')}"


def with_section(profile: str | None, source: str, title: str) -> str | None:
    """`profiles/draft.yaml` with a section for `source`; None where its author made it something else."""
    if profile is None:
        return f"{_HEAD}{_section(source, title)}"
    if re.search(rf"x-source: {re.escape(scalar(source))}(?![\w-])", profile):
        return profile
    if not profile.startswith(_HEAD.split("\n", 1)[0]) or not re.search(
        r"^outline:[ \t]*$", profile, re.MULTILINE
    ):
        return None
    tail = profile.partition("\noutline:")[2]
    if re.search(r"^\S", tail.partition("\n")[2], re.MULTILINE):
        return None
    return f"{profile.rstrip()}\n{_section(source, title)}"


def _section(source: str, title: str) -> str:
    # Braces would be read as a value to fill in.
    plain = title.replace("{", "(").replace("}", ")")
    return f"  - section: {scalar(plain)}\n    select: {{x-source: {scalar(source)}}}\n    order: [x-order]\n"
