"""A word that readers may not know."""

from __future__ import annotations

from reportgen.model.frozen import frozen
from reportgen.model.names import TermId
from reportgen.model.span import Span


@frozen
class Term:
    """`plain` is the everyday wording; `forms` are other spellings that point here (plurals, say)."""

    id: TermId
    term: str
    definition: str
    plain: str | None
    abbreviation: str | None
    forms: tuple[str, ...]
    span: Span
