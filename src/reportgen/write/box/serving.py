"""A worker with one shared layout, answering one row after another."""

from __future__ import annotations

import gc
import json
import socket

from reportgen.model.profile import Format
from reportgen.model.stencil import Stencil
from reportgen.write.box.message import pack_artifacts, receive_frame, send_frame
from reportgen.write.box.rows import READY
from reportgen.write.layout.marked import UnfitError
from reportgen.write.shared import SharedReport

MOST_ROW = 1 << 24
REFUSED = b"refused"
# Boxes point at each other in circles; collecting after each row would cost a tenth of it.
ROWS_A_COLLECTION = 25


def serve_rows(link: socket.socket, stencil: Stencil, formats: tuple[Format, ...]) -> None:
    """Answer rows on `link` until nobody asks; two messages each, empty where the row needs a full layout."""
    try:
        shared = SharedReport(stencil, formats)
    except Exception:  # noqa: BLE001  # process border: whatever it was, a full layout tells it with its place
        send_frame(link, REFUSED)
        return
    gc.freeze()
    send_frame(link, READY)
    count = 0
    while (asked := receive_frame(link, MOST_ROW)) is not None:
        try:
            way, artifacts = shared.render(json.loads(asked))
            answers = way.value.encode(), pack_artifacts(artifacts)
        except UnfitError:
            answers = b"", b""
        except Exception:  # noqa: BLE001  # as above
            answers = b"", b""
        for answer in answers:
            send_frame(link, answer)
        count += 1
        if count % ROWS_A_COLLECTION == 0:
            gc.collect()
