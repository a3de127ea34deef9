"""Templates as other programs leave them, and what LibreOffice and AbiWord are to make further ones of.

write_templates.py FOLDER SEEDS
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pypandoc  # type: ignore[import-untyped]  # it ships no types
from docx.oxml.parser import parse_xml
from docx.shared import Pt

import docx
from gallery.word_reading import gallery
from reportgen.write.docx.ooxml import NAMESPACES

SEED = (
    "<html><head><style>p {font: 15pt serif; text-indent: 1cm; text-align: justify} h1 {color: #804000}"
    "</style></head><body><h1>Heading</h1><h2>Second</h2><p>Words of a template.</p><ul><li>item</li></ul>"
    "<table border=1><tr><th>head</th></tr><tr><td>cell</td></tr></table></body></html>"
)
IN_GERMAN = {b'"Heading1"': b'"berschrift1"', b'"TableText"': b'"Tabellentext"', b'"en-US"': b'"de-DE"'}
EAST_ASIAN = (
    '<w:pPr xmlns:w="{}"><w:widowControl w:val="0"/><w:snapToGrid w:val="0"/>'
    '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>'
    '<w:jc w:val="both"/></w:pPr>'
)


def main(folder: Path, seeds: Path) -> None:
    """Write every template that needs no other program than Python, and the seeds of the rest."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Corporate head"
    made.save(str(folder / "python-docx.docx"))
    _east_asian(folder / "east-asian.docx")
    _as_from_the_web(folder / "web-editor.docx")
    _as_from_word(folder / "word-in-german.docx")
    (folder / "own-theme.docx").write_bytes(gallery().content)
    reference = subprocess.run(  # noqa: S603  # pandoc as it comes with the package
        [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"],
        check=True,
        capture_output=True,
    )
    (folder / "pandoc-reference.docx").write_bytes(reference.stdout)
    text = "# Head\n\ntext[^1]\n\n[^1]: note\n"
    pypandoc.convert_text(text, "docx", "md", outputfile=str(folder / "pandoc.docx"))
    (seeds / "seed.html").write_text(SEED, "utf-8")
    pypandoc.convert_text(SEED, "odt", "html", outputfile=str(seeds / "seed.odt"))
    pypandoc.convert_text(SEED, "rtf", "html", extra_args=["-s"], outputfile=str(seeds / "seed.rtf"))


def _east_asian(path: Path) -> None:
    """Large type on an exact line, indented by characters, as offices of East Asia have it."""
    made: Any = docx.Document()
    normal = made.styles["Normal"]
    normal.font.size = Pt(16)
    normal.element.get_or_add_rPr().insert(
        0, parse_xml(f'<w:rFonts xmlns:w="{NAMESPACES["w"]}" w:eastAsia="SimSun" w:hint="eastAsia"/>')
    )
    for each in list(normal.element.iterchildren("{*}pPr")):
        normal.element.remove(each)
    normal.element.insert(
        list(normal.element).index(normal.element.rPr), parse_xml(EAST_ASIAN.format(NAMESPACES["w"]))
    )
    made.save(str(path))


def _as_from_the_web(path: Path) -> None:
    """Few styles, all by literal fonts, no theme and no space in Normal: what editors in browsers write."""
    made: Any = docx.Document()
    for style in list(made.styles):
        if style.name not in {"Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Normal Table"}:
            style.element.getparent().remove(style.element)
    for each in made.styles.element.iter("{*}rFonts"):
        each.attrib.clear()
        each.set(f"{{{NAMESPACES['w']}}}ascii", "Arial")
        each.set(f"{{{NAMESPACES['w']}}}hAnsi", "Arial")
    made.save(str(path))


def _as_from_word(path: Path) -> None:
    """Ids of another language, a style of ours under another id, an even head left over, centred body."""
    made: Any = docx.Document()
    made.sections[0].even_page_header.paragraphs[0].text = "Left over"
    made.sections[0].header.paragraphs[0].text = "Vertraulich"
    made.styles["Body Text"].paragraph_format.line_spacing = Pt(30)
    made.styles["Body Text"].font.size = Pt(20)
    made.styles.add_style("Table Text", 1).font.size = Pt(9)
    made.save(str(path))
    members = {}
    with zipfile.ZipFile(path) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    for part in ("word/styles.xml", "word/document.xml", "word/header1.xml"):
        for ours, theirs in IN_GERMAN.items():
            members[part] = members.get(part, b"").replace(ours, theirs)
    with zipfile.ZipFile(path, "w") as archive:
        for each, content in members.items():
            if content:
                archive.writestr(each, content)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
