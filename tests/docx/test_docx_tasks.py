"""Tasks have boxes for bullets, the same in PDF and Word."""

from __future__ import annotations

import re
from functools import cache

from compose.compose_projects import compose_block
from gallery.word_reading import Opened, written
from pdf.struct_text import structure_text
from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.write.docx.ooxml import NAMESPACES, name
from reportgen.write.docx.package.lint import lint_docx
from reportgen.write.render import render_report

TEXT = "- [ ] open\n- [x] done\n- plain\n  - [ ] inner\n\nThen\n\n- [x] two\n\n  paragraphs\n"


@cache
def document() -> Document:
    return compose_block(TEXT, "theme: navy")


def marker(file: Opened, text: str) -> str:
    """The sign in front of the paragraph with this text."""
    properties = file.paragraph(text).find(f"{name('w:pPr')}/{name('w:numPr')}")
    depth, number = (properties.find(name(each)).get(name("w:val")) for each in ("w:ilvl", "w:numId"))
    root = file.root("word/numbering.xml")
    definition = root.xpath(
        f"string(w:num[@w:numId='{number}']/w:abstractNumId/@w:val)", namespaces=NAMESPACES
    )
    return str(
        root.xpath(
            f"string(w:abstractNum[@w:abstractNumId='{definition}']"
            f"/w:lvl[@w:ilvl='{depth}']/w:lvlText/@w:val)",
            namespaces=NAMESPACES,
        )
    )


def artifact(format_: Format) -> Artifact:
    (made,) = render_report(document(), (format_,))
    return made


def test_a_box_is_the_marker_of_its_item_in_word() -> None:
    file = written(document())

    assert [marker(file, each) for each in ("open", "done", "inner", "two")] == ["☐", "☑", "☐", "☑"]
    assert marker(file, "plain") not in {"☐", "☑", ""}
    assert lint_docx(file.content) == ()


def test_a_box_is_the_marker_of_its_item_in_the_pdf() -> None:
    read_out = structure_text(artifact(Format.PDF).content)

    assert re.findall(r'Lbl "(.)', read_out) == ["☐", "☑", "•", "☐", "☑"]


def test_the_page_for_screens_knows_the_signs() -> None:
    html = artifact(Format.HTML).content.decode()

    assert '<li data-task="done">done</li>' in html
    assert 'li[data-task="done"] { list-style-type: "☑ " }' in html
