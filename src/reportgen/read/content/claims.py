"""One file of `content/claims/` → its claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from reportgen.model.content.claim import STRENGTH_OF, Cite, Claim, Hedge
from reportgen.model.content.evidence import KINDS, strongest
from reportgen.model.content.source import Source
from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.names import ClaimId, SourceId
from reportgen.read.forms.claim import ClaimForm
from reportgen.read.forms.filled import fill_what_is_sound, list_members
from reportgen.read.yaml.nodes import Node, child, span_at

# The wording of a claim with mistakes is held against the mildest bound.
_INSTEAD = {"text": "—", "hedge": Hedge.STATED.value}


def read_claims(
    path: str, listed: Node | None, sources: Mapping[SourceId, Source], report: Reporter
) -> Mapping[ClaimId, tuple[Claim, Node]]:
    """Give the claims, each with the tree it was read from; of those with mistakes what is sound.

    What kind of source stands behind a claim decides how far it is trusted where its author does not say.
    """
    claims: dict[ClaimId, tuple[Claim, Node]] = {}
    topic = PurePosixPath(path).stem
    for member in list_members(listed, report):
        filled = fill_what_is_sound(ClaimForm, member, _INSTEAD, report)
        if filled is None:
            continue
        form, node = filled.form, filled.node
        for diagnostic in () if filled.is_broken else _own_mistakes(form, node):
            report(diagnostic)
        claims.setdefault(ClaimId(form.id), (_claim(form, node, topic, sources), node))
    return claims


def _own_mistakes(form: ClaimForm, node: Node) -> Iterator[Diagnostic]:
    if not form.cites and form.hedge is not Hedge.SYNTHESIS:
        yield Diagnostic(
            "claim-without-source",
            f'the claim "{form.id}" cites no source',
            span_at(node, "cites"),
            "add `cites`, or make the hedge `synthesis` if the link is our own",
        )
    ceiling = STRENGTH_OF[form.hedge]
    if form.strength is not None and form.strength > ceiling:
        yield Diagnostic(
            "claim-above-hedge",
            f'strength {form.strength} is above {ceiling}, the most that the hedge "{form.hedge}" allows',
            span_at(node, "strength"),
            "lower the strength, or correct the hedge",
        )
    places = [(cite.source, cite.locator, cite.label) for cite in form.cites]
    for position, place in enumerate(places):
        if place in places[:position]:
            message = f'"{place[0]}, {place[1]}" is cited twice by the same claim'
            yield Diagnostic(
                "duplicate-cite", message, span_at(node, "cites", position), "keep one of the two"
            )


def _claim(form: ClaimForm, node: Node, topic: str, sources: Mapping[SourceId, Source]) -> Claim:
    cited = (sources.get(SourceId(cite.source)) for cite in form.cites)
    tier = strongest(source.tier for source in cited if source is not None)
    return Claim(
        id=ClaimId(form.id),
        text=form.text,
        topic=form.topic or topic,
        cites=tuple(Cite(SourceId(cite.source), cite.locator, cite.label) for cite in form.cites),
        hedge=form.hedge,
        strength=STRENGTH_OF[form.hedge] if form.strength is None else form.strength,
        credibility=form.credibility,
        our_confidence=form.our_confidence
        if child(node, "our_confidence") is not None
        else KINDS[tier].trusted,
        status=form.status,
        contradicts=tuple(ClaimId(each) for each in form.contradicts),
        checked_by=form.checked_by,
        review_by=form.review_by,
        note=form.note,
        span=node.span,
        tier=tier,
    )
