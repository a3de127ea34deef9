"""Templates → the construct gallery written into each of them, and two reports with planted faults.

write_reports.py TEMPLATES REPORTS PLANTED
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

from gallery.house_theme import gallery_document
from reportgen.model.report.theme import HouseKeep, WordFonts
from reportgen.write.docx import write_docx
from reportgen.write.docx.package.lint import lint_docx
from reportgen.write.engine.rendering import lay_out

# What every other template lends besides its styles.
LENT = frozenset({HouseKeep.HEADERS, HouseKeep.PAGE})
FAULTS = {
    "hidden": (rb"</w:rPr></w:style>", rb"<w:vanish/></w:rPr></w:style>"),
    "overlapping": (rb'w:line="\d+" w:lineRule="\w+"', rb'w:line="100" w:lineRule="exact"'),
}


def main(templates: Path, reports: Path, planted: Path) -> int:
    """How many reports refer to what is missing; the gallery is laid out once."""
    gallery = gallery_document()
    layout = lay_out(gallery).layout
    faulty = 0
    for number, path in enumerate(sorted(templates.glob("*.docx"))):
        theme = replace(
            gallery.theme,
            house=path.read_bytes(),
            house_keeps=LENT if number % 2 else frozenset(),
            fonts=WordFonts.HOUSE if number % 3 == 2 else gallery.theme.fonts,
        )
        written = write_docx(replace(gallery, theme=theme), layout)
        (reports / path.name).write_bytes(written)
        faults = lint_docx(written)
        faulty += bool(faults)
        print("".join(f"FAIL  {path.name}: {each}\n" for each in faults), end="")  # noqa: T201
    own = write_docx(gallery, layout)
    for name, (before, after) in FAULTS.items():
        (planted / f"{name}.docx").write_bytes(_spoiled(own, before, after))
    return faulty


def _spoiled(content: bytes, before: bytes, after: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(packed, "w") as target:
        for each in source.namelist():
            part = source.read(each)
            if each == "word/styles.xml":
                part, count = re.subn(before, after, part)
                assert count  # the fault is really planted
            target.writestr(each, part)
    return packed.getvalue()


if __name__ == "__main__":
    sys.exit(1 if main(*(Path(each) for each in sys.argv[1:4])) else 0)
