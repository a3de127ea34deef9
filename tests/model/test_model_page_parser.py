"""A page is read as the standard library reads it, whatever stands in it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.model.report.html_parser import PageParser

AS_COMPOSED = [
    "<p>",
    "</p>",
    '<p id="a">',
    '<a href="#x" data-role="ref">',
    "</a>",
    "<br>",
    "words",
    "\u00a0",
]
IN_OTHER_WAYS = [
    *(
        "<br/>",
        "<P>",
        "<p class=x>",
        "<p id='a'>",
        '<p id="a" >',
        '<p id="a>',
        "<p\nid='a'>",
        "</p >",
        "<x-y>",
    ),
    *("<!-- c -->", "<?x?>", "<script>a<b</script>", "<title>a &amp; b</title>", '<p title="a>b">', "<", ">"),
    *(" & ", "&amp;", "&#8212;", "&#x26;", "&nope;", "&copy", '"', "\n", "<!DOCTYPE html>"),
    *('<p title="a &lt; b">', '<a href="?a=1&b=2">', '<a href="?a=1&copy=2">', '<a href="?a=1&copy;=2">'),
]
PIECES = st.sampled_from(AS_COMPOSED) | st.sampled_from(IN_OTHER_WAYS)


class Events:
    """What a parser tells, one event after the other, words that it tells in pieces joined."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, object]] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.told.append((f"<{tag}>", attrs))

    def handle_endtag(self, tag: str) -> None:
        self.told.append((f"</{tag}>", None))

    def handle_data(self, data: str) -> None:
        self.told.append(("", data))

    def handle_decl(self, decl: str) -> None:
        self.told.append(("!", decl))

    def handle_comment(self, data: str) -> None:
        self.told.append(("--", data))


class Ours(Events, PageParser):
    pass


class TheLibrarys(Events, HTMLParser):
    pass


def told_by(parser: Ours | TheLibrarys, html: str) -> list[tuple[str, object]]:
    parser.feed(html)
    parser.close()
    return parser.told


@given(st.lists(PIECES, max_size=12).map("".join))
@example('<p id="a">words &amp; more</p>\n')
def test_every_page_is_read_alike(html: str) -> None:
    assert told_by(Ours(), html) == told_by(TheLibrarys(), html)


def test_a_page_as_composition_writes_it_needs_no_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(HTMLParser, "goahead")
    parser = Ours()
    parser.feed('<!DOCTYPE html>\n<p id="a" data-role="b">one &amp; two<br></p>\n')

    assert parser.told == [
        ("!", "DOCTYPE html"),
        ("", "\n"),
        ("<p>", [("id", "a"), ("data-role", "b")]),
        ("", "one & two"),
        ("<br>", []),
        ("</p>", None),
        ("", "\n"),
    ]
