"""A page is read as the standard library reads it; whatever else stands in it is said."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.model.report.html_parser import DEEPEST, read_html
from reportgen.model.report.html_writer import html_of
from reportgen.model.report.page import Element, PageNode
from reportgen.model.report.vocabulary import VOID_ELEMENTS

WORDS = st.sampled_from(["words", "\u00a0", "a &amp; b", "&lt;p&gt;", "&#8212;", "&nope;", '"', ">", "\n"])
TAGS = st.sampled_from(
    [("<p>", "p"), ("<P >", "p"), ('<p id="a">', "p"), ("<p id='a' class=x>", "p"), ("<em\nid='a'>", "em")]
)
ALONE = st.sampled_from(["<br>", "<br/>", '<img src="asset:a" alt="a &lt; &quot;b&quot; > c">'])
BALANCED = st.recursive(
    WORDS | ALONE,
    lambda inner: st.builds(
        lambda tag, parts: f"{tag[0]}{''.join(parts)}</{tag[1]}>", TAGS, st.lists(inner, max_size=4)
    ),
    max_leaves=12,
)
ODD = st.sampled_from(
    [
        "<",
        "</",
        "<p",
        "</p>",
        "<!-- c -->",
        "<!--",
        "<?x?>",
        "<!x>",
        '<p id="a',
        "<p/>",
        "<p a a>",
        "&",
        "<1>",
    ]
)


class Events(HTMLParser):
    """What the standard library finds: tags, and words in one piece."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, object]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [(name, value or "") for name, value in attrs]))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID_ELEMENTS:
            self.found.append((f"/{tag}", None))

    def handle_data(self, data: str) -> None:
        self.found.append(("", data))


def events(html: str) -> list[tuple[str, object]]:
    parser = Events()
    parser.feed(html)
    parser.close()
    return parser.found


def events_of(node: PageNode) -> list[tuple[str, object]]:
    if not isinstance(node, Element):
        return [("", str(node))]
    found: list[tuple[str, object]] = [(node.tag, [(name, str(value)) for name, value in node.attributes])]
    found.extend(each for child in node.children for each in events_of(child))
    return found if node.tag in VOID_ELEMENTS else [*found, (f"/{node.tag}", None)]


@given(st.lists(BALANCED, max_size=6).map("".join))
@example('<p id="a">words &amp; more</p>\n')
def test_a_whole_page_is_read_as_the_library_reads_it(html: str) -> None:
    page = read_html(html)

    assert [each for child in page.root.children for each in events_of(child)] == events(html)
    assert page.faults == ()


@given(st.lists(BALANCED | ODD, max_size=8).map("".join))
def test_what_is_written_from_a_tree_is_read_as_that_tree(html: str) -> None:
    written = html_of(read_html(html).root.children)

    again = read_html(written)

    assert html_of(again.root.children) == written
    assert again.faults == ()


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<p>a", "<p> is never closed"),
        ("</p>", "</p> closes nothing"),
        ("<p></em></p>", "</em> closes <p>"),
        ("a < b", "< opens no tag"),
        ("<!-- a --><p></p>", "a comment stands in the page"),
        ("<!-- a", "a comment stands in the page"),
        ("<p><!DOCTYPE html></p>", "<!DOCTYPE html> stands in the page"),
        ("<?xml?>", "<?xml?> stands in the page"),
        ('<p id="a" id="b"></p>', "<p> has an attribute twice"),
    ],
)
def test_what_no_page_holds_is_said(html: str, message: str) -> None:
    assert [fault.message for fault in read_html(html).faults] == [message]


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["<p>", "<!--", "<a b='<", "<a b=", "<a" + " b" * 50, "<!", "</"])
def test_pieces_without_end_are_read_in_time(piece: str) -> None:
    root = read_html(piece * (200_000 // len(piece))).root

    assert max((html_of([child]).count("<p>") for child in root.children), default=0) <= 200_000 // 3
    assert _depth(root) <= DEEPEST + 1


def _depth(element: Element) -> int:
    return 1 + max((_depth(each) for each in element.elements), default=0)
