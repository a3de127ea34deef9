"""The archive that a Word document is: what it opens with, and what it holds before anything is written."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from reportgen.write.docx.package.blank import base_package, zip_members


def words_of(part: bytes) -> str:
    """All text between the tags of a part."""
    return "".join(map(str, etree.fromstring(part).itertext()))


def test_an_empty_package_has_no_words_but_the_name_of_its_writer() -> None:
    with ZipFile(BytesIO(base_package())) as archive:
        words = {name: words_of(archive.read(name)) for name in archive.namelist()}

    assert {name: shown for name, shown in words.items() if shown} == {"docProps/app.xml": "reportgen"}


def test_a_package_opens_with_its_types_and_holds_no_date() -> None:
    members = {
        "word/a.xml": b"a",
        "_rels/.rels": b"r",
        "[Content_Types].xml": b"t",
        "[A].xml": b"",
        "A.xml": b"",
    }
    packed = zip_members(members)

    with ZipFile(BytesIO(packed)) as archive:
        names = archive.namelist()
        assert names == ["[Content_Types].xml", "_rels/.rels", "A.xml", "[A].xml", "word/a.xml"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {name: archive.read(name) for name in names} == members
    assert zip_members(dict(reversed(members.items()))) == packed
