"""A file or folder → the messages in it: one message, an mbox (RFC 4155), a maildir, a folder of files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.workspace.output.built import load_file

MOST_MESSAGES = 20_000
MOST_BYTES = 50_000_000  # of one file: a bounce may bring the whole letter back
_FROM = re.compile(rb"(?:\A|\r?\n\r?\n)From [^\r\n]*\r?\n")
MAILDIR = ("new", "cur")


def load_messages(path: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each message, files in the order of their names; symbolic links are not followed.

    Raises UsageError where the path cannot be read or holds more than a mailbox of bounces could.
    """
    if not path.is_dir():
        yield from _in_file(path)
        return
    folders = [path / name for name in MAILDIR if (path / name).is_dir()] or [path]
    files = sorted(
        each
        for folder in folders
        for each in folder.iterdir()
        if each.is_file() and not each.is_symlink() and not each.name.startswith(".")
    )
    if len(files) > MOST_MESSAGES:
        raise UsageError([_too_much(path, f"holds {len(files):,} files")])
    for each in files:
        yield from _in_file(each)


def _in_file(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        size = path.stat().st_size
    except OSError:
        size = 0  # reading says what is wrong
    if size > MOST_BYTES:
        raise UsageError([_too_much(path, f"has {size:,} bytes")])
    content = load_file(path)
    marks = list(_FROM.finditer(content)) if content.startswith(b"From ") else []
    if not marks:
        yield str(path), content
    for number, mark in enumerate(marks, 1):
        end = marks[number].start() if number < len(marks) else len(content)
        yield f"{path}, message {number}", content[mark.end() : end]


def _too_much(path: Path, what: str) -> Diagnostic:
    hint = "give it in smaller parts"
    return Diagnostic("call-unreadable-file", f'"{path}" {what}, more than a mailbox of bounces', hint=hint)
