"""Author's Markdown → tree of nodes."""

from reportgen.compose.grammar.reading import read_inline, read_markdown

__all__ = ["read_inline", "read_markdown"]
