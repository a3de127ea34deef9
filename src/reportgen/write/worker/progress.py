"""Stages of the engine ⇄ short messages on the job's socket, for whoever watches."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import TypeAlias

from reportgen.write.engine.progress import STAGES, report_stages
from reportgen.write.worker.protocol import send_frame

# Stage and page, 0 before there are any.
OnProgress: TypeAlias = Callable[[str, int], None]

MOST_STAGE = 100
"""Bytes of a message about a stage; whatever is longer is an answer."""


def send_stages(link: socket.socket) -> None:
    """Send on `link`, for the rest of this process, what the engine is doing."""

    def send(stage: str, page: int) -> None:
        # Who asked has gone: the answer, too, will find nobody.
        with suppress(OSError):
            send_frame(link, json.dumps([stage, page]).encode())

    report_stages(send)


def read_stage(content: bytes) -> tuple[str, int] | None:
    """Stage and page, or None where `content` is something else."""
    if len(content) > MOST_STAGE:
        return None
    try:
        stage, page = json.loads(content)
        return (stage, int(page)) if stage in STAGES.values() else None
    except (ValueError, TypeError, OverflowError):
        return None


def ignore_progress(stage: str, page: int) -> None:
    """Progress nobody asked for."""
