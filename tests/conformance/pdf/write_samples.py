"""Write the files to judge: the gallery and 200 random reports, and some with one fault each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from os import cpu_count
from pathlib import Path

import pikepdf

from gallery.house_theme import gallery_document, make_document
from gallery.marked_documents import marked
from gallery.random_documents import random_document
from gallery.random_pictures import SVG
from reportgen.errors import ContentError
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format, PdfVariant
from reportgen.model.report.document import Attachment, Document, Relationship
from reportgen.write.worker.client import render_in_worker

GOLDEN = Path(__file__).parents[2] / "pdf" / "golden"
RANDOM_REPORTS = 200
# The engine loses a note here and there, and such a report is refused, so more are tried than are needed.
TRIED = 220
ATTACHMENTS = (
    Attachment(
        "manifest.json", b"{}\n", "The blocks, claims and sources behind this report", Relationship.SUPPLEMENT
    ),
    Attachment("numbers.csv", b"a,b\r\n1,2\r\n", "Data of Table 1", Relationship.DATA),
)


def main(folder: Path) -> None:
    """Fill the folder."""
    good, broken = folder / "good", folder / "broken"
    good.mkdir(parents=True)
    broken.mkdir()

    def write(document: Document) -> None:
        (artifact,) = render_in_worker(document, (Format.PDF,))
        (good / artifact.path).write_bytes(artifact.content)

    def attempt(seed: int) -> bool:
        try:
            write(random_document(seed))
        except ContentError as wrong:
            if {each.code for each in wrong.diagnostics} != {"lost-footnote"}:
                raise
            return False
        return True

    with ThreadPoolExecutor(cpu_count()) as pool:
        count = sum(pool.map(attempt, range(TRIED)))
    if count < RANDOM_REPORTS:
        sys.exit(f"only {count} random reports of {TRIED} could be laid out")
    write(gallery_document())
    write(replace(marked(gallery_document()), profile=ProfileId("change-bars")))
    variants = folder / "variants"
    variants.mkdir()
    for variant in PdfVariant:
        asked = replace(gallery_document(), pdf_variant=variant, attachments=ATTACHMENTS)
        (artifact,) = render_in_worker(asked, (Format.PDF,))
        (variants / f"{variant.name.lower()}.pdf").write_bytes(artifact.content)
    small = (GOLDEN / "structure.html").read_text(encoding="utf-8")
    write(make_document(small, assets={"chart.svg": SVG}, title="A report in small", profile="structure"))
    content = (good / "gallery.pdf").read_bytes()
    for name, breakage in BREAKAGES.items():
        with pikepdf.open(good / "gallery.pdf") as pdf:
            breakage(pdf)
            pdf.save(broken / f"{name}.pdf")
    # qpdf judges syntax only: for it, bytes are lost in the middle.
    middle = len(content) // 2
    (broken / "syntax.pdf").write_bytes(content[:middle] + content[middle + 400 :])


def without_structure(pdf: pikepdf.Pdf) -> None:
    """No structure tree."""
    del pdf.Root.StructTreeRoot


def without_identification(pdf: pikepdf.Pdf) -> None:
    """No claim to either standard."""
    packet = pdf.Root.Metadata.read_bytes().replace(b"pdfuaid:part", b"pdfuaid:port")
    pdf.Root.Metadata.write(packet.replace(b"<pdfaid:part>3", b"<pdfaid:part>9"))


def without_alternative(pdf: pikepdf.Pdf) -> None:
    """A figure that says nothing, and a font that is not there."""
    for made in pdf.objects:
        if isinstance(made, pikepdf.Dictionary) and made.get("/S") == "/Figure":
            del made["/Alt"]
        if isinstance(made, pikepdf.Dictionary) and "/FontFile2" in made:
            del made["/FontFile2"]


def with_a_script(pdf: pikepdf.Pdf) -> None:
    """An action that runs code, and no language."""
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1")
    del pdf.Root.Lang


BREAKAGES: Mapping[str, Callable[[pikepdf.Pdf], None]] = {
    "without-structure": without_structure,
    "without-identification": without_identification,
    "without-alternative": without_alternative,
    "with-a-script": with_a_script,
}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
