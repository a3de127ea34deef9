# ruff: noqa: INP001  # a script, not a package
"""What was measured → each target, the ratio reached, and whether it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from measuring import Measured

Walls = Mapping[str, float]

PDF, BOTH, UNCHANGED = "reportgen pdf, cold", "reportgen pdf and docx, cold", "reportgen, nothing changed"


@dataclass(frozen=True, slots=True)
class Target:
    """`ratio` takes wall seconds by case; a case that could not be run leaves its target out."""

    what: str
    document: str
    most: float
    ratio: Callable[[Walls], float]


TARGETS = (
    Target("reportgen --help / weasyprint --version", "six", 0.2,
           lambda wall: wall["reportgen --help"] / wall["weasyprint --version"]),
    Target("nothing changed, 6 artifacts / typst, one", "three", 0.15,
           lambda wall: wall[UNCHANGED] / wall["typst"]),
    Target("one PDF, cold / weasyprint", "six", 0.6, lambda wall: wall[PDF] / wall["weasyprint"]),
    Target("one PDF, cold / weasyprint", "sixty", 0.6, lambda wall: wall[PDF] / wall["weasyprint"]),
    Target("what Word adds / pandoc docx", "six", 1.0,
           lambda wall: (wall[BOTH] - wall[PDF]) / wall["pandoc docx"]),
    Target("what Word adds / pandoc docx", "sixty", 0.5,
           lambda wall: (wall[BOTH] - wall[PDF]) / wall["pandoc docx"]),
    Target("3 profiles × 2 formats / pandoc doing the same", "three", 0.4,
           lambda wall: wall[BOTH] / wall["pandoc, 3 × html→weasyprint and docx"]),
    Target("one block changed / that report", "six", 1.1,
           lambda wall: wall["reportgen, one block changed"] / wall[BOTH]),
)  # fmt: skip
# Sixty pages may take this many times six.
GROWTH = 11.0


def told(results: Mapping[str, Mapping[str, Measured]]) -> Iterator[tuple[str, float, float]]:
    """What, the ratio, and the most it may be; for whatever was measured."""
    walls = {name: {case: each.wall for case, each in found.items()} for name, found in results.items()}
    for each in TARGETS:
        try:
            ratio = each.ratio(walls[each.document])
        except (KeyError, ZeroDivisionError):
            continue
        yield f"{each.document}: {each.what}", ratio, each.most
    for case in (PDF, BOTH):
        if all(case in walls.get(name, {}) for name in ("six", "sixty")):
            yield f"sixty / six: {case}", walls["sixty"][case] / walls["six"][case], GROWTH
