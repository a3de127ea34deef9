"""A folder → Word files with their PDFs in `good/`, and in `broken/` some whose runs name the wrong font.

write_samples.py FOLDER RANDOM
RANDOM is how many random documents there are, short ones whose words have signs and emoji.
"""

from __future__ import annotations

import io
import sys
import zipfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from gallery.house_theme import gallery_document, make_document
from gallery.random_documents import SIGN_WORDS, random_document
from reportgen.errors import ContentError
from reportgen.model.report.document import Document
from reportgen.write.docx import write_docx
from reportgen.write.engine.rendering import lay_out

LIST = "<ul><li>a<ul><li>b</li></ul></li></ul>"
SIGNS = (
    f"<main><p>stated ● could ○ <b>bold ◐</b> <em>slanted ◆</em>, not\u00a0●\u00a0so</p>{LIST}"
    "<p>❤️ ❤ 1️⃣ 1 👨‍👩‍👧‍👦 <b>✅ bold</b> <code>code</code></p></main>"
)
# A name in the Word file and what takes its place: the first lacks the signs, the second has them and is
# not the font that the PDF used.
FAULTS = {
    "lacking": (b'"DejaVu Sans"', b'"Source Serif Pro"'),
    "emoji": (b'"Report Emoji"', b'"Source Serif Pro"'),
    "other": (b'"Source Serif Pro"', b'"DejaVu Sans Mono"'),
}


def main(folder: Path, count: int) -> None:
    """Write them, as many at a time as there are processors."""
    for kind in ("good", "broken"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    names = ["gallery", "signs", *(f"random-{seed}" for seed in range(count))]
    with ProcessPoolExecutor() as processes:
        refused = sum(processes.map(partial(_make, folder / "good"), names))
    if refused > max(2, 0.1 * count):
        sys.exit(f"too many random documents could not be laid out: {refused} of {count}")
    sound, pdf = ((folder / "good" / f"signs.{kind}").read_bytes() for kind in ("docx", "pdf"))
    for name, (fitting, wrong) in FAULTS.items():
        (folder / "broken" / f"{name}.docx").write_bytes(_broken(sound, fitting, wrong))
        (folder / "broken" / f"{name}.pdf").write_bytes(pdf)


def _make(folder: Path, name: str) -> bool:
    """Whether a document was refused."""
    kind, _, seed = name.partition("-")
    try:
        _write(folder / name, _document(kind, seed))
    except ContentError as wrong:
        # The engine loses a note here and there, and such a report is refused.
        if kind != "random" or {each.code for each in wrong.diagnostics} != {"lost-footnote"}:
            raise
        return True
    return False


def _document(kind: str, seed: str) -> Document:
    if kind == "random":
        return random_document(int(seed), SIGN_WORDS, most=1)
    return gallery_document() if kind == "gallery" else make_document(SIGNS)


def _write(path: Path, document: Document) -> None:
    rendering = lay_out(document)
    path.with_suffix(".docx").write_bytes(write_docx(document, rendering.layout))
    path.with_suffix(".pdf").write_bytes(rendering.engine.write_pdf())


def _broken(sound: bytes, fitting: bytes, wrong: bytes) -> bytes:
    changed, planted = io.BytesIO(), 0
    with zipfile.ZipFile(io.BytesIO(sound)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name in {"word/document.xml", "word/styles.xml"}:
                planted += content.count(fitting)
                content = content.replace(fitting, wrong)
            new.writestr(name, content)
    if not planted:
        raise SystemExit("a fault could not be planted")
    return changed.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
