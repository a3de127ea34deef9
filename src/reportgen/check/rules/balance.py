"""Balance and completeness: every report is honest about its ground, and shows both sides.

What      Every profile has a source note, gaps, the meaning of its evidence marks (unless it shows
          none, as where sentences name their sources) and a word on method: blocks of kind
          `source-note`, `gap` (or the generator `contradictions`), the generator `legend`, kind
          `backmatter`. Blocks that say `x-side: benefit` or `risk`, `cooperation` or `tension`,
          about the same `x-about`, come in pairs: where a report has one side it has the other.
Why       Choosing blocks for an audience is also choosing what it does not hear.
Example   `Mexico: this report has risk without benefit`
Way out   Place a block of the other side, or leave both out.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.check.finding import Check, Finding
from reportgen.check.manuscripts import CheckInput, Manuscript, Passage
from reportgen.model.diagnostic import Severity
from reportgen.model.profile import CitationStyle
from reportgen.model.project import Project
from reportgen.plan.parts import MISSING_PART, NEEDED, ONE_SIDED, OTHER_SIDE, subjects_of

_ODD_SIDE = "unknown-side"


def _look(given: CheckInput) -> Iterable[Finding]:
    for manuscript in given.manuscripts:
        yield from _missing(given.project, manuscript)
        yield from _one_sided(manuscript)


def _missing(project: Project, manuscript: Manuscript) -> Iterable[Finding]:
    profile = manuscript.profile
    kinds = {each.block.kind for each in manuscript.passages}
    generators = {each.generate for each in manuscript.sections()}
    for needed in NEEDED:
        if needed.generators == {"legend"} and not _shows_marks(project, manuscript):
            continue
        if kinds.isdisjoint(needed.kinds) and generators.isdisjoint(needed.generators):
            listed = [f"a block of kind {kind}" for kind in sorted(needed.kinds)]
            listed += [f"generate: {generator}" for generator in sorted(needed.generators)]
            yield Finding(
                MISSING_PART,
                f"this report lacks {needed.name}",
                profile.span,
                "add " + " or ".join(listed),
                profile.id,
            )


def _shows_marks(project: Project, manuscript: Manuscript) -> bool:
    """Whether a mark of evidence stands in the report, beside a citation or in a list of the build."""
    profile = manuscript.profile
    if "claims" in {each.generate for each in manuscript.sections()}:
        return True
    cited = (passage for passage in manuscript.passages if passage.claims(project.claims))
    return profile.evidence.marks and any(
        profile.citations is not CitationStyle.ATTRIBUTION or each.section.generate == "key-judgements"
        for each in cited
    )


def _one_sided(manuscript: Manuscript) -> Iterable[Finding]:
    sides: dict[str, dict[str, Passage]] = {}
    for passage in manuscript.passages:
        side = passage.block.fields.get("x-side")
        if side is None:
            continue
        if not isinstance(side, str) or side not in OTHER_SIDE:
            yield Finding(
                _ODD_SIDE,
                f'"{side}" is no side',
                passage.block.span,
                f"one of {', '.join(OTHER_SIDE)}",
                block=passage.block.id,
            )
            continue
        for about in subjects_of(passage.block):
            sides.setdefault(about, {}).setdefault(side, passage)
    for about, found in sides.items():
        for side, passage in found.items():
            if OTHER_SIDE[side] not in found:
                yield Finding(
                    ONE_SIDED,
                    f"{about or 'its subject'}: this report has {side} without {OTHER_SIDE[side]}",
                    passage.block.span,
                    f"place a block with x-side: {OTHER_SIDE[side]} too, or leave both out",
                    manuscript.profile.id,
                    passage.block.id,
                )


CHECK = Check(
    name="balance and completeness",
    codes={MISSING_PART: Severity.ERROR, ONE_SIDED: Severity.ERROR, _ODD_SIDE: Severity.ERROR},
    look=_look,
)
