"""Values in footnotes: the foot of a page is laid out anew where it is as high as before, else its pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batch.comparing import assert_same_or_refused
from batch.letters import FILLER, letter
from reportgen.app.batch.batch import Rows, build_batch
from reportgen.app.build.request import BuildRequest
from reportgen.model.profile import Format
from reportgen.model.report.stencil import Stencil, Way, fill
from reportgen.write.engine.shared.marked import UnfitError
from reportgen.write.render import render_report
from reportgen.write.shared_rows import SharedReport
from speed.builds import edit, say_nothing, starter

pytestmark = pytest.mark.slow

PDF = (Format.PDF,)
BOTH = (Format.PDF, Format.DOCX)


def note(number: int, text: str) -> str:
    return f'<span data-role="footnote" id="footnote-{number}">{text}</span>'


BODY = f"""
<header data-role="masthead"><h1 data-role="title">A letter</h1></header>
<main><section data-role="section" id="one"><h2>One</h2>
<p>Made for {{place}}{note(1, "That is, for <em>{person}</em> of {place} & nobody else.")} and sent.</p>
<p>{FILLER * 18}{note(2, "A note about nobody.")} {FILLER * 3}</p>
<p>{FILLER * 9}Called near the foot{note(3, "For {person}: " + FILLER)} of a page. {FILLER * 12}</p>
<table><thead><tr><th scope="col">Person</th></tr></thead><tbody><tr><td>Somebody</td></tr></tbody></table>
<p>Last words{note(4, "Asked of {person}, <a href='https://example.org'>then</a> of {person}.")}.</p>
</section></main>
"""
LETTER = letter(BODY)
SHARED = SharedReport(LETTER, BOTH)
PEOPLE = ("Ada Lovelace", "Bo", "Łucja Wiśniewska", "محمد علي", "x < y & z", "Νίκος Καζαντζάκης", "fi ffi")
TEXT = st.text("abcdefghijklmnopqrstuvwxyz ABCÄÖÜé", min_size=1, max_size=90)
VALUES = st.one_of(st.sampled_from(PEOPLE), TEXT.map(lambda text: " ".join(text.split())).filter(bool))


def full(stencil: Stencil, values: Mapping[str, str]) -> object:
    return render_report(fill(stencil, values), BOTH)


@settings(max_examples=8, deadline=None)
@given(VALUES, VALUES)
def test_whatever_the_values_the_bytes_are_those_of_a_full_layout(person: str, place: str) -> None:
    assert_same_or_refused(SHARED, LETTER, {"person": person, "place": place}, BOTH)


@pytest.mark.parametrize("person", ["Ada Lovelace", "Bo Diddley", "Grace Hopper"])
def test_a_note_with_room_is_set_in_place(person: str) -> None:
    values = {"person": person, "place": "Nogales"}
    way, artifacts = SHARED.render(values)

    assert way is Way.IN_PLACE
    assert artifacts == full(LETTER, values)


@pytest.mark.parametrize(
    "person", ["a person of many words " * 6 + "end", "a person of many words " * 12 + "end"]
)
def test_a_higher_note_lays_out_the_pages_that_it_can_change(person: str) -> None:
    body = f"<main><p>One{note(1, 'For {person}.')} and {FILLER * 4}</p><p>{FILLER * 60}</p></main>"
    stencil = letter(body.replace("<p>River", "<p style='break-before: page'>River"))
    shared = SharedReport(stencil, BOTH)
    values = {"person": person, "place": "Nogales"}
    way, artifacts = shared.render(values)

    assert way is Way.IN_PART
    assert artifacts == full(stencil, values)


def test_a_note_that_moves_its_line_needs_a_full_layout() -> None:
    with pytest.raises(UnfitError):
        SHARED.render({"person": "a name of many words " * 40 + "end", "place": "Nogales"})
    values = {"person": "Ada Lovelace", "place": "Nogales"}

    assert SHARED.render(values)[1] == full(LETTER, values)


def test_the_engine_leaves_capitals_in_notes_as_they_are_and_so_do_rows() -> None:
    stencil = letter(BODY, css='span[data-role="footnote"] { text-transform: uppercase }')
    values = {"person": "Ada Lovelace", "place": "Nogales"}
    _, artifacts = SharedReport(stencil, PDF).render(values)

    assert artifacts == render_report(fill(stencil, values), PDF)


@pytest.mark.parametrize(
    "css",
    [
        "@page { @footnote { border-top: 1pt solid; padding-top: 4pt; margin-top: 9pt } }",
        "@page { @footnote { max-height: 4cm; float: bottom } }",
        'span[data-role="footnote"] { footnote-display: inline }',
        'span[data-role="footnote"] { footnote-policy: auto }',
        'span[data-role="footnote"] { footnote-policy: block; background: #eee }',
        "main { columns: 2 }",
        'span[data-role="footnote"]::footnote-marker { content: counter(footnote) ") " }',
    ],
)
def test_in_every_dress_it_is_the_same_or_refused(css: str) -> None:
    stencil = letter(BODY, css=css)
    values = {"person": "Ada Lovelace", "place": "Nogales"}
    try:
        _, artifacts = SharedReport(stencil, PDF).render(values)
    except UnfitError:
        return

    assert artifacts == render_report(fill(stencil, values), PDF)


@pytest.mark.parametrize("times", [1, 4])
def test_a_note_that_stands_a_page_after_its_call_is_the_same(times: int) -> None:
    near = f"{'Called here. ' * 30} near{note(1, '{person}: ' + FILLER * 2)} {'and on. ' * 40}"
    before, after = "River crossing patrol. " * 200, FILLER * 12
    css = 'span[data-role="footnote"] { footnote-policy: auto }'
    stencil = letter(f"<main><p>{before}</p><p>{near}</p><p>{after}</p></main>", css=css)
    shared = SharedReport(stencil, PDF)
    values = {"person": "a person of many words " * times + "end", "place": "Nogales"}
    _, artifacts = shared.render(values)

    assert [foot.within for foot in shared.pages.feet] == [(0, 1)]
    assert artifacts == render_report(fill(stencil, values), PDF)


@pytest.mark.parametrize("style", ["footnotes", "endnotes"])
def test_rows_of_a_list_share_a_layout_with_values_in_their_notes(tmp_path: Path, style: str) -> None:
    project = starter(tmp_path)
    edit(project / "profiles" / "council.yaml", "citations: endnotes", f"citations: {style}")
    edit(
        project / "content" / "blocks" / "cost.md",
        "worked on each evening,",
        "worked on each evening,[^who]\n\n[^who]: Counted for {{ person }}.\n\nthat is",
    )
    (project / "list.csv").write_text("person\nAda\nBo\nCy\nDi\nEmmy Noether\n", "utf-8")
    order = BuildRequest(project, ("council",), PDF, project / "out")
    batch = build_batch(order, Rows(project / "list.csv", "{row}", {}), say_nothing)

    assert (batch.unshared, batch.messages) == (None, ())
    assert batch.ways[Way.IN_PLACE] == 5
