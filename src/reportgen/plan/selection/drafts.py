"""Candidate + profile → why a draft stays out: nobody has read it yet."""

from __future__ import annotations

from reportgen.model.plan import Reason
from reportgen.model.profile import Profile
from reportgen.plan.selection.candidate import Candidate

STATUS = "draft"
"""The `status` of a block that nobody has finished."""


def unasked_draft(profile: Profile, candidate: Candidate) -> Reason | None:
    """The reason to leave `candidate` out: a glob or query asks for a draft, and the profile shows none.

    A profile with `draft: true` prints its mark on every page, and an id in the outline is a decision.
    """
    if profile.draft or candidate.is_named or candidate.block.fields.get("status") != STATUS:
        return None
    asked = candidate.reason
    return Reason(f'still a draft, so only its id or "draft: true" would place it: {asked.text}', asked.span)
