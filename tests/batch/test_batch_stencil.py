"""Rows share one composed document only where composing does not look at their values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape

import pytest

from gallery.house_theme import make_document
from reportgen.app.batch.shared import is_plain
from reportgen.app.batch.stencil import cut_stencil
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.report.composed_page import page_from_html
from reportgen.model.report.document import Document
from reportgen.model.report.stencil import Stencil, fill
from reportgen.model.report.unshareable import Refusal

ROWS = [{"person": "Ada", "place": "Nogales"}, {"person": "Bo", "place": "Tijuana & <more>"}]
PAGE = {"page.html.j2": "<p>{{ report.title }}</p>"}
Values = Mapping[str, str]


def composed(values: Values) -> Document:
    text = escape(values["person"], quote=False)
    body = f'<h1>For {text}</h1><p>{text}, {text}</p><img alt="{escape(values["person"])}">'
    return titled(make_document(body, title=f"For {text}"), f"For {values['person']}")


def titled(document: Document, title: str) -> Document:
    return replace(document, title=title, metadata=replace(document.metadata, title=title))


def cut(
    compose: Callable[[Values], Document] = composed, page: str = PAGE["page.html.j2"]
) -> Stencil | Refusal:
    return cut_stencil(compose, {"page.html.j2": page}, "page.html.j2", ROWS)


def test_the_stencil_makes_of_each_row_what_composing_makes() -> None:
    stencil = cut()

    assert isinstance(stencil, Stencil)
    assert stencil.columns == {"person"}
    for person in ("Grace", "O'Neil & <Sons>", 'the "Duke"', "7", "x" * 300):
        values = {"person": person, "place": "somewhere"}
        assert fill(stencil, values) == composed(values)


def test_no_row_is_in_the_shared_document() -> None:
    stencil = cut()

    assert isinstance(stencil, Stencil)
    assert not any(row["person"] in stencil.document.html for row in ROWS)


@pytest.mark.parametrize(
    "decide",
    [
        lambda value: value.isdigit(),
        lambda value: value.endswith("."),
        lambda value: len(value) > 40,
        lambda value: "<" in value,
        lambda value: value == "Ada",
        lambda value: value.startswith("Bo"),
    ],
)
def test_composing_that_looks_at_values_is_not_shared(decide: Callable[[str], bool]) -> None:
    def looking(values: Values) -> Document:
        made = composed(values)
        is_odd = decide(values["person"])
        return (
            replace(made, page=page_from_html(made.html.replace("<h1>", "<h1 lang='de'>")))
            if is_odd
            else made
        )

    rows = [{"person": "Ada"}, {"person": "Bo Diddley of some length"}]

    assert isinstance(cut_stencil(looking, PAGE, "page.html.j2", rows), Refusal)


def test_values_that_reach_pictures_or_attachments_are_not_shared() -> None:
    def drawing(values: Values) -> Document:
        return make_document("<p>x</p>", assets={"images/x.svg": values["person"].encode()})

    assert isinstance(cut(drawing), Refusal)


def test_a_document_that_shows_no_value_is_not_shared() -> None:
    assert isinstance(cut(lambda _: make_document("<p>x</p>")), Refusal)


def test_a_mark_that_cannot_be_composed_is_no_mistake_of_the_author() -> None:
    def refusing(values: Values) -> Document:
        if values["person"] not in {"Ada", "Bo"}:
            raise ContentError([Diagnostic("missing-glyph", "no font of the theme has this")])
        return composed(values)

    assert isinstance(cut(refusing), Refusal)


@pytest.mark.parametrize(
    "page",
    [
        '{% if report.badge == "VIP" %}<p>x</p>{% endif %}',
        "{% if report.title is upper %}<p>x</p>{% endif %}",
        '{% if "x" in report.title %}<p>x</p>{% endif %}',
        "{{ report.title | upper }}",
        "{{ report.title | length }}",
        "{{ report.title[:3] }}",
        "{{ report.title.split()[0] }}",
        '{% set t = report.title %}{% if t == "x" %}y{% endif %}',
        "{% include report.title %}",
    ],
)
def test_a_template_that_asks_about_words_is_not_shared(page: str) -> None:
    assert isinstance(cut(page=page), Refusal)


@pytest.mark.parametrize(
    "page",
    [
        "{{ report.title }}",
        "{% if report.badge %}<p>{{ report.badge }}</p>{% endif %}",
        '{% if section.role == "notes" %}x{% endif %}',
        "{% for entry in contents %}{{ entry.title }}{{ ', ' if not loop.last }}{% endfor %}",
        "{{ metadata.authors | join(', ') }}{% if changes is none %}x{% endif %}",
    ],
)
def test_a_template_that_only_shows_words_is_shared(page: str) -> None:
    assert isinstance(cut(page=page), Stencil)


@pytest.mark.parametrize(
    "value",
    ["", " ", " Ada", "Ada ", "A  B", "A\tB", "A\nB", "A\u00a0B", "so\u00adft", "a\u200bb", "\u202eA"],
)
def test_odd_space_and_invisible_signs_take_the_long_way(value: str) -> None:
    assert not is_plain(value)


@pytest.mark.parametrize("value", ["Ada Lovelace", "محمد", "=1+1", "<b>", "A–B", "7"])
def test_plain_words_take_the_short_way(value: str) -> None:
    assert is_plain(value)
