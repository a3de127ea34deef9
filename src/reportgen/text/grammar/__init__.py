"""Author's Markdown → its Text."""

from reportgen.text.grammar.text_reader import read_line, read_text, read_words

__all__ = ["read_line", "read_text", "read_words"]
