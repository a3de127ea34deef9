"""The pages of the manual that come with the package."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

# Topic → what its page holds. The wheel brings these pages and no others.
TOPICS: Mapping[str, str] = {
    "commands": "every command, with its options and exit codes",
    "file-formats": "every file that authors write, field by field",
    "writing": "how to write the text of blocks",
    "templates": "page templates, themes, tokens and logos",
    "vocabulary": "what a composed page may hold",
    "checks": "what the editorial and technical checks look for",
    "errors": "every diagnostic code",
    "import": "how documents become draft blocks",
    "delivery": "letters, ledgers and schedules",
    "scale": "speed, batches, many machines",
    "trust": "what is believed of the files that lie about",
    "api": "calling reportgen from Python",
    "adding": "checks, importers, transports and formats of your own",
}
_PACKAGE = Path(__file__).resolve().parent.parent
_PACKAGED = "manual"


def read_page(topic: str) -> str:
    """The page of one of TOPICS as Markdown."""
    return (_folder() / f"{topic}.md").read_text("utf-8")


def manual_files() -> Mapping[str, bytes]:
    """Path in the package → content of every page."""
    return {f"{_PACKAGED}/{topic}.md": (_folder() / f"{topic}.md").read_bytes() for topic in sorted(TOPICS)}


def _folder() -> Path:
    """The folder within the installed package, or that of a source checkout."""
    packaged = _PACKAGE / _PACKAGED
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent / "docs"
