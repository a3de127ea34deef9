"""What a shell offers after `-p` and for a block."""

from __future__ import annotations

from pathlib import Path

import click


def profiles(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001  # Click's signature
    """Profiles of the project that the call names, or of the nearest."""
    return _names(ctx, "profile", incomplete)


def blocks(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001  # Click's signature
    """Blocks of the project that the call names, or of the nearest."""
    return _names(ctx, "block", incomplete)


def _names(ctx: click.Context, what: str, incomplete: str) -> list[str]:
    from reportgen.app.listing.completions import complete  # noqa: PLC0415  # loaded only to complete

    return complete(ctx.params.get("folder") or Path(), what, incomplete)
