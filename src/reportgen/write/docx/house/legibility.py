"""The template's styles that a document uses → a warning for each that hides or shrinks its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.report.theme import Theme
from reportgen.write.docx.house.cascade import Slots

# Half points; the smallest type of the themes that come along is larger.
LEAST_SIZE = 12
# A line lower than this share of its letters cuts them.
LEAST_LINE = 0.85
LEAST_WIDTH = 50  # percent of a letter's own width (ECMA-376 17.3.2.43)
PAPER = "FFFFFF"
TWIPS_IN_HALF_POINT = 10


def illegible_styles(
    theme: Theme, used: Mapping[str, str], theirs: Mapping[str, Slots]
) -> Iterator[Diagnostic]:
    """`used` are our names of the paragraph styles and their colours; `theirs` what the template gives."""
    for style, color in sorted(used.items()):
        slots = theirs.get(style)
        if slots is None:
            continue
        hidden, shrunk = _hidden(slots, color), _shrunk(slots)
        if hidden:
            yield _warning("house-hides-words", style, hidden, theme)
        elif shrunk:
            yield _warning("house-shrinks-words", style, shrunk, theme)


def _hidden(slots: Slots, ours: str) -> str:
    if slots.get(("rPr", "vanish")) == "1":
        return "is hidden text"
    grounds = {slots.get((group, "shd"), "auto") for group in ("rPr", "pPr")}
    color = slots.get(("rPr", "color"), "auto").upper()
    if color == ours.upper():
        # What stands on a ground of the theme's, as the head of a table does.
        return ""
    if color != "AUTO" and color in {each.upper() for each in grounds}:
        return "has the colour of its ground"
    if color == PAPER and grounds == {"auto"}:
        return "is white on white"
    return ""


def _shrunk(slots: Slots) -> str:
    size = int(slots.get(("rPr", "sz"), "20"))
    if size < LEAST_SIZE:
        return f"sets words in {size / 2:g} pt"
    height, rule = slots.get(("pPr", "spacing", "line"), "240 auto").split()
    if rule == "exact" and int(height) < size * TWIPS_IN_HALF_POINT * LEAST_LINE:
        return f"cuts words of {size / 2:g} pt to lines of {int(height) / 20:g} pt"
    width = slots.get(("rPr", "w"), "100").rstrip("%")
    return f"sets words {width} % wide" if width.isdigit() and int(width) < LEAST_WIDTH else ""


def _warning(code: str, style: str, what: str, theme: Theme) -> Diagnostic:
    return Diagnostic(
        code,
        f'the house template\'s style for "{style}" {what}',
        theme.span,
        f'change it in the template, or name another under word: styles for "{style}"',
        Severity.WARNING,
    )
