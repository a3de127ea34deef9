"""A page as a tree and as HTML: whichever of the two is at hand gives the other."""

from __future__ import annotations

from reportgen.model.report.html_parser import DOCTYPE, read_html
from reportgen.model.report.html_writer import html_of
from reportgen.model.report.page import Element


class ComposedPage:
    """A page; `root` has no tag, and `html` is what it is written as.

    Origins stay behind where a page is pickled: workers get HTML alone.
    """

    __slots__ = ("_html", "_root")

    def __init__(self, *, root: Element | None = None, html: str | None = None) -> None:
        if root is None and html is None:
            raise ValueError("a page is made of a tree or of HTML")
        self._root, self._html = root, html

    @property
    def root(self) -> Element:
        """The tree, read from HTML at its first use where that is all there is."""
        if self._root is None:
            self._root = read_html(self.html).root
        return self._root

    @property
    def html(self) -> str:
        """The HTML, written at its first use."""
        if self._html is None:
            self._html = DOCTYPE + html_of(self.root.children)
        return self._html

    def __eq__(self, other: object) -> bool:
        return self.html == other.html if isinstance(other, ComposedPage) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.html)

    def __repr__(self) -> str:
        return f"ComposedPage(html={self.html!r})"

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return page_from_html, (self.html,)


def page_from_html(html: str) -> ComposedPage:
    """The page that `html` says."""
    return ComposedPage(html=html)
