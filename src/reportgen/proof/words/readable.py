"""Project + plan → everything that the audience may read, without asking composition what it did."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from reportgen.model.content.claim import Claim
from reportgen.model.content.glossary import Term
from reportgen.model.content.source import Source
from reportgen.model.editions.passages import ClaimState
from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName, ClaimId, SourceId, TermId
from reportgen.model.plan import Plan
from reportgen.model.project import Project
from reportgen.model.report.html_parser import read_html
from reportgen.model.report.page import Element
from reportgen.model.text import blocks, inlines
from reportgen.model.text.text import Text
from reportgen.text.audience import Audience, audience_of
from reportgen.text.citations import citations_in
from reportgen.text.grammar import read_text, read_words
from reportgen.text.labels import labels_of
from reportgen.text.walk import Node, attributes_of, children_of, walk

_FOLDERS = ("", "data/", "images/")
_VALUE = re.compile(r"\{\{([^{}\n]*)\}\}")


@frozen
class Readable:
    """`texts` are pieces that stand apart from each other; the ids are those of what stands behind them."""

    texts: tuple[str, ...]
    claims: frozenset[ClaimId]
    sources: frozenset[SourceId]
    terms: frozenset[TermId]
    assets: frozenset[AssetName]
    names: frozenset[str]


def readable_text(project: Project, plan: Plan, values: Mapping[str, str]) -> Readable:
    """What the plan's audience may read of blocks, claims, sources, terms, data, pictures and editions.

    `values` fill `{{ name }}`. Words of templates, of wordings and of the project itself are not among it.
    """
    profile = project.profiles[plan.profile]
    audience = audience_of(profile, project.profiles.values(), lambda _: None)
    texts: list[str] = []
    nodes: list[Node] = []
    for placement in plan.placements():
        block = project.blocks[placement.block]
        version = block.versions[placement.version]
        texts += (str(version.title), str(block.title), *map(str, block.topics))
        text = read_text(version.place)
        read = audience.reads(text.blocks)
        nodes += read
        nodes += _called_by_labels(text, read, audience)
        texts += (_words_of(each, values) for each in read)
        texts += _labels(read, values)
    texts += (_words_of(each, values) for each in nodes if isinstance(each, _INLINE))
    cited = {item.id for each in citations_in(nodes) for item in each.items or ()}
    cited |= {each.claim for each in _recorded_claims(project, plan)}
    claims = [project.claims[ClaimId(each)] for each in sorted(cited) if ClaimId(each) in project.claims]
    sources = _sources(project, cited, claims)
    terms = _terms(project, nodes)
    assets = frozenset(_assets(nodes, project))
    texts += (text for each in claims for text in _words_of_claim(each))
    texts += (text for each in sources for text in _words_of_source(each))
    texts += (text for each in terms for text in _words_of_term(each))
    texts += (
        project.data[each].content.decode("utf-8", "replace") for each in assets if each in project.data
    )
    texts += _recorded(project, plan)
    return Readable(
        tuple(texts),
        frozenset(each.id for each in claims),
        frozenset(each.id for each in sources),
        frozenset(each.id for each in terms),
        assets,
        frozenset(
            (
                *profile.audiences,
                *(each.block for each in plan.placements()),
                *(each.version for each in plan.placements()),
                *cited,
                *(each.id for each in sources),
                *(each.id for each in terms),
                *assets,
            )
        ),
    )


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its values in place."""
    return _VALUE.sub(lambda call: values.get(call[1].strip(), ""), text)


def _called_by_labels(text: Text, nodes: Iterable[Node], audience: Audience) -> Iterator[Node]:
    """The words of footnotes that captions and titles call."""
    for node in walk(nodes):
        for words in labels_of(node):
            for each in walk(read_words(words).children):
                if isinstance(each, inlines.NoteCall):
                    yield from audience.reads(text.notes.get(each.label, ()))


def _words_of(node: Node, values: Mapping[str, str]) -> str:
    """The words of a node and of all within it, as they stand in a row."""
    return "".join(_pieces(node, values))


