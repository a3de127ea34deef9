"""Content → the end of a file that other programs write to as well."""

from __future__ import annotations

from pathlib import Path

from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic


def append(path: Path, content: bytes) -> None:
    """Add `content` to a file, which is made where there is none; UsageError when the system refuses."""
    try:
        with path.open("ab") as stream:
            stream.write(content)
    except OSError as error:
        message = f"cannot write {path}: {error.strerror or error}"
        raise UsageError(
            [Diagnostic("output-not-writable", message, hint="check who may write there")]
        ) from error
