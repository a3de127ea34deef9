"""A project folder → its files by path, laid over the templates that come with reportgen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import ContentError, UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.span import Span
from reportgen.workspace.default_templates import default_templates
from reportgen.workspace.limits import MAX_FILE_BYTES, MAX_FILES, MAX_FOLDER_DEPTH, MAX_PROJECT_BYTES
from reportgen.workspace.output.built import read_ordinary
from reportgen.workspace.project_root import PROJECT_FILE

TEMPLATES = "templates"
FOLDERS = ("content", "editions", "profiles", "sources", TEMPLATES)
"""What belongs to a project; everything else in its folder is left alone."""


def load_files(root: Path) -> Mapping[str, bytes]:
    """Give the content of every file of the project, by path relative to `root` with forward slashes.

    Hidden files are ignored. Raises ContentError for links that leave the project and for sizes out of
    bounds, UsageError where the system refuses to read.
    """
    files = dict(_defaults())
    mistakes: list[Diagnostic] = []
    total = 0
    seen: set[str] = set()
    for count, found in enumerate(_project_files(root.resolve(), mistakes), start=1):
        if count > MAX_FILES:
            message, hint = (
                f"the project has more than {MAX_FILES:,} files",
                "move what is no content elsewhere",
            )
            mistakes.append(Diagnostic("too-many-files", message, hint=hint))
            break
        if found.key in seen:
            # On file systems that keep names as they are given, one name can be there in two Unicode forms.
            message, hint = "two files have this name, spelled in two Unicode forms", "rename or remove one"
            mistakes.append(Diagnostic("doubled-file-name", message, Span(found.key), hint))
        seen.add(found.key)
        content = _content(found, mistakes)
        total += len(content)
        if total > MAX_PROJECT_BYTES:
            message = f"the project's files have more than {MAX_PROJECT_BYTES:,} bytes together"
            mistakes.append(Diagnostic("too-large-file", message, Span(found.key), "make images smaller"))
            break
        files[found.key] = content
    if mistakes:
        raise ContentError(mistakes)
    return dict(sorted(files.items()))


@dataclass(frozen=True, slots=True)
class _Found:
    """`key` is the path relative to the project, in composed Unicode whatever the file system keeps."""

    key: str
    path: Path


def _defaults() -> Iterator[tuple[str, bytes]]:
    folder = default_templates()
    for path in folder.rglob("*"):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            yield f"{TEMPLATES}/{inside.as_posix()}", path.read_bytes()


def _project_files(root: Path, mistakes: list[Diagnostic]) -> Iterator[_Found]:
    if (root / PROJECT_FILE).exists():
        yield from _checked(root, root / PROJECT_FILE, mistakes)
    for name in FOLDERS:
        if (root / name).is_dir():
            yield from _below(root, root / name, mistakes, depth=1)


def _below(root: Path, folder: Path, mistakes: list[Diagnostic], *, depth: int) -> Iterator[_Found]:
    if depth > MAX_FOLDER_DEPTH:
        message = f"folders lie within each other more than {MAX_FOLDER_DEPTH} deep"
        mistakes.append(
            Diagnostic("too-deep-nesting", message, Span(_key(root, folder)), "flatten the folders")
        )
        return
    if folder.is_symlink():
        message, hint = "the folder is a link", "put the folder itself here, or its files"
        mistakes.append(Diagnostic("linked-folder", message, Span(_key(root, folder)), hint))
        return
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise _unreadable(_key(root, folder), error) from error
    for path in paths:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _below(root, path, mistakes, depth=depth + 1)
        else:
            yield from _checked(root, path, mistakes)


def _checked(root: Path, path: Path, mistakes: list[Diagnostic]) -> Iterator[_Found]:
    key = _key(root, path)
    if not key.isprintable():
        message, hint = "the file's name holds signs that cannot be printed", "rename the file"
        mistakes.append(Diagnostic("malformed-file-name", message, Span(ascii(key).strip("'")), hint))
        return
    if path.is_symlink() and not path.resolve().is_relative_to(root):
        message, hint = "the file is a link that leaves the project", "copy the file into the project"
        mistakes.append(Diagnostic("outside-link", message, Span(key), hint))
        return
    yield _Found(key, path)


def _key(root: Path, path: Path) -> str:
    return unicodedata.normalize("NFC", path.relative_to(root).as_posix())


def _content(found: _Found, mistakes: list[Diagnostic]) -> bytes:
    try:
        content = read_ordinary(found.path, MAX_FILE_BYTES + 1)
    except OSError as error:
        raise _unreadable(found.key, error) from error
    if content is None:
        message, hint = "this is no ordinary file", "remove it from the project"
        mistakes.append(Diagnostic("special-file", message, Span(found.key), hint))
        return b""
    if len(content) > MAX_FILE_BYTES:
        message = f"the file has more than {MAX_FILE_BYTES:,} bytes"
        mistakes.append(Diagnostic("too-large-file", message, Span(found.key), "make it smaller"))
        return b""
    return content


def _unreadable(key: str, error: OSError) -> UsageError:
    message = f"the system does not let it be read: {error.strerror}"
    return UsageError([Diagnostic("unreadable-file", message, Span(key), "check who may read it")])
