"""Reports in other people's templates, as LibreOffice shows and saves them → what of them is wrong.

judge.py good|planted REPORT.docx...   Beside each stand REPORT.docx.pdf, REPORT.docx.contents and
REPORT.docx.again.docx. Exits with 1 if a good one has a fault or a planted one none.
"""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from lxml import etree

from gallery.word_reading import Opened, open_docx
from reportgen.write.docx.ooxml import name

# Two words are on top of each other if they share this much of the smaller one; ascents reach over lines.
SHARED = 0.4
LETTERS = 3
NAMESPACE = "{http://www.w3.org/1999/xhtml}"
BLOCK_MARK = "_rg_"


def main(kind: str, paths: list[str]) -> int:
    """Print what is wrong and return the exit code."""
    failed = 0
    for path in map(Path, paths):
        faults = list(_faults(path)) if kind == "good" else [*_lost(path), *_overlaps(path)]
        wrong = bool(faults) == (kind == "good")
        failed += wrong
        print(f"{'FAIL' if wrong else 'ok'}  {kind} report in a template: {path.stem}, {len(faults)} faults")  # noqa: T201
        if kind == "good":
            print("".join(f"      {each}\n" for each in faults[:8]), end="")  # noqa: T201
    return 1 if failed else 0


def _faults(path: Path) -> Iterator[str]:
    yield from _lost(path)
    yield from _overlaps(path)
    yield from _contents(path)
    yield from _identity(path)


def _lost(path: Path) -> Iterator[str]:
    """Letters of the file that are on no page."""
    written = Counter(_letters(_text(open_docx(path.read_bytes()))))
    shown = subprocess.run(["pdftotext", f"{path}.pdf", "-"], check=True, capture_output=True, text=True)  # noqa: S603, S607  # poppler
    missing = written - Counter(_letters(shown.stdout))
    if missing:
        yield f"{missing.total()} of {written.total()} letters are not shown: {dict(missing.most_common(5))}"


def _text(file: Opened) -> str:
    """The words that are written down; page numbers are those of the template's pages."""
    found, fields = [], [""]
    for each in file.root().iter(name("w:fldChar"), name("w:instrText"), name("w:t")):
        kind = each.get(name("w:fldCharType"))
        if kind in {"begin", "end"}:
            fields = [*fields, ""] if kind == "begin" else fields[:-1]
        elif each.tag == name("w:instrText"):
            fields[-1] += each.text or ""
        elif each.tag == name("w:t") and "PAGEREF" not in fields[-1]:
            found.append(each.text or "")
    return "".join(found)


def _letters(text: str) -> str:
    return "".join(re.findall(r"[a-z0-9]", unicodedata.normalize("NFKC", text).casefold()))


def _overlaps(path: Path) -> Iterator[str]:
    """Words that stand on top of each other, or beyond the edge of the page."""
    found = subprocess.run(["pdftotext", "-bbox", f"{path}.pdf", "-"], check=True, capture_output=True)  # noqa: S603, S607  # poppler
    root = etree.fromstring(found.stdout, etree.XMLParser(recover=True))
    for number, page in enumerate(root.iter(f"{NAMESPACE}page"), 1):
        words = [each for each in page.iter(f"{NAMESPACE}word") if len(each.text or "") >= LETTERS]
        boxes = [(_box(each), each.text) for each in words]
        width, height = float(page.get("width")), float(page.get("height"))
        for (left, top, right, bottom), text in boxes:
            if left < 0 or top < 0 or right > width + 1 or bottom > height + 1:
                yield f"page {number}: {text} is beyond the edge"
        for place, (box, text) in enumerate(boxes):
            for other, words_there in boxes[place + 1 :]:
                if _shared(box, other) > SHARED:
                    yield f"page {number}: {text} and {words_there} overlap"


def _box(word: Any) -> tuple[float, float, float, float]:
    left, top, right, bottom = (float(word.get(each)) for each in ("xMin", "yMin", "xMax", "yMax"))
    return left, top, right, bottom


def _shared(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    if across <= 0 or down <= 0:
        return 0.0
    smaller = min((each[2] - each[0]) * (each[3] - each[1]) for each in (one, other))
    return across * down / smaller if smaller else 0.0


def _contents(path: Path) -> Iterator[str]:
    """Entries of the contents that an update changes; page numbers follow the template's pages."""
    told = Path(f"{path}.contents").read_text("utf-8")
    before, found, after = told.partition("= after")
    entries = [
        [re.sub(r"\t.*", "", line).strip() for line in part.splitlines() if line.strip() and "=" not in line]
        for part in (before, after)
    ]
    if not found or not entries[0] or entries[0] != entries[1]:
        yield f"the contents change: {entries[0]} to {entries[1]}"


def _identity(path: Path) -> Iterator[str]:
    """Marks of blocks that are lost, doubled or moved when another program saves the file."""
    ours, theirs = (_marks(Path(each)) for each in (str(path), f"{path}.again.docx"))
    if sorted(ours) != sorted(theirs):
        yield f"marks of blocks: {sorted(set(ours) ^ set(theirs))}"
    for mark, other in pairwise(ours):
        if mark in theirs and other in theirs and theirs.index(mark) > theirs.index(other):
            yield f"mark {mark} moved behind {other}"


def _marks(path: Path) -> list[str]:
    starts = open_docx(path.read_bytes()).find("//w:bookmarkStart/@w:name")
    return [str(each) for each in starts if each.startswith(BLOCK_MARK) and each.endswith("_end") is False]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
