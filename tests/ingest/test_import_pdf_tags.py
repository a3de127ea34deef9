"""A structure tree and the words in its marks → passages."""

from __future__ import annotations

from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.pdf.drawn.hyphens import vocabulary
from reportgen.ingest.pdf.tagged.handlers import HANDLERS
from reportgen.ingest.pdf.tagged.marked_content import MarkedPage, Run
from reportgen.ingest.pdf.tagged.tree import Element, Mark
from reportgen.ingest.pdf.tagged.walk import TagWalk
from reportgen.model.imported import Heading, Item, Paragraph, Passage, plain

TEXTS = ("First.", "Second.", "Third.", "Fourth.")


def tag(kind: str, *kids: Element | int) -> Element:
    """An element over others and over texts by their number."""
    held: dict[int, Element | Mark] = {
        place: (1, kid) if isinstance(kid, int) else kid for place, kid in enumerate(kids)
    }
    return Element(kind, kids=held)


def read(*elements: Element | int) -> list[Passage]:
    """The passages of a page that holds these."""
    runs = {mark: [Run(text, "\n", mark, mark, 10.0, None)] for mark, text in enumerate(TEXTS)}
    root, gathered = tag("Document", *elements), Gathered()
    known = vocabulary(TEXTS)
    TagWalk([MarkedPage(runs, (), ())], root, known, gathered, lambda *_: None, handlers=HANDLERS).go(root)
    return gathered.passages


def quoted(*elements: Element | int) -> list[tuple[str, bool]]:
    """The words of all paragraphs, and whether they are somebody else's."""
    return [(plain(each.words), each.is_quoted) for each in read(*elements) if isinstance(each, Paragraph)]


def test_words_beside_a_quotation_are_no_part_of_it() -> None:
    assert quoted(tag("P", 0), tag("BlockQuote", tag("P", 1)), tag("P", 2)) == [
        ("First.", False),
        ("Second.", True),
        ("Third.", False),
    ]
    assert quoted(0, tag("BlockQuote", 1), 2) == [("First.", False), ("Second.", True), ("Third.", False)]


def test_words_beside_a_heading_are_paragraphs_of_their_own() -> None:
    first, heading, last = read(0, tag("H2", 1), 2)

    assert isinstance(heading, Heading)
    assert (plain(heading.words), heading.level) == ("Second.", 2)
    assert isinstance(first, Paragraph)
    assert isinstance(last, Paragraph)


def test_a_list_ends_the_paragraph_before_it_and_itself() -> None:
    items = [tag("LI", tag("LBody", number)) for number in (1, 2)]
    first, one, two, last = read(0, tag("L", *items), 3)

    assert (type(first), type(one), type(two), type(last)) == (Paragraph, Item, Item, Paragraph)


def test_elements_within_a_line_do_not_end_it() -> None:
    assert quoted(tag("P", 0, tag("Span", 1), 2)) == [("First. Second. Third.", False)]
