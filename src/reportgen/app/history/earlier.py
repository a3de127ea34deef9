"""A report as it is now + the recorded editions → the same with the page that a redline compares it with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reportgen.app.history.recorded import edition_before, recorded
from reportgen.compose.page.stylesheet import stylesheet
from reportgen.compose.page.vocabulary import vocabulary_faults
from reportgen.compose.pictures.drawings.faces import DrawingFaces, drawing_faces
from reportgen.compose.pictures.fault import PictureError
from reportgen.compose.pictures.sound import sound_picture
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.editions.edition import Edition, Page
from reportgen.model.names import AssetName
from reportgen.model.plan import Plan
from reportgen.model.profile import Format
from reportgen.model.project import Project
from reportgen.model.report.composed_page import ComposedPage
from reportgen.model.report.document import Document, Earlier
from reportgen.model.report.html_parser import read_html
from reportgen.model.span import Span
from reportgen.record import sha256_of
from reportgen.record.editions.page_pictures import words_for_pictures
from reportgen.record.editions.snapshot import FOLDER, page_path, take_snapshot


def with_earlier(project: Project, plan: Plan, document: Document, formats: tuple[Format, ...]) -> Document:
    """The document with the last edition that reads otherwise, where a format tracks what changed since.

    A report that equals the last edition is that edition, so it is compared with the one before. Raises
    ContentError where there is no edition to compare with, or none that holds its page.
    """
    if Format.DOCX_REDLINE not in formats:
        return document
    edition = _edition_before(project, plan, document)
    page = edition.pages.get(document.profile)
    if page is None:
        raise ContentError([_without_page(document, edition)])
    pictures = _pictures(project, page, document)
    recorded = read_html(page.html)
    shown = words_for_pictures(
        recorded.root, lambda name, alt: None if name in pictures else _words(edition.number, alt)
    )
    place = Span(f"{FOLDER}/{page_path(edition.number, document.profile)}")
    known = (*page.pictures, "theme.css")
    if recorded.faults or vocabulary_faults(recorded.root, known, place):
        raise ContentError([_outdated(document, edition, place)])
    earlier = ComposedPage(root=shown)
    sheet = stylesheet(document.theme, document.paper, earlier.html).encode()
    return replace(document, earlier=Earlier(edition.number, earlier, sheet, pictures))


def _edition_before(project: Project, plan: Plan, document: Document) -> Edition:
    now = take_snapshot(project, plan, document)
    found = edition_before(recorded(project.editions, document.profile), now)
    if found is None:
        raise ContentError([_without_edition(document)])
    return found[0]


def _pictures(project: Project, page: Page, document: Document) -> Mapping[AssetName, bytes]:
    """The pictures of the earlier page that are still to be had as they were."""
    found: dict[AssetName, bytes] = {}
    for name, digest in page.pictures.items():
        content = document.assets.get(name)
        if content is None and name in project.images:
            content = _sound(project.images[name], drawing_faces(document.theme))
        if content is not None and sha256_of(content) == digest:
            found[name] = content
    return found


def _sound(content: bytes, faces: DrawingFaces) -> bytes | None:
    try:
        return sound_picture(content, faces)
    except PictureError:
        return None


def _words(edition: int, alternative: str) -> str:
    """What stands for a picture that has changed: editions record no pictures."""
    return f"[picture of edition {edition}{': ' if alternative else ''}{alternative}]"


def _without_edition(document: Document) -> Diagnostic:
    return Diagnostic(
        code="redline-without-edition",
        message=f'"{document.profile}" cannot be redlined: no edition of it is recorded to compare with',
        hint="reportgen edition new records what it shows now; later builds are compared with that",
    )


def _without_page(document: Document, edition: Edition) -> Diagnostic:
    return Diagnostic(
        code="edition-without-page",
        message=f'"{document.profile}" cannot be redlined: edition {edition.number} holds no page of it',
        span=Span(f"{FOLDER}/{edition.number:04}.json"),
        hint="restore its page from version control, or, if an earlier version of reportgen recorded it, run "
        "reportgen edition new: later builds are compared with that",
    )


def _outdated(document: Document, edition: Edition, place: Span) -> Diagnostic:
    return Diagnostic(
        code="edition-without-page",
        message=f'"{document.profile}" cannot be redlined: its page in edition {edition.number} uses what '
        "reports no longer hold",
        span=place,
        hint="run reportgen edition new: later builds are compared with that",
    )
