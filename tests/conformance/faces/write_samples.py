"""A folder → Word files with their PDFs in `good/`, and in `broken/` one whose font lacks its signs."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

from gallery.house_theme import gallery_document, make_document
from gallery.random_documents import random_document
from reportgen.errors import ContentError
from reportgen.model.report.document import Document
from reportgen.write.docx import write_docx
from reportgen.write.engine.rendering import lay_out

RANDOM = 40
LIST = "<ul><li>a<ul><li>b</li></ul></li></ul>"
SIGNS = f"<main><p>stated ● could ○ <b>bold ◐</b> <em>slanted ◆</em>, not\u00a0●\u00a0so</p>{LIST}</main>"
STAND_IN, TEXT_FACE = b'"DejaVu Sans"', b'"Source Serif Pro"'


def main() -> None:
    """Write them."""
    folder = Path(sys.argv[1])
    for kind in ("good", "broken"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    _write(folder / "good" / "gallery", gallery_document())
    _write(folder / "good" / "signs", make_document(SIGNS))
    for seed in range(RANDOM):
        try:
            _write(folder / "good" / f"random-{seed}", random_document(seed))
        except ContentError as wrong:
            # The engine loses a note here and there, and such a report is refused.
            if {each.code for each in wrong.diagnostics} != {"lost-footnote"}:
                raise
    (folder / "broken" / "signs.docx").write_bytes(_broken((folder / "good" / "signs.docx").read_bytes()))


def _write(path: Path, document: Document) -> None:
    rendering = lay_out(document)
    path.with_suffix(".docx").write_bytes(write_docx(document, rendering.layout))
    path.with_suffix(".pdf").write_bytes(rendering.engine.write_pdf())


def _broken(sound: bytes) -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            is_text = name == "word/document.xml"
            if is_text and STAND_IN not in content:
                raise SystemExit("the fault could not be planted")
            new.writestr(name, content.replace(STAND_IN, TEXT_FACE) if is_text else content)
    return changed.getvalue()


if __name__ == "__main__":
    main()
