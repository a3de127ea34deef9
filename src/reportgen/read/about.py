"""`reportgen.yaml` → what the project says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from reportgen.model.content.block import FieldValue
from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.names import AssetName
from reportgen.model.project import About, CheckSettings
from reportgen.model.report.document import ReportLimits
from reportgen.read.forms.filled import fill_what_is_sound
from reportgen.read.forms.project import ProjectForm
from reportgen.read.logo import read_logo
from reportgen.read.yaml.nodes import Fields, Node, leaves

ABOUT = "reportgen.yaml"
# Fields that every report prints, and that call no values.
PLAIN = ("title", "series", "publisher", "contact", "licence")
_CALL = re.compile(r"\{\{[^{}\n]*\}\}")


def read_about(node: Node, pictures: Mapping[AssetName, bytes], report: Reporter) -> About:
    """Give the project's own fields; those with mistakes as if they were not written.

    `pictures` are those below content/, by the path there, and below templates/, by their whole path.
    """
    filled = fill_what_is_sound(ProjectForm, node, {"title": "Untitled"}, report)
    form = ProjectForm(title="Untitled") if filled is None else filled.form
    origins = dict(leaves(node)) if isinstance(node, Fields) else {}
    for name in PLAIN:
        if (call := _CALL.search(str(getattr(form, name)))) is not None:
            message = f'"{call[0]}" is not filled in here: the {name} of a project is printed as typed'
            hint = "write the words themselves; titles of profiles and blocks may call values"
            report(Diagnostic("unknown-value", message, origins.get(name, node.span), hint))
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
        decimal=form.decimal,
        limits=ReportLimits(form.limits.memory, form.limits.seconds),
        values=cast("Mapping[str, FieldValue]", form.values),
        checks=CheckSettings(levels=form.checks.levels, words=form.checks.words),
        logo=read_logo(form.logo, node, ("",), pictures, report),
        span=node.span,
        origins=origins,
    )
