"""One composition under way: what it knows, and what it gathers while blocks are written in reading order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportgen.compose.citing.anchors import Anchors
from reportgen.compose.citing.citations import CitationRegister
from reportgen.compose.page.parts import Parts
from reportgen.compose.terms import TermRegister
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName, BlockId
from reportgen.model.plan import Plan
from reportgen.model.profile import Profile
from reportgen.model.project import Project
from reportgen.model.report.theme import Theme
from reportgen.model.span import Span


@frozen
class Draft:
    """The registers grow while blocks are written; nothing else changes."""

    project: Project
    profile: Profile
    plan: Plan
    theme: Theme
    values: Mapping[str, str]
    parts: Parts
    anchors: Anchors
    citations: CitationRegister
    terms: TermRegister
    changes: tuple[str, ...] | None
    images: dict[AssetName, bytes] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def say(self, code: str, message: str, place: Span | None, hint: str | None = None) -> None:
        """Remember one mistake; what is said twice about one place is raised once."""
        self.diagnostics.append(Diagnostic(code, message, place, hint))


@frozen
class Setting:
    """Where nodes are being written: under which heading level, in which block, with which abbreviations."""

    block: BlockId
    level: int
    abbreviations: Mapping[str, str]
