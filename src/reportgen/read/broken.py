"""Files, their trees and the mistakes in them → names of what could not, or not wholly, be read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.project import Broken
from reportgen.read.about import ABOUT
from reportgen.read.content.blocks import block_id
from reportgen.read.content.glossary import GLOSSARY
from reportgen.read.content.sources import SOURCES
from reportgen.read.folders import CONTENT, TEMPLATES, Folders
from reportgen.read.yaml.nodes import Fields, Node, child, leaves, members, text_of

# How an id, or a spelling of a term, is written in a list that cannot be read as YAML.
_WRITTEN = re.compile(r"""^[ \t]*(?:-[ \t]+)?(?:id|term|abbreviation):[ \t]*["']?([^"'\n#]+)""", re.MULTILINE)


def find_broken(
    files: Mapping[str, bytes],
    folders: Folders,
    trees: Mapping[str, Node],
    unread: Iterable[str],
    mistakes: Iterable[Diagnostic],
) -> Broken:
    """Name everything with a mistake.

    `trees` are those of the lists, `unread` the files of which nothing could be read, `mistakes` all
    that came up while single files were read.
    """
    lines = _lines_with_errors(mistakes)
    terms = _entries([GLOSSARY], files, trees, lines)
    return Broken(
        sources=_entries([SOURCES], files, trees, lines),
        claims=_entries(folders.claims, files, trees, lines),
        terms=frozenset(each.casefold() for each in terms),
        blocks=frozenset(block_id(path) for path in folders.blocks if path in lines),
        profiles=frozenset(PurePosixPath(path).stem for path in folders.profiles if path in lines),
        themes=frozenset(PurePosixPath(path).parent.name for path in folders.theme_files if path in lines),
        templates=frozenset(path.removeprefix(TEMPLATES) for path in folders.templates if path in lines),
        assets=frozenset(
            path.removeprefix(CONTENT) for path in (*folders.data, *folders.images) if path in lines
        ),
        values=_values(trees.get(ABOUT), lines.get(ABOUT, frozenset())),
        files=frozenset(unread),
    )


def _values(about: Node | None, lines: frozenset[int]) -> frozenset[str]:
    """The names of the values with errors, as texts call them."""
    values = child(about, "values")
    named = leaves(values) if isinstance(values, Fields) else ()
    return frozenset(name for name, span in named if span.line in lines)


def _lines_with_errors(mistakes: Iterable[Diagnostic]) -> Mapping[str, frozenset[int]]:
    lines: dict[str, set[int]] = {}
    for each in mistakes:
        if each.span is not None and each.severity is Severity.ERROR:
            lines.setdefault(each.span.path, set()).add(each.span.line)
    return {path: frozenset(found) for path, found in lines.items()}


def _entries(
    paths: Iterable[str],
    files: Mapping[str, bytes],
    trees: Mapping[str, Node],
    lines: Mapping[str, frozenset[int]],
) -> frozenset[str]:
    """The names of the entries with errors; of a file that is no YAML, of all that it seems to hold."""
    found: set[str] = set()
    for path in paths:
        if path in trees:
            found.update(_names_at(trees[path], lines.get(path, frozenset())))
        elif path in files:
            found.update(name.strip() for name in _WRITTEN.findall(files[path].decode("utf-8", "replace")))
    return frozenset(found)


def _names_at(tree: Node, lines: frozenset[int]) -> Iterator[str]:
    entries = members(tree)
    starts = [each.span.line for each in entries]
    for place in {bisect_right(starts, line) - 1 for line in lines} - {-1}:
        entry = entries[place]
        yield from (
            text
            for name in ("id", "term", "abbreviation")
            if (text := text_of(child(entry, name))) is not None
        )
        yield from (text for each in members(child(entry, "forms")) if (text := text_of(each)) is not None)
