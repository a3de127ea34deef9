"""Word files to judge, with the PDFs they must agree with, and broken ones that must be caught.

write_samples.py FOLDER
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from gallery.house_theme import gallery_document, make_document
from gallery.long_document import long_page
from gallery.random_documents import random_document
from gallery.words_of_formats import lost_words
from reportgen.errors import ContentError
from reportgen.model.document import Document
from reportgen.write.docx import write_docx
from reportgen.write.docx.blank import zip_members
from reportgen.write.layout import lay_out

RANDOM = 100
# The engine loses a note here and there, and such a report is refused, so more are tried than are needed.
TRIED = 112

# What is done to a sound file so that a validator must object.
BREAKS: Mapping[str, tuple[bytes, bytes]] = {
    "unknown-element": (b"<w:body>", b"<w:body><w:bogus/>"),
    "wrong-order": (b"</w:sectPr></w:body>", b'<w:type w:val="nextPage"/></w:sectPr></w:body>'),
}


def write_samples(folder: Path) -> None:
    """Write good and broken files."""
    good, broken = folder / "good", folder / "broken"
    good.mkdir(parents=True)
    broken.mkdir()
    # Foundation: the structure that every theme shares, at about sixty pages.
    long = make_document("", theme="foundation")
    documents: dict[str, Callable[[], Document]] = {
        "gallery": gallery_document,
        "long": lambda: replace(long, html=long_page()),
        **{f"random-{seed}": partial(random_document, seed) for seed in range(TRIED)},
    }
    refused = []
    for name, make in documents.items():
        try:
            rendering = lay_out(make())
        except ContentError as wrong:
            if {each.code for each in wrong.diagnostics} != {"lost-footnote"}:
                raise
            refused.append(name)
            continue
        (good / f"{name}.docx").write_bytes(write_docx(rendering.document, rendering.layout))
        (good / f"{name}.pdf").write_bytes(rendering.engine.write_pdf())
    if len(refused) > TRIED - RANDOM:
        sys.exit(f"too many random reports could not be laid out: {', '.join(refused)}")
    for seed in (seed for seed in range(TRIED) if f"random-{seed}" not in refused):
        lost = {where: words for where, words in lost_words(random_document(seed)).items() if words}
        if lost:
            sys.exit(f"random-{seed}: {lost}")
    sound = (good / "gallery.docx").read_bytes()
    for name, (old, new) in BREAKS.items():
        (broken / f"{name}.docx").write_bytes(_broken(sound, old, new))


def _broken(sound: bytes, old: bytes, new: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    document = members["word/document.xml"]
    if old not in document:
        sys.exit(f"the file has no {old!r} to break")
    return zip_members({**members, "word/document.xml": document.replace(old, new, 1)})


if __name__ == "__main__":
    write_samples(Path(sys.argv[1]))
