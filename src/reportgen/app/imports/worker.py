"""The process in which one foreign document is read: a document on stdin, its passages on stdout.

Not for people: `reportgen import` starts it.
"""

from __future__ import annotations

import gc
import importlib
import math
import os
import sys
import tempfile
import traceback

from reportgen.errors import ContentError, UsageError
from reportgen.ingest.importer import Changes, Importer, ReadOptions
from reportgen.ingest.passages.bytes import pack, pack_failure, unpack_request
from reportgen.ingest.refusal import too_heavy
from reportgen.ingest.table import importer_for
from reportgen.model.diagnostic import Diagnostic
from reportgen.write.worker.guard import close_sandbox
from reportgen.write.worker.limits import Limits, set_limits

# Libraries with code in C, or with tables that they read from files: loaded before the box closes.
LIBRARIES = ("lxml.etree", "lxml.html", "pypdfium2", "markdown_it", "encodings.cp1252", "encodings.utf_16")


def main(name: str, changes: str, patience: str, memory: str, folder: str, progress: str) -> None:  # noqa: PLR0917  # what the call gives
    """Answer once, whatever comes."""
    gc.disable()
    seconds = float(patience)
    set_limits(Limits(int(memory), max(1, math.ceil(seconds)), seconds, 0))
    tempfile.tempdir = folder
    answer = sys.stdout.buffer
    try:
        reader = importer_for(name)
        for library in LIBRARIES:
            importlib.import_module(library)
        content, beside = unpack_request(sys.stdin.buffer.read())
        close_sandbox(folder)
        answer.write(
            _read(reader, name, content, ReadOptions(Changes(changes), beside, _Progress(int(progress))))
        )
    except UsageError as error:
        answer.write(pack_failure("usage", error.diagnostics))
    answer.flush()


class _Progress:
    """Writes a byte for every tenth of the document."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe
        self._tenths = 0

    def __call__(self, share: float) -> None:
        tenths = min(int(share * 10), 9)
        if tenths > self._tenths:
            os.write(self._pipe, b"." * (tenths - self._tenths))
            self._tenths = tenths


def _read(reader: Importer, name: str, content: bytes, options: ReadOptions) -> bytes:
    try:
        return pack(reader.read(content, options))
    except ContentError as error:
        return pack_failure("content", error.diagnostics)
    except MemoryError:
        return pack_failure("content", too_heavy("more in it than fits the memory").diagnostics)
    except RecursionError:
        return pack_failure("content", too_heavy("parts nested too deeply").diagnostics)
    except Exception as error:  # noqa: BLE001  # process border: whatever a reader raises is an answer
        frame = traceback.extract_tb(error.__traceback__)[-1]
        how = f"with {type(error).__name__} at {frame.name}:{frame.lineno}: {error}"
        hint = "open it in the program that made it and save it again; if that changes nothing, report this"
        return pack_failure(
            "engine", [Diagnostic("reader-crashed", f'the reader stopped at "{name}" {how}', None, hint)]
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
