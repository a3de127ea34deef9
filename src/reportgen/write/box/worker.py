"""One job in the box: read it, close the box, render, answer."""

from __future__ import annotations

import gc
import socket
import tempfile

from reportgen.model.format import Format
from reportgen.model.stencil import Stencil
from reportgen.write.box.answering import answer_of
from reportgen.write.box.beside import beside
from reportgen.write.box.guard import close_box
from reportgen.write.box.limits import Limits, set_limits
from reportgen.write.box.loading import load_word
from reportgen.write.box.message import pack_artifacts, pack_facts, receive_frame, send_frame, unpack_job
from reportgen.write.box.stages import send_stages
from reportgen.write.render import measure_report, render_report

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
        from reportgen.write.box.serving import serve_rows  # noqa: PLC0415  # only a batch shares a layout

        close_box(folder)
        serve_rows(link, document, formats)
        return
    if not PAPER.issuperset(formats):
        # Libraries can be loaded only before the box is closed.
        load_word()
    send_stages(link)
    between = socket.socketpair()
    fork = close_box(folder)

    def make() -> bytes:
        if not formats:
            return pack_facts(measure_report(document))
        return pack_artifacts(render_report(document, formats, beside(document.profile, link, between, fork)))

    send_frame(link, answer_of(document.profile, make))
