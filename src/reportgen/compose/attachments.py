"""What the profile asks for → files that travel inside the PDF."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO

from reportgen.compose.citing.anchors import Anchors
from reportgen.compose.citing.citations import CitationRegister
from reportgen.compose.figures.data import DataFiles
from reportgen.compose.figures.tally import register_counts
from reportgen.compose.manuscript import PlacedText
from reportgen.compose.mistakes import Mistakes
from reportgen.compose.words.bare_words import bare_words
from reportgen.model.content.claim import Claim
from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId
from reportgen.model.plan import Plan
from reportgen.model.profile import Attach, Profile
from reportgen.model.project import Project
from reportgen.model.report.document import Attachment, Relationship
from reportgen.model.text.blocks import Container
from reportgen.text.grammar import read_words
from reportgen.text.walk import walk
from reportgen.wording import Wording

SHOWING_DATA = frozenset({"table", "chart", "diagram"})
MANIFEST = "manifest.json"


def attachments_of(
    profile: Profile, data: Callable[[], Iterable[Attachment]], manifest: Callable[[], Attachment]
) -> tuple[Attachment, ...]:
    """The kinds of files that `profile` asks for, each file once, by name."""
    wanted = profile.pdf.attach
    found: dict[str, Attachment] = {}
    for attachment in data() if Attach.DATA in wanted else ():
        found.setdefault(attachment.name, attachment)
    if Attach.MANIFEST in wanted:
        found[MANIFEST] = manifest()
    return tuple(found[name] for name in sorted(found))


@frozen
class DataAttachments:
    """The data behind tables, charts and diagrams of a report."""

    data: DataFiles
    claims: Iterable[Claim]
    values: Mapping[str, str]
    wording: Wording
    anchors: Anchors
    mistakes: Mistakes

    def of(self, texts: Mapping[BlockId, PlacedText]) -> Iterator[Attachment]:
        """One file for each of them that shows data."""
        for block, text in texts.items():
            for node in walk(text.blocks):
                if isinstance(node, Container) and node.name in SHOWING_DATA:
                    yield from self._of_one(node, block)

    def _of_one(self, container: Container, block: BlockId) -> Iterator[Attachment]:
        name, content = container.attributes.get("data"), None
        if name is not None:
            content = self.data.content(name)
        elif "register" in container.attributes:
            name = f"{container.attributes.get('id') or f'{block}-{container.place.span.line}'}.csv"
            content = self._counts(container)
        if name is not None and content is not None:
            # A data file may lie in a folder; inside the PDF there are none.
            plain_name = name.replace("/", "-")
            yield Attachment(plain_name, content, self._description(container), Relationship.DATA)

    def _description(self, container: Container) -> str:
        """`Data of Table 2: Arms by year`."""
        _, label = self.anchors.labels.get(container.place, ("", None))
        attributes = container.attributes
        caption = read_words(attributes.words("caption") or attributes.words("title"))
        words = str(bare_words(caption.children, self.values)).rstrip(".")
        return ": ".join(part for part in (f"Data of {label or f'a {container.name}'}", words) if part)

    def _counts(self, container: Container) -> bytes:
        """The claims that a chart of the register counts, as a table."""
        categories, series = register_counts(container, self.claims, self.wording, self.mistakes)
        written = StringIO()
        writer = csv.writer(written, lineterminator="\r\n")  # RFC 4180 2
        writer.writerow(("", *(each.name for each in series)))
        for row, category in enumerate(categories):
            counts = (each.values[row] for each in series)
            writer.writerow((category, *("" if each is None else each.value for each in counts)))
        return written.getvalue().encode()


def manifest_attachment(project: Project, plan: Plan, cited: CitationRegister) -> Attachment:
    """The blocks, claims and sources behind a report, as JSON."""
    profile, claims, sources = project.profiles[plan.profile], cited.claims.values(), cited.sources.values()
    listed = {
        "profile": profile.id,
        "language": profile.language,
        "project": {"title": project.about.title, "version": project.about.version},
        "blocks": [
            {"id": placed.block, "version": placed.version, "title": version.title}
            for placed in plan.placements()
            for version in (project.blocks[placed.block].versions[placed.version],)
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
