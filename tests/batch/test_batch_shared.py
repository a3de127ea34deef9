"""A report set into shared pages is, byte for byte, the report that a full layout makes."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batch.comparing import assert_same_or_refused
from batch.letters import BODY, letter
from reportgen.model.profile import Format
from reportgen.model.report.stencil import Way, fill
from reportgen.write.engine.shared.marked import UnfitError
from reportgen.write.render import render_report
from reportgen.write.shared_rows import SharedReport

pytestmark = pytest.mark.slow

BOTH = (Format.PDF, Format.DOCX)
LETTER = letter()
SHARED = SharedReport(LETTER, BOTH)

NAMES = st.sampled_from(
    [
        *(
            "Ada Lovelace",
            "Bo Diddley",
            "Çelik Žižek",
            "Łucja Wiśniewska",
            "A. B.",
            "Æ",
            "WWWWWWWWWW WWWWWWWW",
        ),
        *(
            "Ёлка Щукина",
            "Νίκος Καζαντζάκης",
            "محمد علي",
            "fi ffi ſt",
            "Jean–Luc Picard",
            "x < y & z > w",
            "100 %",
        ),
        *(
            "an-unbreakable-name-that-goes-on-and-on-" * 2,
            "a name of many words " * 6 + "end",
            "Dr " * 30 + "Who",
        ),
    ]
)
LETTERS = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGH ÄÖÜéèß", min_size=1, max_size=60)
WORDS = LETTERS.map(lambda text: " ".join(text.split())).filter(bool)


@settings(max_examples=10, deadline=None)
@given(st.one_of(NAMES, WORDS), st.one_of(NAMES, WORDS))
def test_whatever_the_values_the_bytes_are_those_of_a_full_layout(person: str, place: str) -> None:
    assert_same_or_refused(SHARED, LETTER, {"person": person, "place": place}, BOTH)


@pytest.mark.parametrize(
    ("values", "way"),
    [
        ({"person": "Ada Lovelace", "place": "Nogales"}, Way.IN_PLACE),
        ({"person": "Bo Diddley", "place": "Łódź"}, Way.IN_PLACE),
        ({"person": "Ada Lovelace", "place": "محمد"}, Way.IN_PART),
        ({"person": "Bo Diddley", "place": "El Paso"}, Way.IN_PLACE),
    ],
)
def test_each_value_goes_the_shortest_way(values: Mapping[str, str], way: Way) -> None:
    taken, artifacts = SHARED.render(values)

    assert taken is way
    assert artifacts == render_report(fill(LETTER, values), BOTH)


def test_a_value_that_moves_a_page_break_needs_a_full_layout() -> None:
    with pytest.raises(UnfitError):
        SHARED.render({"person": "a name of many words " * 40 + "end", "place": "Nogales"})


def test_after_a_row_that_did_not_fit_the_next_one_does() -> None:
    with pytest.raises(UnfitError):
        SHARED.render({"person": "many words " * 90 + "end", "place": "many words " * 90 + "end"})
    values = {"person": "Ada Lovelace", "place": "Tijuana"}

    assert SHARED.render(values)[1] == render_report(fill(LETTER, values), BOTH)


def test_nothing_of_one_row_is_in_the_next() -> None:
    SHARED.render({"person": "Secret Person", "place": "Hideout"})
    _, (pdf, word) = SHARED.render({"person": "Ada Lovelace", "place": "Nogales"})

    full = render_report(fill(LETTER, {"person": "Ada Lovelace", "place": "Nogales"}), BOTH)
    assert (pdf.content, word.content) == (full[0].content, full[1].content)


def test_a_paragraph_over_two_pages_is_laid_out_in_part_or_in_full() -> None:
    long = BODY.replace("Yours, {person}", "River crossing. " * 260 + "Yours, {person}")
    stencil = letter(long)
    shared = SharedReport(stencil, (Format.PDF,))
    values = {"person": "Ada Lovelace", "place": "Nogales"}
    way, artifacts = shared.render(values)

    assert way is Way.IN_PART
    assert artifacts == render_report(fill(stencil, values), (Format.PDF,))


def test_turned_pages_are_shared_like_others() -> None:
    stencil = letter(BODY.replace('id="two"', 'id="two" data-page="landscape"'))
    shared = SharedReport(stencil, BOTH)
    values = {"person": "Ada Lovelace", "place": "Nogales"}
    way, artifacts = shared.render(values)

    assert way is Way.IN_PLACE
    assert artifacts == render_report(fill(stencil, values), BOTH)


def test_pages_with_a_picture_that_had_to_be_scaled_are_not_shared() -> None:
    with pytest.raises(UnfitError, match="scaled"):
        SharedReport(letter(css="figure img { height: 400mm }"), BOTH)


@pytest.mark.parametrize("css", ["h1 { text-transform: capitalize }", "p { text-transform: lowercase }"])
def test_words_that_the_stylesheet_rewrites_are_not_shared(css: str) -> None:
    with pytest.raises(UnfitError):
        SharedReport(letter(css=css), (Format.PDF,))


@pytest.mark.parametrize(
    "css",
    [
        "h1::first-letter { font-size: 40pt }",
        "main { columns: 2 }",
        "table { float: right; width: auto }",
        "p { text-align: justify; hyphens: auto }",
        "main p { opacity: 0.5 }",
        "header { display: flex }",
        "header { display: grid }",
        "li { display: inline-block }",
        "h1 { position: relative; left: 3mm; transform: rotate(1deg) }",
        "@page { @top-center { content: element(head) } } header { position: running(head) } "
        "header, header * { padding: 0 !important; margin: 0 !important } "
        "header, header * { font: 4pt/5pt 'Source Sans Pro' !important }",
        "table { break-before: page; table-layout: fixed; width: 100%; border-collapse: collapse }",
    ],
)
def test_in_every_dress_it_is_the_same_or_refused(css: str) -> None:
    stencil = letter(css=css)
    values = {"person": "Ada Lovelace", "place": "Nogales"}
    try:
        _, artifacts = SharedReport(stencil, (Format.PDF,)).render(values)
    except UnfitError:
        return

    (full,) = render_report(fill(stencil, values), (Format.PDF,))
    assert artifacts[0].content == full.content


def test_most_rows_need_no_full_layout() -> None:
    rows = [{"person": f"Person {number}", "place": f"Town {number}"} for number in range(12)]

    assert {SHARED.render(row)[0] for row in rows} == {Way.IN_PLACE}
