"""Diagnostics → the lines of the author's files that they point at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from reportgen.errors import ReportgenError
from reportgen.model.diagnostic import Diagnostic
from reportgen.workspace import find_project, load_files


def quote_lines(start: Path, diagnostics: Iterable[Diagnostic]) -> Mapping[tuple[str, int], str]:
    """The text of each line that a diagnostic names, by path and line; lines nobody can find are missing."""
    wanted = {(each.span.path, each.span.line) for each in diagnostics if each.span is not None}
    if not wanted:
        return {}
    try:
        files = load_files(find_project(start))
    except ReportgenError:
        return {}
    texts = {path: _lines(files[path]) for path in {path for path, _ in wanted} if path in files}
    return {
        (path, line): texts[path][line - 1] for path, line in wanted if 0 < line <= len(texts.get(path, ()))
    }


def _lines(content: bytes) -> list[str]:
    # YAML and Markdown count a line at each line feed only, whatever else str.splitlines splits at.
    return content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").split("\n")
