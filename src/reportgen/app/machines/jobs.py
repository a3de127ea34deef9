"""A job → its answer, wherever this is called: a pool of processes, a machine far away.

Both are bytes. The report is made in the same box as on this machine, by the same tools or not at all.
"""

from __future__ import annotations

import platform
import socket
import sys
from collections.abc import Mapping
from functools import cache

from reportgen.app.machines.tools import tool_versions
from reportgen.errors import EngineError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.model.report.document import Document
from reportgen.write.worker.limits import Limits, limits_for
from reportgen.write.worker.protocol import pack_artifacts, pack_failure, pack_job, unpack_job


@frozen
class Job:
    """One report to make: `content` is its packed document, `tools` what must make it within `limits`."""

    profile: ProfileId
    content: bytes
    tools: Mapping[str, str]
    limits: Limits


def make_job(document: Document, formats: tuple[Format, ...]) -> Job:
    """A job that gives the same bytes wherever it may run."""
    return Job(document.profile, pack_job(document, formats), tools_here(), limits_for(document))


def run_job(job: Job) -> bytes:
    """The packed artifacts, or the packed reason why there are none."""
    differing = differing_tools(job.tools, tools_here(), machine_name())
    if differing:
        return pack_failure("engine", (differing,))
    try:
        return _answer(job)
    except EngineError as wrong:
        return pack_failure("engine", wrong.diagnostics)


@cache
def tools_here() -> Mapping[str, str]:
    """Everything whose version can reach the bytes of an artifact, as it was when first asked."""
    return {
        **tool_versions(),
        "machine": platform.machine(),
    }


def machine_name() -> str:
    """How people call this machine."""
    return socket.gethostname()


def differing_tools(asked: Mapping[str, str], found: Mapping[str, str], where: str) -> Diagnostic | None:
    """Why the machine `where` must not make a report; None where its tools are those asked for."""
    names = sorted(name for name in asked.keys() | found.keys() if asked.get(name) != found.get(name))
    if not names:
        return None
    differences = ", ".join(
        f"{name} {found.get(name, 'missing')} instead of {asked.get(name, 'none')}" for name in names
    )
    return Diagnostic(
        "foreign-worker",
        f"the worker {where} would make other bytes: it has {differences}",
        hint="install the same reportgen with the same lock file and system libraries there",
    )


def _answer(job: Job) -> bytes:
    if sys.platform == "win32":
        # No box can be made there.
        from reportgen.write.render import render_report  # noqa: PLC0415  # loads the engines

        return pack_artifacts(render_report(*unpack_job(job.content)))
    from reportgen.write.worker.client import run_in_worker  # noqa: PLC0415  # starts a process that loads the engines

    return run_in_worker(job.content, job.profile, job.limits)
