"""`content/sources.yaml` → sources by id."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.content.source import Source
from reportgen.model.diagnostic import Reporter
from reportgen.model.names import SourceId
from reportgen.read.forms.filling import fill, list_members
from reportgen.read.forms.source import SourceForm
from reportgen.read.yaml.nodes import Node

SOURCES = "content/sources.yaml"


def read_sources(node: Node | None, tell: Reporter) -> Mapping[SourceId, Source]:
    """Give the sources that are filled in rightly, in the author's order."""
    sources: dict[SourceId, Source] = {}
    for member in list_members(node, tell):
        form = fill(SourceForm, member, tell)
        if form is not None:
            sources.setdefault(SourceId(form.id), _source(form, member))
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
    )
