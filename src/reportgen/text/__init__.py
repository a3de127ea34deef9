"""The author's Markdown: one grammar, and what is asked of the text it gives."""
