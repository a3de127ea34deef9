"""Which paragraph, item or row gets a change bar, and what the report says of them."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.compose.page.change_marks import MEANINGS, change_note, mark_changes
from reportgen.compose.page.content_model import VALUES
from reportgen.model.editions.edition import Edition, Page
from reportgen.model.editions.passages import Snapshot
from reportgen.model.names import AssetName, BlockId, ProfileId
from reportgen.model.report.change_marks import ChangeMark, ChangeMarks
from reportgen.model.report.html_parser import read_html
from reportgen.model.report.html_writer import html_of
from reportgen.model.report.page import Element
from reportgen.model.report.vocabulary import CHANGE, CHANGE_CARRIERS, ELEMENTS
from reportgen.record.differences.change_marks import find_marks
from reportgen.record.editions.changeable import changeable_parts
from reportgen.record.editions.passages import passages_in
from reportgen.record.manifest.words import count_words
from reportgen.write.docx.style.change_bars import EDGES
from reportgen.write.pdf.change_bars import SHAPES

POLICY = ProfileId("policy")
ADDED, REWORDED, REMOVED = ChangeMark.ADDED, ChangeMark.REWORDED, ChangeMark.REMOVED
SENTENCES = st.lists(st.sampled_from(["The one.", "The two.", "A third thing.", "łódź"]), max_size=4)
PARAGRAPHS = st.lists(SENTENCES.map(" ".join), min_size=1, max_size=4)


def page(inner: str, name: str = "a") -> str:
    block = f'<section data-role="block" data-block="{name}" data-version="full">{inner}</section>'
    return f"<body><main>{block}</main></body>"


def paragraphs(*texts: str) -> str:
    return page("".join(f"<p>{each}</p>" for each in texts))


def tree(html: str) -> Element:
    return read_html(html).root


def marked(html: str, changes: ChangeMarks) -> str:
    return html_of(mark_changes(tree(html), changes).children)


def marks(before: str, after: str) -> ChangeMarks:
    snapshot = Snapshot(POLICY, passages_in(tree(before)), ())
    return find_marks(tree(after), edition(2, Page(before, {})), snapshot)


def edition(number: int, shown: Page) -> Edition:
    return Edition(number, "2026-11-21", "", frozenset({POLICY}), pages={POLICY: shown})


def kinds(before: str, after: str) -> tuple[ChangeMark | None, ...]:
    return marks(before, after).blocks[BlockId("a")]


def test_a_reworded_paragraph_is_marked_and_its_neighbours_are_not() -> None:
    before = paragraphs("The first stays.", "The second is dull.", "The third stays.")
    after = paragraphs("The first stays.", "The second is bright.", "The third stays.")

    assert kinds(before, after) == (None, REWORDED, None)


def test_a_new_paragraph_is_new_even_where_it_begins_like_the_next() -> None:
    before = paragraphs("The first stays.", "The third stays.")
    after = paragraphs("The first stays.", "The second is new.", "The third stays.")

    assert kinds(before, after) == (None, ADDED, None)


def test_a_paragraph_that_went_leaves_its_mark_on_the_one_before() -> None:
    before = paragraphs("The first stays.", "The second goes.", "The third stays.")
    after = paragraphs("The first stays.", "The third stays.")

    assert kinds(before, after) == (REMOVED, None)


def test_a_first_paragraph_that_went_leaves_its_mark_on_the_next() -> None:
    assert kinds(paragraphs("It goes.", "This stays."), paragraphs("This stays.")) == (REMOVED,)


def test_words_taken_out_within_a_paragraph_reword_it() -> None:
    assert kinds(paragraphs("One two three."), paragraphs("One three.")) == (REWORDED,)


def test_a_new_block_is_new_throughout() -> None:
    after = page("<h3>Title</h3><p>Words.</p><ul><li>One</li></ul>", "b")

    assert marks(paragraphs("Words."), after).blocks[BlockId("b")] == (ADDED, ADDED, ADDED)


def test_a_block_that_went_is_named() -> None:
    found = marks(page("<h3>Old title</h3><p>Words.</p>"), page("<p>Others.</p>", "b"))

    assert found.gone == ("Old title",)
    assert change_note(found).endswith("No longer here: “Old title”.")


def test_a_row_is_marked_as_a_whole_whatever_its_cells_hold() -> None:
    table = "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>{}</tbody></table>"
    row = "<tr><td><p>{}</p></td><td>two</td></tr>"

    found = kinds(
        page(table.format(row.format("one") + row.format("same"))),
        page(table.format(row.format("eleven") + row.format("same"))),
    )

    # Head, changed row, its paragraph, other row, its paragraph.
    assert found == (None, REWORDED, None, None, None)


def test_only_the_changed_item_of_a_list_in_a_list_is_marked() -> None:
    items = "<ul><li>One<ul><li>{}</li></ul></li><li>Two</li></ul>"

    assert kinds(page(items.format("old")), page(items.format("new"))) == (None, REWORDED, None)


def test_a_picture_that_the_edition_did_not_show_marks_its_caption() -> None:
    html = page(
        '<figure><img src="asset:old.svg" alt="x"><figcaption>Old</figcaption></figure>'
        '<figure><img src="asset:new.svg" alt="x"><figcaption>New</figcaption></figure>'
    )
    before = Snapshot(POLICY, passages_in(tree(html)), ())
    earlier = edition(1, Page(html, {AssetName("old.svg"): "1", AssetName("new.svg"): "2"}))

    found = find_marks(tree(html), earlier, before, {AssetName("old.svg"): "1", AssetName("new.svg"): "3"})

    assert found.blocks[BlockId("a")] == (None, REWORDED)


def test_numbers_that_composition_adds_change_nothing() -> None:
    note = '<p>Words.<a data-role="noteref" href="#note-{0}">{0}</a></p>'

    assert kinds(page(note.format(1)), page(note.format(7))) == (None,)


def test_marks_stand_on_the_elements_they_belong_to() -> None:
    after = page("<h3>Same</h3>\n<p>Other\nwords.</p>\n<ul><li>Item</li></ul>")

    html = marked(after, marks(page("<h3>Same</h3><p>Old words.</p><ul></ul>"), after))

    assert f'<p {CHANGE}="reworded">Other' in html
    assert f'<li {CHANGE}="added">Item' in html
    assert "<h3>Same</h3>" in html
    assert html.count(CHANGE) == 2


def test_the_line_about_the_bars_says_the_shape_of_each_that_stands_there() -> None:
    after = paragraphs("The first stays.", "All of this is new.")

    html = marked(after, marks(paragraphs("The first stays."), after))

    assert html.endswith(
        '<p data-role="change-note">Bars in the margin show what changed since edition 2 of '
        "21 November 2026: a solid bar for what is new.</p>\n</main></body>"
    )
    assert count_words(tree(html)) == count_words(tree(after))


def test_where_nothing_changed_the_report_says_so() -> None:
    same = paragraphs("Words.")

    assert change_note(marks(same, same)) == "Nothing has changed since edition 2 of 21 November 2026."


def test_titles_in_the_line_are_text() -> None:
    gone = ChangeMarks(1, "2026-11-21", {}, ("<b>&</b>",))

    assert "“&lt;b&gt;&amp;&lt;/b&gt;”" in marked(paragraphs("x"), gone)


@pytest.mark.parametrize("table", [MEANINGS, SHAPES, EDGES])
def test_every_kind_of_mark_has_words_a_shape_in_the_pdf_and_one_in_word(
    table: dict[ChangeMark, object],
) -> None:
    assert set(table) == set(ChangeMark) == set(VALUES[CHANGE])
    assert set(ELEMENTS) >= CHANGE_CARRIERS


@given(PARAGRAPHS, PARAGRAPHS)
@settings(max_examples=60, deadline=None)
def test_the_parts_hold_the_words_of_the_record_and_a_mark_each(before: list[str], after: list[str]) -> None:
    html = paragraphs(*after)

    (parts,) = changeable_parts(tree(html)).values()
    found = kinds(paragraphs(*before), html)

    assert " ".join(word for part in parts for word in part.words) == passages_in(tree(html))[0].text
    assert len(found) == len(after)
    # No mark is missing or idle: something is marked if and only if words differ, unless no words are left.
    differs = " ".join(before).split() != " ".join(after).split()
    assert any(found) == (differs and any(after))


@given(PARAGRAPHS)
@settings(max_examples=30, deadline=None)
def test_marking_changes_nothing_but_attributes_and_the_line(after: list[str]) -> None:
    html = paragraphs(*after)

    made = marked(html, marks(paragraphs("Old."), html))

    assert _Bare.of(made) == _Bare.of(html)


class _Bare(HTMLParser):
    """Tags and words without marks and without the line about them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    @classmethod
    def of(cls, html: str) -> list[str]:
        reader = cls()
        before, line, rest = html.partition('<p data-role="change-note">')
        reader.feed(before + (rest.partition("</p>\n")[2] if line else ""))
        reader.close()
        return reader.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(f"{tag}{[each for each in attrs if each[0] != CHANGE]}")

    def handle_data(self, data: str) -> None:
        self.found.append(data)
