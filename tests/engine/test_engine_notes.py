"""Notes that the engine loses between two pages are reported."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from gallery.house_theme import make_document
from gallery.random_documents import random_document
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Severity
from reportgen.write.engine.geometry import boxes_in, printed_notes
from reportgen.write.engine.rendering import Rendering, lay_out
from reportgen.write.layout.misplaced_notes import doubled_notes, find_notes


def test_a_footnote_that_the_engine_loses_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    body = '<main><p>Said<span data-role="footnote" id="n">Once.</span>.</p></main>'
    lay_out(make_document(body))

    def lose(context: Any, footnote: Any) -> bool:
        context.footnotes.remove(footnote)
        return False

    monkeypatch.setattr("weasyprint.layout.LayoutContext.layout_footnote", lose)
    with pytest.raises(ContentError) as caught:
        lay_out(make_document(body))

    assert {each.code for each in caught.value.diagnostics} == {"lost-footnote"}


# A fault that is known: in a table's row or a callout no line moves on with a note that has no room.
NOTE_APART = pytest.mark.xfail(strict=True, reason="a note of a row or a callout may stand a page later")


@pytest.mark.parametrize("lines", range(36, 44))
def test_a_footnote_stands_on_the_page_of_its_call(lines: int) -> None:
    before = "<p>A line.</p>" * lines
    called = f'<p>{"Called here. " * 12}<span data-role="footnote" id="n">{"a note " * 60}</span> and on.</p>'
    rendering = lay_out(
        make_document(f"<main>{before}{called}{called.replace(chr(34) + 'n', chr(34) + 'm')}</main>")
    )

    assert len(pages_of_notes(rendering)) == 2
    assert all(call == foot for call, foot in pages_of_notes(rendering))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 6, pytest.param(24, marks=NOTE_APART)])
def test_pages_that_are_made_again_keep_the_notes_of_all_others(seed: int) -> None:
    rendering = lay_out(random_document(seed))

    assert pages_of_notes(rendering)
    assert all(call == foot for call, foot in pages_of_notes(rendering))


@pytest.mark.slow
def test_notes_that_stand_apart_are_all_printed() -> None:
    for document in (random_document(24), random_document(2, notes=0.5)):
        assert all(None not in pages for pages in pages_of_notes(lay_out(document)))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1, pytest.param(2, marks=NOTE_APART)])
def test_notes_in_every_second_text_stand_on_the_pages_of_their_calls(seed: int) -> None:
    rendering = lay_out(random_document(seed, notes=0.5))

    assert len(pages_of_notes(rendering)) > 5
    assert all(call == foot for call, foot in pages_of_notes(rendering))


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


def pages_of_notes(rendering: Rendering) -> tuple[tuple[int | None, int | None], ...]:
    """Where each note is called and where it stands, by page."""
    called: dict[Any, int] = {}
    stands: dict[Any, int] = {}
    for number, page in enumerate(rendering.engine.pages, 1):
        for box in boxes_in(page._page_box):
            if str(box.element_tag) == "span::footnote-call":
                called.setdefault(box.element, number)
            if str(box.element_tag) == "span::footnote-marker":
                stands.setdefault(box.element, number)
    notes = find_notes(rendering.html.etree_element)
    return tuple((called.get(note), stands.get(note)) for note in notes)
