"""Hand-made projects, as small as a fact about planning allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.model.content.block import Block, FieldValue, Version
from reportgen.model.names import FULL, BlockId, ProfileId, ThemeId, VersionName
from reportgen.model.profile import (
    CitationStyle,
    Entry,
    Evidence,
    Format,
    GlossaryStyle,
    Headings,
    Limit,
    Paper,
    Pattern,
    Profile,
    Reading,
)
from reportgen.model.project import About, CheckSettings, Project
from reportgen.model.query import Query
from reportgen.model.span import Span
from text.placed import placed

FILE = "profiles/policy.yaml"


def block(
    name: str,
    *,
    kind: str = "context",
    topics: tuple[str, ...] = (),
    priority: int = 2,
    requires: tuple[str, ...] = (),
    versions: Mapping[str, str] | None = None,
    fields: Mapping[str, FieldValue] | None = None,
) -> Block:
    path = f"content/blocks/{name}.md"
    texts = {"full": "Words."} if versions is None else versions
    return Block(
        id=BlockId(name),
        title=name.capitalize(),
        kind=kind,
        topics=topics,
        priority=priority,
        requires=tuple(BlockId(each) for each in requires),
        requires_spans=tuple(Span(path, 5, 12 + place) for place, _ in enumerate(requires)),
        versions={
            VersionName(key): Version(VersionName(key), name, placed(text, path, 9))
            for key, text in texts.items()
        },
        review_by=None,
        fields=fields or {},
        allowances=(),
        span=Span(path, 1),
    )


def pattern(text: str, line: int = 20, column: int = 7) -> Pattern:
    return Pattern(text, Span(FILE, line, column, column + len(text)))


def entry(
    *patterns: str | Pattern,
    title: str | None = None,
    line: int = 10,
    select: Query | None = None,
    exclude: tuple[str, ...] = (),
    generate: str | None = None,
    order: tuple[str, ...] = (),
    versions: tuple[str, ...] = (),
    most: int | None = None,
    is_required: bool = False,
    entries: tuple[Entry, ...] = (),
) -> Entry:
    return Entry(
        id=f"sec-{line}",
        title=title,
        patterns=tuple(pattern(each, line) if isinstance(each, str) else each for each in patterns),
        select=select,
        exclude=tuple(pattern(each, line, 30) for each in exclude),
        generate=generate,
        order=order,
        versions=tuple(VersionName(each) for each in versions),
        headings=Headings.SHOW,
        most=most,
        is_required=is_required,
        starts_page=False,
        entries=entries,
        span=Span(FILE, line, 5),
    )


def profile(
    *outline: Entry,
    name: str = "policy",
    versions: tuple[str, ...] = ("full",),
    exclude: tuple[str, ...] = (),
    limit: Limit | None = None,
    is_base: bool = False,
    checks: Mapping[str, str] | None = None,
) -> Profile:
    return Profile(
        id=ProfileId(name),
        title="Briefing",
        audience=name,
        ancestors=(),
        is_base=is_base,
        language="en",
        template="briefing.html.j2",
        theme=ThemeId("navy"),
        versions=tuple(VersionName(each) for each in versions),
        outline=outline,
        exclude=tuple(pattern(each, 4, 12) for each in exclude),
        limit=limit or Limit(None, None),
        reading=Reading(None, None, None, None),
        citations=CitationStyle.ENDNOTES,
        glossary=GlossaryStyle.INLINE,
        evidence=Evidence(marks=True, confidence=True),
        paper=Paper.A4,
        formats=(Format.PDF,),
        contents=False,
        numbered=False,
        draft=False,
        file=name,
        settings={},
        checks=checks or {},
        origins={"outline": Span(FILE, 8), "versions": Span(FILE, 3, 11), "limit.pages": Span(FILE, 6, 10)},
        span=Span(FILE, 1),
    )


def project(blocks: Iterable[Block], *profiles: Profile) -> Project:
    about = About(
        title="Library hours",
        series="Notes",
        number=None,
        version="1.0",
        status="NEW",
        issued=None,
        review_by=None,
        publisher="Library",
        authors=(),
        contact="",
        language="en",
        licence="",
        values={},
        checks=CheckSettings({}, {}),
        span=Span("reportgen.yaml", 1),
    )
    return Project(
        about=about,
        sources={},
        claims={},
        terms={},
        blocks={each.id: each for each in blocks},
        profiles={each.id: each for each in profiles},
        themes={},
        templates={},
        data={},
        images={},
        source_texts={},
    )


def texts(words: int, brief: int) -> Mapping[str, str]:
    return {str(FULL): "word " * words, "brief": "word " * brief}
