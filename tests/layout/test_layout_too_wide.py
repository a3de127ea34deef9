"""Tables shrink to their words; what still reaches beyond its box is an error that names it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from weasyprint.formatting_structure import boxes

from compose.compose_projects import compose_block
from gallery.house_theme import make_document
from gallery.word_reading import open_docx
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.report.document import HEAD_ORIGIN, TITLE_ORIGIN, table_origin
from reportgen.model.span import Span
from reportgen.write.docx import write_docx
from reportgen.write.engine.fitting.table_widths import shared
from reportgen.write.engine.rendering import Rendering, lay_out

HASH = "9f86d081884c7d659a2feaa0c55ad015" * 3
WIDTH = 425.2  # points of text on A4 in the theme


def rows(*cells: str, caption: str = "") -> str:
    head = f"<caption>{caption}</caption>" if caption else ""
    return f"<table>{head}<tbody><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></tbody></table>"


def laid(body: str, css: str = "") -> Rendering:
    return lay_out(make_document(f"<main>{body}</main>", css=css))


def mistakes(body: str, css: str = "", **origins: Span) -> tuple[Diagnostic, ...]:
    named = {name.replace("_", " "): span for name, span in origins.items()}
    document = replace(make_document(f"<main>{body}</main>", css=css), origins=named)
    with pytest.raises(ContentError) as caught:
        lay_out(document)
    return caught.value.diagnostics


def widths(rendering: Rendering) -> tuple[float, ...]:
    return next(each.widths for each in rendering.layout.root.walk() if each.tag == "table")


@pytest.mark.parametrize(
    "cells",
    [
        (HASH, "a few words of text", HASH),
        (
            "https://example.org/a/path/of/some/length/that/goes/on.html",
            "x",
            "org.example.a.name.of.a.class" * 2,
        ),
        ("name.surname.department.team@subdomain.department.example.org",) * 3,
        (f"<code>{HASH}</code>", f"<ul><li>{HASH}</li></ul>"),
    ],
)
def test_a_table_with_long_words_fits(cells: tuple[str, ...]) -> None:
    rendering = laid(rows(*cells))

    assert sum(widths(rendering)) == pytest.approx(WIDTH, abs=0.5)
    file = open_docx(write_docx(rendering.document, rendering.layout))
    (total,) = file.find("//w:tblW/@w:w")
    assert int(total) <= round(WIDTH * 20) + 1


def test_ordinary_words_stay_whole_where_long_ones_break() -> None:
    rendering = laid(rows("Bundesverfassungsgericht", HASH, "responsibilities", HASH))
    shown = {
        box.text.strip()
        for page in rendering.engine.pages
        for box in page._page_box.descendants()
        if isinstance(box, boxes.TextBox)
    }

    assert {"Bundesverfassungsgericht", "responsibilities"} <= shown
    assert HASH not in shown


def test_a_table_that_fits_is_as_the_engine_makes_it() -> None:
    assert widths(laid(rows("one", HASH[:20]))) == widths(laid(rows("one", HASH[:20])))
    assert widths(laid(rows("one", HASH[:20])))[0] < widths(laid(rows("one", HASH[:20])))[1]


def test_a_table_of_too_many_words_is_an_error_with_its_place_and_a_way_out() -> None:
    place = Span("content/blocks/a.md", 5, 1, 20)
    body = rows("a", "b") + rows(*["Indicator"] * 18, caption="<b>Table 1.</b> Prices")
    (mistake,) = mistakes(body, table_2=place)

    assert (mistake.code, mistake.span) == ("too-wide", place)
    assert 'the table "Table 1. Prices"' in mistake.message
    assert "mm too wide" in mistake.message
    assert "page: landscape" in str(mistake.hint)


def test_a_table_on_a_landscape_page_is_not_told_to_turn() -> None:
    table = rows(*["Indicator"] * 40, caption="Prices")
    (mistake,) = mistakes(f'<section data-page="landscape">{table}</section>')

    assert "page: landscape" not in str(mistake.hint)
    assert "landscape already" in str(mistake.hint)


def test_by_how_much_is_measured_in_millimetres() -> None:
    (mistake,) = mistakes(
        '<div class="w"><table><tbody><tr><td>a</td></tr></tbody></table></div>',
        ".w { width: 50mm } table { width: 80mm }",
    )

    assert "30.0 mm too wide" in mistake.message


def test_a_table_in_a_box_must_fit_the_box() -> None:
    callout = '<aside data-role="callout" data-kind="note"><p data-role="callout-label">N</p>{}</aside>'
    table, css = rows(*["Indicators"] * 4), "aside { width: 50mm }"

    assert laid(table, css).pages == 1
    assert [each.code for each in mistakes(callout.format(table), css)] == ["too-wide"]


def test_a_line_that_cannot_break_is_named_with_its_block() -> None:
    place = Span("content/blocks/b.md", 3)
    body = '<section data-role="block" data-block="b"><p>many words that go on</p></section>'
    css = "p { width: 20mm; overflow: hidden; white-space: nowrap; text-overflow: ellipsis }"
    (mistake,) = mistakes(body, css, b=place)

    assert mistake.span == place
    assert 'the line "many words that go on"' in mistake.message


def test_a_running_head_that_leaves_its_page_is_an_error() -> None:
    place = Span("profiles/p.yaml", 1, 8, 20)
    css = '@page { @top-left { content: "HEAD"; font: 8pt/10pt "Source Sans Pro"; padding-bottom: 30mm } }'
    (mistake,) = mistakes(
        "<p>a</p>", css + "@page :first { @top-left { content: 'HEAD' } }", **{TITLE_ORIGIN: place}
    )

    assert (mistake.code, mistake.span) == ("too-tall", place)
    assert 'the running head "HEAD"' in mistake.message


def test_each_running_head_is_named_where_its_words_are_written() -> None:
    number, title = Span("reportgen.yaml", 3, 1, 7), Span("profiles/p.yaml", 1, 1, 6)
    shape = "font: 8pt/10pt 'Source Sans Pro'; padding-bottom: 30mm"
    heads = f"@top-left {{ content: 'A title'; {shape} }} @top-right {{ content: 'HO-1234-P'; {shape} }}"
    places = {TITLE_ORIGIN: title, HEAD_ORIGIN + "HO-1234": number, HEAD_ORIGIN + "A": Span("other.yaml")}
    found = mistakes("<p>a</p>", f"@page {{ {heads} }} @page :first {{ {heads} }}", **places)

    assert {each.span: each.message.split('"')[1] for each in found} == {
        title: "A title",
        number: "HO-1234-P",
    }


def test_the_words_of_running_heads_have_their_places() -> None:
    origins = compose_block("Text", "settings: {label: Internal, tagline: Note well}").origins

    assert origins[HEAD_ORIGIN + "Internal"].path == "profiles/policy.yaml"
    assert origins[HEAD_ORIGIN + "Note well"].path == "profiles/policy.yaml"
    assert [each.path for name, each in origins.items() if name.startswith(HEAD_ORIGIN)][2:] == [
        "reportgen.yaml"
    ]


def test_a_line_that_is_taller_than_its_page_is_an_error() -> None:
    css = "@page { size: 200pt 200pt; margin: 60pt } p { line-height: 90pt }"

    assert {each.code for each in mistakes("<p>a</p>", css)} >= {"too-tall"}


def test_each_table_is_named_once() -> None:
    many = "".join(f"<tr>{'<td>Indicators</td>' * 18}</tr>" for _ in range(120))

    assert len(mistakes(f"<table><tbody>{many}</tbody></table>")) == 1


def test_the_place_of_a_table_is_known_from_its_text() -> None:
    text = "| a | b |\n|---|---|\n| 1 | 2 |\n\nText\n\n::: table {data=n.csv}\n:::\n"
    document = compose_block(text, files={"content/data/n.csv": "a,b\nx,1\n"})

    # The first is that of the report's data.
    assert [document.origins[table_origin(number)].line for number in (2, 3)] == [5, 11]


@given(st.lists(st.tuples(st.floats(1, 400), st.floats(0, 300)), min_size=1, max_size=12), st.floats(1, 900))
def test_columns_share_the_room_and_none_falls_below_its_least(
    columns: list[tuple[float, float]], room: float
) -> None:
    least = [each for each, _ in columns]
    most = [low + more for low, more in columns]
    got = shared(most, least, room)

    assert all(
        low - 0.001 <= width <= high + 0.001 for width, low, high in zip(got, least, most, strict=True)
    )
    assert sum(got) == pytest.approx(max(sum(least), min(room, sum(most))), abs=0.01)


def test_a_picture_in_a_row_with_words_is_looked_at() -> None:
    assets = {"a.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="40pt" height="20pt"/>'}
    page = make_document('<main><p>a <img src="asset:a.svg" alt="a"> b</p></main>', assets=assets)

    assert lay_out(page).pages == 1
