"""A Word document → passages."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from reportgen.ingest.docx.body import Body
from reportgen.ingest.docx.changes import resolve_changes
from reportgen.ingest.docx.looks import recognise_headings
from reportgen.ingest.docx.names import W
from reportgen.ingest.docx.notes import find_listed_notes, find_repeated_calls
from reportgen.ingest.docx.numbering import Numbering
from reportgen.ingest.docx.package import Package
from reportgen.ingest.docx.styles import Styles
from reportgen.ingest.importer import ReadOptions
from reportgen.ingest.passages.finish import finish
from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.passages.join import joined
from reportgen.ingest.refusal import broken
from reportgen.ingest.xml import parse_xml
from reportgen.model.imported import Imported, Note, Place

_DC = "{http://purl.org/dc/elements/1.1/}"
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class WordDocument:
    """Reads `.docx` and its kin; macros are left alone and reported, tracked changes decided as asked."""

    name = "Word document"
    endings = frozenset({".docx", ".docm", ".dotx", ".dotm"})

    def read(self, content: bytes, options: ReadOptions) -> Imported:
        """Everything the document says; headers, comments and hidden text are left out and reported."""
        package = Package(content)
        gathered = Gathered()
        for name in package.archive.escaping():
            gathered.leave_out(name[:200], "a file whose path leaves the archive")
        if any(name.endswith("vbaProject.bin") for name in package.archive.names()):
            gathered.warn("document-with-macros", "the document brings macros; they were not run")
        root = package.tree(package.main)
        body = None if root is None else root.find(W + "body")
        if body is None:
            raise broken("it has no body")
        resolve_changes(body, options.changes, gathered)
        styles = Styles(package.only("styles"))
        numbering = Numbering(package.only("numbering"))
        # Word notes where its pages broke when it saved; other programs do not.
        has_pages = next(body.iter(W + "lastRenderedPageBreak"), None) is not None
        walk = Body(package, package.main, styles, numbering, gathered, has_pages)
        walk.progress = options.progress
        walk.listed_notes = find_listed_notes(body, styles)
        walk.repeated_calls = find_repeated_calls(body)
        walk.read(body)
        recognise_headings(walk)
        gathered.pages = walk.page if has_pages else None
        for kind, prefix in (("footnotes", "f"), ("endnotes", "e")):
            for part in package.parts(kind):
                _notes(package, part, prefix, walk, options)
        _aside(package, gathered)
        _describe(package, gathered)
        return finish(gathered)


def _notes(package: Package, part: str, prefix: str, walk: Body, options: ReadOptions) -> None:
    root = package.tree(part)
    if root is None:
        return
    resolve_changes(root, options.changes, walk.gathered)
    notes = Body(package, part, walk.styles, walk.numbering, walk.gathered)
    for note in (each for tag in ("footnote", "endnote") for each in root.iterchildren(W + tag)):
        if note.get(W + "type") in _SEPARATORS:
            continue
        words = (joined([each]) for each in notes.apart(note))
        paragraphs = tuple(each for each in words if each)
        walk.gathered.notes.append(Note(f"{prefix}{note.get(W + 'id')}", paragraphs, Place()))


def _aside(package: Package, gathered: Gathered) -> None:
    """Comments, running heads and feet: not part of the text, and reported."""
    for part in package.parts("comments"):
        root = package.tree(part)
        for comment in () if root is None else root.iterchildren(W + "comment"):
            author = comment.get(W + "author") or "nobody named"
            gathered.leave_out(_text(comment), f"a comment by {author}")
    for kind, reason in (("header", "a running head"), ("footer", "a running foot")):
        trees = (package.tree(part) for part in package.parts(kind))
        for text in dict.fromkeys(_text(root) for root in trees if root is not None):
            gathered.leave_out(text, reason)


def _text(root: etree._Element) -> str:
    paragraphs: Iterable[etree._Element] = root.iter(W + "p")
    return " ".join("".join(each.text or "" for each in one.iter(W + "t")) for one in paragraphs)


def _describe(package: Package, gathered: Gathered) -> None:
    for relation in package.relations("").values():
        content = None if relation.kind != "core-properties" else package.archive.get(relation.target)
        if content is None:
            continue
        core = parse_xml(content, relation.target)
        gathered.title = (core.findtext(f"{_DC}title") or "").strip() or gathered.title
        author = (core.findtext(f"{_DC}creator") or "").strip()
        gathered.authors = (author,) if author else ()
        gathered.language = (core.findtext(f"{_DC}language") or "").strip() or None
    if gathered.language is None:
        styles = package.only("styles")
        named = None if styles is None else next(styles.iter(W + "lang"), None)
        gathered.language = None if named is None else named.get(W + "val")
