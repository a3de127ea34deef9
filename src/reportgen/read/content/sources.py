"""`content/sources.yaml` → sources by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.model.content.source import Reliability, Source, Tier
from reportgen.model.diagnostic import Reporter
from reportgen.model.names import SourceId
from reportgen.model.text.place import Place
from reportgen.model.text.written import WrittenText
from reportgen.read.forms.filled import fill_what_is_sound, list_members
from reportgen.read.forms.source import SourceForm
from reportgen.read.yaml.nodes import Leaf, Node, child

SOURCES = "content/sources.yaml"

_INSTEAD = {
    "type": "document",
    "title": "—",
    "tier": Tier.PRIMARY.value,
    "reliability": Reliability.F.value,
    "descriptor": "—",
}


def read_sources(node: Node | None, report: Reporter) -> Mapping[SourceId, Source]:
    """Give the sources in the author's order; of those with mistakes what is sound."""
    sources: dict[SourceId, Source] = {}
    for member in list_members(node, report):
        filled = fill_what_is_sound(SourceForm, member, _INSTEAD, report)
        if filled is not None:
            sources.setdefault(SourceId(filled.form.id), _source(filled.form, filled.node))
    return sources


def _source(form: SourceForm, node: Node) -> Source:
    return Source(
        id=SourceId(form.id),
        kind=form.type,
        title=form.title,
        label=form.label or form.id,
        authors=form.author,
        issued=form.issued,
        accessed=form.accessed,
        publisher=form.publisher,
        url=form.url,
        language=form.language,
        file=form.file,
        sha256=form.sha256,
        is_complete=form.complete,
        tier=form.tier,
        reliability=form.reliability,
        descriptor=form.descriptor,
        rights=form.rights,
        span=node.span,
        places=dict(_places(node)),
    )


def _places(node: Node) -> Iterator[tuple[str, Place]]:
    for name in ("accessed", "tier", "reliability", "complete"):
        leaf = child(node, name)
        text = leaf.text if isinstance(leaf, Leaf) else None
        if isinstance(text, WrittenText) and text.words.place is not None:
            yield name, text.words.place
