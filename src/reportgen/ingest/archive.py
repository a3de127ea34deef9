"""The bytes of an archive → its files by name, none of them larger than the limits."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from reportgen.ingest.limits import (
    MAX_PART_BYTES,
    MAX_PARTS,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    RATIO_COUNTS_FROM,
)
from reportgen.ingest.refusal import broken, encrypted, too_heavy

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError)
_PASSWORD = "EncryptedPackage".encode("utf-16-le")


class Archive:
    """Files are unpacked into memory one by one when asked for; none is ever written anywhere."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(_OLE):
            if _PASSWORD in content:
                raise encrypted()
            raise broken("it is in a format of before 2007", "save it as .docx, .odt or .pdf")
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise broken("it is no archive, or a damaged one") from error
        if len(entries) > MAX_PARTS:
            raise too_heavy(f"more than {MAX_PARTS:,} files inside")
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise encrypted()
        self._sizes = {entry.filename: (entry.file_size, entry.compress_size) for entry in entries}
        self._left = MAX_UNPACKED_BYTES

    def names(self) -> tuple[str, ...]:
        """The files in the archive that stay inside it; a path that leaves it names nothing here."""
        return tuple(name for name in self._sizes if not name.endswith("/") and is_inside(name))

    def escaping(self) -> tuple[str, ...]:
        """Paths that would leave the folder they are unpacked into."""
        return tuple(name for name in self._sizes if not is_inside(name))

    def get(self, name: str) -> bytes | None:
        """One file, or None where there is none; raises ContentError beyond the limits."""
        if name not in self._sizes or not is_inside(name):
            return None
        size, packed = self._sizes[name]
        if size > RATIO_COUNTS_FROM and size > MAX_RATIO * max(packed, 1):
            raise too_heavy(
                f"a file inside, {name[:80]!r}, that unpacks to {size // max(packed, 1):,} times its size"
            )
        most = min(MAX_PART_BYTES, self._left)
        if size > most:
            raise too_heavy(f"a file inside, {name[:80]!r}, of {size:,} bytes")
        try:
            # The size that the archive promises need not be true.
            with self._zip.open(name) as stream:
                content = stream.read(most + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise broken(f"the file {name[:80]!r} inside is damaged") from error
        if len(content) > most:
            raise too_heavy(f"a file inside, {name[:80]!r}, that is larger than it says")
        self._left -= len(content)
        return content


def is_inside(name: str) -> bool:
    """Whether a path stays in its folder on every system."""
    return (
        not name.startswith(("/", "\\"))
        and ":" not in name
        and ".." not in name.replace("\\", "/").split("/")
    )
