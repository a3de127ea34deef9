"""Project + plans → the manuscripts that the checks read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from reportgen.check.prose.markdown import audience_names, read_prose
from reportgen.check.prose.measures import Tally, tally
from reportgen.check.prose.plain import Kind
from reportgen.check.prose.prose import Prose
from reportgen.model.content.block import Block, Version
from reportgen.model.content.claim import Claim
from reportgen.model.frozen import frozen
from reportgen.model.names import FULL, BlockId, ClaimId, ProfileId, VersionName
from reportgen.model.plan import Placement, Plan, Section
from reportgen.model.profile import GlossaryStyle, Profile
from reportgen.model.project import Project
from reportgen.model.report.document import Document
from reportgen.model.report.page_facts import PageFacts

# Read without the rest of the text: it is asked for every wording of every block.
_CITATIONS = re.compile(r"\[[^\[\]]*@[^\]]*\]")
_CITED = re.compile(r"@([\w-]+)")


@frozen
class Passage:
    """One placed block in one version, as one audience reads it."""

    block: Block
    version: Version
    section: Section
    prose: Prose
    tally: Tally

    def claims(self, register: Mapping[ClaimId, Claim]) -> tuple[Claim, ...]:
        """The claims that it cites, each once, in order."""
        ids = dict.fromkeys(ClaimId(mark.target) for _, mark in self.prose.marks(Kind.CITATION))
        return tuple(register[each] for each in ids if each in register)


@frozen
class Manuscript:
    """Everything one profile reads, in reading order."""

    profile: Profile
    plan: Plan
    passages: tuple[Passage, ...]

    def sections(self) -> Iterator[Section]:
        """Every section, those within others too."""
        for section in self.plan.sections:
            yield from section.walk()


@frozen
class Desk:
    """What lies before the checks."""

    project: Project
    manuscripts: tuple[Manuscript, ...]
    today: date
    pages: Mapping[ProfileId, PageFacts]
    documents: Mapping[ProfileId, Document]

    def passages(self) -> Iterator[tuple[Manuscript, Passage]]:
        """Every passage of every manuscript."""
        for manuscript in self.manuscripts:
            for passage in manuscript.passages:
                yield manuscript, passage

    def distinct(self) -> Iterator[tuple[Manuscript, Passage]]:
        """Every passage, but one that several audiences read alike only once."""
        seen: set[int] = set()
        for manuscript, passage in self.passages():
            if id(passage.prose) not in seen:
                seen.add(id(passage.prose))
                yield manuscript, passage


def lay_on_desk(
    project: Project,
    plans: Mapping[ProfileId, Plan],
    *,
    today: date,
    pages: Mapping[ProfileId, PageFacts],
    documents: Mapping[ProfileId, Document],
) -> Desk:
    """Read every placed version once for each group of readers that see it differently."""
    shelf: dict[tuple[BlockId, VersionName, frozenset[str], bool], tuple[Prose, Tally]] = {}
    names: dict[tuple[BlockId, VersionName], frozenset[str]] = {}
    plain_words = _plain_words(project)
    manuscripts: list[Manuscript] = []
    for profile_id, plan in plans.items():
        profile = project.profiles[profile_id]
        audiences = profile.audiences
        is_plain = profile.glossary is GlossaryStyle.PLAIN
        passages: list[Passage] = []
        for section, placement in _placed(plan):
            block = project.blocks[placement.block]
            version = block.versions[placement.version]
            place = (block.id, version.name)
            if place not in names:
                names[place] = audience_names(version.text)
            key = (*place, names[place] & audiences, is_plain and "[[" in version.text)
            if key not in shelf:
                prose = read_prose(version, audiences, plain_words if is_plain else {}, project.data)
                shelf[key] = (prose, tally(prose))
            passages.append(Passage(block, version, section, *shelf[key]))
        manuscripts.append(Manuscript(profile, plan, tuple(passages)))
    return Desk(project, tuple(manuscripts), today, pages, documents)


def full_claims(block: Block) -> frozenset[str]:
    """Every id that the version `full` cites, for whichever audience."""
    text = block.versions[FULL].text if FULL in block.versions else ""
    return frozenset(name for group in _CITATIONS.findall(text) for name in _CITED.findall(group))


def _placed(plan: Plan) -> Iterator[tuple[Section, Placement]]:
    for top in plan.sections:
        for section in top.walk():
            for placement in section.placements:
                yield section, placement


def _plain_words(project: Project) -> Mapping[str, str]:
    return {
        name.lower(): term.plain
        for term in project.terms.values()
        if term.plain
        for name in (term.id, term.term, term.abbreviation, *term.forms)
        if name
    }
