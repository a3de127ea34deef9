"""One job: read it, close the sandbox, render, answer."""

from __future__ import annotations

import gc
import socket
import tempfile

from reportgen.model.format import Format
from reportgen.model.report.stencil import Stencil
from reportgen.write.render import measure_report, render_report
from reportgen.write.worker.guard import close_sandbox
from reportgen.write.worker.limits import Limits, set_limits
from reportgen.write.worker.parallel_formats import parallel_writer
from reportgen.write.worker.preload import load_word
from reportgen.write.worker.progress import send_stages
from reportgen.write.worker.protocol import pack_artifacts, pack_facts, receive_frame, send_frame, unpack_job
from reportgen.write.worker.results import answer_of

MOST_INPUT = 1 << 30
# Formats for which Word's modules are of no use.
PAPER = frozenset({Format.PDF, Format.HTML})


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
        load_word()
        from reportgen.write.worker.row_server import serve_rows  # noqa: PLC0415  # only a batch shares a layout

        close_sandbox(folder)
        serve_rows(link, document, formats)
        return
    if not PAPER.issuperset(formats):
        # Libraries can be loaded only before the sandbox is closed.
        load_word()
    send_stages(link)
    between = socket.socketpair()
    fork = close_sandbox(folder)

    def make() -> bytes:
        if not formats:
            return pack_facts(measure_report(document))
        return pack_artifacts(
            render_report(document, formats, parallel_writer(document.profile, link, between, fork))
        )

    send_frame(link, answer_of(document.profile, make))
