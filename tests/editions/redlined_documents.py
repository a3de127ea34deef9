"""Two bodies of HTML → the Word file that tracks what changed between them, and a plain one of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from gallery.house_theme import make_document
from reportgen.model.report.document import Document, Earlier
from reportgen.model.report.layout import Layout
from reportgen.write.docx import STYLESHEET, write_docx, write_redline
from reportgen.write.engine.rendering import lay_out, render_page


@dataclass(frozen=True)
class Redlined:
    """The three files, as bytes."""

    redline: bytes
    old: bytes
    new: bytes


def redlined(old: str, new: str, *, assets: Mapping[str, bytes] | None = None) -> Redlined:
    """Redline a page against an earlier one in the same dress."""
    return redline_documents(make_document(old, assets=assets), make_document(new, assets=assets))


def redline_documents(old: Document, new: Document) -> Redlined:
    """Redline a document against another, in the theme of the new one."""
    sheet = new.assets[STYLESHEET]
    both = replace(new, assets={**old.assets, **new.assets})
    before = replace(both, page=old.page)
    found: list[Layout] = []

    def lay_out_earlier(document: Document, html: str) -> Layout:
        found.append(render_page(document, html).layout)
        return found[-1]

    document = replace(both, earlier=Earlier(1, old.page, sheet, dict(old.assets)))
    laid = lay_out(both).layout
    redline = write_redline(document, laid, lay_out_earlier)
    return Redlined(redline, write_docx(before, found[0]), write_docx(both, laid))


def block(name: str, content: str) -> str:
    """A content block of a project."""
    head = f'<section data-role="block" id="block-{name}" data-block="{name}" data-version="full">'
    return f"{head}{content}</section>"


def page(*content: str) -> str:
    """A section with a heading around some content."""
    return f'<main><section data-role="section" id="s"><h2>Findings</h2>{"".join(content)}</section></main>'
