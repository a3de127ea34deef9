"""The packages that the engine is made of, and whether this machine can load it."""

from __future__ import annotations

ENGINE = "weasyprint"

# Distributions whose versions decide bytes: the engine, and what it stands on.
PACKAGES = (ENGINE, "pydyf", "tinycss2", "tinyhtml5", "cssselect2")


def engine_version() -> str:
    """The version of the engine that loads here; ImportError or OSError where it does not."""
    import weasyprint  # noqa: PLC0415  # a second of work

    return str(weasyprint.__version__)
