"""What the file says of itself, what travels with it, and that it is always the same."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pydyf
import pytest
import weasyprint.pdf
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from gallery.house_theme import make_document
from gallery.random_documents import random_document
from pdf.struct_reader import open_pdf, read_structure
from reportgen.errors import ContentError, EngineError
from reportgen.model.report.document import Attachment, Relationship
from reportgen.write.engine.pdf import write_pdf
from reportgen.write.engine.pdf.patches import clear_stream_ends, tags_written_by
from reportgen.write.engine.rendering import lay_out, render_page
from reportgen.write.pdf.tags.flow import gather_flow
from reportgen.write.pdf.tags.grow import grow_tree
from reportgen.write.pdf.tags.marks import Drawn, Mark

BODY = '<h1>Title</h1><section data-role="block" id="block-a"><h2>One</h2><p>Text.</p></section>'


def test_one_packet_claims_both_standards() -> None:
    document = make_document(BODY, title="A & B")

    pdf = open_pdf(write_pdf(document, lay_out(document)))

    packet = pdf.Root.Metadata.read_raw_bytes()
    root = etree.fromstring(packet)
    properties = {each.tag.partition("}")[2]: (each.text or "").strip() for each in root.iter()}
    assert (properties["part"], properties["conformance"]) == (
        "1",
        "A",
    )  # pdfaid:part 3 stands before pdfuaid:part 1
    assert b"<pdfaid:part>3</pdfaid:part>" in packet
    assert packet.count(b"<rdf:RDF") == 1
    assert properties["CreateDate"] == "2026-11-21T00:00:00Z"
    assert b"A &amp; B" in packet


def test_the_file_shows_its_title_its_outline_and_its_page_numbers() -> None:
    document = make_document(BODY, title="Zażółć")

    pdf = open_pdf(write_pdf(document, lay_out(document)))

    root = pdf.Root
    assert root.ViewerPreferences.DisplayDocTitle
    assert root.PageMode == "/UseOutlines"
    assert str(root.Outlines.First.Title) == "Title"
    assert str(root.PageLabels.Nums[1].S) == "/D"
    assert str(root.Lang) == "en-GB"


def test_blocks_are_named_destinations() -> None:
    document = make_document(BODY)

    pdf = open_pdf(write_pdf(document, lay_out(document)))

    assert "block-a" in [str(name) for name in pdf.Root.Names.Dests.Names][::2]


def test_attachments_say_what_they_are_to_the_report() -> None:
    numbers = Attachment("numbers.csv", b"a,b\n1,2\n", "numbers of table 1", Relationship.DATA)
    document = replace(make_document(BODY), attachments=(numbers,))

    pdf = open_pdf(write_pdf(document, lay_out(document)))

    assert pdf.attachments["numbers.csv"].get_file().read_bytes() == b"a,b\n1,2\n"
    (attached,) = pdf.Root.AF
    assert str(attached.EF.F.Subtype) == "/text/csv"
    assert (str(attached.AFRelationship), str(attached.Desc)) == ("/Data", "numbers of table 1")
    assert str(attached.EF.F.Params.ModDate) == "D:20261121000000Z"


SCRIPT = """
import hashlib, sys
from gallery.random_documents import random_document
from reportgen.write.engine.rendering import lay_out
from reportgen.write.engine.pdf import write_pdf
document = random_document(7)
sys.stdout.write(hashlib.sha256(write_pdf(document, lay_out(document))).hexdigest())
"""


@pytest.mark.slow
def test_the_bytes_do_not_depend_on_the_machine(tmp_path: Path) -> None:
    document = random_document(7)
    here = hashlib.sha256(write_pdf(document, lay_out(document))).hexdigest()
    empty = tmp_path / "fonts.conf"
    empty.write_text("<fontconfig/>", encoding="utf-8")
    tests = str(Path(__file__).parents[1])
    elsewhere = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": tests,
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "ja_JP.UTF-8",
        "FONTCONFIG_FILE": str(empty),
    }

    there = subprocess.run(  # noqa: S603  # our own interpreter and script
        [sys.executable, "-c", SCRIPT],
        env=elsewhere,
        cwd=tmp_path,
        capture_output=True,
        check=True,
        text=True,
    )

    assert there.stdout == here


def test_only_fonts_of_the_theme_are_in_the_file() -> None:
    document = make_document('<p style="font-family: Arial, monospace">x <code>y</code> ●</p>')

    pdf = open_pdf(write_pdf(document, lay_out(document)))

    fonts = {str(each.BaseFont).partition("+")[2] for each in pdf.pages[0].Resources.Font.values()}
    assert fonts
    assert all(name.startswith(("Source-S", "DejaVu-Sans")) for name in fonts)


@pytest.mark.parametrize("sign", ["🨀", "漢", "\ue000"])
def test_a_character_without_a_glyph_is_reported(sign: str) -> None:
    document = make_document(f"<p>a {sign} b</p>")

    with pytest.raises(ContentError) as caught:
        write_pdf(document, lay_out(document))

    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "missing-glyph"
    assert f"U+{ord(sign):04X}" in diagnostic.message


def test_an_engine_that_does_not_call_us_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine keeps its tag writer under a name; if it looks elsewhere, ours is not called."""
    document = make_document(BODY)
    rendering = lay_out(document)
    generate = weasyprint.pdf.generate_pdf
    moved = type(generate)(generate.__code__, dict(generate.__globals__), None, generate.__defaults__)
    monkeypatch.setattr("weasyprint.document.generate_pdf", moved)

    with pytest.raises(EngineError) as caught:
        write_pdf(document, rendering)

    assert [each.code for each in caught.value.diagnostics] == ["engine-unknown"]


