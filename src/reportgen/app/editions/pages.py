"""Project → the page of every report as an edition records it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.app.build.choice import choose_profiles, plan_profiles
from reportgen.app.build.documents import compose, compose_all
from reportgen.app.build.page_fit import lay_out_pages
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Overflow
from reportgen.model.project import Project
from reportgen.model.report.change_bars import NO_BARS
from reportgen.model.report.document import Document
from reportgen.model.report.edition import Page
from reportgen.record import sha256_of
from reportgen.record.editions.page_pictures import pictures_in


def take_pages(project: Project, step: Callable[[str], None]) -> Mapping[ProfileId, Page]:
    """What every report shows, whole, after shortening and dropping."""
    plans = plan_profiles(project, choose_profiles(project, ()))
    documents = dict(compose_all(project, plans, {}, step, NO_BARS))
    for profile, plan in _fitted(project, plans, documents, step).items():
        documents[profile] = compose(project, plan, {}, NO_BARS)
    return {profile: _page(document) for profile, document in documents.items()}


def _fitted(
    project: Project,
    plans: Mapping[ProfileId, Plan],
    documents: Mapping[ProfileId, Document],
    step: Callable[[str], None],
) -> Mapping[ProfileId, Plan]:
    """The plans that keep their limits, of reports that are made shorter for them."""
    shortened = {
        name: plan
        for name, plan in plans.items()
        if project.profiles[name].limit.overflow is not Overflow.FAIL
    }
    if not shortened:
        return {}
    wanted = {name: documents[name] for name in shortened}
    pages = lay_out_pages(project, shortened, wanted, built=None, tools={}, jobs=1, step=step)
    return {name: pages.plans[name] for name in shortened if pages.plans[name] != shortened[name]}


def _page(document: Document) -> Page:
    pictures = {name: sha256_of(document.assets[name]) for name in pictures_in(document.page.root)}
    return Page(document.html, pictures)
