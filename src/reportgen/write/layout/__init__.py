"""Document → pages, and what writers may know of them."""

from reportgen.write.layout.engine import Rendering, lay_out, render_page

__all__ = ["Rendering", "lay_out", "render_page"]
