"""A saved web page → passages of its main content."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from reportgen.ingest.decoding import decode
from reportgen.ingest.html.beside import pictures_of
from reportgen.ingest.html.main_content import take_main
from reportgen.ingest.html.notes import find_notes
from reportgen.ingest.html.walk import HtmlWalk
from reportgen.ingest.importer import ReadOptions
from reportgen.ingest.passages.finish import finish
from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.refusal import broken
from reportgen.model.imported import Imported

_CHARSET = re.compile(rb"""<meta[^<>]+charset\s*+=\s*+["']?+\s*+([\w-]++)""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


class WebPage:
    """Reads `.html`: the main content is found, navigation is left out and reported."""

    name = "web page"
    endings = frozenset({".html", ".htm", ".xhtml"})

    def read(self, content: bytes, options: ReadOptions) -> Imported:
        """The main content of the page, with the pictures that lie beside it."""
        gathered = Gathered()
        take_page(content, gathered, options.beside)
        return finish(gathered)


def take_page(
    content: bytes, gathered: Gathered, beside: Mapping[str, bytes], charset: str | None = None
) -> None:
    """Add the main content of a page; `beside` are the pictures that came with it, by their address."""
    found = _CHARSET.search(content[:4096])
    named = charset or (found[1].decode("ascii", "replace") if found else None)
    text, guessed = decode(content, named)
    if guessed:
        gathered.warn("guessed-encoding", f"the page names no encoding; it was read as {guessed}")
    page = parse_html(text)
    _describe(page, gathered)
    body = page.find("body")
    if body is not None:
        read_body(take_main(body, gathered), gathered, pictures_of(beside))


def parse_html(text: str) -> HtmlElement:
    """The tree of a page; nothing that it names is fetched."""
    if not text.strip():
        return document_fromstring("<html><body></body></html>")
    parser = HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        return document_fromstring(_DECLARATION.sub("", text).replace("\0", ""), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise broken(f"it is no HTML ({str(error)[:80]})") from error


def read_body(root: HtmlElement, gathered: Gathered, picture: Callable[[str], bytes | None]) -> None:
    """Add the passages of `root` and its notes."""
    notes = find_notes(root)
    HtmlWalk(gathered, notes, picture).read(root)


def _describe(page: HtmlElement, gathered: Gathered) -> None:
    title = page.findtext(".//title")
    graph = page.xpath("string(//meta[@property='og:title']/@content)")
    gathered.title = graph or title or page.xpath("string((//h1)[1])") or None
    author = page.xpath("string(//meta[@name='author']/@content)")
    gathered.authors = (author,) if author else ()
    gathered.language = page.get("lang") or page.get("xml:lang")
