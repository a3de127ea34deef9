"""`reportgen.yaml` → what the project says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from reportgen.model.content.block import FieldValue
from reportgen.model.diagnostic import Reporter
from reportgen.model.project import About, CheckSettings
from reportgen.read.forms.filling import fill
from reportgen.read.forms.project import ProjectForm
from reportgen.read.yaml.nodes import Node

ABOUT = "reportgen.yaml"


def read_about(node: Node, tell: Reporter) -> About | None:
    """Give the project's own fields; None after a mistake."""
    form = fill(ProjectForm, node, tell)
    if form is None:
        return None
    return About(
        title=form.title,
        series=form.series,
        number=form.number,
        version=form.version,
        status=form.status,
        issued=form.issued,
        review_by=form.review_by,
        publisher=form.publisher,
        authors=form.authors,
        contact=form.contact,
        language=form.language,
        licence=form.licence,
        values=cast("Mapping[str, FieldValue]", form.values),
        checks=CheckSettings(levels=form.checks.levels, words=form.checks.words),
        span=node.span,
    )
