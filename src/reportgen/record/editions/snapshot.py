"""A composed report, or the record of one → what its audience gets to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256

from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.editions.edition import Edition, Page
from reportgen.model.editions.passages import ClaimState, Snapshot
from reportgen.model.names import AssetName, ProfileId
from reportgen.model.plan import Plan
from reportgen.model.project import Project
from reportgen.model.report.document import Document
from reportgen.model.report.html_parser import read_html
from reportgen.model.report.page import Element
from reportgen.model.report.vocabulary import LINK_SCHEMES, UNCHANGING_ROLES
from reportgen.model.span import Span
from reportgen.record.cited import claims_cited
from reportgen.record.editions.drafts import FORM_ATTRIBUTES
from reportgen.record.editions.page_pictures import pictures_in
from reportgen.record.editions.passages import passages_in

FOLDER = "editions"
# Elements that nobody sees.
UNSEEN = frozenset({"span", "section", "div", "colgroup", "col", "body", "html", ""})


def take_page(project: Project, plan: Plan, document: Document) -> Page:
    """What an edition records of a report: its page, its pictures, and how what it cites is rated."""
    return Page(document.html, _pictures(document), tuple(_states(project, plan)))


def take_snapshot(project: Project, plan: Plan, document: Document) -> Snapshot:
    """What `document` shows its audience, with the places that its words come from."""
    return _snapshot(plan.profile, document.page.root, _pictures(document), tuple(_states(project, plan)))


def recorded_snapshot(edition: Edition, profile: ProfileId) -> Snapshot | None:
    """What an edition showed one audience; None where it had no such report.

    Raises ContentError where the edition knows the report and its page is gone.
    """
    page = edition.pages.get(profile)
    if page is not None:
        found = _of_page(profile, page.html, tuple(sorted(page.pictures.items())), page.claims)
        # Earlier releases did not say which section of a page tells what changed.
        return found if not edition.older else Snapshot(profile, found.passages, found.claims)
    if profile in edition.older:
        return edition.older[profile]
    if profile not in edition.profiles:
        return None
    raise ContentError([lost_page(edition, profile)])


def lost_page(edition: Edition, profile: ProfileId) -> Diagnostic:
    """What is wrong with an edition that no longer holds the page of a report."""
    return Diagnostic(
        code="edition-without-page",
        message=f'edition {edition.number} no longer holds the page of "{profile}"',
        span=Span(f"{FOLDER}/{edition.number:04}.json"),
        hint=f"restore {FOLDER}/{page_path(edition.number, profile)} from version control",
    )


def page_path(number: int, profile: str) -> str:
    """Where the page of a report lies, below `editions/`."""
    return f"{number:04}/{profile}.html"


@lru_cache(maxsize=32)
def _of_page(
    profile: ProfileId,
    html: str,
    pictures: tuple[tuple[AssetName, str], ...],
    claims: tuple[ClaimState, ...],
) -> Snapshot:
    return _snapshot(profile, read_html(html).root, dict(pictures), claims)


def _snapshot(
    profile: ProfileId, root: Element, pictures: Mapping[AssetName, str], claims: tuple[ClaimState, ...]
) -> Snapshot:
    seen = " ".join("".join(_seen(root, pictures)).split())
    return Snapshot(profile, passages_in(root, pictures), claims, sha256(seen.encode()).hexdigest())


def _pictures(document: Document) -> Mapping[AssetName, str]:
    return {name: sha256(document.assets[name]).hexdigest() for name in pictures_in(document.page.root)}


def _seen(element: Element, pictures: Mapping[AssetName, str]) -> Iterator[str]:
    """Everything that can be seen or heard, in reading order: numbers and marks too."""
    for child in element.children:
        if not isinstance(child, Element):
            yield str(child)
            continue
        if child.tag == "head" or child.get("data-role") in UNCHANGING_ROLES:
            continue
        if child.tag not in UNSEEN:
            said = [child.get(name) or "" for name in (*FORM_ATTRIBUTES, "alt")]
            href = child.get("href") or ""
            said.append(href if href.partition(":")[0] in LINK_SCHEMES else "")
            name = AssetName((child.get("src") or "").removeprefix("asset:"))
            yield f" <{child.tag} {' '.join(said)} {pictures.get(name, name)}> "
        yield from _seen(child, pictures)


def _states(project: Project, plan: Plan) -> Iterator[ClaimState]:
    for name in claims_cited(project, plan):
        claim = project.claims[name]
        yield ClaimState(claim.id, claim.hedge, claim.status, claim.our_confidence)
