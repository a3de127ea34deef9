"""Chapters of a book, in the order in which it is read."""

from __future__ import annotations

import pytest

from ingest.importing import archive, lines, read
from reportgen.errors import ContentError

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:container"
CONTAINER = (
    f'<container xmlns="{_OASIS}"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
DC = "http://purl.org/dc/elements/1.1/"


def chapter(words: str) -> str:
    return f"<html><body><p>{words}</p></body></html>"


def epub(spine: tuple[str, ...], files: dict[str, str]) -> bytes:
    """A book whose chapters are read in the order of `spine`, by their ids."""
    items = "".join(f'<item id="{name}" href="{name}%20one.xhtml"/>' for name in sorted({*spine, *files}))
    order = "".join(f'<itemref idref="{name}"/>' for name in spine)
    about = "<dc:title>A Book</dc:title><dc:creator>Ada</dc:creator><dc:language>en</dc:language>"
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="{DC}"><metadata>{about}</metadata>'
        f"<manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    chapters = {f"OEBPS/{name} one.xhtml": text for name, text in files.items()}
    return archive({"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": package, **chapters})


def test_chapters_are_read_in_the_order_of_the_spine_each_once() -> None:
    files = {"a": chapter("Last."), "b": chapter("First."), "c": chapter("Never.")}

    document = read("a.epub", epub(("b", "a", "b"), files))
    assert lines(document) == ["First.", "Last."]
    assert (document.title, document.authors, document.language) == ("A Book", ("Ada",), "en")


def test_the_list_of_contents_and_lost_chapters_are_said_and_left_out() -> None:
    files = {"a": "<html><body><nav>Contents</nav><p>Text.</p></body></html>"}

    document = read("a.epub", epub(("a", "lost"), files))
    assert lines(document) == ["Text."]
    assert [(each.text, each.reason) for each in document.left_out] == [
        ("Contents", "the book's own table of contents"),
        ("OEBPS/lost one.xhtml", "a chapter that the book names and does not hold"),
    ]


def test_an_archive_that_names_no_package_is_no_book() -> None:
    with pytest.raises(ContentError) as refused:
        read("a.epub", archive({"META-INF/container.xml": CONTAINER}))

    assert [each.code for each in refused.value.diagnostics] == ["broken-document"]
