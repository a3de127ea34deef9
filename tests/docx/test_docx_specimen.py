"""A theme exported for Word shows every style under the name that a designer looks for."""

from __future__ import annotations

from functools import cache

from gallery.house_theme import make_document
from gallery.word_reading import Opened, words, written
from reportgen.compose.page.vocabulary import vocabulary_faults
from reportgen.model.span import Span
from reportgen.write.docx.body.body import build_body
from reportgen.write.docx.package.lint import lint_docx
from reportgen.write.docx.style.specimen import specimen_page
from reportgen.write.docx.style.style_book import open_stylebook
from reportgen.write.engine.rendering import lay_out

# No picture is shown, and reports have no heading below the fifth and two levels of contents.
UNSHOWN = {"heading 6", "toc 3", "endnote text", "figure"}
# Places whose text is a number or nothing.
UNNAMED = {"Title", "Caption"}


@cache
def _specimen() -> Opened:
    return written(make_document(specimen_page("Navy")))


def test_the_specimen_is_of_the_vocabulary() -> None:
    page = make_document(specimen_page("Navy")).page

    assert vocabulary_faults(page.root, ["theme.css"], Span("specimen")) == ()


def test_every_style_of_a_theme_is_shown() -> None:
    layout = lay_out(make_document("<p>x</p>")).layout
    file = _specimen()
    shown = {
        file.style(each).lower()
        for part in ("document", "footnotes")
        for each in file.find("//w:p", f"word/{part}.xml")
    }
    styles = {each.lower() for each in open_stylebook(build_body(layout.probe, layout)).paragraphs}

    assert styles - shown - UNSHOWN == set()
    assert lint_docx(file.content) == ()


def test_every_paragraph_names_its_style() -> None:
    file = _specimen()
    named = [(file.style(each), words(each)) for each in file.find("//w:body//w:p") if words(each)]
    other = {style for style, text in named if not text.lower().startswith(style.lower())}

    assert other <= UNNAMED | {"Body Text"}
    assert not [style for style, _ in named if "Variant" in style or "(" in style]
