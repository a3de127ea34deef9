"""The engine reads what it is given, says what it could not use, and knows no font of the machine."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from gallery.house_theme import make_document
from gallery.random_pictures import SVG
from reportgen.errors import ContentError, EngineError
from reportgen.model.diagnostic import Severity
from reportgen.model.profile import Format
from reportgen.model.span import Span
from reportgen.write.engine.rendering import lay_out, render_page
from reportgen.write.render import render_report


def codes(caught: pytest.ExceptionInfo[ContentError] | pytest.ExceptionInfo[EngineError]) -> set[str]:
    return {each.code for each in caught.value.diagnostics}


def test_a_document_is_laid_out_on_pages() -> None:
    body = '<p>a</p><section data-role="section" data-break="page"><h2>b</h2></section>'

    rendering = lay_out(make_document(body))

    assert rendering.pages == 2
    assert rendering.diagnostics == ()


def test_another_page_can_be_laid_out_in_the_same_dress() -> None:
    document = make_document("<p>a</p>", assets={"chart.svg": SVG})
    link = '<link rel="stylesheet" href="asset:theme.css">'

    probe = render_page(document, f'<html lang="en"><head>{link}</head><body><h1>Probe</h1></body></html>')

    assert probe.pages == 1


def test_an_asset_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ContentError) as caught:
        lay_out(make_document('<p><img src="asset:gone.png" alt="x"></p>'))

    assert codes(caught) == {"image-unreadable"}


def test_an_image_that_is_broken_is_an_error() -> None:
    with pytest.raises(ContentError) as caught:
        lay_out(make_document('<p><img src="asset:a.png" alt="x"></p>', assets={"a.png": b"no picture"}))

    assert codes(caught) == {"image-unreadable"}


def test_what_cannot_be_drawn_is_reported_where_it_was_written() -> None:
    place = Span("content/blocks/b.md", 7)
    body = '<section data-block="a"><p>a</p></section><section data-block="b"><p>{}</p></section>'
    document = replace(
        make_document(body.format('<img src="asset:gone.png" alt="x">')),
        origins={"asset:gone.png": place, "\ue000": place},
    )

    with pytest.raises(ContentError) as no_image:
        lay_out(document)
    with pytest.raises(ContentError) as no_glyph:
        render_report(replace(document, page=make_document(body.format("\ue000")).page), (Format.PDF,))

    assert [each.span for each in no_image.value.diagnostics] == [place]
    assert [each.span for each in no_glyph.value.diagnostics] == [place]


def test_a_link_into_nothing_is_an_error() -> None:
    document = make_document('<p><a href="#gone">x</a></p>')

    with pytest.raises(ContentError) as caught:
        render_report(document, (Format.PDF,))

    assert codes(caught) == {"link-without-target"}


def test_css_that_the_engine_ignores_is_said() -> None:
    (diagnostic,) = lay_out(make_document("<p>a</p>", css="p { frobnicate: 2px }")).diagnostics

    assert (diagnostic.code, diagnostic.severity) == ("css-ignored", Severity.WARNING)
    assert "frobnicate" in diagnostic.message
    assert diagnostic.span is not None


def test_a_font_that_cannot_be_read_is_an_error() -> None:
    css = '@font-face { font-family: Ghost; src: url("asset:ghost.ttf") }'

    with pytest.raises(ContentError) as caught:
        lay_out(make_document("<p>a</p>", css=css))

    assert codes(caught) == {"font-unreadable"}


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "http://127.0.0.1:9/", "data:image/png;base64,AA=="]
)
def test_no_address_but_an_asset_is_read(address: str) -> None:
    with pytest.raises(ContentError):
        lay_out(make_document(f'<p><img src="{address}" alt="x"></p>'))


@pytest.mark.slow
def test_elements_nested_without_end_are_an_error() -> None:
    with pytest.raises(EngineError) as caught:
        lay_out(make_document("<div>" * 3000 + "x" + "</div>" * 3000))

    assert codes(caught) == {"report-too-deep"}


def test_the_environment_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/nowhere/fonts.conf")

    lay_out(make_document("<p>a</p>"))

    assert os.environ["FONTCONFIG_FILE"] == "/nowhere/fonts.conf"


def test_one_layout_serves_the_formats_in_the_order_asked_for() -> None:
    (artifact,) = render_report(make_document("<p>a</p>"), (Format.PDF,))

    assert (artifact.path, artifact.format, artifact.pages) == ("gallery.pdf", Format.PDF, 1)
    assert artifact.content.startswith(b"%PDF-1.7")
