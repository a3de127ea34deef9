"""The engine's slowest steps, replaced by quicker ones of the same outcome."""

from __future__ import annotations

from functools import cache

VERSION = "70.0"


@cache
def hasten_engine() -> None:
    """Put them in place; an engine of another version than they were made for stays as it is."""
    import weasyprint  # noqa: PLC0415  # a tenth of a second of imports

    if weasyprint.__version__ != VERSION:
        return
    from reportgen.write.layout import computing, drawing, placing, shaping  # noqa: PLC0415  # as above

    for step in (computing, drawing, placing, shaping):
        step.install()
