"""PDF files → 0 where each is told to a screen reader as the golden file of its name says.

To renew the golden files after the content has changed, and to read the difference before it is kept:
RENEW=1 script/conformance 10-pdf.sh; git diff tests/conformance/pdf/golden
"""

from __future__ import annotations

import difflib
import os
import sys
from pathlib import Path

from pdf.struct_text import structure_text

GOLDEN = Path(__file__).parent / "golden"


def main(*files: str) -> int:
    """How many files differ."""
    differing = 0
    for file in map(Path, files):
        golden = GOLDEN / f"{file.stem}.txt"
        found = structure_text(file.read_bytes())
        if os.environ.get("RENEW"):
            GOLDEN.mkdir(exist_ok=True)
            golden.write_text(found, encoding="utf-8")
        known = golden.read_text(encoding="utf-8") if golden.exists() else ""
        lines = (known.splitlines(keepends=True), found.splitlines(keepends=True))
        difference = list(difflib.unified_diff(*lines, str(golden), str(file), n=2))
        sys.stdout.writelines(difference)
        differing += bool(difference)
    sys.stderr.write(f"structure: {len(files)} files, {differing} differ from their golden files\n")
    return differing


if __name__ == "__main__":
    sys.exit(1 if main(*sys.argv[1:]) or len(sys.argv) == 1 else 0)
