from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import TypeAlias

import pikepdf
import pytest

from ingest.importing import archive, docx, lines, paragraph, read
from reportgen.app.imports.reader import read_document
from reportgen.errors import ContentError, ReportgenError
from reportgen.ingest.importer import ReadOptions

pytestmark = pytest.mark.slow

BOMB = b"<w:p>" + b"a" * 90_000_000
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">'
    '<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/'
    'wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;&x;</w:t></w:r></w:p></w:body></w:document>'
)
DEEP = "<w:tbl><w:tr><w:tc>" * 20_000


def with_main(content: str | bytes) -> bytes:
    return archive({"word/document.xml": content})


def pdf_with_pages(tree: str) -> bytes:
    return f"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n{tree}\ntrailer<</Root 1 0 R>>".encode()


def encrypted_pdf(path: Path) -> bytes:
    made = pikepdf.new()
    made.add_blank_page()
    made.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    return path.read_bytes()


LOOP = pdf_with_pages("2 0 obj<</Type/Pages/Count 100000/Kids[2 0 R 2 0 R]>>endobj")
NESTED = "<div>" * 200_000 + "in the middle" + "</div>" * 200_000

HOSTILE: dict[str, tuple[Callable[[], bytes], str | None]] = {
    "bomb.docx": (lambda: with_main(BOMB), "document-too-large"),
    "laughs.docx": (lambda: with_main(LAUGHS), "broken-document"),
    "deep.docx": (lambda: docx(DEEP), "broken-document"),
    "cut.docx": (lambda: docx(paragraph("x"))[:200], "broken-document"),
    "old.docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "broken-document"),
    "password.docx": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "encrypted-document",
    ),
    "none.odt": (lambda: archive({"x": "y"}), "broken-document"),
    "none.epub": (lambda: archive({"x": "y"}), "broken-document"),
    "none.pdf": (lambda: b"%PDF-1.7 nothing", "broken-document"),
    "loop.pdf": (lambda: LOOP, None),
    "noise.pdf": (lambda: b"%PDF-1.7\n" + zlib.compress(bytes(range(256)) * 200), "broken-document"),
    "nul.txt": (lambda: b"a\0b", "broken-document"),
    "nested.html": (NESTED.encode, None),
    "nested.md": (lambda: b">" * 50_000 + b" x", None),
    "brackets.md": (lambda: b"[" * 50_000, None),
}


def seconds_of_readers() -> float:
    """What all processes that read documents took of the processor, however busy the machine is."""
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_file_ends_in_words_or_a_diagnostic_within_ten_seconds(name: str) -> None:
    make, code = HOSTILE[name]
    content = make()
    started = seconds_of_readers()

    try:
        read_document(name, content, ReadOptions())
        diagnostics: set[str] = set()
    except ReportgenError as refused:
        diagnostics = {each.code for each in refused.diagnostics}

    assert seconds_of_readers() - started < 10
    assert "reader-crashed" not in diagnostics
    assert code is None or diagnostics == {code}


