"""Project, plan, values → Document: the page in the closed vocabulary, and every asset it names."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen import __version__
from reportgen.compose.citing.anchors import Anchors
from reportgen.compose.citing.citations import CitationRegister
from reportgen.compose.draft import Draft
from reportgen.compose.manuscript import Text, read_manuscript
from reportgen.compose.page.change_marks import mark_changes
from reportgen.compose.page.context import page_context
from reportgen.compose.page.parts import make_parts
from reportgen.compose.page.stylesheet import font_asset, stylesheet, token_faults
from reportgen.compose.page.vocabulary import vocabulary_faults
from reportgen.compose.register_words import check_register_words
from reportgen.compose.sections import finish_sections, write_sections
from reportgen.compose.terms import TermRegister, term_names
from reportgen.compose.values import fill_in, value_table
from reportgen.compose.wanted_sections import say_missing_sections
from reportgen.compose.words.inline import unknown_value
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import AssetName, BlockId
from reportgen.model.plan import Plan
from reportgen.model.project import Project
from reportgen.model.report.change_marks import ChangeMarks
from reportgen.model.report.composed_page import ComposedPage
from reportgen.model.report.document import Attachment, Document, Metadata
from reportgen.model.span import Span
from reportgen.wording.english import ENGLISH

# The earliest date that every container format can hold (ZIP, APPNOTE 4.4.6).
UNDATED = "1980-01-01"


def compose_document(
    project: Project,
    plan: Plan,
    *,
    values: Mapping[str, str] | None = None,
    changes: tuple[str, ...] | None = None,
    marks: ChangeMarks | None = None,
) -> Document:
    """One complete report, or a ContentError with every mistake.

    `values` are those given in the call; they win over the profile's and the project's. `changes` says
    in sentences what changed since the last edition; None where there was none. With `marks` it has
    change bars.
    """
    draft = _new_draft(project, plan, values or {}, changes)
    texts = read_manuscript(draft)
    written = write_sections(draft, texts)
    sections = finish_sections(written, draft)
    say_missing_sections(draft)
    check_register_words(draft)
    title = _title(draft)
    metadata = _metadata(draft, title)
    attachments = _attachments(draft, texts)
    context = page_context(draft, title, metadata, sections)
    _raise_if_any(draft)
    root = draft.parts.page(draft.profile.template, context, _asked_at(draft, "template"))
    page = ComposedPage(root=root if marks is None else mark_changes(root, marks))
    origins = _origins(draft)
    assets = _assets(draft, page.html)
    template = Span(f"templates/{draft.profile.template}")
    draft.diagnostics.extend(vocabulary_faults(page.root, assets, template))
    _raise_if_any(draft)
    return Document(
        profile=draft.profile.id,
        title=title,
        language=draft.profile.language,
        page=page,
        assets=assets,
        theme=draft.theme,
        paper=draft.profile.paper,
        metadata=metadata,
        origins=origins,
        pdf_variant=draft.profile.pdf.variant,
        attachments=attachments,
    )


def _new_draft(
    project: Project, plan: Plan, values: Mapping[str, str], changes: tuple[str, ...] | None
) -> Draft:
    profile = project.profiles[plan.profile]
    diagnostics: list[Diagnostic] = []
    draft = Draft(
        project=project,
        profile=profile,
        plan=plan,
        theme=project.themes[profile.theme],
        values=value_table(project.about, profile, values),
        parts=make_parts(project.templates, ENGLISH, diagnostics.append),
        anchors=Anchors(),
        citations=CitationRegister(),
        terms=TermRegister(term_names(project.terms)),
        changes=changes,
        diagnostics=diagnostics,
    )
    draft.diagnostics.extend(token_faults(draft.theme))
    return draft


def _title(draft: Draft) -> str:
    place = _asked_at(draft, "title")
    return fill_in(draft.profile.title, draft.values, lambda name: unknown_value(name, place, draft))


def _metadata(draft: Draft, title: str) -> Metadata:
    about = draft.project.about
    topics = {topic for each in draft.plan.placements() for topic in draft.project.blocks[each.block].topics}
    return Metadata(
        title=title,
        subject=about.series,
        authors=about.authors,
        publisher=about.publisher,
        keywords=tuple(sorted(topics)),
        language=draft.profile.language,
        identifier="-".join(part for part in (about.number, draft.profile.id) if part),
        created=f"{about.issued or UNDATED}T00:00:00Z",
        generator=f"reportgen {__version__}",
    )


def _attachments(draft: Draft, texts: Mapping[BlockId, Text]) -> tuple[Attachment, ...]:
    if not draft.profile.pdf.attach:
        return ()
    from reportgen.compose.attachments import make_attachments  # noqa: PLC0415  # few reports bring files along

    return make_attachments(draft, texts)


def _assets(draft: Draft, html: str) -> Mapping[AssetName, bytes]:
    assets = {AssetName("theme.css"): stylesheet(draft.theme, draft.profile.paper, html).encode()}
    assets.update({font_asset(face): face.content for face in draft.theme.faces})
    assets.update({name: draft.images[name] for name in sorted(draft.images)})
    return assets


def _origins(draft: Draft) -> Mapping[str, Span]:
    placed = {
        str(each.block): draft.project.blocks[each.block].versions[each.version].span
        for each in draft.plan.placements()
    }
    return placed | {name: Span(f"templates/{name}") for name in draft.project.templates}


def _asked_at(draft: Draft, key: str) -> Span:
    return draft.profile.origins.get(key, draft.profile.span)


def _raise_if_any(draft: Draft) -> None:
    if draft.diagnostics:
        raise ContentError(dict.fromkeys(draft.diagnostics))
