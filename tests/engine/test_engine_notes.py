"""Notes that the engine loses between two pages are reported."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from gallery.house_theme import make_document
from gallery.random_documents import random_document
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Severity
from reportgen.write.engine.geometry import printed_notes
from reportgen.write.engine.rendering import lay_out
from reportgen.write.layout.misplaced_notes import doubled_notes


@pytest.mark.slow
@pytest.mark.parametrize("seed", [24])
def test_a_footnote_that_the_engine_loses_is_an_error(seed: int) -> None:
    with pytest.raises(ContentError) as caught:
        lay_out(random_document(seed))

    assert {each.code for each in caught.value.diagnostics} == {"lost-footnote"}


def test_footnotes_that_stand_on_a_page_are_no_error() -> None:
    document = random_document(3)

    assert 'data-role="footnote"' in document.html
    assert lay_out(document).pages > 0


def test_footnotes_at_one_word_break_their_lines() -> None:
    notes = [f'<span data-role="footnote" id="n{number}">{"a long note " * 30}</span>' for number in range(2)]
    joined = '<sup data-role="note-separator">, </sup>'.join(notes)
    together = f'<main><p><span data-role="together">Text{joined}</span> goes on.</p></main>'

    # A line that leaves its page is an error.
    assert lay_out(make_document(together)).pages == 1


def test_a_footnote_that_the_engine_prints_twice_is_a_warning() -> None:
    note = '<span data-role="footnote" id="n">Said once.</span>'
    rendering = lay_out(make_document(f"<main><p>Text{note}.</p></main>"))
    pages = rendering.engine.pages

    root, twice = rendering.html.etree_element, SimpleNamespace(pages=[*pages, *pages])
    assert not list(doubled_notes(root, printed_notes(rendering.engine), {}))
    (doubled,) = doubled_notes(root, printed_notes(twice), {})
    assert (doubled.code, doubled.severity) == ("doubled-footnote", Severity.WARNING)
