"""Author's Markdown → tree of nodes."""

from reportgen.text.grammar.reader import read_inline, read_markdown

__all__ = ["read_inline", "read_markdown"]
