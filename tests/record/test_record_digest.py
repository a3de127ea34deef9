from __future__ import annotations

from dataclasses import fields, replace

import pytest

from record.record_values import DOCUMENT, THEME
from reportgen.model.names import AssetName, ProfileId
from reportgen.model.profile import Paper, PdfVariant
from reportgen.model.report.composed_page import page_from_html
from reportgen.model.report.document import Attachment, Document, Relationship
from reportgen.model.report.theme import HouseKeep, Theme, WordFonts
from reportgen.record import digest_document

CHANGED = {
    "profile": replace(DOCUMENT, profile=ProfileId("general")),
    "title": replace(DOCUMENT, title="Other"),
    "language": replace(DOCUMENT, language="de"),
    "page": replace(DOCUMENT, page=page_from_html("<html></html>")),
    "assets": replace(DOCUMENT, assets={AssetName("a.png"): b"other"}),
    "theme": replace(DOCUMENT, theme=replace(THEME, tokens={"accent": "#000000"})),
    "paper": replace(DOCUMENT, paper=Paper.LETTER),
    "metadata": replace(DOCUMENT, metadata=replace(DOCUMENT.metadata, keywords=("new",))),
    "pdf_variant": replace(DOCUMENT, pdf_variant=PdfVariant.PLAIN),
    "attachments": replace(DOCUMENT, attachments=(Attachment("a.csv", b"1", "d", Relationship.DATA),)),
}


def test_every_field_that_is_printed_is_covered() -> None:
    others = {"origins", "earlier", "limits", "warnings"}

    assert {field.name for field in fields(Document)} == {*CHANGED, *others}


@pytest.mark.parametrize("name", list(CHANGED))
def test_a_change_in_any_part_changes_the_digest(name: str) -> None:
    assert digest_document(CHANGED[name]) != digest_document(DOCUMENT)


@pytest.mark.parametrize(
    "theme",
    [
        replace(THEME, css="p {}"),
        replace(THEME, faces=(replace(THEME.faces[0], content=b"other font"),)),
        replace(THEME, house=b"template"),
        replace(THEME, hyphenates=True),
        replace(THEME, substitutes={"Serif": "Cambria"}),
        replace(THEME, styles={"Body Text": "Corporate"}),
        replace(THEME, fonts=WordFonts.NAME),
        replace(THEME, house_keeps=frozenset({HouseKeep.COVER})),
        replace(THEME, native_endnotes=True),
    ],
)
def test_a_change_in_any_part_of_the_theme_changes_the_digest(theme: Theme) -> None:
    assert digest_document(replace(DOCUMENT, theme=theme)) != digest_document(DOCUMENT)


def test_the_place_of_the_project_does_not_change_the_digest() -> None:
    assert digest_document(replace(DOCUMENT, origins={})) == digest_document(DOCUMENT)


def test_the_order_of_assets_does_not_change_the_digest() -> None:
    one = {AssetName("a"): b"1", AssetName("b"): b"2"}
    two = dict(reversed(one.items()))

    assert digest_document(replace(DOCUMENT, assets=one)) == digest_document(replace(DOCUMENT, assets=two))


@pytest.mark.parametrize(
    "other",
    [
        Attachment("b.csv", b"1", "d", Relationship.DATA),
        Attachment("a.csv", b"2", "d", Relationship.DATA),
        Attachment("a.csv", b"1", "e", Relationship.DATA),
        Attachment("a.csv", b"1", "d", Relationship.SOURCE),
    ],
)
def test_a_change_in_any_part_of_an_attachment_changes_the_digest(other: Attachment) -> None:
    one = Attachment("a.csv", b"1", "d", Relationship.DATA)

    assert digest_document(replace(DOCUMENT, attachments=(one,))) != digest_document(
        replace(DOCUMENT, attachments=(other,))
    )
