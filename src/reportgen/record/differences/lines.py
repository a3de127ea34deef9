"""A difference → lines of text or of Markdown, and plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportgen.model.editions.difference import (
    Difference,
    Extent,
    Rewording,
    RowChange,
    Run,
    Runs,
    TableChange,
    Turn,
)
from reportgen.model.editions.passages import DetailKind, Passage
from reportgen.model.frozen import frozen
from reportgen.record.differences.causes import causes_of
from reportgen.record.differences.sentences import tell_difference

NOTHING = "Nothing changed for this audience."
PARTIAL = "The earlier edition recorded the words of blocks only; nothing else is compared."
ENDS = 5  # words shown at each end of a long run that stayed


@frozen
class Shapes:
    """How what is gone and what is new are written, and how a row of a table begins."""

    removed: str
    added: str


TEXT = Shapes("[-{}-]", "{{+{}+}}")
MARKDOWN = Shapes("~~{}~~", "**{}**")


def difference_lines(difference: Difference, shapes: Shapes) -> Iterator[str]:
    """One line for each change, those of tables with their rows below."""
    if difference.is_partial:
        yield PARTIAL
    yield from tell_difference(difference, {}) or (NOTHING,)
    for each in difference.reworded:
        yield from _rewording(each, shapes)


def _rewording(change: Rewording, shapes: Shapes) -> Iterator[str]:
    name = change.after.name if change.after.is_content else f"{change.after.kind} “{change.after.title}”"
    if change.has_other_words:
        yield f"{name}: {_runs(change.runs, shapes)}{_origins(change)}"
    elif change.extent is Extent.FORM:
        yield f"{name}: the same words, set otherwise{_origins(change)}"
    for table in change.tables:
        yield f"{name}, {_caption(table, shapes)}{_origins(change)}"
        yield from (f"  | {_row(each, shapes)} |" for each in (*table.head, *table.rows))
        if table.kept:
            yield f"  {table.kept} more rows stayed as they were"
    for each in change.details:
        if each.detail.kind is not DetailKind.PICTURE:
            shape = shapes.removed if each.turn is Turn.REMOVED else shapes.added
            cause = "" if each.turn is Turn.REMOVED else _origins(change)
            yield f"{name}, {each.detail.kind}: {shape.format(each.detail.text)}{cause}"


def _caption(table: TableChange, shapes: Shapes) -> str:
    return f"table “{_runs(table.caption, shapes)}”:" if table.caption else "table:"


def _row(row: RowChange, shapes: Shapes) -> str:
    return " | ".join(_runs(each, shapes) for each in row.cells)


def _runs(runs: Runs, shapes: Shapes) -> str:
    shape = {Turn.KEPT: "{}", Turn.REMOVED: shapes.removed, Turn.ADDED: shapes.added}
    return " ".join(shape[run.turn].format(_shortened(run)) for run in runs)


def _shortened(run: Run) -> str:
    """Long runs that stayed show only their ends, with the number of words left out."""
    words = run.text.split()
    if run.turn is not Turn.KEPT or len(words) <= 2 * ENDS + 2:
        return run.text
    return f"{' '.join(words[:ENDS])} … ({len(words) - 2 * ENDS} words) … {' '.join(words[-ENDS:])}"


def _origins(change: Rewording) -> str:
    found = ", ".join(map(str, causes_of(change)))
    return f" ({found})" if found else ""


def difference_values(difference: Difference) -> Mapping[str, object]:
    """The difference as JSON has it: blocks by id, everything else by kind and name."""
    return {
        "profile": difference.profile,
        "added": _blocks(difference.added),
        "removed": _blocks(difference.removed),
        "pictures": list(difference.pictures),
        "moved": _blocks(difference.moved),
        "reworded": [
            {"block": each.after.name, **_changes(each)}
            for each in difference.reworded
            if each.after.is_content
        ],
        "elsewhere": [
            *(_elsewhere(each, "added") for each in difference.added if not each.is_content),
            *(_elsewhere(each, "removed") for each in difference.removed if not each.is_content),
            *(_elsewhere(each, "moved") for each in difference.moved if not each.is_content),
            *(
                {**_elsewhere(each.after, "reworded"), **_changes(each)}
                for each in difference.reworded
                if not each.after.is_content
            ),
        ],
        "claims": [
            {
                "claim": each.after.claim,
                "status": [each.before.status, each.after.status],
                "confidence": [each.before.confidence, each.after.confidence],
                "hedge": [each.before.hedge, each.after.hedge],
            }
            for each in difference.rerated
        ],
        "otherwise": difference.is_otherwise,
        "partial": difference.is_partial,
    }


def _blocks(passages: Iterable[Passage]) -> list[str]:
    return [each.name for each in passages if each.is_content]


def _elsewhere(passage: Passage, change: str) -> dict[str, object]:
    return {"kind": passage.kind, "name": passage.name, "title": passage.title, "change": change}


def _changes(change: Rewording) -> dict[str, object]:
    return {
        "runs": _plain_runs(change.runs),
        "tables": [
            {
                "caption": _plain_runs(table.caption),
                "head": [_plain_row(row) for row in table.head],
                "rows": [_plain_row(row) for row in table.rows],
                "kept": table.kept,
            }
            for table in change.tables
        ],
        "details": [
            {"turn": each.turn, "kind": each.detail.kind, "text": each.detail.text} for each in change.details
        ],
        "origins": [str(each) for each in causes_of(change)],
    }


def _plain_row(row: RowChange) -> dict[str, object]:
    return {"turn": row.turn, "cells": [_plain_runs(each) for each in row.cells]}


def _plain_runs(runs: Runs) -> list[dict[str, object]]:
    return [{"turn": run.turn, "text": run.text} for run in runs]
