"""Document → one accessible HTML page that needs no other file."""

from reportgen.write.html.page import write_html

__all__ = ["write_html"]
