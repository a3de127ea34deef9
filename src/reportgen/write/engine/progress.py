"""The engine's log of its steps → stages and pages, for whoever reports them."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping

# The engine counts its steps in its documented log: https://doc.courtbouillon.org/weasyprint/stable/
STAGES: Mapping[str, str] = {"3": "style", "4": "boxes", "5": "pages", "6": "pdf"}
_STEP = re.compile(r"Step (\d)(?:.* Page (\d+))?")
_LOGGER = "weasyprint.progress"


def report_stages(report: Callable[[str, int], None]) -> None:
    """Call `report` with each stage and page, 0 before there are any, for the rest of this process."""
    logger = logging.getLogger(_LOGGER)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(_StageHandler(report))


def silence_stages() -> None:
    """Report no more."""
    logging.getLogger(_LOGGER).handlers.clear()


class _StageHandler(logging.Handler):
    def __init__(self, report: Callable[[str, int], None]) -> None:
        super().__init__(logging.INFO)
        self.report = report

    def emit(self, record: logging.LogRecord) -> None:
        """Report the step if it is one that takes time."""
        found = _STEP.match(record.getMessage())
        stage = STAGES.get(found[1]) if found else None
        if found is not None and stage is not None:
            self.report(stage, int(found[2] or 0))
