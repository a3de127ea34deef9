"""Project + plans → the manuscripts that the checks read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from reportgen.check.prose.marks import Kind
from reportgen.check.prose.measures import Tally, tally
from reportgen.check.prose.prose import Prose
from reportgen.check.prose.reader import read_prose
from reportgen.check.prose.readers import Readers
from reportgen.model.content.block import Block, Version
from reportgen.model.content.claim import Claim
from reportgen.model.frozen import frozen
from reportgen.model.names import FULL, BlockId, ClaimId, ProfileId, VersionName
from reportgen.model.plan import Placement, Plan, Section
from reportgen.model.profile import GlossaryStyle, Profile
from reportgen.model.project import Project
from reportgen.model.report.document import Document
from reportgen.model.report.page_facts import PageFacts
from reportgen.model.text.inlines import Mention, ValueCall
from reportgen.text.audience import audience_names
from reportgen.text.citations import cited_names
from reportgen.text.grammar import read_text
from reportgen.text.walk import walk

_Seen: TypeAlias = tuple[frozenset[str], tuple[str, ...], bool]


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
        ids = dict.fromkeys(ClaimId(mark.target) for mark in self.prose.marks(Kind.CITATION))
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
class CheckInput:
    """What the checks are given: the project, what each audience reads, and what is known of the pages."""

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


def make_check_input(
    project: Project,
    plans: Mapping[ProfileId, Plan],
    *,
    today: date,
    pages: Mapping[ProfileId, PageFacts],
    documents: Mapping[ProfileId, Document],
) -> CheckInput:
    """Read every placed version once for each group of readers that see it differently."""
    # Commands that only list what there is know the checks by name, and compose nothing.
    from reportgen.compose.terms import term_names  # noqa: PLC0415
    from reportgen.compose.values import value_table  # noqa: PLC0415

    shelf: dict[tuple[BlockId, VersionName, _Seen], tuple[Prose, Tally]] = {}
    switches: dict[tuple[BlockId, VersionName], _Switches] = {}
    terms = term_names(project.terms)
    manuscripts: list[Manuscript] = []
    for profile_id, plan in plans.items():
        profile = project.profiles[profile_id]
        is_plain = profile.glossary is GlossaryStyle.PLAIN
        values = value_table(project.about, profile, {})
        readers = Readers(profile.audiences, terms, values, project.data, is_plain)
        passages: list[Passage] = []
        for section, placement in _placed(plan):
            block = project.blocks[placement.block]
            version = block.versions[placement.version]
            place = (block.id, version.name)
            if place not in switches:
                switches[place] = _switches_of(version)
            key = (*place, switches[place].seen_by(readers))
            if key not in shelf:
                prose = read_prose(version, readers)
                shelf[key] = (prose, tally(prose))
            passages.append(Passage(block, version, section, *shelf[key]))
        manuscripts.append(Manuscript(profile, plan, tuple(passages)))
    return CheckInput(project, tuple(manuscripts), today, pages, documents)


def full_claims(block: Block) -> frozenset[str]:
    """Every id that the version `full` cites, for whichever audience."""
    return cited_names(block.versions[FULL].place) if FULL in block.versions else frozenset()


@frozen
class _Switches:
    """What in a version differs between readers: names of audiences, names of values, and terms."""

    audiences: frozenset[str]
    values: tuple[str, ...]
    has_terms: bool

    def seen_by(self, readers: Readers) -> _Seen:
        """Equal for readers who see the same."""
        values = tuple(readers.values.get(each, "") for each in self.values)
        return self.audiences & readers.audiences, values, self.has_terms and readers.wants_plain_words


def _switches_of(version: Version) -> _Switches:
    blocks = read_text(version.place).blocks
    values = {node.name: None for node in walk(blocks) if isinstance(node, ValueCall)}
    has_terms = any(isinstance(node, Mention) for node in walk(blocks))
    return _Switches(audience_names(blocks), tuple(values), has_terms)


def _placed(plan: Plan) -> Iterator[tuple[Section, Placement]]:
    for top in plan.sections:
        for section in top.walk():
            for placement in section.placements:
                yield section, placement
