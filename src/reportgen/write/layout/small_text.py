"""Pictures whose text is printed too small → a warning for each, at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.span import Span


def small_text_warnings(
    found: Iterable[tuple[str, float]], readable: float, origins: Mapping[str, Span]
) -> Iterator[Diagnostic]:
    """One for each picture of `found`: its address, and the size of its smallest text in points."""
    smallest: dict[str, float] = {}
    for address, size in found:
        smallest[address] = min(size, smallest.get(address, size))
    for address, size in smallest.items():
        name = address.removeprefix("asset:").rpartition("/")[2]
        yield Diagnostic(
            "small-picture-text",
            f'the picture "{name}" is scaled to its page until its smallest text has {size:.1f} pt, '
            f"and {readable:g} pt is the least that can be read",
            origins.get(address),
            "give it turned pages with `page: landscape`, split it, or draw its text larger",
            Severity.WARNING,
        )
