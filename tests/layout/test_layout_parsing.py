"""A composed page is read as the engine's parser reads it, and any other is left to that."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest

from gallery.house_theme import make_document
from gallery.random_documents import random_document
from reportgen.write.engine.fast.html_tree import OrdinaryError, engine_parse, parse, read_page
from reportgen.write.engine.rendering import lay_out
from reportgen.write.layout.probe import probe_page

PAGE = "<!DOCTYPE html>\n<html lang='en'><head><title>x</title></head>\n<body>{}</body>\n</html>\n".replace(
    "'", '"'
)


def tree_values(element: Any) -> Any:
    """A tree as plain values."""
    return element.tag, element.attrib, element.text, element.tail, [tree_values(each) for each in element]


def by_engine(text: str) -> Any:
    return tree_values(engine_parse(StringIO(text), namespace_html_elements=False))


@pytest.mark.parametrize(
    "text",
    [
        probe_page("en", {"data-paper": "A4", "data-label": "a & b"}),
        *(random_document(seed).html for seed in range(1, 13)),
    ],
)
def test_composed_pages_are_read_tag_by_tag(text: str) -> None:
    assert tree_values(read_page(text)) == by_engine(text)


@pytest.mark.parametrize(
    "body",
    [
        "",
        " \n<p>a</p> b <p>c</p>\n",
        "<p>a<br>b<img src=\"asset:a.png\" alt=\"&quot;&amp;\"></p><hr>",
        "<pre>\n\na  b\n</pre><pre><code>\nx</code></pre>",
        "<p>&lt;&gt;&amp;&quot;&#39;&#x27;&nbsp;&minus;&ouml;</p>",
        "<em><p>a</p><p>b</p></em><p><em><strong><em><em><em>x</em></em></em></strong></em></p>",
        "<table> <caption>c</caption>\n<colgroup> <col></colgroup> <tbody> <tr>\n<td>a</td></tr></tbody>"
        "</table>"
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
        "<ul> <li>a<ul><li>b</li></ul></li> </ul><dl><dt>a</dt> <dd><p>b</p></dd></dl>",
        '<p id="a" data-role="b">é \u200b 𝒳</p>',
    ],
)  # fmt: skip
def test_what_html_leaves_as_it_is_needs_no_parser(body: str) -> None:
    assert tree_values(read_page(PAGE.format(body))) == by_engine(PAGE.format(body))


@pytest.mark.parametrize(
    "text",
    [
        "<p>a</p>",
        PAGE.format("<p>a<p>b"),
        PAGE.format("<p>a<ul><li>b</li></ul></p>"),
        PAGE.format("<table><tr><td>a</td></tr></table>"),
        PAGE.format("<table><tbody><tr>a<td>b</td></tr></tbody></table>"),
        PAGE.format("<li>a</li>"),
        PAGE.format('<a href="#a">b<a href="#c">d</a></a>'),
        PAGE.format("<h2>a<h3>b</h3></h2>"),
        PAGE.format("<svg><p>a</p></svg>"),
        PAGE.format("<em><strong>a</em></strong>"),
        PAGE.format("<p>a & b</p>"),
        PAGE.format("<p>&nosuch; &copy &#0;</p>"),
        PAGE.format("<p id='a'>b</p>"),
        PAGE.format('<p id="a" id="b">c</p>'),
        PAGE.format("<!-- a --><p>b</p>"),
        PAGE.format("<p>a\r\nb</p>"),
        PAGE.format("</br>"),
        PAGE.format("<div/>a"),
        PAGE.format("<body><p>a</p></body>"),
        PAGE.format("<head></head>"),
        PAGE.format("") + "<p>late</p>",
        PAGE.format("").replace("<head>", "<head>words"),
        PAGE.format("").replace("</title>", "<em>a</em></title>"),
        PAGE.format("").replace("</body>", ""),
        PAGE.format("").removesuffix("</html>\n"),
        PAGE.format("").replace("</head>", "</head>words"),
    ],
)
def test_what_html_would_rearrange_is_left_to_the_parser(text: str) -> None:
    with pytest.raises(OrdinaryError):
        read_page(text)

    assert tree_values(parse(StringIO(text), namespace_html_elements=False)) == by_engine(text)


def test_pages_are_read_so() -> None:
    document = make_document("<p>a</p>")
    read_page(document.html)

    assert lay_out(document).pages == 1
