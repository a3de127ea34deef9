"""Content → the end of a file that other programs write to as well."""

from __future__ import annotations

import os
from pathlib import Path

from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.workspace.output.folder import open_folder


def append(path: Path, content: bytes) -> None:
    """Add `content` to a file, which is made where there is none.

    Raises UsageError when the system refuses or the file is a link.
    """
    try:
        with open_folder(path.parent) as folder:
            descriptor = folder.open_file(path.name, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        with os.fdopen(descriptor, "ab") as stream:
            stream.write(content)
    except OSError as error:
        message = f"cannot write {path}: {error.strerror or error}"
        raise UsageError(
            [Diagnostic("output-not-writable", message, hint="check who may write there")]
        ) from error
