"""Small projects as values, for the tests of the checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from reportgen.check.run import Report, run_checks
from reportgen.model.content.block import Allowance, Block, FieldValue, Version
from reportgen.model.content.claim import STRENGTH_OF, Cite, Claim, Confidence, Hedge, Status
from reportgen.model.content.glossary import Term
from reportgen.model.content.source import Reliability, Source, Tier
from reportgen.model.names import (
    FULL,
    AssetName,
    BlockId,
    ClaimId,
    ProfileId,
    SourceId,
    TermId,
    ThemeId,
    VersionName,
)
from reportgen.model.plan import Placement, Plan, Reason, Section
from reportgen.model.profile import (
    CitationStyle,
    Evidence,
    Format,
    GlossaryStyle,
    Headings,
    Limit,
    Paper,
    Profile,
    Reading,
)
from reportgen.model.project import About, CheckSettings, Project
from reportgen.model.report.theme import Theme, WordFonts
from reportgen.model.span import Span
from reportgen.model.table import DataFile
from text.placed import placed

TODAY = date(2026, 11, 21)
NOWHERE = Span("reportgen.yaml", 1)
A = SourceId("source-a")


def make_source(name: str = "source-a", *, file: str | None = None, title: str = "A title") -> Source:
    return Source(
        SourceId(name),
        "webpage",
        title,
        "A",
        (),
        None,
        None,
        None,
        None,
        None,
        file,
        None,
        is_complete=True,
        tier=Tier.SECONDARY_UNSOURCED,
        reliability=Reliability.F,
        descriptor="Unsigned.",
        rights=None,
        span=Span("content/sources.yaml", 1),
    )


def make_claim(name: str, hedge: Hedge = Hedge.STATED, text: str = "The article says so of Mexico.") -> Claim:
    return Claim(
        ClaimId(name),
        text,
        "ext",
        (Cite(A, "L2.1", "line"),),
        hedge,
        STRENGTH_OF[hedge],
        6,
        Confidence.LOW,
        Status.UNVERIFIED,
        (),
        None,
        None,
        None,
        Span("content/claims/ext.yaml", 3),
    )


def make_term(term: str, *forms: str, plain: str | None = None, abbreviation: str | None = None) -> Term:
    span = Span("content/glossary.yaml", 1)
    return Term(TermId(term.replace(" ", "-")), term, "What it means.", plain, abbreviation, forms, span)


def make_block(
    name: str,
    text: str,
    kind: str = "context",
    *,
    versions: Mapping[str, str] | None = None,
    allow: Sequence[str] = (),
    review_by: date | None = None,
    fields: Mapping[str, FieldValue] | None = None,
) -> Block:
    """A block whose full text begins in line 10 of its file."""
    path = f"content/blocks/{name}.md"
    written = {FULL: Version(FULL, "A plain title", placed(text, path, 10))}
    for number, (version, wording) in enumerate((versions or {}).items(), 1):
        key = VersionName(version)
        written[key] = Version(key, "A plain title", placed(wording, path, 100 * number))
    return Block(
        BlockId(name),
        "A plain title",
        kind,
        (),
        2,
        (),
        (),
        written,
        review_by,
        fields or {},
        tuple(Allowance(code, "it is so", Span(path, 5)) for code in allow),
        Span(path, 1),
    )


def make_profile(name: str = "policy", **changes: object) -> Profile:
    span = Span(f"profiles/{name}.yaml", 1)
    profile = Profile(
        ProfileId(name),
        "Briefing",
        name,
        (),
        is_base=False,
        language="en-GB",
        template="briefing.html.j2",
        theme=ThemeId("navy"),
        versions=(FULL,),
        outline=(),
        exclude=(),
        limit=Limit(None, None),
        reading=Reading(None, None, None, None),
        citations=CitationStyle.ENDNOTES,
        glossary=GlossaryStyle.INLINE,
        evidence=Evidence(marks=False, confidence=True),
        paper=Paper.A4,
        formats=(Format.PDF,),
        contents=False,
        numbered=False,
        draft=False,
        file=name,
        settings={},
        checks={},
        origins={},
        span=span,
    )
    return replace(profile, **changes)  # type: ignore[arg-type]  # a test names real fields


def make_project(
    *blocks: Block,
    claims: Sequence[Claim] = (),
    terms: Sequence[Term] = (),
    sources: Sequence[Source] = (),
    profiles: Sequence[Profile] = (),
    levels: Mapping[str, str] | None = None,
    words: Mapping[str, tuple[str, ...]] | None = None,
    texts: Mapping[str, str] | None = None,
    data: Mapping[str, bytes] | None = None,
    tokens: Mapping[str, str] | None = None,
    review_by: str | None = None,
    version: str = "1.0",
) -> Project:
    about = About(
        "Report",
        "Series",
        None,
        version,
        "NEW",
        "2026-11-21",
        review_by,
        "Publisher",
        (),
        "a@example.org",
        "en-GB",
        "CC BY 4.0",
        {},
        CheckSettings(levels or {}, words or {}),
        NOWHERE,
    )
    navy = ThemeId("navy")
    theme = Theme(
        navy,
        "Navy",
        tokens or {},
        "",
        (),
        fonts=WordFonts.NAME,
        hyphenates=False,
        substitutes={},
        house=None,
        styles={},
        span=Span("templates/themes/navy/theme.yaml", 1),
    )
    return Project(
        about,
        {each.id: each for each in (*sources, make_source())},
        {each.id: each for each in claims},
        {each.id: each for each in terms},
        {each.id: each for each in blocks},
        {each.id: each for each in (profiles or (make_profile(),))},
        {navy: theme},
        {},
        {AssetName(name): DataFile(content) for name, content in (data or {}).items()},
        {},
        {SourceId(name): text for name, text in (texts or {}).items()},
    )


def make_plans(
    project: Project, versions: Mapping[str, str] | None = None, *, generate: str | None = None
) -> dict[ProfileId, Plan]:
    """Every profile reads every block, in one section."""
    plans = {}
    for profile in project.profiles.values():
        reason = Reason("named in the outline", profile.span)
        placed = tuple(
            Placement(block, VersionName((versions or {}).get(block, FULL)), reason, "first that exists")
            for block in project.blocks
        )
        section = Section(
            "all",
            "All",
            1,
            Headings.SHOW,
            generate,
            starts_page=False,
            is_required=False,
            placements=placed,
            sections=(),
            span=Span(profile.span.path, 8),
        )
        plans[profile.id] = Plan(profile.id, (section,), ())
    return plans


def check(project: Project, versions: Mapping[str, str] | None = None) -> Report:
    return run_checks(project, make_plans(project, versions), today=TODAY)


def told(report: Report, *, but: Sequence[str] = ("missing-part",)) -> list[str]:
    """Findings as lines to compare by eye: place and code."""
    return [f"{each.span}: {each.code}" for each in report.diagnostics if each.code not in but]
