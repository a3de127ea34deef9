"""Rows + a pattern → the name of each row's files: safe, unique, known before anything is built."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reportgen.errors import ContentError, UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.suggestion import did_you_mean
from reportgen.read.rows.batch_rows import BatchRow, ListMistakes
from reportgen.workspace.output.names import check_output_names

_PLACE = re.compile(r"\{([^{}]*)\}")


def name_rows(
    rows: Sequence[BatchRow], pattern: str, profile: str, *, last: int | None = None
) -> Mapping[int, str]:
    """The name without ending, by the row's number.

    `{row}` is the number, filled with zeros to be as long as `last`, that of the list's last row, unless
    `rows` are all; `{profile}` is the profile; other names are columns. Raises UsageError for a pattern
    that names no column, ContentError for values that make no safe or unique name.
    """
    if not rows:
        return {}
    _check_pattern(pattern, rows)
    width = len(str(last or max(row.number for row in rows)))
    places = _PLACE.findall(pattern)
    names: dict[int, str] = {}
    taken: dict[str, BatchRow] = {}
    mistakes = ListMistakes(rows[0].span.path)
    for row in rows:
        table = {**row.values, "row": f"{row.number:0{width}}", "profile": profile}
        name = _PLACE.sub(lambda place, table=table: table[place[1]], pattern)  # type: ignore[misc]  # mypy cannot type a default here
        for refusal in _refusals(name, row, table, places):
            mistakes(refusal)
        other = taken.setdefault(name.casefold(), row)
        if other is not row:
            message = f'"{name}" is also the name of the files for row {other.number}, line {other.span.line}'
            mistakes(
                Diagnostic("unsafe-output-name", message, row.span, "put {row} or another column into --name")
            )
        names[row.number] = name
    if mistakes.first:
        raise ContentError(mistakes.all)
    return names


def _check_pattern(pattern: str, rows: Sequence[BatchRow]) -> None:
    columns = {"row", "profile"}.union(*(row.values.keys() for row in rows[:1]))
    unknown = []
    for name in dict.fromkeys(_PLACE.findall(pattern)):
        missing = name not in columns
        lacking = next((row for row in rows if name not in row.values), None)
        if name in ("row", "profile") or not (missing or lacking):
            continue
        message = f'the list has no column "{name}", which --name asks for'
        unknown.append(
            Diagnostic(
                "missing-column", message, lacking.span if lacking else None, did_you_mean(name, columns)
            )
        )
    if unknown:
        raise UsageError(unknown)


def _refusals(name: str, row: BatchRow, table: Mapping[str, str], places: list[str]) -> list[Diagnostic]:
    hint = "name the files by another column, or by {row}"
    slashed = [part for part in places if "/" in table[part] or "\\" in table[part]]
    if slashed:
        message = f'the value of "{slashed[0]}" holds a slash and cannot be part of a file name'
        return [Diagnostic("unsafe-output-name", message, row.span, hint)]
    # The longest ending that is written.
    found = check_output_names((f"{name}.docx",))
    empty = [Diagnostic("unsafe-output-name", "the name would be empty")] if not name.strip(" .") else []
    return [Diagnostic(each.code, each.message, row.span, hint) for each in (*empty, *found)]
