"""Document → pages, and what writers may know of them."""

from reportgen.write.engine.engine import Rendering, lay_out, render_page

__all__ = ["Rendering", "lay_out", "render_page"]
