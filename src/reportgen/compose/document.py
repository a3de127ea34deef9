"""Project, plan, values → Document: the page in the closed vocabulary, and every asset it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen import __version__
from reportgen.compose.citing.anchors import Anchors
from reportgen.compose.citing.bibliography import Bibliography
from reportgen.compose.citing.brackets import BracketWriter
from reportgen.compose.generators import Generators
from reportgen.compose.generators.marks import shown_marks
from reportgen.compose.glyphs.shown_emoji import with_emoji
from reportgen.compose.manuscript import PlacedText
from reportgen.compose.mistakes import Mistakes
from reportgen.compose.page.change_marks import mark_changes
from reportgen.compose.page.context import page_context, report_title
from reportgen.compose.page.origins import origins_of
from reportgen.compose.page.parts import make_parts
from reportgen.compose.page.stylesheet import font_asset, logo_rule, stylesheet, token_faults
from reportgen.compose.page.turned_pages import turn_pages, turned_anchors
from reportgen.compose.page.vocabulary import vocabulary_faults
from reportgen.compose.register_words import check_register_words
from reportgen.compose.sections import SectionWriter, finish_sections, written_nodes
from reportgen.compose.wanted_sections import generates, report_missing_sections
from reportgen.compose.writers import Writers, make_writers
from reportgen.errors import ContentError
from reportgen.model.names import AssetName, BlockId
from reportgen.model.plan import Plan
from reportgen.model.profile import CitationStyle, Profile
from reportgen.model.project import About, Project
from reportgen.model.report.change_marks import ChangeMarks
from reportgen.model.report.composed_page import ComposedPage
from reportgen.model.report.document import HEAD_ORIGIN, TITLE_ORIGIN, Attachment, Document, Metadata
from reportgen.model.report.html_parser import DOCTYPE, ParsedHtml
from reportgen.model.report.theme import Logo, Theme
from reportgen.model.span import Span
from reportgen.model.text.words import Maker
from reportgen.model.text.written import words_of
from reportgen.wording import Wording, wording_of

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
    mistakes = Mistakes()
    try:
        return _composed(project, plan, values or {}, mistakes, changes=changes, marks=marks)
    except ContentError as refused:
        # A fault in a template stops at once; what was found before stands beside it.
        mistakes.take(refused.diagnostics)
        raise ContentError((*mistakes.found, *mistakes.warnings)) from refused


def _composed(
    project: Project,
    plan: Plan,
    values: Mapping[str, str],
    mistakes: Mistakes,
    *,
    changes: tuple[str, ...] | None,
    marks: ChangeMarks | None,
) -> Document:
    profile = project.profiles[plan.profile]
    theme = project.themes[profile.theme]
    wording = wording_of(str(profile.language), project.words)
    mistakes.take(token_faults(theme))
    parts = make_parts(project.templates, wording.labels, mistakes.add)
    writers = make_writers(project, plan, values, parts, mistakes)
    citations, terms = writers.citations, writers.terms
    texts = writers.manuscript.read(plan.sections)
    written = SectionWriter(
        texts,
        project.blocks,
        writers.blocks,
        writers.judgements,
        writers.titles,
        profile.paper,
        mistakes,
    ).write(plan.sections, 1, "" if profile.numbered else None)
    generators = Generators(
        parts,
        citations,
        terms,
        project.sources,
        Bibliography(wording),
        profile.citations,
        _brackets(project, profile, wording),
        writers.notes,
        shown_marks(written_nodes(written), citations, writes_claims=generates(plan.sections, "claims")),
        changes,
    )
    sections = finish_sections(written, parts, generators)
    report_missing_sections(profile, plan.sections, citations, terms, mistakes)
    check_register_words(citations, terms.used.values(), writers.printable)
    _check_changes(changes or (), profile, writers)
    title = str(report_title(profile, writers.titles.values))
    metadata = _metadata(project, plan, title)
    attachments = _attachments(project, plan, texts, writers)
    logo = _logo(project, theme, writers)
    context = page_context(project.about, profile, writers.titles, metadata, sections, logo=logo)
    parsed = parts.page(profile.template, context, _asked_at(profile, "template"))
    writers.images.take_shown(parsed.root)
    # What a page lacks whose blocks have mistakes is no mistake of its own.
    _raise_if_any(mistakes)
    page = _page(parsed, turned_anchors(plan, project.blocks), marks)
    theme = with_emoji(theme, page.html, writers.images.used.values())
    assets = _assets(theme, profile, page, writers.images.used, logo)
    mistakes.take(vocabulary_faults(page.root, assets, Span(f"templates/{profile.template}")))
    _raise_if_any(mistakes)
    return Document(
        profile=profile.id,
        title=title,
        language=str(profile.language),
        page=page,
        assets=assets,
        theme=theme,
        paper=profile.paper,
        metadata=metadata,
        origins=_origins(project, plan, page, logo),
        pdf_variant=profile.pdf.variant,
        attachments=attachments,
        warnings=mistakes.warnings,
        limits=project.about.limits,
    )


def _logo(project: Project, theme: Theme, writers: Writers) -> Logo | None:
    """The project's logo or the theme's, now a picture of the document; None where it is unsound."""
    logo = project.about.logo or theme.logo
    if logo is None or not writers.images.take(logo.asset, logo.span):
        return None
    writers.printable.check(words_of(logo.alternative, Maker.GENERATOR), logo.span)
    return logo


def _brackets(project: Project, profile: Profile, wording: Wording) -> BracketWriter | None:
    """What the legend has to explain: brackets with signs in them."""
    if profile.citations is not CitationStyle.BRACKETS or not profile.evidence.marks:
        return None
    return BracketWriter(project.sources, Bibliography(wording), marks=True)


def _page(parsed: ParsedHtml, turned: frozenset[str], marks: ChangeMarks | None) -> ComposedPage:
    root = turn_pages(parsed.root, turned)
    if marks is not None:
        return ComposedPage(root=mark_changes(root, marks))
    if turned:
        return ComposedPage(root=root)
    return ComposedPage(root=parsed.root, html=DOCTYPE + parsed.html)


def _check_changes(changes: Iterable[str], profile: Profile, writers: Writers) -> None:
    for change in changes:
        writers.printable.check(words_of(change, Maker.GENERATOR), profile.span)


def _metadata(project: Project, plan: Plan, title: str) -> Metadata:
    about: About = project.about
    topics = {str(topic) for each in plan.placements() for topic in project.blocks[each.block].topics}
    return Metadata(
        title=title,
        subject=str(about.series),
        authors=tuple(map(str, about.authors)),
        publisher=str(about.publisher),
        keywords=tuple(sorted(topics)),
        language=str(project.profiles[plan.profile].language),
        identifier="-".join(part for part in (about.number, plan.profile) if part),
        created=f"{about.issued or UNDATED}T00:00:00Z",
        generator=f"reportgen {__version__}",
    )


def _attachments(
    project: Project, plan: Plan, texts: Mapping[BlockId, PlacedText], writers: Writers
) -> tuple[Attachment, ...]:
    """What travels inside the PDF; reads the registers, so it comes after every block is written."""
    profile = project.profiles[plan.profile]
    if not profile.pdf.attach:
        return ()
    from reportgen.compose.attachments import DataAttachments, attachments_of, manifest_attachment  # noqa: PLC0415  # few reports bring files along

    anchors: Anchors = writers.manuscript.anchors
    data = DataAttachments(
        writers.data,
        project.claims.values(),
        writers.titles.values.table,
        writers.titles.values.wording,
        anchors,
        writers.mistakes,
    )
    return attachments_of(
        profile, lambda: data.of(texts), lambda: manifest_attachment(project, plan, writers.citations)
    )


def _assets(
    theme: Theme,
    profile: Profile,
    page: ComposedPage,
    images: Mapping[AssetName, bytes],
    logo: Logo | None,
) -> Mapping[AssetName, bytes]:
    rule = "" if logo is None else logo_rule(logo, images[logo.asset])
    assets = {AssetName("theme.css"): stylesheet(theme, profile.paper, page.html, rule).encode()}
    assets.update({font_asset(face): face.content for face in theme.faces})
    assets.update({name: images[name] for name in sorted(images)})
    return assets


def _origins(project: Project, plan: Plan, page: ComposedPage, logo: Logo | None) -> Mapping[str, Span]:
    profile = project.profiles[plan.profile]
    placed = {
        str(each.block): project.blocks[each.block].versions[each.version].span for each in plan.placements()
    }
    return {
        **origins_of(page.root),
        TITLE_ORIGIN: _asked_at(profile, "title"),
        **_head_origins(project.about, profile),
        **placed,
        **{name: Span(f"templates/{name}") for name in project.templates},
        **({} if logo is None else {f"asset:{logo.asset}": logo.span}),
    }


def _head_origins(about: About, profile: Profile) -> Mapping[str, Span]:
    settings = {name: str(profile.settings.get(name, "")) for name in ("label", "tagline")}
    asked = {words: _asked_at(profile, f"settings.{name}") for name, words in settings.items()}
    asked[about.number or ""] = about.origins.get("number", about.span)
    return {HEAD_ORIGIN + words: span for words, span in asked.items() if words}


def _asked_at(profile: Profile, key: str) -> Span:
    return profile.origins.get(key, profile.span)


def _raise_if_any(mistakes: Mistakes) -> None:
    if mistakes.found:
        raise ContentError(mistakes.found)
