"""A worker with one shared layout, answering one row after another."""

from __future__ import annotations

import gc
import json
import socket

from reportgen.errors import ReportgenError
from reportgen.model.profile import Format
from reportgen.model.report.stencil import Stencil
from reportgen.model.report.unshareable import Refusal
from reportgen.write.engine.shared.marked import UnfitError
from reportgen.write.shared_rows import SharedReport
from reportgen.write.worker.failures import place_of
from reportgen.write.worker.protocol import READY, pack_artifacts, pack_refusal, receive_frame, send_frame

MOST_ROW = 1 << 24
# Boxes point at each other in circles; collecting after each row would cost a tenth of it.
ROWS_A_COLLECTION = 25


def serve_rows(link: socket.socket, stencil: Stencil, formats: tuple[Format, ...]) -> None:
    """Say `READY` or why not, then answer rows on `link` until nobody asks.

    An answer is two messages: the way and the artifacts, or nothing and why the row needs a full layout.
    After something unexpected the pages may be half set, and this ends.
    """
    try:
        shared = SharedReport(stencil, formats)
    except Exception as error:  # noqa: BLE001  # process border: whatever it was, the other side says it
        send_frame(link, pack_refusal(_refusal(error)))
        return
    gc.freeze()
    send_frame(link, READY)
    count = 0
    while (asked := receive_frame(link, MOST_ROW)) is not None:
        refused = None
        try:
            way, artifacts = shared.render(json.loads(asked))
            answers = way.value.encode(), pack_artifacts(artifacts)
        except Exception as error:  # noqa: BLE001  # as above
            refused = _refusal(error)
            answers = b"", pack_refusal(refused)
        for answer in answers:
            send_frame(link, answer)
        if refused is not None and refused.is_fault:
            return
        count += 1
        if count % ROWS_A_COLLECTION == 0:
            gc.collect()


def _refusal(error: Exception) -> Refusal:
    if isinstance(error, UnfitError):
        return Refusal(str(error))
    if isinstance(error, ReportgenError):
        # Each row that has it too says it with its place.
        return Refusal("; ".join(each.message for each in error.diagnostics))
    if isinstance(error, MemoryError):
        return Refusal("a shared layout needs more memory than it may use", is_fault=True)
    return Refusal(f"{type(error).__name__} at {place_of(error)}: {error}", is_fault=True)
