"""The address of a link and the file that it stands in → the file of the project that it leads to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from reportgen.model.content.block import Block
from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId
from reportgen.model.report.vocabulary import LINK_SCHEMES

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")
_FILE = re.compile(r"([^?#]*)(?:\?[^#]*)?(?:#(.*))?", re.DOTALL)
_NO_ID = re.compile(r"[^a-z0-9]+")
_TEXT_ENDINGS = frozenset({"", ".md", ".mdx", ".markdown", ".html", ".htm"})
_FOLDER_TEXTS = ("index", "readme")


@frozen
class FileAddress:
    """`path` from the root of the project, None where it leads out of it; `part` stands behind `#`."""

    path: PurePosixPath | None
    part: str

    @property
    def is_hidden(self) -> bool:
        """Whether it leads to a file that is not for others."""
        return self.path is not None and any(each.startswith(".") for each in self.path.parts)


def scheme_of(address: str) -> str:
    """What stands before the colon, in lower case; empty for a file."""
    found = _SCHEME.match(address)
    return found[1].lower() if found is not None else ""


def outward_address(address: str) -> str | None:
    """The address as a report may hold it; None where it leads to a file or to what no report may open."""
    if address.startswith("//"):
        return f"https:{address}"
    return address if scheme_of(address) in LINK_SCHEMES else None


def file_address(address: str, written_in: str) -> FileAddress:
    """Where an address without a scheme leads from the file that it is written in."""
    found = _FILE.fullmatch(address)
    path, part = (unquote(each or "") for each in found.groups()) if found is not None else (address, "")
    parts = [] if path.startswith("/") else list(PurePosixPath(written_in).parent.parts)
    for each in path.replace("\\", "/").split("/"):
        if each == ".." and not parts:
            return FileAddress(None, part)
        if each == "..":
            parts.pop()
        elif each not in ("", "."):
            parts.append(each)
    return FileAddress(PurePosixPath(*parts), part)


def block_at(path: PurePosixPath, blocks: Mapping[BlockId, Block]) -> BlockId | None:
    """The block whose file lies at `path`, or else the one that has its name as an id."""
    by_path = {block.span.path.lower(): block.id for block in blocks.values()}
    candidates = (path, path.with_suffix(".md"), *(path / f"{name}.md" for name in _FOLDER_TEXTS))
    for each in candidates if path.name else ():
        if (block := by_path.get(str(each).lower())) is not None:
            return block
    stem = path.stem if path.suffix.lower() in _TEXT_ENDINGS else ""
    name = BlockId(_NO_ID.sub("-", stem.lower()).strip("-"))
    return name if name in blocks and name not in _FOLDER_TEXTS else None
