"""Project + plans → a report of everything the checks found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from reportgen.check.finding import EditorialCheck, Finding
from reportgen.check.levels import Allowed, Levels, weigh
from reportgen.check.manuscripts import CheckInput, Manuscript, make_check_input
from reportgen.check.rules import fit
from reportgen.check.table import CHECKS, foreign_checks
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.frozen import frozen
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.project import Project
from reportgen.model.report.document import Document
from reportgen.model.report.page_facts import PageFacts
from reportgen.model.suggestion import did_you_mean

_UNUSED = "unused-allowance"
_UNKNOWN = "unknown-check"
OWN_CODES: Mapping[str, Severity] = {
    _UNUSED: Severity.WARNING,
    _UNKNOWN: Severity.ERROR,
    "unknown-level": Severity.ERROR,
    "unknown-word-list": Severity.ERROR,
}


@frozen
class Report:
    """`diagnostics` by place; `allowed` are the excuses that blocks gave and that were taken."""

    diagnostics: tuple[Diagnostic, ...]
    allowed: tuple[Allowed, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything found stops a build."""
        return any(each.severity is Severity.ERROR for each in self.diagnostics)


def run_checks(
    project: Project,
    plans: Mapping[ProfileId, Plan],
    *,
    today: date,
    pages: Mapping[ProfileId, PageFacts] | None = None,
    documents: Mapping[ProfileId, Document] | None = None,
    checks: Iterable[EditorialCheck] | None = None,
) -> Report:
    """Read every report as its audience would and say what an editor would.

    Only what `plans` place is read. Without `pages` and `documents` the checks that
    need them look at the rest. `checks` replaces the table, built-in and foreign.
    """
    table = tuple(checks) if checks is not None else (*CHECKS, *foreign_checks())
    given = make_check_input(project, plans, today=today, pages=pages or {}, documents=documents or {})
    levels = Levels(project, {**OWN_CODES, **codes_of(table)})
    found = [finding for check in table for finding in check.find(given)]
    _, allowed = weigh(found, levels)
    found += _about_allowances(given, allowed, levels.defaults)
    diagnostics, _ = weigh(found, levels)
    in_order = sorted((*diagnostics, *levels.mistakes()), key=lambda each: each.sort_key)
    return Report(tuple(in_order), allowed)


def check_pages(
    project: Project, plans: Mapping[ProfileId, Plan], pages: Mapping[ProfileId, PageFacts]
) -> tuple[Diagnostic, ...]:
    """What the check of fit says of reports that are already laid out."""
    manuscripts = tuple(Manuscript(project.profiles[each], plan, ()) for each, plan in plans.items())
    given = CheckInput(project, manuscripts, date.min, pages, {})
    diagnostics, _ = weigh(fit.CHECK.find(given), Levels(project, fit.CHECK.codes))
    return diagnostics


def wants_pages(project: Project, profile: ProfileId) -> bool:
    """Whether a check that looks at pages is on for this profile."""
    levels = Levels(project, fit.CHECK.codes)
    return any(levels.of(code, profile) is not None for code in fit.PAGE_CODES)


def codes_of(checks: Iterable[EditorialCheck]) -> Mapping[str, Severity]:
    """Every code of these checks with its default level."""
    return {code: level for check in checks for code, level in check.codes.items()}


def _about_allowances(
    given: CheckInput, allowed: Iterable[Allowed], codes: Mapping[str, Severity]
) -> Iterable[Finding]:
    used = {(each.block, each.allowance) for each in allowed}
    audiences = {each.id for each in given.project.profiles.values() if not each.is_base}
    sees_all = audiences <= {each.profile.id for each in given.manuscripts}
    read = {passage.block.id for _, passage in given.passages()}
    for block in given.project.blocks.values():
        for allowance in block.allowances:
            if allowance.code not in codes:
                yield Finding(
                    _UNKNOWN,
                    f'no check reports "{allowance.code}"',
                    allowance.span,
                    did_you_mean(allowance.code, codes),
                )
            elif sees_all and block.id in read and (block.id, allowance) not in used:
                yield Finding(
                    _UNUSED,
                    f"nothing here needs the excuse from {allowance.code}",
                    allowance.span,
                    "take the line out",
                )
