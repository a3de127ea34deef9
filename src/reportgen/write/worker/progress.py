"""What the engine is doing → short words on the job's socket, for whoever watches."""

from __future__ import annotations

import json
import logging
import re
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TypeAlias

from reportgen.write.worker.protocol import send_frame

# Stage and page, 0 before there are any.
OnProgress: TypeAlias = Callable[[str, int], None]

MOST_STAGE = 100
"""Bytes of a message about a stage; whatever is longer is an answer."""

# The engine counts its steps in its documented log: https://doc.courtbouillon.org/weasyprint/stable/
STAGES: Mapping[str, str] = {"3": "style", "4": "boxes", "5": "pages", "6": "pdf"}
_STEP = re.compile(r"Step (\d)(?:.* Page (\d+))?")


def send_stages(link: socket.socket) -> None:
    """Say on `link`, for the rest of this process, what the engine is doing."""
    logger = logging.getLogger("weasyprint.progress")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(_StageHandler(link))


def silence_stages() -> None:
    """Say no more: who goes on in another process must not speak in between."""
    logging.getLogger("weasyprint.progress").handlers.clear()


def read_stage(content: bytes) -> tuple[str, int] | None:
    """Stage and page, or None where `content` is something else."""
    if len(content) > MOST_STAGE:
        return None
    try:
        stage, page = json.loads(content)
        return (stage, int(page)) if stage in STAGES.values() else None
    except (ValueError, TypeError):
        return None


def ignore_progress(stage: str, page: int) -> None:
    """Progress nobody asked for."""


class _StageHandler(logging.Handler):
    def __init__(self, link: socket.socket) -> None:
        super().__init__(logging.INFO)
        self.link = link

    def emit(self, record: logging.LogRecord) -> None:
        """Send the step if it is one that takes time."""
        found = _STEP.match(record.getMessage())
        stage = STAGES.get(found[1]) if found else None
        if found is None or stage is None:
            return
        # Who asked has gone: the answer, too, will find nobody.
        with suppress(OSError):
            send_frame(self.link, json.dumps([stage, int(found[2] or 0)]).encode())
