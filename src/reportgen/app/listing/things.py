"""Project → the rows of `reportgen list`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from reportgen.app.open_project import open_with_mistakes
from reportgen.model.project import Project

Cell: TypeAlias = str | int | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Listing:
    """`columns` name the cells of every row; rows stand by id."""

    what: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def list_things(start: Path, what: str) -> Listing:
    """All blocks, profiles, claims, sources or themes of the project at `start`."""
    opened = open_with_mistakes(start)
    opened.refuse_mistakes(NEEDED[what])
    columns, rows = LISTS[what]
    return Listing(what, columns, tuple(sorted(rows(opened.project), key=lambda row: str(row[0]))))


def _blocks(project: Project) -> Iterator[tuple[Cell, ...]]:
    for each in project.blocks.values():
        versions = tuple(sorted(each.versions))
        yield (each.id, each.kind, each.priority, each.topics, versions, each.title, str(each.span))


def _profiles(project: Project) -> Iterator[tuple[Cell, ...]]:
    for each in project.profiles.values():
        formats = tuple(form.value for form in each.formats)
        base = each.ancestors[0] if each.ancestors else None
        yield (each.id, each.audience, base, each.is_base, each.theme, formats, each.title, str(each.span))


def _claims(project: Project) -> Iterator[tuple[Cell, ...]]:
    for each in project.claims.values():
        sources = tuple(cite.source for cite in each.cites)
        yield (each.id, each.topic, each.hedge.value, each.status.value, sources, each.text, str(each.span))


def _sources(project: Project) -> Iterator[tuple[Cell, ...]]:
    for each in project.sources.values():
        rating = each.reliability.value
        yield (each.id, each.label, each.tier.value, rating, each.is_complete, each.title, str(each.span))


def _themes(project: Project) -> Iterator[tuple[Cell, ...]]:
    for each in project.themes.values():
        families = tuple(dict.fromkeys(face.family for face in each.faces))
        yield (each.id, each.title, families, each.house is not None, str(each.span))


# What a list tells of stands in these files; mistakes elsewhere do not keep anybody from reading it.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "blocks": ("content/blocks/",),
    "profiles": ("profiles/", "templates/"),
    "claims": ("content/claims/", "content/sources.yaml"),
    "sources": ("content/sources.yaml",),
    "themes": ("templates/themes/",),
}
LISTS: Mapping[str, tuple[tuple[str, ...], Callable[[Project], Iterator[tuple[Cell, ...]]]]] = {
    "blocks": (("id", "kind", "priority", "topics", "versions", "title", "place"), _blocks),
    "profiles": (
        ("id", "audience", "extends", "base", "theme", "formats", "title", "place"),
        _profiles,
    ),
    "claims": (("id", "topic", "hedge", "status", "sources", "text", "place"), _claims),
    "sources": (("id", "label", "tier", "reliability", "complete", "title", "place"), _sources),
    "themes": (("id", "title", "fonts", "house", "place"), _themes),
}
