"""A firm's template as LibreOffice saved it → the gallery written into it, judged by the reference lint.

write_in_house.py TEMPLATE.dotx FOLDER
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from openxml_audit import OpenXmlValidator

from gallery.corporate_template import corporate_template
from gallery.house_theme import gallery_document
from reportgen.model.report.theme import HouseKeep
from reportgen.write.docx import write_docx
from reportgen.write.docx.package.lint import lint_docx
from reportgen.write.engine.rendering import lay_out


def main(template: Path, folder: Path) -> int:
    """How many files have faults: in all that a template lends, and in nothing but its styles."""
    faulty = 0
    for name, keeps in (("lent", frozenset(HouseKeep)), ("styles", frozenset[HouseKeep]())):
        gallery = gallery_document()
        theme = replace(gallery.theme, house=template.read_bytes(), house_keeps=keeps)
        document = replace(gallery, theme=replace(theme, styles={"Body Text": "Fließtext"}))
        path = folder / f"house-{name}.docx"
        path.write_bytes(write_docx(document, lay_out(document).layout))
        audited = [str(each) for each in OpenXmlValidator().validate(str(path)).errors]
        faults = [*lint_docx(path.read_bytes()), *audited]
        print(f"{'FAIL' if faults else 'ok'}  house template: {path.name}")  # noqa: T201
        print("".join(f"      {each}\n" for each in faults), end="")  # noqa: T201
        faulty += bool(faults)
    return faulty


if __name__ == "__main__":
    if sys.argv[1] == "--template":
        Path(sys.argv[2]).write_bytes(corporate_template())
        sys.exit(0)
    sys.exit(1 if main(Path(sys.argv[1]), Path(sys.argv[2])) else 0)
