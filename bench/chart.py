# ruff: noqa: INP001  # a script, not a package
"""What was measured → an SVG with a bar for each case, one group for each document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from measuring import Measured

LONGEST = 420
NAMES = 260


def draw(results: Mapping[str, Mapping[str, Measured]]) -> str:
    """Bars of wall time, each group to its own scale."""
    lines = list(_lines(results))
    height = 18 * len(lines) + 20
    body = "\n".join(line.replace("Y", str(20 + 18 * number)) for number, line in enumerate(lines))
    size = f'width="{NAMES + LONGEST + 60}" height="{height}" font-family="sans-serif" font-size="11"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n{body}\n</svg>\n'


def _lines(results: Mapping[str, Mapping[str, Measured]]) -> Iterator[str]:
    for name, found in results.items():
        most = max(each.wall for each in found.values())
        yield f'<text x="10" y="Y" font-weight="bold">{escape(name)}, seconds on the clock</text>'
        for case, each in sorted(found.items(), key=lambda item: item[1].wall):
            colour = "#1f4e79" if case.startswith("reportgen") else "#b0b7bf"
            wide = LONGEST * each.wall / most
            yield (
                f'<g transform="translate(0 Y)"><text x="10">{escape(case)}</text>'
                f'<rect x="{NAMES}" y="-10" width="{wide:.1f}" height="12" fill="{colour}"/>'
                f'<text x="{NAMES + 5 + wide:.0f}">{each.wall:.2f}</text></g>'
            )
