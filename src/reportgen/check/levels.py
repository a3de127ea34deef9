"""Findings → diagnostics: levels resolved, excuses taken, one finding for many readers said once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from reportgen.check.finding import Finding
from reportgen.model.content.block import Allowance
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId, ProfileId
from reportgen.model.project import Project
from reportgen.model.span import Span
from reportgen.model.suggestion import did_you_mean

_Key: TypeAlias = tuple[str, str, Span | None, str | None]

OFF = "off"
WORD_LISTS = ("banned", "loaded", "cliches", "allowed", "acronyms", "names")
LEVELS = (*(str(each) for each in Severity), OFF)
_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@frozen
class Allowed:
    """One excuse that silenced `findings` findings of its block."""

    block: BlockId
    allowance: Allowance
    findings: int


@frozen
class Levels:
    """How much each code weighs, for one profile or for the whole project."""

    project: Project
    defaults: Mapping[str, Severity]

    def of(self, code: str, profile: ProfileId | None) -> Severity | None:
        """The severity, None where the code is off."""
        level: str = self.defaults.get(code, Severity.ERROR)
        level = self.project.about.checks.levels.get(code, level)
        if profile is not None:
            level = self.project.profiles[profile].checks.get(code, level)
        return Severity(level) if level in LEVELS and level != OFF else None

    def mistakes(self) -> tuple[Diagnostic, ...]:
        """Codes and levels in the configuration that do not exist."""
        about = self.project.about
        found = [*_mistakes(about.checks.levels, {}, self.defaults, about.span)]
        found += [
            Diagnostic(
                "unknown-word-list",
                f'no check reads a list "{name}"',
                about.span,
                did_you_mean(name, WORD_LISTS),
            )
            for name in about.checks.words
            if name not in WORD_LISTS
        ]
        for profile in self.project.profiles.values():
            found += _mistakes(profile.checks, profile.origins, self.defaults, profile.span)
        return tuple(dict.fromkeys(found))


def weigh(findings: Iterable[Finding], levels: Levels) -> tuple[tuple[Diagnostic, ...], tuple[Allowed, ...]]:
    """Diagnostics by place, and the excuses that were used."""
    readers: dict[_Key, dict[ProfileId | None, Severity]] = {}
    first: dict[_Key, Finding] = {}
    used: dict[tuple[BlockId, Allowance], int] = {}
    for finding in findings:
        severity = levels.of(finding.code, finding.profile)
        if severity is None:
            continue
        key = (finding.code, finding.message, finding.span, finding.hint)
        excuse = _excuse(levels.project, finding)
        if excuse is not None and finding.block is not None:
            if key not in first:
                used[finding.block, excuse] = used.get((finding.block, excuse), 0) + 1
            first.setdefault(key, finding)
            continue
        first.setdefault(key, finding)
        readers.setdefault(key, {})[finding.profile] = severity
    diagnostics = [_diagnostic(first[key], by) for key, by in readers.items()]
    allowed = (Allowed(block, excuse, count) for (block, excuse), count in used.items())
    return (
        tuple(sorted(diagnostics, key=lambda each: each.sort_key)),
        tuple(sorted(allowed, key=lambda each: (each.block, each.allowance.code))),
    )


def _diagnostic(finding: Finding, by: Mapping[ProfileId | None, Severity]) -> Diagnostic:
    severity = min(by.values(), key=_WEIGHT.__getitem__)
    names = sorted(name for name in by if name is not None)
    message = f"{finding.message} ({', '.join(names)})" if names else finding.message
    return Diagnostic(finding.code, message, finding.span, finding.hint, severity)


def _excuse(project: Project, finding: Finding) -> Allowance | None:
    if finding.block is None or finding.block not in project.blocks:
        return None
    for allowance in project.blocks[finding.block].allowances:
        if allowance.code == finding.code:
            return allowance
    return None


def _mistakes(
    levels: Mapping[str, str], origins: Mapping[str, Span], codes: Mapping[str, Severity], span: Span
) -> Iterable[Diagnostic]:
    for code, level in levels.items():
        at = origins.get(f"checks.{code}", span)
        if code not in codes:
            yield Diagnostic(
                "unknown-check",
                f'no check reports "{code}"',
                at,
                did_you_mean(code, codes),
            )
        elif level not in LEVELS:
            yield Diagnostic(
                "unknown-level", f'"{level}" is no level for {code}', at, f"one of {', '.join(LEVELS)}"
            )
