"""An EPUB → the passages of its chapters, in the order of its spine."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from urllib.parse import unquote

from lxml import etree
from lxml.html import HtmlElement

from reportgen.ingest.archive import Archive
from reportgen.ingest.decoding import decode
from reportgen.ingest.html.beside import embedded
from reportgen.ingest.html.notes import find_notes
from reportgen.ingest.html.page import parse_html
from reportgen.ingest.html.walk import HtmlWalk
from reportgen.ingest.importer import ReadOptions
from reportgen.ingest.passages.finish import finish
from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.refusal import broken, encrypted
from reportgen.ingest.xml import parse_xml
from reportgen.model.imported import Imported

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"


class Epub:
    """Reads `.epub` 2 and 3; the table of contents of the book is left out and reported."""

    name = "EPUB"
    endings = frozenset({".epub"})

    def read(self, content: bytes, options: ReadOptions) -> Imported:
        """Everything the chapters say."""
        archive = Archive(content)
        gathered = Gathered()
        for name in archive.escaping():
            gathered.leave_out(name[:200], "a file whose path leaves the archive")
        rights = archive.get("META-INF/encryption.xml")
        folder, package = _package(archive)
        chapters = _spine(package, folder)
        if rights is not None and any(unquote(name).encode() in rights for name in chapters):
            raise encrypted()
        gathered.title = package.findtext(f".//{_DC}title")
        authors = (each.text for each in package.iter(f"{_DC}creator"))
        gathered.authors = tuple(each for each in authors if each)
        gathered.language = package.findtext(f".//{_DC}language")
        for number, chapter in enumerate(chapters):
            options.progress(number / len(chapters))
            _read_chapter(archive, chapter, number, gathered)
        return finish(gathered)


def _package(archive: Archive) -> tuple[str, etree._Element]:
    container = archive.get("META-INF/container.xml")
    root = None if container is None else parse_xml(container, "META-INF/container.xml")
    named = None if root is None else next(root.iter(f"{_CONTAINER}rootfile"), None)
    path = "" if named is None else unquote(named.get("full-path") or "")
    content = archive.get(path)
    if content is None:
        raise broken("it is no EPUB: it names no package")
    return posixpath.dirname(path), parse_xml(content, path)


def _spine(package: etree._Element, folder: str) -> tuple[str, ...]:
    """Files of the chapters in reading order, each once."""
    items = {each.get("id"): each for each in package.iter(f"{_OPF}item")}
    named = (items.get(each.get("idref")) for each in package.iter(f"{_OPF}itemref"))
    found = (_inside(folder, each.get("href") or "") for each in named if each is not None)
    return tuple(dict.fromkeys(found))


def _inside(folder: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(address.partition("#")[0])))


def _read_chapter(archive: Archive, name: str, number: int, gathered: Gathered) -> None:
    content = archive.get(name)
    if content is None:
        gathered.leave_out(name[:200], "a chapter that the book names and does not hold")
        return
    page = parse_html(decode(content)[0])
    body = page.find("body")
    if body is None:
        return
    for contents in [each for each in body.iter("nav") if isinstance(each, HtmlElement)]:
        gathered.leave_out(" ".join(contents.itertext()), "the book's own table of contents")
        contents.drop_tree()
    folder = posixpath.dirname(name)
    walk = HtmlWalk(
        gathered, find_notes(body), _pictures(archive, folder), key=lambda note: f"{number}-{note}"
    )
    walk.read(body)


def _pictures(archive: Archive, folder: str) -> Callable[[str], bytes | None]:
    def picture(source: str) -> bytes | None:
        if source.startswith("data:"):
            return embedded(source)
        return None if ":" in source else archive.get(_inside(folder, source))

    return picture
