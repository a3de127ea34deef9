"""This installation of reportgen → a wheel of exactly what runs, wherever it came from.

Folders, checkouts, wheels and packages of an index are all packed alike: from the files that this process
imports and from what the installer wrote about them (PEP 376, PEP 427). So a project on another machine gets
what made it, also where no index or address has it.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from reportgen import __version__
from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.workspace.default_templates import default_templates
from reportgen.workspace.manual import manual_files

DISTRIBUTION = "audience-reports"
LOCK = "requirements.lock"
_PACKAGE = Path(__file__).resolve().parent.parent
# What an installer adds to what it found in a wheel, and RECORD, which is made anew.
_OF_THE_INSTALLER = frozenset({"INSTALLER", "RECORD", "REQUESTED", "direct_url.json"})
_EARLIEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class OwnWheel:
    """A wheel under its file name, and where it was installed from (PEP 610), "" if nobody can look there."""

    name: str
    content: bytes
    origin: str

    @property
    def digest(self) -> str:
        """SHA-256 in hexadecimal."""
        return sha256(self.content).hexdigest()


def own_wheel() -> OwnWheel:
    """The same bytes for the same files; raises UsageError where this is no installed package."""
    found = _installed()
    about = {
        str(file): Path(str(found.locate_file(file))).read_bytes()
        for file in found.files or ()
        if _is_about(file.parts) and file.name not in _OF_THE_INSTALLER
    }
    folder = next(name for name in about if name.endswith("/METADATA")).partition("/")[0]
    stem = folder.removesuffix(".dist-info")
    files = {**dict(_code()), **about}
    return OwnWheel(f"{stem}-py3-none-any.whl", _zipped(files, f"{folder}/RECORD"), _origin(found))


def locked_requirements() -> bytes:
    """The dependencies that reportgen is tested with, by version and hash, as pip reads them."""
    packaged = _PACKAGE / LOCK
    return (packaged if packaged.is_file() else _PACKAGE.parent.parent / LOCK).read_bytes()


def _installed() -> Distribution:
    try:
        found = distribution(DISTRIBUTION)
    except PackageNotFoundError as error:
        raise UsageError([_unknown("it is not installed as a package")]) from error
    if found.version != __version__:
        raise UsageError([_unknown(f"{found.version} is installed, and {__version__} runs")])
    if not any(_is_about(file.parts) and file.name == "METADATA" for file in found.files or ()):
        raise UsageError([_unknown("its installer kept no record of it")])
    return found


def _unknown(why: str) -> Diagnostic:
    return Diagnostic(
        code="unknown-installation",
        message=f"a schedule must install the reportgen that wrote it, and that cannot be packed here: {why}",
        hint="install it from a folder, a wheel or a repository (pip install FOLDER) and run this again",
    )


def _is_about(parts: tuple[str, ...]) -> bool:
    return len(parts) > 1 and parts[0].endswith(".dist-info")


def _code() -> Iterator[tuple[str, bytes]]:
    """The package with what lies beside it in a checkout and within it in a wheel."""
    templates = default_templates()
    yield from _walk(_PACKAGE, "reportgen")
    yield from _walk(templates, "reportgen/templates")
    yield from ((f"reportgen/{path}", content) for path, content in manual_files().items())
    yield f"reportgen/{LOCK}", locked_requirements()


def _walk(folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        within = path.relative_to(folder)
        if path.is_file() and "__pycache__" not in within.parts:
            yield f"{name}/{within.as_posix()}", path.read_bytes()


def _zipped(files: Mapping[str, bytes], record: str) -> bytes:
    lines = [f"{name},sha256={_base64(content)},{len(content)}" for name, content in sorted(files.items())]
    whole = {**dict(sorted(files.items())), record: "\n".join([*lines, f"{record},,", ""]).encode()}
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in whole.items():
            entry = ZipInfo(name, _EARLIEST)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, ZIP_DEFLATED)
    return buffer.getvalue()


def _base64(content: bytes) -> str:
    return urlsafe_b64encode(sha256(content).digest()).rstrip(b"=").decode()


def _origin(found: Distribution) -> str:
    """An address and a revision that others could look up; a folder of this machine tells them nothing."""
    try:
        written = json.loads(found.read_text("direct_url.json") or "{}")
    except ValueError:
        return ""
    url = str(written.get("url", ""))
    if not url.startswith("https://"):
        return ""
    revision = written.get("vcs_info", {}).get("commit_id")
    return f"{url}@{revision}" if revision else url