def _pieces(node: Node, values: Mapping[str, str]) -> Iterator[str]:
    match node:
        case inlines.Plain() | inlines.CodeSpan() | blocks.Code():
            yield str(node.words)
        case inlines.Mention():
            yield str(node.shown or node.term)
        case inlines.ValueCall():
            yield values.get(node.name, "")
        case inlines.Break():
            yield " "
        case inlines.NoteCall():
            # The words of a note stand elsewhere on the page.
            yield ""
        case blocks.Abbreviation():
            yield f" {node.short} {node.expansion} "
        case _:
            for child in children_of(node):
                yield from _pieces(child, values)
    if not isinstance(node, _INLINE):
        yield " "


_INLINE = (
    inlines.Plain,
    inlines.CodeSpan,
    inlines.Emphasis,
    inlines.Strong,
    inlines.Deleted,
    inlines.Marked,
    inlines.Subscript,
    inlines.Superscript,
    inlines.Phrase,
    inlines.Link,
    inlines.Image,
    inlines.Citation,
    inlines.Mention,
    inlines.ValueCall,
    inlines.NoteCall,
)


def _labels(nodes: Iterable[Node], values: Mapping[str, str]) -> Iterator[str]:
    """Notes, captions, titles, targets and values of attributes, each for itself."""
    for node in walk(nodes):
        if isinstance(node, inlines.NoteCall):
            yield "".join(text for each in node.children for text in _pieces(each, values))
        if isinstance(node, inlines.Link | inlines.Image):
            yield node.target
            yield str(node.title)
        if isinstance(node, blocks.Container):
            yield filled(str(node.title), values)
        for each in attributes_of(node).all:
            yield filled(str(each.value), values)
        for words in labels_of(node):
            yield "".join(text for each in read_words(words).children for text in _pieces(each, values))


def _sources(project: Project, cited: Iterable[str], claims: Iterable[Claim]) -> list[Source]:
    names = {*cited, *(cite.source for each in claims for cite in each.cites)}
    return [project.sources[SourceId(each)] for each in sorted(names) if SourceId(each) in project.sources]


def _terms(project: Project, nodes: Iterable[Node]) -> list[Term]:
    called = {str(each.term).casefold() for each in walk(nodes) if isinstance(each, inlines.Mention)}
    for node in walk(nodes):
        for words in labels_of(node):
            inner = walk(read_words(words).children)
            called |= {str(each.term).casefold() for each in inner if isinstance(each, inlines.Mention)}
    return [
        each
        for each in project.terms.values()
        if called & {str(name).casefold() for name in (each.id, each.term, each.abbreviation, *each.forms)}
    ]


def _assets(nodes: Iterable[Node], project: Project) -> Iterator[AssetName]:
    known = project.data.keys() | project.images.keys()
    for node in walk(nodes):
        named = [node.target] if isinstance(node, inlines.Image) else []
        named += [str(each.value) for each in attributes_of(node).all]
        for name in named:
            yield from (AssetName(each) for folder in _FOLDERS if (each := f"{folder}{name}") in known)


def _words_of_claim(claim: Claim) -> Iterator[str]:
    yield str(claim.text)
    yield str(claim.topic)
    yield from (str(each.locator) for each in claim.cites)


def _words_of_source(source: Source) -> Iterator[str]:
    for each in fields(source):
        value = getattr(source, each.name)
        if isinstance(value, str):
            yield str(value)
        elif isinstance(value, tuple):
            yield ", ".join(map(str, value))


def _words_of_term(term: Term) -> Iterator[str]:
    written = (term.term, term.definition, term.plain, term.abbreviation, *term.forms)
    yield from (str(each) for each in written if each)


def _recorded_claims(project: Project, plan: Plan) -> Iterator[ClaimState]:
    for edition in project.editions:
        for record in (edition.pages.get(plan.profile), edition.older.get(plan.profile)):
            yield from () if record is None else record.claims


def _recorded(project: Project, plan: Plan) -> Iterator[str]:
    """What this audience has read in earlier editions: redlines and news may repeat it."""
    for edition in project.editions:
        page = edition.pages.get(plan.profile)
        if page is not None:
            root = read_html(page.html).root
            yield root.text()
            elements = (each for each in root.walk() if isinstance(each, Element))
            yield from (str(value) for each in elements for _, value in each.attributes)
        older = edition.older.get(plan.profile)
        if older is not None:
            yield from (f"{each.title} {each.text}" for each in older.passages)
