"""Parts → one package: opened with python-docx from the base or the house template, saved repeatably."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.pkgwriter import PackageWriter

import docx
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.report.document import Metadata
from reportgen.model.report.theme import HouseKeep
from reportgen.model.span import Span
from reportgen.write.docx.emit.state import HYPERLINK, Relations
from reportgen.write.docx.package.admitted import admit
from reportgen.write.docx.package.blank import base_package, zip_members
from reportgen.write.docx.package.template_parts import NO_TEMPLATE, TemplateParts, read_template_parts

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
# A document has one of each, so a new one takes the place of the old.
REPLACED = frozenset({"numbering", "fontTable"})
TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"
MACRO_TYPE = b"macroenabled"
DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"
# XML 1.0 allows no other control characters, and the properties no more than this.
LONGEST_PROPERTY = 255


@frozen
class NewPart:
    """A part to add, how the main part is related to it, and its own relationships."""

    name: str
    content_type: str
    kind: str
    content: bytes
    relation: str
    relations: Relations | None = None


def open_package(
    house: bytes | None, span: Span, keeps: frozenset[HouseKeep] = frozenset()
) -> tuple[Any, TemplateParts]:  # python-docx ships no types
    """The base package, or the house template emptied of its own text, and what the document takes of it."""
    if house is not None and _has_macros(house):
        raise ContentError([_with_macros(span)])
    if house is None:
        return docx.Document(io.BytesIO(base_package())), NO_TEMPLATE
    try:
        opened = docx.Document(io.BytesIO(_as_document(house)))
    except (ValueError, KeyError, zipfile.BadZipFile, SyntaxError) as error:
        raise ContentError([_unreadable(span)]) from error
    _name_properties(opened.part.package)
    template = read_template_parts(opened, keeps)
    # Its own text, notes and comments stay behind.
    opened.element.body[:] = template.cover
    left_behind = admit(opened, template.kinds)
    cover = tuple(opened.element.body)
    opened.element.body[:] = []
    return opened, replace(template, cover=cover, left_behind=left_behind)


def _name_properties(package: Any) -> None:
    """Relate the core properties by their own kind (ECMA-376 part 2, 10.3): LibreOffice may name another."""
    for number, relation in list(package.rels.items()):
        if relation.reltype.endswith("/metadata/core-properties") and relation.reltype != CORE:
            del package.rels[number]
            package.load_rel(CORE, relation.target_part, number)


def part_named(opened: Any, kind: str) -> Any:
    """The part that the main part is related to by this kind, or None."""
    for relation in opened.part.rels.values():
        if relation.reltype == f"{OFFICE}/{kind}":
            return relation.target_part
    return None


def add_parts(opened: Any, parts: Iterable[NewPart], main: Relations) -> None:
    """Add the parts, and the relationships of the main part and of each of them."""
    package = opened.part.package
    made: dict[str, Part] = {}
    waiting: list[tuple[Any, Relations]] = [(opened.part, main)]
    for new in parts:
        for number, relation in list(opened.part.rels.items()):
            if new.kind in REPLACED and relation.reltype == f"{OFFICE}/{new.kind}":
                del opened.part.rels[number]
        part = Part(PackURI(new.name), new.content_type, new.content, package)
        made[new.name] = part
        if new.relation:
            opened.part.load_rel(f"{OFFICE}/{new.kind}", part, new.relation)
        if new.relations is not None:
            waiting.append((part, new.relations))
    for part, relations in waiting:
        _relate(part, relations, made)


def _relate(part: Any, relations: Relations, made: dict[str, Part]) -> None:
    """Give a part its relationships: links lead outside, the rest to parts by name."""
    for (kind, target), number in relations.targets.items():
        if kind == HYPERLINK:
            part.load_rel(kind, target, number, is_external=True)
        else:
            part.load_rel(kind, made[target], number)


def fill_properties(opened: Any, metadata: Metadata) -> None:
    """Write the core properties; nothing of them comes from the clock."""
    created = moment_of(metadata.created)
    properties = opened.core_properties
    properties.title = metadata.title[:LONGEST_PROPERTY]
    properties.subject = metadata.subject[:LONGEST_PROPERTY]
    properties.author = "; ".join(metadata.authors)[:LONGEST_PROPERTY]
    properties.last_modified_by = metadata.publisher[:LONGEST_PROPERTY]
    properties.keywords = ", ".join(metadata.keywords)[:LONGEST_PROPERTY]
    properties.language = metadata.language
    properties.identifier = metadata.identifier[:LONGEST_PROPERTY]
    properties.comments = ""
    properties.category = ""
    properties.revision = 1
    properties.created = properties.modified = created


def save_package(opened: Any) -> bytes:
    """The bytes of the package, the same for the same parts."""
    package: OpcPackage = opened.part.package
    held = _Members({})
    parts = list(package.iter_parts())
    # The three steps of python-docx's own writer, onto members that are sorted before they are packed.
    writer: Any = PackageWriter
    writer._write_content_types_stream(held, parts)  # noqa: SLF001  # python-docx is pinned
    writer._write_pkg_rels(held, package.rels)  # noqa: SLF001  # as above
    writer._write_parts(held, parts)  # noqa: SLF001  # as above
    return zip_members(held.members)


@frozen
class _Members:
    members: dict[str, bytes]

    def write(self, uri: Any, content: bytes) -> None:
        self.members[str(uri).removeprefix("/")] = content


def _as_document(template: bytes) -> bytes:
    """A .dotx read as a .docx: they differ by one content type."""
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        if TEMPLATE_TYPE not in archive.read("[Content_Types].xml"):
            return template
        members = {each: archive.read(each) for each in archive.namelist()}
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(TEMPLATE_TYPE, DOCUMENT_TYPE)
    return zip_members(members)


def _has_macros(template: bytes) -> bool:
    """Whether the main part is one of Word's kinds with programs in it (MS-DOCX 2.2)."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            return MACRO_TYPE in archive.read("[Content_Types].xml").lower()
    except (KeyError, zipfile.BadZipFile):
        return False


def _with_macros(span: Span) -> Diagnostic:
    return Diagnostic(
        "house-with-macros",
        "the house template is a file with macros",
        span,
        "save it from Word as .docx or .dotx",
    )


def _unreadable(span: Span) -> Diagnostic:
    return Diagnostic(
        "house-unreadable",
        "the house template is no Word document",
        span,
        "save it as .docx or .dotx from Word",
    )


def moment_of(text: str) -> datetime:
    """A date of the metadata in UTC, without its zone; another year where none was given."""
    if not re.match(r"\d{4}-\d\d-\d\d", text):
        return datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
