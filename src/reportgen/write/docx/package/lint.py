"""Word file bytes → what in them refers to nothing: the faults that make Word offer to repair a file."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from reportgen.write.docx.ooxml import NAMESPACES, Node, name

STORIES = re.compile(r"word/(document|footnotes|endnotes|comments|header\d+|footer\d+)\.xml")
LONGEST_BOOKMARK = 40
XPATH_NAMES = {prefix: NAMESPACES[prefix] for prefix in ("w", "r", "wp")}


def lint_docx(content: bytes) -> tuple[str, ...]:
    """One line for each fault; none for a sound file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        parts = {each: archive.read(each) for each in names}
    roots = {each: etree.fromstring(parts[each]) for each in parts if each.endswith((".xml", ".rels"))}
    faults = [f"two parts are called {each}" for each, count in Counter(names).items() if count > 1]
    faults += _content_types(roots, parts)
    for each in sorted(parts):
        if each.endswith(".rels"):
            faults += _relationships(each, roots, parts)
    stories = {each: root for each, root in roots.items() if STORIES.fullmatch(each)}
    faults += _unique(stories)
    ids = [each.get(name("w:styleId")) for each in roots["word/styles.xml"].iter(name("w:style"))]
    faults += [f"two styles have the id {each}" for each, count in Counter(ids).items() if count > 1]
    styles = set(ids)
    for each, root in sorted(stories.items()):
        faults += [f"{each}: {fault}" for fault in _story(root, styles)]
    faults += _references(roots)
    return tuple(faults)


def _values(root: Node, path: str) -> list[str]:
    return [str(each) for each in root.xpath(path, namespaces=XPATH_NAMES)]


def _content_types(roots: Mapping[str, Node], parts: Mapping[str, bytes]) -> Iterator[str]:
    types = roots["[Content_Types].xml"]
    named = {each.get("PartName") for each in types if each.get("PartName")}
    endings = {each.get("Extension", "").lower() for each in types if each.get("Extension")}
    for each in parts:
        ending = each.rpartition(".")[2].lower()
        if each != "[Content_Types].xml" and f"/{each}" not in named and ending not in endings:
            yield f"{each} has no content type"
    yield from (f"a content type for {each}, which is missing" for each in named if each[1:] not in parts)


def _relationships(rels: str, roots: Mapping[str, Node], parts: Mapping[str, bytes]) -> Iterator[str]:
    base = posixpath.dirname(posixpath.dirname(rels))
    source = posixpath.join(base, posixpath.basename(rels).removesuffix(".rels"))
    ids = set()
    for each in roots[rels]:
        ids.add(each.get("Id"))
        target = each.get("Target", "")
        if each.get("TargetMode") == "External":
            continue
        path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
        if path not in parts:
            yield f"{rels}: {path} is missing"
    if source in roots:
        prefix = f"{{{NAMESPACES['r']}}}"
        used = {
            value
            for each in roots[source].iter()
            for key, value in each.attrib.items()
            if key.startswith(prefix)
        }
        yield from (f"{source}: relationship {each} does not exist" for each in sorted(used - ids))


def _unique(stories: Mapping[str, Node]) -> Iterator[str]:
    kinds = {
        "bookmark name": "//w:bookmarkStart/@w:name",
        "bookmark id": "//w:bookmarkStart/@w:id",
        "control id": "//w:sdtPr/w:id/@w:val",
        "drawing id": "//wp:docPr/@id",
    }
    for kind, path in kinds.items():
        counts = Counter(value for root in stories.values() for value in _values(root, path))
        yield from (f"{kind} {value} stands {count} times" for value, count in counts.items() if count > 1)


def _story(root: Node, styles: set[str | None]) -> Iterator[str]:
    used = set(_values(root, "//w:pStyle/@w:val|//w:rStyle/@w:val|//w:tblStyle/@w:val"))
    yield from (f"style {each} does not exist" for each in sorted(used - styles))
    starts, ends = _values(root, "//w:bookmarkStart/@w:id"), _values(root, "//w:bookmarkEnd/@w:id")
    if sorted(starts) != sorted(ends):
        yield "bookmarks do not begin and end in pairs"
    yield from (
        f"bookmark {each} is too long"
        for each in _values(root, "//w:bookmarkStart/@w:name")
        if len(each) > LONGEST_BOOKMARK
    )
    depth = 0
    for each in root.iter(name("w:fldChar")):
        depth += {"begin": 1, "end": -1}.get(each.get(name("w:fldCharType")), 0)
        if depth < 0:
            break
    if depth:
        yield "fields do not begin and end in pairs"
    for cell in root.iter(name("w:tc")):
        if not len(cell) or cell[-1].tag != name("w:p"):
            yield "a cell does not end with a paragraph"
    for table in root.iter(name("w:tbl")):
        yield from _grid(table)


def _grid(table: Node) -> Iterator[str]:
    columns = len(table.findall(f"{name('w:tblGrid')}/{name('w:gridCol')}"))
    for row in table.findall(name("w:tr")):
        spans = _values(row, "./w:tc/w:tcPr/w:gridSpan/@w:val")
        reached = len(row.findall(name("w:tc"))) + sum(int(each) - 1 for each in spans)
        if reached != columns:
            yield f"a row takes {reached} of {columns} columns"


def _references(roots: Mapping[str, Node]) -> Iterator[str]:
    document = roots["word/document.xml"]
    stories = [root for each, root in roots.items() if STORIES.fullmatch(each)]
    marks = {value for root in stories for value in _values(root, "//w:bookmarkStart/@w:name")}
    for root in stories:
        yield from (
            f"a link leads to {each}"
            for each in _values(root, "//w:hyperlink/@w:anchor")
            if each not in marks
        )
        for code in root.iter(name("w:instrText")):
            found = re.match(r"\s*(?:REF|PAGEREF|NOTEREF)\s+(\S+)", code.text or "")
            if found and found[1] not in marks:
                yield f"a field refers to {found[1]}"
    if "word/numbering.xml" in roots:
        known = {*_values(roots["word/numbering.xml"], "//w:num/@w:numId"), "0"}
        lists = set(_values(document, "//w:numPr/w:numId/@w:val"))
        yield from (f"list {each} does not exist" for each in sorted(lists - known))
    for kind in ("footnote", "endnote"):
        notes = roots.get(f"word/{kind}s.xml")
        known = set(_values(notes, f"//w:{kind}/@w:id")) if notes is not None else set()
        called = set(_values(document, f"//w:{kind}Reference/@w:id"))
        yield from (f"{kind} {each} does not exist" for each in sorted(called - known))
