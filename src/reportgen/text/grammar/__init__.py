"""Author's Markdown → its Text."""

from reportgen.text.grammar.reader import read_inline, read_markdown
from reportgen.text.grammar.text_reader import read_line, read_text, read_words

__all__ = ["read_inline", "read_line", "read_markdown", "read_text", "read_words"]
