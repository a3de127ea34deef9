"""The modules of the engines, imported where it costs nobody any waiting."""

from __future__ import annotations

import gc
import importlib
from contextlib import suppress

from reportgen.write.engine.imports.weasyprint import load_engine

PAGES = (
    "reportgen.write.engine.breaks.half_points",
    "reportgen.write.engine.breaks.page_bottoms",
    "reportgen.write.engine.face_requests",
    "reportgen.write.engine.fetch",
    "reportgen.write.engine.geometry",
    "reportgen.write.engine.fitting.long_words",
    "reportgen.write.engine.fitting.overruns",
    "reportgen.write.engine.fitting.table_widths",
    "reportgen.write.engine.pdf.metadata",
    "reportgen.write.engine.pdf.patches",
    "reportgen.write.engine.pdf.structure",
    "reportgen.write.engine.pdf.writer",
    # Asked for at the first address that the engine opens, by way of the library for mail.
    "email.policy",
    "email.contentmanager",
)
WORD = (
    "reportgen.write.engine.cascade",
    "reportgen.write.docx",
    "reportgen.write.docx.notices",
    "reportgen.write.docx.write",
    "pypdfium2",
    "reportgen.write.html",
)


def load_pages() -> None:
    """Import what every worker needs, once for all of them.

    An engine that cannot be imported says so in the worker, where there is a report to name.
    """
    # Collecting while importing is a tenth of its time, and finds nothing.
    gc.disable()
    with suppress(ImportError, OSError):
        load_engine()
    load(*PAGES)


def load_word() -> None:
    """The same for what only Word needs."""
    load(*WORD)


def load(*names: str) -> None:
    """Import modules by name, as far as they are there."""
    for name in names:
        with suppress(ImportError, OSError):
            importlib.import_module(name)
    # What is imported stays: the collectors of the children need not look at it, nor copy its pages.
    gc.freeze()
