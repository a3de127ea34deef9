"""PDF, Word and HTML say the same words in the same order, whatever the document."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from gallery.house_theme import gallery_document
from gallery.random_documents import random_document
from gallery.words_in_order import first_difference
from gallery.words_of_formats import lost_words
from reportgen.errors import ContentError
from reportgen.model.report.composed_page import page_from_html
from reportgen.model.report.document import Document
from reportgen.write.engine.rendering import Rendering, lay_out

pytestmark = pytest.mark.slow

# A line in two directions is drawn from left to right, so a PDF holds its words in another order.
OPPOSITE = re.compile(r'<p lang="ar" dir="rtl">.*?</p>')


@settings(max_examples=2, deadline=None, derandomize=True, phases=[Phase.generate])
@given(st.integers(100, 9999))
def test_all_formats_tell_a_random_document_in_one_order(seed: int) -> None:
    rendering = _laid_out_whole(random_document(seed))
    assume(rendering is not None)
    assert rendering is not None

    assert first_difference(rendering) == ""


def test_all_formats_tell_the_gallery_in_one_order() -> None:
    gallery = gallery_document()
    html, count = OPPOSITE.subn("", gallery.html)

    assert count == 1
    assert first_difference(lay_out(replace(gallery, page=page_from_html(html)))) == ""


def test_no_word_of_the_gallery_is_lost() -> None:
    lost = lost_words(gallery_document())

    assert not lost["lost in Word"]
    assert not lost["lost in the PDF"]


def _laid_out_whole(document: Document) -> Rendering | None:
    """The pages, if the engine prints every note once; of others it says so."""
    try:
        rendering = lay_out(document)
    except ContentError:
        return None
    return None if rendering.diagnostics else rendering
