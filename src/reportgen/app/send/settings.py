"""A project → how one of its reports is mailed."""

from __future__ import annotations

from reportgen.errors import ContentError
from reportgen.model.delivery import Delivery, Undeliverable
from reportgen.model.names import ProfileId
from reportgen.model.project import Project


def delivery_of(project: Project, profile: ProfileId) -> Delivery:
    """The settings of one report; raises ContentError with every mistake in them."""
    found = project.deliveries[profile]
    if isinstance(found, Undeliverable):
        raise ContentError(found.mistakes)
    return found
