"""A small document and what was recorded of it."""

from __future__ import annotations

from dataclasses import replace

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.names import AssetName, BlockId, ClaimId, ProfileId, ThemeId, VersionName
from reportgen.model.plan import Omission, Placement, Reason
from reportgen.model.profile import Format, Paper
from reportgen.model.report.composed_page import page_from_html
from reportgen.model.report.document import Document, Metadata
from reportgen.model.report.manifest import ArtifactRecord, Manifest, ReportRecord
from reportgen.model.report.page_facts import PageFacts, Spot
from reportgen.model.report.theme import Face, Theme, WordFonts
from reportgen.model.span import Span
from reportgen.record import sha256_of

THEME = Theme(
    id=ThemeId("navy"),
    title="Navy",
    tokens={"accent": "#123456"},
    css="p { color: red }",
    faces=(Face("Serif", 400, is_italic=False, file="serif.ttf", content=b"font"),),
    fonts=WordFonts.EMBED,
    hyphenates=False,
    substitutes={},
    house=None,
    styles={},
    span=Span("templates/themes/navy/theme.yaml"),
)
DOCUMENT = Document(
    profile=ProfileId("policy"),
    title="Briefing",
    language="en",
    page=page_from_html("<html><body><main><p>Two words.</p></main></body></html>"),
    assets={AssetName("a.png"): b"image"},
    theme=THEME,
    paper=Paper.A4,
    metadata=Metadata("Briefing", "", (), "Publisher", (), "en", "id", "2026-11-02T00:00:00Z", "reportgen"),
    origins={"a": Span("content/blocks/a.md")},
)
PDF = b"%PDF-1.7 made"
REPORT = ReportRecord(
    profile=ProfileId("policy"),
    title="Briefing",
    document="d1",
    words=2,
    placed=(
        Placement(
            BlockId("a"),
            VersionName("full"),
            Reason("named in the outline", Span("profiles/policy.yaml", 4, 7)),
            '"full" is asked for by the profile',
        ),
        Placement(
            BlockId("b"),
            VersionName("brief"),
            Reason('matches "b*"', Span("profiles/policy.yaml", 5)),
            '"brief" is asked for by the profile',
        ),
    ),
    left_out=(Omission(BlockId("c"), Reason("excluded", Span("profiles/policy.yaml", 9, 3))),),
    claims=(ClaimId("c-one"),),
    inputs={"content/blocks/a.md": "1" * 64, "profiles/policy.yaml": "2" * 64},
    values={"name": "Ada"},
    tools={"reportgen": "1.0", "weasyprint": "70.0"},
    facts=PageFacts(4, 0.5, (Spot("heading", "Gaps", BlockId("a"), 3),), (Spot("figure", "A", None, 2),)),
    artifacts=(
        ArtifactRecord("policy.pdf", Format.PDF, "application/pdf", sha256_of(PDF), len(PDF), pages=2),
        ArtifactRecord("policy.html", Format.HTML, "text/html", "3" * 64, 10, pages=None),
    ),
    warnings=(
        Diagnostic("css-ignored", "it is ignored", Span("a.css", 3, 1), "remove it", Severity.WARNING),
        Diagnostic("engine-complaint", "it complains", severity=Severity.WARNING),
    ),
)
OTHER = replace(REPORT, profile=ProfileId("general"), document="d2", artifacts=())
MANIFEST = Manifest("Library hours", "1.0", (OTHER, REPORT))
