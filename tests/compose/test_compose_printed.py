"""Which words of a page stand on which sheet, from what the layout says of its elements."""

from __future__ import annotations

from reportgen.compose.page.printed import printed_words
from reportgen.model.report.html_parser import read_html
from reportgen.model.report.page_facts import PageText, signs_of

PAGE = read_html('<main><p>One <em>two</em> three four</p><p>five</p><img alt="six"></main>').root
# main 0, p 1, em 2, p 3, img 4.


def words(*pages: PageText) -> list[tuple[int, str, int, str]]:
    return [(each.page, str(each.words), each.line, each.attribute) for each in printed_words(PAGE, pages)]


def test_words_stand_on_the_page_of_their_element() -> None:
    assert words(((1, 12), (2, 3)), ((3, 4), (4, 0))) == [
        (1, "One ", 1, ""),
        (1, "two", 1, ""),
        (1, " three four", 1, ""),
        (2, "five", 3, ""),
        (2, "six", 0, "alt"),
    ]


def test_a_paragraph_is_cut_where_its_page_ends() -> None:
    shown = words(((1, 3), (2, 3), (1, 5)), ((1, 4), (3, 4)))

    assert [(page, text) for page, text, _, _ in shown][:5] == [
        (1, "One "),
        (1, "two"),
        (1, " three "),
        (2, "four"),
        (2, "five"),
    ]


def test_what_stands_whole_on_two_pages_is_listed_on_both() -> None:
    assert [page for page, text, _, _ in words(((3, 4),), ((3, 4),)) if text == "five"] == [1, 2]


def test_hyphens_that_lines_end_with_are_no_signs_of_the_text() -> None:
    assert signs_of("hy\u00adphen\u2010 ated\n") == "hyphenated"


def test_line_ends_between_elements_are_not_listed() -> None:
    root = read_html("<p>one <em>b</em>\n<strong>c</strong> two</p>").root

    shown = printed_words(root, (((0, 3), (1, 1)), ((2, 1), (0, 3))))

    words = [(each.page, str(each.words)) for each in shown]
    assert words == [(1, "one "), (1, "b"), (1, " "), (2, "c"), (2, "two")]
