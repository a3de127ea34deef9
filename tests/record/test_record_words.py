from __future__ import annotations

import pytest

from reportgen.model.report.html_parser import read_html
from reportgen.record import count_words


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Nobody counted <em>in</em> 2025.</p>", 4),
        ("<p>can’t well-known 1,240 3.5</p>", 4),
        ("<p><em>a</em>b</p>", 1),
        ("<p>a<br>b</p>", 2),
        ("<table><tr><th>a</th><td>b c</td></tr></table>", 3),
        ('<p>said so.<a data-role="noteref" href="#note-3">3</a></p>', 2),
        ('<p>One.<span data-role="footnote" id="footnote-1">Six seven.</span> Two</p>', 2),
        ('<p>One.<sup>1</sup><sup data-role="note-separator">, </sup> two</p>', 2),
        ('<p>One <a data-role="citation" href="#source-a">[A&nbsp;L4]</a> two</p>', 2),
        ('<section data-role="notes"><h2>Notes</h2><ol><li>Not running text.</li></ol></section>', 0),
        ('<nav data-role="toc"><h2>Contents</h2></nav><p>word</p>', 1),
        ('<section data-role="glossary"><dl data-role="glossary"><dt>a</dt></dl></section>', 0),
        ('<ol><li><p>One.</p><p data-role="evidence">Evidence: stated</p></li></ol>', 1),
        ("<p>AT&amp;T &mdash; ok</p>", 3),
        ("", 0),
    ],
)
def test_running_text_is_counted_as_a_reader_would(html: str, words: int) -> None:
    page = f"<html><head><title>no words</title></head><body><main>{html}</main></body></html>"

    assert count_words(read_html(page).root) == words


def test_what_stands_outside_main_is_not_running_text() -> None:
    page = read_html("<body><header><h1>Title</h1></header><main><p>one</p></main></body>")

    assert count_words(page.root) == 1
