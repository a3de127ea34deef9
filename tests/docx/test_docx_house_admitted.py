"""A house template brings a look and nothing else: nothing that fetches, runs or tells of its author."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.oxml import parse_xml

import docx
from gallery.house_theme import make_document
from reportgen.model.report.document import Document
from reportgen.model.report.theme import HouseKeep
from reportgen.write.docx import write_docx
from reportgen.write.docx.house.comparison import compare_house
from reportgen.write.docx.package.lint import lint_docx
from reportgen.write.engine.rendering import lay_out

pytestmark = pytest.mark.slow

HOST = "http://canary.example/x"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
SIMPLE = "<w:r><w:t>simple</w:t></w:r>"
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="p"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
    '<a:blip r:link="{}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)


def field(*instructions: str, result: str = "result") -> str:
    codes = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in instructions)
    begin, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f"{begin}{codes}{middle}<w:r><w:t>{result}</w:t></w:r>{end}"


def paragraph(inner: str) -> docx.oxml.xmlchemy.BaseOxmlElement:
    return parse_xml(f"<w:p {SPACES}>{inner}</w:p>")


def hostile_template() -> bytes:
    """A template with everything in it that is known to reach outside."""
    made = docx.Document()
    package, main = made.part.package, made.part

    def part(relations: Relationships, path: str, kind: str, content: bytes) -> Part:
        """The part of this kind with other content; a new one where the template has none."""
        for relation in relations.values():
            if relation.reltype == kind:
                relation.target_part._blob = content
                return relation.target_part
        new = Part(PackURI(path), "application/xml", content, package)
        relations.get_or_add(kind, new)
        return new

    web = part(
        main.rels, "/word/webSettings.xml", f"{OFFICE}/webSettings", b"<w:webSettings xmlns:w='urn:x'/>"
    )
    web.rels.get_or_add_ext_rel(f"{OFFICE}/frame", HOST)
    main._settings_part.rels.get_or_add_ext_rel(f"{OFFICE}/attachedTemplate", f"{HOST}.dotm")
    part(
        package.rels,
        "/docProps/custom.xml",
        f"{OFFICE}/custom-properties",
        b"<Properties>canary-name</Properties>",
    )
    part(package.rels, "/docProps/thumbnail.jpeg", RELATIONSHIP_TYPE.THUMBNAIL, b"canary")
    part(
        package.rels,
        "/customUI/customUI.xml",
        f"{MICROSOFT}/2006/relationships/ui/extensibility",
        b"<canary/>",
    )
    made.core_properties.content_status = made.core_properties.version = "canary-status"
    head = made.sections[0].header
    head.is_linked_to_previous = False
    relations = head.part.rels
    link = relations.get_or_add_ext_rel(f"{OFFICE}/image", f"{HOST}.png")
    click = relations.get_or_add_ext_rel(f"{OFFICE}/hyperlink", "https://firm.example/")
    share = relations.get_or_add_ext_rel(f"{OFFICE}/hyperlink", "file://canary.example/share")
    for inner in (
        f'<w:hyperlink r:id="{click}"><w:r><w:t>the firm</w:t></w:r></w:hyperlink>',
        f'<w:hyperlink r:id="{share}"><w:r><w:t>the share</w:t></w:r></w:hyperlink>',
        field("PAGE", result="7"),
        field(" INCLUDE", f'PICTURE "{HOST}" ', result="picture"),
        field(f'dDeAuTo "{HOST}" x', result="dde"),
        field(f"INCLUDETEXT {HOST}"),
        field(f"LINK Word.Document {HOST}"),
        field("MACROBUTTON canary x"),
        f'<w:fldSimple w:instr="INCLUDEPICTURE &quot;{HOST}&quot;">{SIMPLE}</w:fldSimple>',
        field('HYPERLINK "file://canary.example/"', result="clicked"),
        PICTURE.format(link),
        f'<w:r><w:pict><v:shape><v:imagedata src="{HOST}" o:href="{HOST}"/></v:shape></w:pict></w:r>',
        f'<w:r><w:object><o:OLEObject r:id="{link}"/></w:object></w:r>',
    ):
        head._element.append(paragraph(inner))
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def document(*keeps: HouseKeep) -> Document:
    made = make_document("<main><h2>Heading</h2><p>Words.</p></main>")
    theme = replace(made.theme, house=hostile_template(), house_keeps=frozenset(keeps))
    return replace(made, theme=theme)


def parts_of(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {each: archive.read(each).decode("utf-8", "replace") for each in archive.namelist()}


@pytest.mark.parametrize("keeps", [(), tuple(HouseKeep)], ids=["styles", "everything"])
def test_nothing_of_a_template_leads_outside_or_tells_of_its_author(keeps: tuple[HouseKeep, ...]) -> None:
    made = document(*keeps)
    content = write_docx(made, lay_out(made).layout)
    parts = parts_of(content)

    assert [name for name, part in parts.items() if "canary" in part] == []
    assert not [name for name in parts if re.search("webSettings|custom|thumbnail", name)]
    assert not re.search(r"<w:(?:object|control|altChunk|subDoc)\b", "".join(parts.values()))
    assert lint_docx(content) == ()


def test_heads_keep_their_own_fields_their_words_and_links_that_are_clicked() -> None:
    made = document(HouseKeep.HEADERS)
    parts = parts_of(write_docx(made, lay_out(made).layout))
    (head,) = (part for part in parts.values() if "the firm" in part)
    relations = "".join(part for name, part in parts.items() if name.endswith(".rels"))

    assert re.findall(r"<w:instrText[^>]*>([^<]*)", head) == ["PAGE"]
    for words in ("the share", ">7<", "picture", "dde", "simple", "clicked"):
        assert words in head
    assert 'Target="https://firm.example/" TargetMode="External"' in relations


def test_what_stays_behind_is_said() -> None:
    made = document(*HouseKeep)
    (said,) = (
        each for each in compare_house(made.theme, lay_out(made).layout) if each.code == "house-left-behind"
    )

    for words in ("web settings", "custom properties", "the thumbnail", "INCLUDEPICTURE", "DDEAUTO", HOST):
        assert words in said.message
