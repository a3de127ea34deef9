from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportgen.compose import compose_document
from reportgen.ingest.draft.drafts import DraftSettings, draft_blocks
from reportgen.ingest.draft.locators import locate
from reportgen.ingest.draft.sections import split_sections
from reportgen.ingest.passages.finish import finish
from reportgen.ingest.passages.gathering import Gathered
from reportgen.model.imported import Heading, Imported, Item, Note, Paragraph, Table, Words, lines_of
from reportgen.model.names import ProfileId
from reportgen.plan import make_plan
from reportgen.read import read_sound_project
from reportgen.workspace.kits import kit_files
from reportgen.workspace.project_files import _defaults

# Everything that Markdown or the project's own marks could take for something else.
TROUBLE = (
    "[@claim] [[term]] {{ name }} ::: note\n{#id .class key=value} [^1] ](http://a.b) ]{.x} -- --- ---- "
    "# * _ ` ~ ^ = == | \\ & &amp; < > <b> ![a](b) + - 1. 2) : :: ~~x~~ **a** *b* __c__ *[A]: b : c ; ! \" '"
)
PIECES = [
    *TROUBLE.split(" "),
    *(
        "<!--",
        "-->",
        "<!-- a -->",
        "<br>",
        "</b>",
        "<T>",
        "[ ]",
        "[x]",
        "[!NOTE]",
        "!!!",
        "!!! tip",
        "??? tip",
    ),
    *(
        "$",
        "$x^2$",
        "$$y$$",
        ":smile:",
        "{% a %}",
        "{{< a >}}",
        "{: .k}",
        "{ref}`a`",
        "[TOC]",
        "\\newpage",
        ":::tip",
    ),
    "[@",
    "[[",
    "{{",
    "}}",
    ":::",
    "]{",
    "](",
    "--",
    "word",
    "Word",
    "ein-zwei",
    "é",
    "¶",
]
BASE = {**dict(_defaults()), **kit_files()}
PROFILE = b"""title: T
template: briefing.html.j2
draft: true
citations: footnotes
outline:
  - section: Imported
    select: {x-source: d}
    order: [x-order]
"""
runs = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).flatmap(
    lambda pieces: st.sampled_from([" ", "", " \n "]).map(lambda gap: gap.join(pieces))
)
marks = st.sampled_from([frozenset(), frozenset({"strong"}), frozenset({"em", "strong"}), frozenset({"sup"})])
words = st.builds(Words, runs, marks, st.sampled_from([None, None, "https://example.org/a_b(c)"]))
sentence = st.lists(words, min_size=1, max_size=4).map(tuple)
passages = st.one_of(
    st.builds(Paragraph, sentence, is_quoted=st.booleans()),
    st.builds(Item, sentence, st.integers(0, 2), st.sampled_from([None, 1, 2, 7])),
    st.builds(Heading, sentence, st.integers(1, 3)),
    st.lists(st.lists(sentence, min_size=2, max_size=2).map(tuple), min_size=2, max_size=3).map(
        lambda rows: Table(tuple(rows))
    ),
)


class Text(HTMLParser):
    """The words between the tags of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def composed(document: Imported, way: str = "none") -> str:
    text = locate(document)
    settings = DraftSettings("d", "en", frozenset(), {}, frozenset(), lambda _: None)
    blocks = draft_blocks(document, text, split_sections(text.passages, way, "Preamble"), settings)
    files = {f"content/blocks/{each.id}.md": each.content.encode() for each in blocks}
    files |= {f"content/data/{name}": content for each in blocks for name, content in each.data.items()}
    project = read_sound_project(
        {**BASE, **files, "profiles/draft.yaml": PROFILE, "content/sources.yaml": SOURCES}
    )
    html = compose_document(project, make_plan(project, ProfileId("draft"))).html
    main = html.partition('id="sec-imported"')[2].partition("</main>")[0].partition("</h2>")[2]
    reader = Text()
    reader.feed(main)
    return "".join(reader.parts)


SOURCES = BASE["content/sources.yaml"]


def letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


def plain_of(document: Imported) -> str:
    return letters("".join(line for each in document.passages for line in lines_of(each)))


def finished(*found: Paragraph | Item | Heading | Table, notes: tuple[Note, ...] = ()) -> Imported:
    return finish(Gathered(passages=list(found), notes=list(notes)))


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(passages, min_size=1, max_size=5))
@example([Paragraph((Words(TROUBLE),))])
@example([Heading((Words("Opening"),), 1), Paragraph((Words("x"),)), Heading((Words("a {#id}"),), 2)])
@example([Heading((Words("{% a %}", frozenset({"sup"})), Words("}}")), 1)])
@example([Paragraph((Words("]{:::tip"),)), Paragraph((Words("](a) \n 2)"),))])
@example([Paragraph((Words("[@ \n --> \n ]{.x}", frozenset({"em"})),))])
@example([Item((Words("[ ]"),), 0, None), Item((Words("[x] [@claim]"),), 0, None)])
@example([Item((Words("seven"),), 0, 7), Item((Words("three"),), 0, 3), Item((Words("three"),), 1, 3)])
def test_a_draft_composes_to_exactly_the_words_of_its_passages(found: list[Paragraph]) -> None:
    document = finished(Paragraph((Words("Before."),)), *found)

    shown = composed(document)

    assert letters(shown).removeprefix("Preamble") == plain_of(document)


def test_a_note_is_called_where_the_document_called_it() -> None:
    call = (Words("Said"), Words("", note="1"), Words(" so."))
    document = finished(Paragraph(call), notes=(Note("1", ((Words("By [@them]."),),)),))

    assert letters(composed(document)) == "PreambleSaidBy[@them].so."


@pytest.mark.parametrize(
    "title", [TROUBLE, "a -- b", "{{ x }}", "yes", "1.10", "a: b", "- x", "{#id}", "[@x]"]
)
def test_a_title_shows_exactly_the_words_of_its_heading(title: str) -> None:
    document = finished(Heading((Words(title),), 1), Paragraph((Words("Body."),)))

    assert letters(composed(document)) == plain_of(document)
