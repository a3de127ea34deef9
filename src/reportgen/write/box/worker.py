"""One job in the box: read it, close the box, render, answer."""

from __future__ import annotations

import gc
import socket
import tempfile

from reportgen.errors import ContentError, ReportgenError
from reportgen.model.stencil import Stencil
from reportgen.write.box.failures import crashed, too_heavy
from reportgen.write.box.guard import close_box
from reportgen.write.box.limits import Limits, set_limits
from reportgen.write.box.message import (
    pack_artifacts,
    pack_facts,
    pack_failure,
    receive_frame,
    send_frame,
    unpack_job,
)
from reportgen.write.box.stages import send_stages
from reportgen.write.render import measure_report, render_report

MOST_INPUT = 1 << 30


def work(link: socket.socket, limits: Limits, folder: str) -> None:
    """Answer the job that waits on `link`; never raises."""
    # One report and then the end: collecting costs a tenth of the time and frees nothing.
    gc.disable()
    set_limits(limits)
    tempfile.tempdir = folder
    content = receive_frame(link, MOST_INPUT)
    if content is None:
        return
    document, formats = unpack_job(content)
    if isinstance(document, Stencil):
        close_box(folder)
        from reportgen.write.box.serving import serve_rows  # noqa: PLC0415  # only a batch shares a layout

        serve_rows(link, document, formats)
        return
    send_stages(link)
    close_box(folder)
    try:
        if formats:
            answer = pack_artifacts(render_report(document, formats))
        else:
            answer = pack_facts(measure_report(document))
    except ContentError as error:
        answer = pack_failure("content", error.diagnostics)
    except ReportgenError as error:
        answer = pack_failure("engine", error.diagnostics)
    except MemoryError:
        answer = pack_failure("engine", (too_heavy(document.profile, "memory"),))
    except BaseException as error:  # noqa: BLE001  # process border: whatever the engine raises is an answer
        answer = pack_failure("engine", (crashed(document.profile, error),))
    send_frame(link, answer)
