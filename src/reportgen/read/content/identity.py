"""Ids as authors wrote them → which are known, and a diagnostic for each that stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.span import Span
from reportgen.read.yaml.nodes import Node, child, members, span_at, text_of

# A leading underscore marks a base.
_NAME = re.compile(r"_?[A-Za-z0-9][A-Za-z0-9-]*", re.ASCII)


def written_ids(lists: Iterable[Node | None]) -> tuple[tuple[str, Span], ...]:
    """Give every `id`, even of entries with mistakes, so that one mistake does not cause others."""
    return tuple(
        (name, span_at(member, "id"))
        for node in lists
        for member in members(node)
        if (name := text_of(child(member, "id")))
    )


def check_file_names(kind: str, names: Mapping[str, str], report: Reporter) -> None:
    """Report each path whose name cannot be an id, as names of profiles and themes must be."""
    for path, name in names.items():
        if not _NAME.fullmatch(name):
            message = f'"{name}" is no {kind} id: it needs letters, digits and hyphens'
            report(
                Diagnostic(
                    "malformed-file-name", message, Span(path), f"rename it, for instance to `my-{kind}`"
                )
            )


def refuse_repeated(kinds: Iterable[tuple[str, Iterable[tuple[str, Span]]]], report: Reporter) -> None:
    """Report each id that was taken before, by any of the kinds; upper and lower case count as the same.

    Links and Word bookmarks do not report them apart either.
    """
    first: dict[str, tuple[str, Span]] = {}
    for kind, ids in kinds:
        for name, span in ids:
            other, place = first.setdefault(name.casefold(), (kind, span))
            if place is span:
                continue
            where = f"line {place.line}" if place.path == span.path else str(place)
            message = f'the {kind} id "{name}" is taken by the {other} in {where}'
            report(Diagnostic("duplicate-id", message, span, "ids are never shared: choose another"))
