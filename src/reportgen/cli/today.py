"""Clock or SOURCE_DATE_EPOCH → the date. Nothing else in reportgen asks for either."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

import click


def today(environment: Mapping[str, str]) -> date:
    """SOURCE_DATE_EPOCH where it is set (reproducible-builds.org), else the date in UTC."""
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as wrong:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch}") from wrong
