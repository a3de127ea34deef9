"""The engine, imported once for this process, without the parts that no report of ours needs."""

from __future__ import annotations

import sys
from importlib import import_module

from reportgen.write.engine.fast import use_fast_steps
from reportgen.write.engine.fonts import private_fontconfig
from reportgen.write.engine.imports.declarations import kept_declarations
from reportgen.write.engine.imports.postponed import postponed_fonttools


def load_engine() -> None:
    """Import it; raises ImportError or OSError where it or a library of the system is missing."""
    if "weasyprint" not in sys.modules:
        from reportgen.write.engine.imports.selectors import use_fast_selectors  # noqa: PLC0415  # may be missing, too

        use_fast_selectors()
        with private_fontconfig(), kept_declarations(), postponed_fonttools():
            import_module("weasyprint")
    use_fast_steps()
