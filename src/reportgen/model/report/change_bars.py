"""What a call says of change bars."""

from __future__ import annotations

from reportgen.model.frozen import frozen


@frozen
class ChangeBars:
    """`is_wanted` is None where the profile decides; `edition` is None for the last that reads otherwise."""

    is_wanted: bool | None = None
    edition: int | None = None


AS_PROFILED = ChangeBars()
NO_BARS = ChangeBars(is_wanted=False)
