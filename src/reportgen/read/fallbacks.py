"""A project with mistakes → one that can be planned and composed all the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reportgen.model.content.claim import Claim, Hedge
from reportgen.model.content.source import Source
from reportgen.model.names import ProfileId, SourceId
from reportgen.model.profile import Profile
from reportgen.model.project import Project
from reportgen.read.forms.profile import ProfileForm


def with_fallbacks(project: Project) -> Project:
    """Give each profile a theme and a template that are there, each claim only places in sources that are.

    Profiles for which there is none are left out.
    """
    claims = {name: _citing_known(claim, project.sources) for name, claim in project.claims.items()}
    return replace(project, claims=claims, profiles=_dressed(project))


def _citing_known(claim: Claim, sources: Mapping[SourceId, Source]) -> Claim:
    cites = tuple(each for each in claim.cites if each.source in sources)
    # A claim without any place is asked for one, unless it is our own link.
    return replace(claim, cites=cites, hedge=claim.hedge if cites else Hedge.SYNTHESIS)


def _dressed(project: Project) -> Mapping[ProfileId, Profile]:
    dressed = {}
    for name, profile in project.profiles.items():
        theme = profile.theme if profile.theme in project.themes else next(iter(project.themes), None)
        template = profile.template if profile.template in project.templates else ProfileForm.template
        if profile.is_base:
            dressed[name] = profile
        elif theme is not None and template in project.templates:
            dressed[name] = replace(profile, theme=theme, template=template)
    return dressed
