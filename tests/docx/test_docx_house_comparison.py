"""What is reported of a house template that lacks styles of the theme."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
from gallery.made_elements import element, page, paragraph
from record.record_values import THEME
from reportgen.model.diagnostic import Severity
from reportgen.write.docx.house.comparison import compare_house


def template() -> bytes:
    """The template that python-docx brings, which has headings and titles."""
    packed = io.BytesIO()
    docx.Document().save(packed)
    return packed.getvalue()


PROBE = page(paragraph("Words."), element("p", "Stated.", role="evidence", size=8.0))


def test_only_styles_that_the_template_lacks_are_named() -> None:
    notices = compare_house(replace(THEME, house=template()), PROBE)

    named = {name for each in notices for name in re.findall('"(.*?)"', each.message)}
    assert "Evidence" in named
    assert not named & {style.name for style in docx.Document().styles}
    assert {each.severity for each in notices} == {Severity.NOTE}


def test_a_style_that_is_mapped_to_nothing_is_a_warning() -> None:
    misnamed, *others = compare_house(
        replace(THEME, house=template(), styles={"Evidence": "No Such Style"}), PROBE
    )

    assert (misnamed.severity, misnamed.message) == (
        Severity.WARNING,
        'the house template has no style "No Such Style"',
    )
    assert not any('"Evidence"' in each.message for each in others)


def test_without_a_template_nothing_is_reported() -> None:
    assert compare_house(THEME, PROBE) == ()
