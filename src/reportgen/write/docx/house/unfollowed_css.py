"""Layout → what its stylesheet asks of elements that only the PDF can show."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.report.layout import Element
from reportgen.model.report.theme import Theme

# Elements whose columns become a section of Word's.
SECTIONS = frozenset({"body", "main", "section", "div"})
BOXES = frozenset({"flex", "grid"})


def unfollowed_css(theme: Theme, root: Element) -> tuple[Diagnostic, ...]:
    """One warning for each property and element, in the order in which they are met."""
    found = dict.fromkeys(
        (declaration, element.tag) for element in root.walk() for declaration in _unfollowed(element)
    )
    return tuple(
        Diagnostic(
            "css-in-pdf-only",
            f'"{declaration}" of <{tag}> shows in the PDF and not in Word',
            theme.span,
            "leave it to @media screen, or use what both formats follow",
            Severity.WARNING,
        )
        for declaration, tag in found
    )


def _unfollowed(element: Element) -> Iterator[str]:
    look = element.look
    if look.columns > 1 and element.tag not in SECTIONS:
        yield f"column-count: {look.columns}"
    if look.floats in {"left", "right"}:
        yield f"float: {look.floats}"
    if look.position in {"absolute", "fixed"}:
        yield f"position: {look.position}"
    if look.display in BOXES:
        yield f"display: {look.display}"
