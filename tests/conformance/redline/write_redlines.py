"""Word files with tracked changes to judge, each with plain files of the text before and after.

write_redlines.py FOLDER [REDLINE OLD NEW …]   files of a project's reports are taken as they are
"""

from __future__ import annotations

import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path

from editions.redlined_documents import Redlined, redline_documents, redlined
from editions.test_redline_edits import ASSETS, EDITS
from gallery.house_theme import gallery_document, make_document
from gallery.long_document import long_page
from gallery.random_documents import random_document
from reportgen.errors import ContentError
from reportgen.model.report.composed_page import page_from_html
from reportgen.model.report.document import Document

# LibreOffice keeps formulas and tables of contents that came when they are rejected.
KEPT = re.compile(r'<span data-role="math".*?</span>|<nav data-role="toc">.*?</nav>', re.DOTALL)
PAIRS = 6
# The engine loses a note here and there, and such a report is refused, so more are tried than are needed.
TRIED = 9


def write_redlines(folder: Path) -> None:
    """Write real edits, pairs of random documents, and a long report of which two thirds changed."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, (old, new) in enumerate(EDITS.values()):
        _write(folder, f"edit-{number:02}", redlined(old, new, assets=ASSETS))
    gallery = gallery_document()
    halved = gallery.html.replace("</p>", " (as it was).</p>").replace(" is ", " was ")
    _write(folder, "gallery", redline_documents(replace(gallery, page=page_from_html(halved)), gallery))
    long = replace(make_document("", theme="foundation"), page=page_from_html(long_page()))
    changed = (
        long.html.replace("harbour", "haven").replace(" tide ", " ebb and flow ").replace("ferry", "boat")
    )
    _write(folder, "long", redline_documents(long, replace(long, page=page_from_html(changed))))
    made = 0
    for seed in range(TRIED):
        if made == PAIRS:
            break
        try:
            pair = redline_documents(_random(seed), _random(seed + 1))
        except ContentError as wrong:
            if {each.code for each in wrong.diagnostics} != {"lost-footnote"}:
                raise
            continue
        _write(folder, f"random-{seed}", pair)
        made += 1
    if made < PAIRS:
        sys.exit("too many random reports could not be laid out")


def _random(seed: int) -> Document:
    """A random document without what LibreOffice would keep."""
    document = random_document(seed)
    return replace(document, page=page_from_html(KEPT.sub("", document.html)))


def _write(folder: Path, name: str, made: Redlined) -> None:
    for kind in ("redline", "old", "new"):
        (folder / f"{name}.{kind}.docx").write_bytes(getattr(made, kind))


if __name__ == "__main__":
    target, *given = (Path(each) for each in sys.argv[1:])
    write_redlines(target)
    for number in range(0, len(given), 3):
        for kind, path in zip(("redline", "old", "new"), given[number : number + 3], strict=True):
            shutil.copy(path, target / f"report-{given[number].name.partition('.')[0]}.{kind}.docx")
