"""The parts of a Word document, found by their relationships."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from reportgen.ingest.archive import Archive
from reportgen.ingest.docx.names import PACKAGE, STRICT
from reportgen.ingest.refusal import broken
from reportgen.ingest.xml import parse_xml


@dataclass(frozen=True, slots=True)
class Relation:
    """`kind` is the last word of the relationship type; `is_external` targets are never followed."""

    kind: str
    target: str
    is_external: bool


class Package:
    """Reads parts when asked for."""

    def __init__(self, content: bytes) -> None:
        self.archive = Archive(content)
        self._relations: dict[str, Mapping[str, Relation]] = {}
        main = [each.target for each in self.relations("").values() if each.kind == "officeDocument"]
        self.main = main[0] if main else "word/document.xml"
        if self.archive.get(self.main) is None:
            raise broken("it is no Word document", "save it as .docx")

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What `part` relates to, by id; targets are names of parts or addresses."""
        if part not in self._relations:
            self._relations[part] = dict(self._read_relations(part))
        return self._relations[part]

    def _read_relations(self, part: str) -> Iterator[tuple[str, Relation]]:
        folder, name = posixpath.split(part)
        content = self.archive.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        if content is None:
            return
        for each in parse_xml(content, f"the relations of {name or 'the document'}").iter(
            f"{PACKAGE}Relationship"
        ):
            is_external = each.get("TargetMode") == "External"
            target = each.get("Target") or ""
            if not is_external:
                joined = target if target.startswith("/") else posixpath.join(folder, target)
                target = posixpath.normpath(joined).lstrip("/")
            kind = (each.get("Type") or "").rpartition("/")[2]
            yield each.get("Id") or "", Relation(kind, target, is_external)

    def parts(self, kind: str) -> tuple[str, ...]:
        """Names of the parts that the main part relates to as `kind`, each once."""
        related = self.relations(self.main).values()
        return tuple(
            dict.fromkeys(each.target for each in related if each.kind == kind and not each.is_external)
        )

    def tree(self, part: str) -> etree._Element | None:
        """The tree of a part, strict names turned into transitional ones."""
        content = self.archive.get(part)
        if content is None:
            return None
        if b"purl.oclc.org/ooxml" in content[:4096]:
            for strict, transitional in STRICT:
                content = content.replace(strict, transitional)
        return parse_xml(content, part)

    def only(self, kind: str) -> etree._Element | None:
        """The tree of the first part that is related as `kind`."""
        names = self.parts(kind)
        return self.tree(names[0]) if names else None
