"""Real documents of others, freely licensed → whether every word comes in, once and in order.

Use: python tests/ingest/judge_corpus.py FOLDER    (a folder of documents; pdftotext on the path)
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pypandoc  # type: ignore[import-untyped]  # ships no types

from ingest.importing import lines
from reportgen.app.imports.reader import read_document
from reportgen.errors import ReportgenError
from reportgen.ingest.importer import Changes, ReadOptions
from reportgen.model.imported import Image, Imported

PANDOC = {
    ".docx": "docx+empty_paragraphs",
    ".odt": "odt",
    ".epub": "epub",
    ".html": "html",
    ".md": "markdown",
}
LEAST_IN_ORDER = 0.98
"""Of the words that stand once in both readings."""

REFUSED = {"nasty.odt": "broken-document"}
"""What should be refused: an attack by entities."""

TEXT_BOXES = {"imageslabels.odt": 0.9}
"""Captions in frames, which we read behind their paragraph and others before it: what is in order then."""

LEAST_DOCUMENTS = 40

MOST_LOST = 0.002
"""Of all words: what two readers may take for different words, as at signs of formulas and broken words."""


def main(folder: Path) -> int:
    """One line for each document; 1 where words are lost, doubled or out of order."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in {*PANDOC, ".pdf", ".txt"})
    failures = 0
    with ProcessPoolExecutor() as processes:
        judged = list(processes.map(judge, paths))
    for path, (said, is_right) in zip(paths, judged, strict=True):
        failures += not is_right
        print(f"{'ok ' if is_right else 'BAD'} {path.relative_to(folder)}: {said}", flush=True)  # noqa: T201  # what a judge is for
    print(f"{len(paths)} documents, {failures} of them not as another program reads them")  # noqa: T201  # as above
    return 1 if failures or len(paths) < LEAST_DOCUMENTS else 0


def judge(path: Path) -> tuple[str, bool]:
    """What differs from the independent reader, in words, and whether it is little enough."""
    started = time.perf_counter()
    try:
        document = read_document(path.name, path.read_bytes(), ReadOptions(Changes.ACCEPT), 60.0)
    except ReportgenError as refused:
        codes = ", ".join(each.code for each in refused.diagnostics)
        return f"refused: {codes}", REFUSED.get(path.name) == codes
    seconds = time.perf_counter() - started
    theirs = tokens(independent(path))
    running = tokens("\n".join(lines(replace(document, notes=()))))
    ours = tokens("\n".join([*lines(document), *_unsaid(document)]))
    left_out = tokens(" ".join(each.text for each in document.left_out))
    lost = _apart(Counter(theirs) - Counter(ours) - Counter(left_out), ours + left_out)
    doubled = _apart(Counter(ours) - Counter(theirs), theirs)
    order = in_order(theirs, running)
    allowed = max(2, MOST_LOST * len(theirs))
    is_ordered = order >= TEXT_BOXES.get(path.name, LEAST_IN_ORDER)
    is_right = len(lost) <= allowed and len(doubled) <= allowed and is_ordered
    shown = f"; lost {lost[:6]}" * bool(lost) + f"; doubled {doubled[:6]}" * bool(doubled)
    return (
        f"{len(theirs)} words, {len(lost)} lost, {len(doubled)} doubled, {order:.1%} in order,"
        f" {len(document.left_out)} left out and said, {seconds:.1f} s{shown}",
        is_right,
    )


def independent(path: Path) -> str:
    """The text as another program reads it."""
    if path.suffix == ".txt":
        return path.read_text("utf-8", "replace")
    if path.suffix == ".pdf":
        command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
        done = subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603  # a fixed program
        return done.stdout.decode("utf-8", "replace")
    text: str = pypandoc.convert_file(
        str(path), "plain", format=PANDOC[path.suffix], extra_args=["--wrap=none", "--track-changes=accept"]
    )
    return text


def tokens(text: str) -> list[str]:
    """Words in lower case; words broken at the ends of lines are put together on both sides."""
    whole = re.sub(r"[-\u2010\u00ad]\s*\n\s*", "", text)
    return [
        each for each in re.findall(r"[^\W_]+", whole.casefold()) if not re.fullmatch(r"\d{1,3}|[a-z]", each)
    ]


def in_order(theirs: Sequence[str], ours: Sequence[str]) -> float:
    """The share of words standing once in both whose order is the same."""
    once = {word for word, count in Counter(ours).items() if count == 1}
    places = {word: place for place, word in enumerate(ours) if word in once}
    counts = Counter(theirs)
    sequence = [places[word] for word in theirs if counts[word] == 1 and word in places]
    tails: list[int] = []
    for place in sequence:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(tails) / len(sequence) if sequence else 1.0


def _apart(words: Counter[str], others: Sequence[str]) -> list[str]:
    """The words that are not part of a longer one on the other side, nor made of two."""
    text = "".join(others)
    return [word for word in words.elements() if word not in text]


def _unsaid(document: Imported) -> list[str]:
    """Descriptions of pictures, which other readers print too."""
    return [each.alt for each in document.passages if isinstance(each, Image)]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
