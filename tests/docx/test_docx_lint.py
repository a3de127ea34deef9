"""The reference lint finds each fault that it is for."""

from __future__ import annotations

import pytest

from gallery.word_reading import gallery
from reportgen.write.docx.package.blank import zip_members
from reportgen.write.docx.package.lint import lint_docx

pytestmark = pytest.mark.slow

DOCUMENT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
FAULTS = {
    "is missing": (RELATIONS, b'Target="styles.xml"', b'Target="gone.xml"'),
    "does not exist": (DOCUMENT, b'w:val="Quote"', b'w:val="Gone"'),
    "a link leads to": (DOCUMENT, b'w:anchor="_Ref_source_a"', b'w:anchor="_Ref_gone"'),
    "a field refers to": (DOCUMENT, b"PAGEREF _Ref_sec_wide", b"PAGEREF _Ref_gone"),
    "begin and end in pairs": (DOCUMENT, b'<w:r><w:fldChar w:fldCharType="end"/></w:r>', b""),
    "columns": (DOCUMENT, b"<w:gridCol ", b'<w:gridCol w:w="9"/><w:gridCol '),
    "times": (DOCUMENT, b'w:name="_Ref_source_a"', b'w:name="_Ref_top"'),
    "list 99": (DOCUMENT, b'<w:numId w:val="1"/>', b'<w:numId w:val="99"/>'),
    "endnote 99": (DOCUMENT, b'<w:endnoteReference w:id="1"/>', b'<w:endnoteReference w:id="99"/>'),
    "no content type": ("[Content_Types].xml", b'Extension="png"', b'Extension="gone"'),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(fault: str) -> None:
    part, old, new = FAULTS[fault]
    parts = gallery().parts
    assert old in parts[part]

    found = lint_docx(zip_members({**parts, part: parts[part].replace(old, new, 1)}))

    assert any(fault in each for each in found)