def test_an_encrypted_pdf_is_said_to_be_encrypted(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refused:
        read_document("a.pdf", encrypted_pdf(tmp_path / "a.pdf"), ReadOptions())

    assert [each.code for each in refused.value.diagnostics] == ["encrypted-document"]


def test_a_path_that_leaves_the_archive_names_nothing() -> None:
    content = archive({"../../etc/passwd": "x", "word/document.xml": docx_body("Kept.")})

    document = read("a.docx", content)

    assert [each.text for each in document.left_out] == ["../../etc/passwd"]


def docx_body(text: str) -> str:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{space}"><w:body>{paragraph(text)}</w:body></w:document>'


def test_a_reader_that_never_ends_is_ended() -> None:
    started = seconds_of_readers()

    with pytest.raises(ContentError) as refused:
        read_document("a.docx", with_main(b"<x/>"), ReadOptions(), patience=0.01)

    assert [each.code for each in refused.value.diagnostics] == ["document-too-large"]
    assert seconds_of_readers() - started < 5


def test_a_tree_of_a_hundred_thousand_pages_is_refused() -> None:
    kids = " ".join(f"{number} 0 R" for number in range(3, 100_003))
    pages = "".join(f"{number} 0 obj<</Type/Page/Parent 2 0 R>>endobj\n" for number in range(3, 100_003))
    content = pdf_with_pages(f"2 0 obj<</Type/Pages/Count 100000/Kids[{kids}]>>endobj\n{pages}")
    started = seconds_of_readers()

    with pytest.raises(ContentError) as refused:
        read_document("a.pdf", content, ReadOptions())

    assert [each.code for each in refused.value.diagnostics] == ["document-too-large"]
    assert "100,000 pages" in refused.value.diagnostics[0].message
    assert seconds_of_readers() - started < 10


Knot: TypeAlias = Callable[[pikepdf.Pdf, pikepdf.Dictionary, pikepdf.Dictionary], None]


def tagged_pdf(path: Path, knot: Knot) -> bytes:
    """A page whose paragraph stands in a structure tree that `knot` spoils."""
    made = pikepdf.new()
    page = made.add_blank_page()
    words = "Held by the tree."
    page.Contents = made.make_stream(f"/P <</MCID 0>> BDC BT /F 12 Tf 72 700 Td ({words}) Tj ET EMC".encode())
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    page.StructParents = 0
    root = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    element = made.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.P, P=root, Pg=page.obj, K=0)
    )
    root.K = pikepdf.Array([element])
    root.ParentTree = made.make_indirect(
        pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Array([element])]))
    )
    made.Root.StructTreeRoot = root
    made.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    knot(made, root, element)
    made.save(path)
    return path.read_bytes()


def own_parent(_made: pikepdf.Pdf, _root: pikepdf.Dictionary, element: pikepdf.Dictionary) -> None:
    element.P = element


def own_kid(_made: pikepdf.Pdf, _root: pikepdf.Dictionary, element: pikepdf.Dictionary) -> None:
    element.K = pikepdf.Array([element, 0, element])


def deep_parents(made: pikepdf.Pdf, root: pikepdf.Dictionary, element: pikepdf.Dictionary) -> None:
    above = root
    for _ in range(5_000):
        inner = made.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Div, P=above)
        )
        above.K = pikepdf.Array([inner])
        above = inner
    above.K = pikepdf.Array([element])
    element.P = above


def many_kids(_made: pikepdf.Pdf, root: pikepdf.Dictionary, element: pikepdf.Dictionary) -> None:
    root.K = pikepdf.Array([element] * 100_000)


@pytest.mark.parametrize("knot", [own_parent, own_kid, deep_parents, many_kids])
def test_a_knot_in_the_structure_tree_loses_no_word(tmp_path: Path, knot: Knot) -> None:
    content = tagged_pdf(tmp_path / "a.pdf", knot)
    started = seconds_of_readers()

    document = read_document("a.pdf", content, ReadOptions())

    assert lines(document) == ["Held by the tree."]
    assert seconds_of_readers() - started < 10


def test_macros_are_left_alone_and_reported() -> None:
    content = docx(paragraph("Kept."), vbaProject=b"x")
    macros = archive({"word/document.xml": docx_body("Kept."), "word/vbaProject.bin": b"\0" * 100})

    document = read_document("a.docm", macros, ReadOptions())

    assert lines(document) == lines(read_document("a.docx", content, ReadOptions())) == ["Kept."]
    assert "document-with-macros" in {each.code for each in document.diagnostics}


def test_pictures_that_lie_outside_are_not_fetched() -> None:
    page = "<main><p>" + "Words of a page. " * 30 + '<img src="http://127.0.0.1:9/x.png"></p></main>'

    document = read_document("a.html", page.encode(), ReadOptions())

    assert [each.text for each in document.left_out] == ["picture http://127.0.0.1:9/x.png"]


def test_a_reader_gets_no_more_memory_than_a_gigabyte() -> None:
    started = seconds_of_readers()

    with pytest.raises(ContentError) as refused:
        read_document("a.txt", b"a b\n\n" * 10_000_000, ReadOptions())

    assert [each.code for each in refused.value.diagnostics] == ["document-too-large"]
    assert seconds_of_readers() - started < 10
    assert getrusage(RUSAGE_CHILDREN).ru_maxrss < 1_100_000
