"""What the profile asks for → files that travel inside the PDF."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO

from reportgen.compose.draft import Draft
from reportgen.compose.figures.data import data_file
from reportgen.compose.figures.tally import register_counts
from reportgen.compose.manuscript import Text
from reportgen.compose.words.inline import plain_words
from reportgen.model.names import BlockId
from reportgen.model.profile import Attach
from reportgen.model.report.document import Attachment, Relationship
from reportgen.text.grammar import read_inline
from reportgen.text.tree import Node

SHOWING_DATA = frozenset({"table", "chart", "diagram"})
MANIFEST = "manifest.json"


def make_attachments(draft: Draft, texts: Mapping[BlockId, Text]) -> tuple[Attachment, ...]:
    """Each file once, by name; reads the registers, so it comes after every block is written."""
    wanted = draft.profile.pdf.attach
    found: dict[str, Attachment] = {}
    if Attach.DATA in wanted:
        for attachment in _data(draft, texts):
            found.setdefault(attachment.name, attachment)
    if Attach.MANIFEST in wanted:
        found[MANIFEST] = _manifest(draft)
    return tuple(found[name] for name in sorted(found))


def _data(draft: Draft, texts: Mapping[BlockId, Text]) -> Iterator[Attachment]:
    for block, text in texts.items():
        for node in (each for top in text.nodes for each in top.walk()):
            if node.kind != "container" or node.text not in SHOWING_DATA:
                continue
            name, content = node.attributes.get("data"), None
            if name is not None:
                content = data_file(name, draft.project.data)
            elif "register" in node.attributes:
                name = f"{node.attributes.get('id') or f'{block}-{node.place.line}'}.csv"
                content = _counts(node, draft)
            if name is not None and content is not None:
                yield Attachment(
                    # A data file may lie in a folder; inside the PDF there are none.
                    name.replace("/", "-"),
                    content,
                    _description(node, draft),
                    Relationship.DATA,
                )


def _description(node: Node, draft: Draft) -> str:
    """`Data of Table 2: Arms by year`."""
    _, label = draft.anchors.labels.get(node.place, ("", ""))
    written = node.attributes.get("caption") or node.attributes.get("title", "")
    nodes, _ = read_inline(written, node.place)
    words = plain_words(nodes, draft).rstrip(".")
    return ": ".join(part for part in (f"Data of {label or f'a {node.text}'}", words) if part)


def _counts(node: Node, draft: Draft) -> bytes:
    """The claims that a chart of the register counts, as a table."""
    categories, series = register_counts(node, draft)
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")  # RFC 4180 2
    writer.writerow(("", *(each.name for each in series)))
    for row, category in enumerate(categories):
        writer.writerow((category, *(_number(each.values[row]) for each in series)))
    return written.getvalue().encode()


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _manifest(draft: Draft) -> Attachment:
    claims, sources = draft.citations.claims.values(), draft.citations.sources.values()
    listed = {
        "profile": draft.profile.id,
        "language": draft.profile.language,
        "project": {"title": draft.project.about.title, "version": draft.project.about.version},
        "blocks": [
            {"id": placed.block, "version": placed.version, "title": version.title}
            for placed in draft.plan.placements()
            for version in (draft.project.blocks[placed.block].versions[placed.version],)
        ],
        "claims": [
            {
                "id": claim.id,
                "text": claim.text,
                "hedge": claim.hedge.value,
                "status": claim.status.value,
                "cites": [
                    {"source": cite.source, "label": cite.label, "locator": cite.locator}
                    for cite in claim.cites
                ],
            }
            for claim in claims
        ],
        "sources": [
            {"id": source.id, "title": source.title, "tier": source.tier.value, "url": source.url}
            for source in sources
        ],
    }
    content = json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
    description = "The blocks, claims and sources behind this report"
    return Attachment(MANIFEST, content.encode(), description, Relationship.SUPPLEMENT)
