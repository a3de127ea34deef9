"""Bytes of a document → its passages, read in a process that can read, reach and exhaust nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from threading import Thread

from reportgen.errors import ContentError, EngineError, UsageError
from reportgen.ingest.importer import ReadOptions
from reportgen.ingest.passages.bytes import pack_request, unpack
from reportgen.ingest.table import importer_for
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.imported import Imported

PATIENCE = 8.0
"""Seconds of the processor that one document may take unless the call says otherwise."""

BUSY = 6
"""Seconds of the clock for each of the processor, before a machine is too busy to go on."""

MOST_MEMORY = 1 << 30
"""Bytes of address space."""

# What a reader may know of this machine.
_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0"}
_ERRORS = {"content": ContentError, "usage": UsageError}


def read_document(name: str, content: bytes, options: ReadOptions, patience: float = PATIENCE) -> Imported:
    """Read one document; raises ContentError where it cannot be read within the limits."""
    if sys.platform == "win32":
        # Windows has no resource limits.
        return importer_for(name).read(content, options)
    answer = _ask(name, content, options, patience)
    try:
        found = unpack(answer)
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise EngineError([_crashed(name, "without an answer")]) from error
    if isinstance(found, Imported):
        return found
    kind, diagnostics = found
    raise _ERRORS.get(kind, EngineError)(diagnostics)


def _ask(name: str, content: bytes, options: ReadOptions, patience: float) -> bytes:
    path = os.pathsep.join(entry for entry in sys.path if entry)
    request = pack_request(content, options.beside)
    progress_out, progress_in = os.pipe()
    listener = Thread(target=_listen, args=(progress_out, options.progress), daemon=True)
    listener.start()
    try:
        with tempfile.TemporaryDirectory(prefix="reportgen-import-") as folder:
            given = [name, options.changes.value, str(patience), str(MOST_MEMORY), folder, str(progress_in)]
            with subprocess.Popen(  # noqa: S603  # our own module in our own interpreter
                [sys.executable, "-m", "reportgen.app.imports.worker", *given],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env={**_ENVIRONMENT, "PYTHONPATH": path},
                pass_fds=(progress_in,),
            ) as worker:
                try:
                    answer, _ = worker.communicate(request, timeout=patience * BUSY)
                except subprocess.TimeoutExpired as error:
                    worker.kill()
                    raise ContentError([_too_heavy(name, "time")]) from error
                except BaseException:
                    worker.kill()
                    raise
    finally:
        os.close(progress_in)
        listener.join()
        os.close(progress_out)
    ended = -worker.returncode
    if not answer and ended in {signal.SIGXCPU, signal.SIGKILL}:
        raise ContentError([_too_heavy(name, "processor time")])
    if not answer and ended in {signal.SIGABRT, signal.SIGTRAP, signal.SIGSEGV, signal.SIGBUS}:
        # Libraries written in C end the process when they get no memory or lose their way.
        raise ContentError([_too_heavy(name, "memory")])
    return answer


def _listen(pipe: int, progress: Callable[[float], None]) -> None:
    """Pass on how far the worker is, a byte for every tenth, until it ends."""
    tenths = 0
    while dots := os.read(pipe, 16):
        tenths += len(dots)
        progress(tenths / 10)


def _too_heavy(name: str, what: str) -> Diagnostic:
    message = f'"{name}" needs more {what} than a document may use'
    hint = "split it, or give it longer with --patience SECONDS; an attack looks the same"
    return Diagnostic("document-too-large", message, None, hint)


def _crashed(name: str, how: str) -> Diagnostic:
    hint = "open it in the program that made it and save it again; if that changes nothing, report this"
    return Diagnostic("reader-crashed", f'the reader stopped at "{name}" {how}', None, hint)
