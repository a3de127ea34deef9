"""Freshness: nothing past its review date, nothing withdrawn, nothing unapproved.

What      `review_by` of the project, of every placed block and of every cited claim lies ahead:
          passed is an error, within 30 days a warning. A claim that is refuted or withdrawn is not
          cited. A block whose `status` says draft or review is not yet approved. From version 1.1
          on every report has a section that says what changed. Words that differ from the last
          recorded edition (`reportgen edition`) want a new `version` in `reportgen.yaml`.
Why       A report keeps its date on the cover long after its facts have moved.
Example   `"bdr-what" should have been reviewed by 2026-05-21`
Way out   Review it and move the date; replace what rests on a withdrawn claim; count `version` up.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from reportgen.check.finding import Check, Finding
from reportgen.check.manuscripts import CheckInput
from reportgen.check.prose.marks import Kind
from reportgen.model.content.claim import Status
from reportgen.model.diagnostic import Severity
from reportgen.model.names import BlockId, ClaimId
from reportgen.model.span import Span
from reportgen.record.differences.difference import compare_snapshots
from reportgen.record.editions.snapshot import recorded_snapshot, take_snapshot

_STALE = "stale-content"
_DUE = "review-due"
_WITHDRAWN = "withdrawn-claim"
_UNAPPROVED = "unapproved-block"
_NO_CHANGES = "missing-changes"
_SAME_VERSION = "version-not-bumped"
NOTICE = timedelta(days=30)
_DEAD = frozenset({Status.REFUTED, Status.WITHDRAWN})
_FIRST = frozenset({"", "0", "0.1", "1", "1.0", "1.0.0"})
_UNFINISHED = frozenset({"draft", "review"})


def _look(given: CheckInput) -> Iterable[Finding]:
    about = given.project.about
    yield from _dated("the project", _as_date(about.review_by), given.today, about.span, None)
    yield from _changes(given)
    yield from _same_version(given)
    cited: set[ClaimId] = set()
    seen: set[BlockId] = set()
    for _, passage in given.distinct():
        block = passage.block
        for mark in passage.prose.marks(Kind.CITATION):
            claim = given.project.claims.get(ClaimId(mark.target))
            if claim is None:
                continue
            cited.add(claim.id)
            if claim.status in _DEAD:
                yield Finding(
                    _WITHDRAWN,
                    f'claim "{claim.id}" is {claim.status}',
                    mark.place.span,
                    "take out what rests on it",
                    block=block.id,
                )
        if block.id in seen:
            continue
        seen.add(block.id)
        yield from _dated(f'"{block.id}"', block.review_by, given.today, block.span, block.id)
        if block.fields.get("status") in _UNFINISHED:
            yield Finding(
                _UNAPPROVED,
                f'"{block.id}" is still in {block.fields["status"]}',
                block.span,
                None,
                None,
                block.id,
            )
    for each in sorted(cited):
        claim = given.project.claims[each]
        yield from _dated(f'claim "{claim.id}"', claim.review_by, given.today, claim.span, None)


def _changes(given: CheckInput) -> Iterable[Finding]:
    """From the second version on, readers are owed what changed."""
    version = given.project.about.version
    if version.strip() in _FIRST:
        return
    for manuscript in given.manuscripts:
        if all(section.generate != "changes" for section in manuscript.sections()):
            yield Finding(
                _NO_CHANGES,
                f"version {version} does not say what changed",
                manuscript.profile.span,
                "add a section with generate: changes",
                manuscript.profile.id,
            )


def _same_version(given: CheckInput) -> Iterable[Finding]:
    """Two states of one report under one version cannot be told apart."""
    about, editions = given.project.about, given.project.editions
    if not editions or editions[-1].version != about.version:
        return
    last = editions[-1]
    for manuscript in given.manuscripts:
        document = given.documents.get(manuscript.profile.id)
        before = None if document is None else recorded_snapshot(last, manuscript.profile.id)
        if document is None or before is None:
            continue
        now = take_snapshot(given.project, manuscript.plan, document)
        if not compare_snapshots(before, now).is_empty:
            yield Finding(
                _SAME_VERSION,
                f"the words are not those of edition {last.number}, and both are version {about.version}",
                about.span,
                "count `version` up, or record the words as they are: reportgen edition new",
                manuscript.profile.id,
            )


def _dated(
    what: str, review_by: date | None, today: date, span: Span, block: BlockId | None
) -> Iterable[Finding]:
    if review_by is None:
        return
    hint = "review it, then move review_by"
    if review_by < today:
        message = f"{what} should have been reviewed by {review_by.isoformat()}"
        yield Finding(_STALE, message, span, hint, None, block)
    elif review_by - today <= NOTICE:
        yield Finding(_DUE, f"{what} is due for review by {review_by.isoformat()}", span, hint, None, block)


def _as_date(text: str | None) -> date | None:
    """The date the project names; a wording such as "spring 2027" has no day to pass."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


CHECK = Check(
    name="freshness",
    codes={
        _STALE: Severity.ERROR,
        _DUE: Severity.WARNING,
        _WITHDRAWN: Severity.ERROR,
        _UNAPPROVED: Severity.WARNING,
        _NO_CHANGES: Severity.WARNING,
        _SAME_VERSION: Severity.WARNING,
    },
    look=_look,
)
