"""An OpenDocument text → passages."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from reportgen.errors import ContentError
from reportgen.ingest.archive import Archive
from reportgen.ingest.importer import Changes, ReadOptions
from reportgen.ingest.odt.body import HANDLERS
from reportgen.ingest.odt.names import DC, META, OFFICE, STYLE, TEXT
from reportgen.ingest.odt.styles import Styles
from reportgen.ingest.odt.walk import OdtWalk
from reportgen.ingest.passages.finish import finish
from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.refusal import broken, encrypted
from reportgen.ingest.xml import parse_xml
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.imported import Imported


class OpenDocument:
    """Reads `.odt`: tracked changes are decided as asked, comments and indexes left out and reported."""

    name = "OpenDocument text"
    endings = frozenset({".odt", ".ott"})

    def read(self, content: bytes, options: ReadOptions) -> Imported:
        """Everything the document says."""
        archive = Archive(content)
        manifest = archive.get("META-INF/manifest.xml")
        if manifest is not None and b"encryption-data" in manifest:
            raise encrypted()
        main = archive.get("content.xml")
        if main is None:
            raise broken("it is no OpenDocument text", "save it as .odt")
        root = parse_xml(main, "content.xml")
        text = root.find(f"{OFFICE}body/{OFFICE}text")
        if text is None:
            raise broken("it holds no text", "save it as .odt")
        gathered = Gathered()
        if any(name.startswith(("Basic/", "Scripts/")) for name in archive.names()):
            gathered.warn("document-with-macros", "the document brings macros; they were not run")
        common = archive.get("styles.xml")
        sheet = None if common is None else parse_xml(common, "styles.xml")
        regions = _regions(text, options)
        has_pages = next(text.iter(TEXT + "soft-page-break"), None) is not None
        walk = OdtWalk(HANDLERS, archive, Styles(sheet, root), gathered, options.changes, regions, has_pages)
        walk.read(text)
        gathered.pages = walk.page if has_pages else None
        _aside(sheet, gathered)
        _describe(archive, gathered)
        return finish(gathered)


def _regions(text: etree._Element, options: ReadOptions) -> Mapping[str, etree._Element]:
    """Tracked changes by id; ContentError where there are some and it is asked to stop."""
    found = {each.get(TEXT + "id") or "": each for each in text.iter(TEXT + "changed-region")}
    deciding = [each for each in found.values() if each.find(TEXT + "format-change") is None]
    if deciding and options.changes is Changes.STOP:
        hint = "import it with --changes accept or --changes reject, or decide them in the word processor"
        message = f"the document tracks {len(deciding)} changes that nobody has decided"
        raise ContentError([Diagnostic("tracked-changes", message, None, hint)])
    return {name: each for name, each in found.items() if each.find(TEXT + "format-change") is None}


def _aside(sheet: etree._Element | None, gathered: Gathered) -> None:
    for kind, reason in (("header", "a running head"), ("footer", "a running foot")):
        parts = () if sheet is None else sheet.iter(STYLE + kind)
        for words in dict.fromkeys(" ".join(map(str, each.itertext())) for each in parts):
            gathered.leave_out(words, reason)


def _describe(archive: Archive, gathered: Gathered) -> None:
    content = archive.get("meta.xml")
    if content is None:
        return
    meta = parse_xml(content, "meta.xml")
    gathered.title = meta.findtext(f".//{DC}title") or gathered.title
    author = meta.findtext(f".//{META}initial-creator") or meta.findtext(f".//{DC}creator")
    gathered.authors = (author,) if author else ()
    gathered.language = meta.findtext(f".//{DC}language")
