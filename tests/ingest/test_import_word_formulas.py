from __future__ import annotations

import pytest

from ingest.importing import docx, lines, read

M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


FORMULAS = {
    "x^2/√3": (
        f"<m:f><m:num><m:sSup><m:e>{r('x')}</m:e><m:sup>{r('2')}</m:sup></m:sSup></m:num>"
        f"<m:den><m:rad><m:deg/><m:e>{r('3')}</m:e></m:rad></m:den></m:f>"
    ),
    "(a+b)/c": f"<m:f><m:num>{r('a+b')}</m:num><m:den>{r('c')}</m:den></m:f>",
    "x_i^n": f"<m:sSubSup><m:e>{r('x')}</m:e><m:sub>{r('i')}</m:sub><m:sup>{r('n')}</m:sup></m:sSubSup>",
    "∑_(i=1)^n k": (
        f"<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{r('i=1')}</m:sub><m:sup>{r('n')}</m:sup>"
        f"<m:e>{r('k')}</m:e></m:nary>"
    ),
    "[a, b; c, d]": (
        f"<m:m><m:mr><m:e>{r('a')}</m:e><m:e>{r('b')}</m:e></m:mr>"
        f"<m:mr><m:e>{r('c')}</m:e><m:e>{r('d')}</m:e></m:mr></m:m>"
    ),
}


@pytest.mark.parametrize("said", list(FORMULAS))
def test_a_formula_keeps_its_meaning_on_one_line(said: str) -> None:
    document = read("a.docx", docx(f"<w:p><m:oMath {M}>{FORMULAS[said]}</m:oMath></w:p>"))

    assert lines(document) == [said]
