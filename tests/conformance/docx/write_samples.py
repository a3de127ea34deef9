"""Word files to judge, with the PDFs they must agree with, and broken ones that must be caught.

write_samples.py FOLDER
"""

from __future__ import annotations

import io
import re
import shutil
import sys
import zipfile
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from gallery.house_theme import gallery_document, make_document
from gallery.long_document import long_page
from gallery.random_documents import random_document
from gallery.words_in_order import first_difference
from gallery.words_of_formats import lost_in_files
from reportgen.errors import ContentError
from reportgen.model.report.composed_page import page_from_html
from reportgen.model.report.document import Document
from reportgen.write.docx import write_docx
from reportgen.write.docx.package.blank import zip_members
from reportgen.write.engine.rendering import lay_out

THEMES = ("foundation", "navy", "teal", "plum")
RANDOM = 100
# The engine loses a note here and there, and such a report is refused, so more are tried than are needed.
TRIED = 112
MOST_PASSED_OVER = 0.15

# What is done to a sound file so that a validator must object.
BREAKS: Mapping[str, tuple[bytes, bytes]] = {
    "unknown-element": (b"<w:body>", b"<w:body><w:bogus/>"),
    "wrong-order": (b"</w:sectPr></w:body>", b'<w:type w:val="nextPage"/></w:sectPr></w:body>'),
}
# A sound file whose turned pages stand upright.
UNTURNED = (re.compile(rb'(<w:pgSz w:w=")(\d+)(" w:h=")(\d+)" w:orient="landscape"'), rb'\1\4\3\2"')


@dataclass(frozen=True, slots=True)
class Written:
    """What came of one document; the words of random ones are compared between the formats."""

    name: str
    is_refused: bool = False
    is_compared: bool = True
    lost: str = ""


def write_samples(folder: Path) -> None:
    """Write good and broken files, as many at a time as there are processors."""
    good, broken = folder / "good", folder / "broken"
    good.mkdir(parents=True)
    broken.mkdir()
    names = [*(f"long-{theme}" for theme in THEMES), "gallery", *(f"random-{seed}" for seed in range(TRIED))]
    with ProcessPoolExecutor() as processes:
        written = list(processes.map(partial(_write, good), names))
    refused = [each.name for each in written if each.is_refused]
    if len(refused) > TRIED - RANDOM:
        sys.exit(f"too many random reports could not be laid out: {', '.join(refused)}")
    if sum(not each.is_compared for each in written) > MOST_PASSED_OVER * TRIED:
        sys.exit("too many random reports could not be compared")
    if lost := [f"{each.name}: {each.lost}" for each in written if each.lost]:
        sys.exit("\n".join(lost))
    sound = (good / "gallery.docx").read_bytes()
    for name, (old, new) in BREAKS.items():
        (broken / f"{name}.docx").write_bytes(_broken(sound, re.compile(re.escape(old)), new))
    unturned = folder / "unturned"
    unturned.mkdir()
    (unturned / "gallery.docx").write_bytes(_broken(sound, *UNTURNED))
    shutil.copy(good / "gallery.pdf", unturned)


def _write(good: Path, name: str) -> Written:
    document = _document(name)
    is_random = name.startswith("random-")
    try:
        rendering = lay_out(document)
    except ContentError as wrong:
        if not is_random or {each.code for each in wrong.diagnostics} != {"lost-footnote"}:
            raise
        return Written(name, is_refused=True, is_compared=False)
    word, pdf = write_docx(document, rendering.layout), rendering.engine.write_pdf()
    (good / f"{name}.docx").write_bytes(word)
    (good / f"{name}.pdf").write_bytes(pdf)
    if not is_random:
        return Written(name)
    lost = {where: words for where, words in lost_in_files(document, word, pdf).items() if words}
    # The engine doubles a note here and there, and says so.
    is_compared = "doubled-footnote" not in {each.code for each in rendering.diagnostics}
    difference = first_difference(rendering) if is_compared else ""
    return Written(name, is_compared=is_compared, lost=str(lost or difference))


def _document(name: str) -> Document:
    kind, _, which = name.partition("-")
    if kind == "long":
        # A long document in every theme: pages drift apart by a hair here and a hair there.
        return replace(make_document("", theme=which), page=page_from_html(long_page()))
    return random_document(int(which)) if kind == "random" else gallery_document()


def _broken(sound: bytes, old: re.Pattern[bytes], new: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    document, count = old.subn(new, members["word/document.xml"], count=1)
    if not count:
        sys.exit(f"the file has no {old.pattern!r} to break")
    return zip_members({**members, "word/document.xml": document})


if __name__ == "__main__":
    write_samples(Path(sys.argv[1]))
