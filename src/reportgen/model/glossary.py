"""A word that readers may not know."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.names import TermId
from reportgen.model.span import Span


@dataclass(frozen=True, slots=True)
class Term:
    """`plain` is the everyday wording; `forms` are other spellings that point here (plurals, say)."""

    id: TermId
    term: str
    definition: str
    plain: str | None
    abbreviation: str | None
    forms: tuple[str, ...]
    span: Span
