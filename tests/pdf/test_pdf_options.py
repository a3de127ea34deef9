"""A profile chooses what its PDF claims and brings along."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest

from compose.compose_projects import compose, faults_of, packaged_files, project_files
from gallery.house_theme import house_theme, make_document
from reportgen.compose.page.stylesheet import font_asset
from reportgen.model.names import AssetName
from reportgen.model.profile import PdfVariant
from reportgen.model.report.document import Attachment, Document, Relationship
from reportgen.record.manifest.digest import digest_document
from reportgen.write.engine.pdf import write_pdf
from reportgen.write.engine.rendering import lay_out

BODY = "<main><h1>Title</h1><p>Text.</p></main>"
CSV = b"Year,Troops\n2024,900\n2025,1500\n"
BLOCK = """
As counted. [@c-bases]

::: table {data=troops.csv #tbl-troops caption="Troops by year."}
:::

::: chart {data=troops.csv type=column #fig-troops caption="Troops by year" alt="Two columns."}
:::

::: chart {register=hedge by=topic #fig-claims caption="Claims by mark" alt="Bars."}
:::
"""
STANDARDS = {
    PdfVariant.BOTH: (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1),
    PdfVariant.ARCHIVE: (page.ValidationProfile.PDF_A_3A,),
    PdfVariant.ARCHIVE_TEXT: (page.ValidationProfile.PDF_A_3U,),
    PdfVariant.ACCESSIBLE: (page.ValidationProfile.PDF_UA_1,),
    PdfVariant.PLAIN: (),
}
CLAIMS = {
    PdfVariant.BOTH: ("3", "A", "1"),
    PdfVariant.ARCHIVE: ("3", "A", None),
    PdfVariant.ARCHIVE_TEXT: ("3", "U", None),
    PdfVariant.ACCESSIBLE: (None, None, "1"),
    PdfVariant.PLAIN: (None, None, None),
}


def written(document: Document) -> bytes:
    return write_pdf(document, lay_out(document))


def asked(pdf: str) -> Document:
    """The report of a profile that says `pdf: …`, in a theme with fonts."""
    files = {
        **packaged_files(),
        **project_files({"one": BLOCK}, f"pdf: {pdf}", files={"content/data/troops.csv": CSV}),
    }
    document = compose(files)
    look = house_theme()
    fonts = {font_asset(face): face.content for face in look.faces}
    sheet = make_document("").assets[AssetName("theme.css")]
    assets = {**document.assets, **fonts, AssetName("theme.css"): sheet}
    return replace(document, theme=look, assets=assets)


@pytest.mark.parametrize("variant", PdfVariant)
def test_a_pdf_claims_what_its_profile_asks_for_and_keeps_it(variant: PdfVariant, tmp_path: Path) -> None:
    content = written(replace(make_document(BODY), pdf_variant=variant))

    with pikepdf.open(BytesIO(content)) as pdf, pdf.open_metadata() as metadata:
        found = (
            metadata.get("pdfaid:part"),
            metadata.get("pdfaid:conformance"),
            metadata.get("pdfuaid:part"),
        )
    assert found == CLAIMS[variant]
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    for standard in STANDARDS[variant]:
        assert page.validate_pdf(str(path), profile=standard).is_compliant, standard


@pytest.mark.parametrize("variant", PdfVariant)
def test_every_pdf_is_tagged(variant: PdfVariant) -> None:
    content = written(replace(make_document(BODY), pdf_variant=variant))

    with pikepdf.open(BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot


def test_a_profile_asks_for_a_variant() -> None:
    assert asked("{variant: pdf/ua-1}").pdf_variant is PdfVariant.ACCESSIBLE
    assert asked("{}").pdf_variant is PdfVariant.BOTH


def test_an_unknown_variant_is_said_at_its_place() -> None:
    (fault,) = faults_of(project_files({"one": "x"}, "pdf: {variant: pdf/a-9}"))

    assert fault.span is not None
    assert fault.span.path == "profiles/policy.yaml"
    assert fault.hint == 'did you mean "pdf/ua-1"?'


def test_the_data_behind_tables_and_charts_travel_in_the_pdf() -> None:
    document = asked("{attach: [data]}")

    with pikepdf.open(BytesIO(written(document))) as pdf:
        attached = {str(each.UF): (str(each.AFRelationship), str(each.Desc)) for each in pdf.Root.AF}
        assert attached == {
            "troops.csv": ("/Data", "Data of Table 1: Troops by year"),
            "fig-claims.csv": ("/Data", "Data of Figure 2: Claims by mark"),
        }
        assert pdf.attachments["troops.csv"].get_file().read_bytes() == CSV
        counts = pdf.attachments["fig-claims.csv"].get_file().read_bytes().decode()
    assert counts.splitlines()[0].startswith(",")
    assert len(counts.splitlines()) > 1


def test_the_manifest_in_the_pdf_lists_blocks_claims_and_sources() -> None:
    (attached,) = asked("{attach: [manifest]}").attachments

    listed = json.loads(attached.content)
    assert attached.name == "manifest.json"
    assert [each["id"] for each in listed["blocks"]] == ["one"]
    assert [each["id"] for each in listed["claims"]] == ["c-bases"]
    assert [each["id"] for each in listed["sources"]] == ["source-a"]


def test_nothing_travels_that_was_not_asked_for() -> None:
    assert asked("{}").attachments == ()


def test_a_pdf_with_attachments_keeps_both_standards(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(written(asked("{attach: [data, manifest]}")))

    for standard in STANDARDS[PdfVariant.BOTH]:
        result = page.validate_pdf(str(path), profile=standard)
        assert result.is_compliant, result.failures


def test_claims_and_attachments_are_part_of_the_digest() -> None:
    document = make_document(BODY)
    other = replace(document, pdf_variant=PdfVariant.PLAIN)
    more = replace(document, attachments=(Attachment("a.csv", b"1", "d", Relationship.DATA),))

    assert len({digest_document(each) for each in (document, other, more)}) == 3
