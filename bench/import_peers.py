# ruff: noqa: INP001  # a script, not a package
"""What other readers make of the same documents: words lost, doubled and out of order, and the time.

Run: python bench/import_peers.py FOLDER    (the corpus that script/conformance.d/40-import.sh gathers)
Peers that are not installed are left out: trafilatura, readability-lxml for web pages; pdfplumber, pypdf for
PDF; mammoth for Word.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from ingest.importing import lines, read  # found by the line above
from ingest.judge_corpus import REFUSED, in_order, independent, tokens  # as above
from reportgen.ingest.importer import Changes  # as above


def main(folder: Path) -> None:
    """A row of a Markdown table for each kind and reader."""
    print("| kind | reader | documents | words lost | words doubled | in order | seconds |")  # noqa: T201  # what a benchmark is for
    print("|---|---|---|---|---|---|---|")  # noqa: T201  # as above
    for ending, readers in READERS.items():
        paths = sorted(path for path in folder.rglob(f"*{ending}") if path.name not in REFUSED)
        if not paths:
            continue
        theirs = {path: tokens(independent(path)) for path in paths}
        for name, reader in readers.items():
            row = _row(name, reader, theirs)
            if row:
                print(f"| {ending[1:]} | {name} | {len(paths)} | {row} |", flush=True)  # noqa: T201  # as above


def _row(name: str, reader: Callable[[Path], str], theirs: Mapping[Path, list[str]]) -> str:
    lost = doubled = count = 0
    orders: list[float] = []
    started = time.perf_counter()
    try:
        texts = {path: reader(path) for path in theirs}
    except ImportError:
        print(f"{name} is not installed", file=sys.stderr)  # noqa: T201  # as above
        return ""
    seconds = time.perf_counter() - started
    for path, words in theirs.items():
        ours = tokens(texts[path])
        running, said = _apart(path) if reader is _reportgen else (ours, [])
        missing = (Counter(words) - Counter(ours) - Counter(said)).elements()
        lost += sum(1 for word in missing if word not in "".join(ours))
        doubled += sum(
            1 for word in (Counter(ours) - Counter(words)).elements() if word not in "".join(words)
        )
        count += len(words)
        orders.append(in_order(words, running))
    order = sum(orders) / len(orders)
    return f"{lost} ({lost / count:.2%}) | {doubled} ({doubled / count:.2%}) | {order:.1%} | {seconds:.1f}"


def _reportgen(path: Path) -> str:
    return "\n".join(lines(read(path.name, path.read_bytes(), Changes.ACCEPT)))


def _apart(path: Path) -> tuple[list[str], list[str]]:
    """The running text without its notes, which we read last, and what was left out and said."""
    document = read(path.name, path.read_bytes(), Changes.ACCEPT)
    said = " ".join(each.text for each in document.left_out)
    return tokens("\n".join(lines(replace(document, notes=())))), tokens(said)


def _trafilatura(path: Path) -> str:
    made = import_module("trafilatura").extract(path.read_text("utf-8"), include_comments=False)
    return str(made or "")


def _readability(path: Path) -> str:
    made = import_module("readability").Document(path.read_text("utf-8")).summary()
    return str(import_module("lxml.html").document_fromstring(made).text_content())


def _pdfplumber(path: Path) -> str:
    with import_module("pdfplumber").open(path) as opened:
        return "\n".join(page.extract_text() or "" for page in opened.pages)


def _pypdf(path: Path) -> str:
    return "\n".join(page.extract_text() for page in import_module("pypdf").PdfReader(path).pages)


def _mammoth(path: Path) -> str:
    return str(import_module("mammoth").extract_raw_text(BytesIO(path.read_bytes())).value)


READERS: Mapping[str, Mapping[str, Callable[[Path], str]]] = {
    ".html": {
        "reportgen": _reportgen,
        "trafilatura": _trafilatura,
        "readability-lxml": _readability,
    },
    ".pdf": {"reportgen": _reportgen, "pdfplumber": _pdfplumber, "pypdf": _pypdf},
    ".docx": {"reportgen": _reportgen, "mammoth": _mammoth},
}

if __name__ == "__main__":
    main(Path(sys.argv[1]))