def test_the_engine_still_has_the_names_we_use() -> None:
    """The contract with WeasyPrint 70.0: before the pin moves, read `write/engine/pdf/drawing.py`."""
    document = make_document(f"<p>{'word ' * 30}<span data-role='footnote'>n</span></p>")
    rendering = lay_out(document)

    with tags_written_by(lambda _pdf, _drawing: None) as calls:
        rendering.engine.write_pdf(pdf_variant="pdf/a-3a")

    assert weasyprint.VERSION == "70.0"
    (drawing,) = calls
    marks = [mark for mark in drawing.drawn.marks if isinstance(mark, Mark)]
    assert {mark.place.pseudo for mark in marks} == {"", "footnote-call", "footnote-marker"}
    assert weasyprint.pdf.add_tags.__module__ == "weasyprint.pdf.tags"


def test_a_stream_that_ends_in_a_carriage_return_is_followed_by_a_whole_line_end() -> None:
    stream = pydyf.Stream([b"a\r"])

    with clear_stream_ends():
        assert stream.data.endswith(b"a\r\r\nendstream")
    assert stream.data.endswith(b"a\r\nendstream")


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(st.integers(min_value=0, max_value=10_000))
def test_the_tree_is_read_in_the_order_of_the_html(seed: int) -> None:
    drawn = _draw(seed)
    order = {element: number for number, element in enumerate(drawn.root.iter())}
    flow = gather_flow(drawn)

    nodes = list(grow_tree(drawn.root, flow).walk())

    # An endnote is a body and a note, both of one element: what counts is where each begins.
    begun = list(dict.fromkeys(order[node.source] for node in nodes if node.source is not None))
    assert begun == sorted(begun)
    read = [(kid.place.page, kid.number) for node in nodes for kid in node.kids if isinstance(kid, Mark)]
    drawn_marks = [(mark.place.page, mark.number) for mark in drawn.marks if isinstance(mark, Mark)]
    assert sorted([*read, *flow.artifacts]) == sorted(drawn_marks)
    assert len(read) == len(set(read))


def _draw(seed: int) -> Drawn:
    document = random_document(seed)
    # Without the check for lost notes: the order of what is there has to be right all the same.
    rendering = render_page(document, document.html)
    with tags_written_by(lambda _pdf, _drawing: None) as calls:
        rendering.engine.write_pdf(pdf_variant="pdf/a-3a")
    return calls[0].drawn


@pytest.mark.slow
def test_every_kind_in_the_tree_is_one_of_the_standard_or_mapped_to_one() -> None:
    document = random_document(11)
    content = write_pdf(document, lay_out(document))

    kinds = {each.kind for each in read_structure(content).walk()}

    pdf = open_pdf(content)
    mapped = {str(name)[1:] for name in pdf.Root.StructTreeRoot.RoleMap}
    assert kinds - mapped <= STANDARD


# ISO 32000-1 tables 333 to 340.
NAMES = """
Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H1 H2 H3 H4 H5 H6 L LI Lbl
LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form
"""
STANDARD = frozenset(NAMES.split())
