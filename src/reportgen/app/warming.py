"""The engines, loaded in their own process while this one still reads."""

from __future__ import annotations

import sys


def warm_up() -> None:
    """Start loading now; costs this process a hundredth of a second."""
    if sys.platform != "win32":
        from reportgen.write.box import PRELOADED  # noqa: PLC0415  # Windows has none

        PRELOADED.warm_up()
