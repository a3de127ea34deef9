"""Words in letters of one width → lines with the spaces that the page shows."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.ingest.pdf.tagged.marked_content import Run


def in_lines(runs: Sequence[Run]) -> str:
    """The lines of a listing; spaces are counted by the places of the letters, where these are known."""
    wide = sum(run.right - run.left for run in runs if run.right > run.left)
    letters = sum(len(run.text) for run in runs if run.right > run.left)
    width = wide / letters if letters else 0.0
    first = min((run.left for run in runs if run.right > run.left), default=0.0)
    lines: list[list[str]] = []
    reach = first
    for run in runs:
        if run.gap == "\n" or not lines:
            lines.append([])
            reach = first
        is_placed = width > 0 and run.right > run.left
        spaces = round((run.left - reach) / width) if is_placed else len(run.gap.strip("\n"))
        lines[-1] += [" " * min(max(spaces, 0), 80), run.text]
        reach = run.right if is_placed else reach
    return "\n".join("".join(line) for line in lines)
