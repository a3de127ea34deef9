"""Diagnostics of several stages → those that are no mere consequence or repetition of another.

Whatever names a thing that is there but broken has no mistake of its own, and nobody can say yet what a
thing is missing that may stand in a broken file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.project import Broken, Project

# Code → the kinds of things that its message names in quotes.
NAMING: Mapping[str, tuple[str, ...]] = {
    "dangling-reference": ("blocks",),
    "reference-to-left-out": ("blocks",),
    "unknown-reference": ("blocks",),
    "undefined-acronym": ("terms",),
    "undefined-term": ("terms",),
    "unknown-term": ("terms",),
    "unknown-citation": ("claims", "sources"),
    "unknown-source": ("sources",),
    "unresolved-citation": ("claims", "sources"),
    "unknown-data": ("assets",),
    "unknown-image": ("assets",),
    "unknown-template": ("templates",),
    "unknown-value": ("values",),
}

# Code → the kinds of things that it misses; while nothing of one of those can be read, it may be there.
MISSING: Mapping[str, tuple[str, ...]] = {
    "changed-source-unused": ("blocks", "claims"),
    "judgement-without-claim": ("claims",),
    "missing-changes": ("blocks",),
    "missing-part": ("blocks",),
    "numbering-gap": ("blocks",),
    "one-sided-topic": ("blocks", "claims"),
    "unknown-audience": ("profiles",),
    "unknown-topic": ("claims",),
    "unsupported-name": ("claims", "sources"),
    "unsupported-number": ("claims", "sources"),
    "unused-allowance": ("blocks", "claims", "sources", "terms"),
    "unused-term": ("blocks", "terms"),
}

# Code → the file that defines what it misses.
DEFINED_IN: Mapping[str, str] = {"unknown-value": "reportgen.yaml"}

# What a report says of places that it lacks, which may have been asked for by a mistyped name.
LACKING = frozenset(
    {"dangling-reference", "missing-changes", "missing-part", "numbering-gap", "one-sided-topic"}
    | {"reference-to-left-out", "unknown-reference", "unused-allowance", "unused-term"}
)

# Code of composition → code of the check that reports the same of the same line.
SAME: Mapping[str, str] = {
    "unknown-reference": "dangling-reference",
    "reference-to-left-out": "dangling-reference",
    "unknown-citation": "unresolved-citation",
    "unknown-term": "unknown-term",
    "empty-cell": "empty-cell",
    "image-without-alt": "missing-text-alternative",
    "table-without-header": "headless-table",
    "skipped-heading": "skipped-heading-level",
    "duplicate-id": "duplicate-anchor",
}

# What reading reports of where containers end → what composing says of the same, or of what they hold then.
STRUCTURE = frozenset(
    {"mismatched-container-end", "stray-container-end", "unclosed-code"}
    | {"unclosed-container", "unmarked-nesting"}
)
FROM_STRUCTURE = frozenset({"answer-with-text", "empty-callout", "stray-container-end", "unclosed-container"})

_QUOTED = re.compile(r'"([^"]+)"')


def without_follow_ups(diagnostics: Iterable[Diagnostic], project: Project) -> tuple[Diagnostic, ...]:
    """Leave out what only follows from something that is broken in `project`."""
    gone = {
        "blocks": project.broken.blocks - project.blocks.keys(),
        "claims": project.broken.claims - project.claims.keys(),
        "profiles": project.broken.profiles - project.profiles.keys(),
        "sources": project.broken.sources - project.sources.keys(),
        "terms": project.broken.terms - {each.casefold() for each in project.terms},
    }
    absent = {kind for kind, names in gone.items() if names}
    return tuple(
        each
        for each in diagnostics
        if absent.isdisjoint(MISSING.get(each.code, ()))
        and DEFINED_IN.get(each.code) not in project.broken.files
        and not _names_broken(each, project.broken)
    )


def without_misread(mistakes: Iterable[Diagnostic], read: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Leave out what follows from containers whose ends reading has reported already."""
    misread = {each.span.path for each in read if each.span and each.code in STRUCTURE}
    return tuple(
        each
        for each in mistakes
        if each.code not in FROM_STRUCTURE or each.span is None or each.span.path not in misread
    )


def without_lacking(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Leave out what may only follow from a mistake in the outline of the report."""
    return tuple(each for each in diagnostics if each.code not in LACKING)


def unreported(mistakes: Iterable[Diagnostic], findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The mistakes that stay; one that a finding reports is left out only if that finding weighs as much."""
    errors = {(each.code, _line(each)) for each in findings if each.severity is Severity.ERROR}
    every = {(each.code, _line(each)) for each in findings}
    return tuple(
        each
        for each in mistakes
        if (SAME.get(each.code), _line(each)) not in (errors if each.severity is Severity.ERROR else every)
    )


def _names_broken(diagnostic: Diagnostic, broken: Broken) -> bool:
    names = frozenset[str]().union(*(getattr(broken, kind) for kind in NAMING.get(diagnostic.code, ())))
    # Terms are known by every spelling in lower case, pictures with the folder they lie in.
    quoted = _QUOTED.findall(diagnostic.message)
    return any(names & {each, each.casefold(), f"images/{each}", f"data/{each}"} for each in quoted)


def _line(diagnostic: Diagnostic) -> tuple[str, int] | None:
    return (diagnostic.span.path, diagnostic.span.line) if diagnostic.span else None
