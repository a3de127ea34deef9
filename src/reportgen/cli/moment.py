"""Clock or SOURCE_DATE_EPOCH → the moment that a letter is dated with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from reportgen.cli.today import today


def moment(environment: Mapping[str, str]) -> datetime:
    """SOURCE_DATE_EPOCH where it is set (reproducible-builds.org), else now, in UTC."""
    if not environment.get("SOURCE_DATE_EPOCH"):
        return datetime.now(UTC)
    today(environment)  # refuses what is no number of seconds
    return datetime.fromtimestamp(int(environment["SOURCE_DATE_EPOCH"]), UTC)
