"""Where in the page a block stands, and what its text is called there."""

from __future__ import annotations

from reportgen.model.frozen import frozen
from reportgen.model.report.layout import Look
from reportgen.write.docx.values.replace import replace


@frozen
class Scope:
    """`left` and `right` are distances from the text edges of page or cell, `width` lies between those edges.

    `role` names the style of plain paragraphs, `depth` counts the lists around, `context` tells derived
    styles apart.
    """

    width: float
    left: float = 0.0
    right: float = 0.0
    role: str = "Body Text"
    label_role: str = "Callout Label"
    depth: int = 0
    context: str = ""
    is_page_level: bool = True

    def within(self, look: Look) -> Scope:
        """The scope inside a plain container of this look."""
        edge_left, edge_right = look.border[3], look.border[1]
        return replace(
            self,
            left=self.left + look.margin[3] + look.padding[3] + (edge_left.width if edge_left else 0.0),
            right=self.right + look.margin[1] + look.padding[1] + (edge_right.width if edge_right else 0.0),
        )

    @property
    def inner_width(self) -> float:
        """How wide the text is here."""
        return self.width - self.left - self.right
