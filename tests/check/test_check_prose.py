from __future__ import annotations

from collections.abc import Sequence

import pytest

from check.making_projects import make_term
from reportgen.check.prose.marks import Kind
from reportgen.check.prose.prose import Part, Prose
from reportgen.check.prose.reader import read_prose
from reportgen.check.prose.readers import Readers
from reportgen.model.content.block import Version
from reportgen.model.content.glossary import Term
from reportgen.model.names import FULL
from reportgen.text.audience import audience_names
from reportgen.text.grammar import read_text
from text.placed import placed


def read(text: str, *audiences: str, terms: Sequence[Term] = (), plain: bool = False) -> Prose:
    names = {term.id.casefold(): term for term in terms}
    readers = Readers(frozenset(audiences), names, wants_plain_words=plain)
    return read_prose(Version(FULL, "Title", placed(text, "b.md", 10)), readers)


def texts(prose: Prose) -> list[str]:
    return [each.text for each in prose.paragraphs if each.text]


def test_markup_is_gone_and_words_stay() -> None:
    prose = read(
        "**Two** _kinds_ of `code`, ~~no~~ ==yes==, H~2~O, a\\*b, [a link](https://x.org) &amp; 5 -- 6."
    )

    assert texts(prose) == ["Two kinds of code, no yes, H2O, a*b, a link & 5 – 6."]


def test_underscores_within_words_stay() -> None:
    assert texts(read("snake_case 2 * 3")) == ["snake_case 2 * 3"]


def test_a_citation_is_no_text_and_knows_its_place() -> None:
    prose = read("It is so [@c1; @c2], they say. [@a, para. 4]")

    marks = [(mark.target, mark.text, str(mark.place.span)) for mark in prose.marks(Kind.CITATION)]
    assert texts(prose) == ["It is so, they say."]
    assert marks == [("c1", "", "b.md:10:11"), ("c2", "", "b.md:10:16"), ("a", "para. 4", "b.md:10:33")]


def test_a_mark_covers_the_sentences_before_it() -> None:
    prose = read("One. Two. [@c1] Three. Four. [@c2] Five.")

    covered = [[mark.target for mark in sentence.covered_by] for _, sentence in prose.running()]
    assert covered == [["c1"], ["c1"], ["c2"], ["c2"], []]


def test_a_sentence_in_a_list_of_a_quotation_keeps_line_and_column() -> None:
    prose = read("> Quoted.\n>\n> - First one.\n>   Second *one* here.")

    places = [str(paragraph.span(sentence.start)) for paragraph, sentence in prose.running()]
    assert places == ["b.md:10:3", "b.md:12:5", "b.md:13:5"]


def test_each_audience_reads_its_own_paragraphs_and_phrases() -> None:
    text = (
        "It [gains]{only=a}[loses]{except=a}.\n\n::: only b\nFor b.\n:::\n\n::: except a, b\nFor others.\n:::"
    )

    assert texts(read(text, "a")) == ["It gains."]
    assert texts(read(text, "b")) == ["It loses.", "For b."]
    assert texts(read(text, "c")) == ["It loses.", "For others."]
    assert audience_names(read_text(placed(text)).blocks) == {"a", "b"}


def test_terms_show_what_the_profile_shows() -> None:
    text = "A [[port-call|port call]], a [[port-call]] and [[cartel]]."
    terms = [make_term("port call", plain="ship's visit")]

    assert texts(read(text, terms=terms)) == ["A port call, a port call and cartel."]
    assert texts(read(text, terms=terms, plain=True)) == ["A ship's visit, a ship's visit and cartel."]


def test_a_plain_word_opens_a_sentence_as_its_term_does() -> None:
    terms = [make_term("port call", plain="ship's visit")]

    assert texts(read("[[Port-call]] or [[port-call]].", terms=terms, plain=True)) == [
        "Ship's visit or ship's visit."
    ]


def test_tables_are_cells_and_not_prose() -> None:
    prose = read("| A | B |\n|---|---|\n| one [@c1] | two |")

    assert [cell.text for cell in prose.tables[0].rows[0]] == ["one", "two"]
    assert [each.part for each in prose.paragraphs] == [Part.CELL] * 4
    assert str(prose.tables[0].rows[0][1].span(0)) == "b.md:12:15"
    assert list(prose.running()) == []


def test_titles_and_captions_of_containers_are_read() -> None:
    prose = read('::: note Mind *this*\nText.\n:::\n\n::: chart {data=x.csv caption="Sales" alt="Bars"}\n:::')

    assert texts(prose) == ["Text.", "Mind this", "Sales", "Bars"]
    assert str(prose.paragraphs[-2].span(0)) == "b.md:14:32"


def test_a_fence_within_code_is_code() -> None:
    prose = read("```\n::: only a\n```\n\nText.")

    assert texts(prose) == ["::: only a\n", "Text."]
    assert prose.containers == ()


def test_a_list_knows_the_sentence_that_opens_it() -> None:
    prose = read("It could bring: [@c1]\n\n- trade,\n- jobs.")

    assert [each.lead for each in prose.paragraphs] == ["", "It could bring:", "It could bring:"]


def test_footnotes_and_abbreviations_are_no_running_prose() -> None:
    prose = read("Text[^1] on FK.\n\n[^1]: A note.\n\n*[FK]: Flesch and Kincaid")

    assert [sentence.text for _, sentence in prose.running()] == ["Text on FK."]
    assert prose.abbreviations == {"FK": "Flesch and Kincaid"}


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("- item\n\n    ```\n    ::: only nobody\n    ```\n\nMost were new.", "Most were new."),
        ("> ```\n> ::: only nobody\n> ```\n\nAfter.", "After."),
        ("````\n```\n::: only nobody\n````\n\nAfter.", "After."),
        ("Text.\n\n    ::: only nobody\n\nAfter.", "After."),
        ("> ::: only nobody\n> Hidden.\n> :::\n\nAfter.", "After."),
        ("- item\n\n    ::: only nobody\n    Hidden.\n    :::\n\nAfter.", "After."),
        ("This is **very *sure* indeed**.", "This is very sure indeed."),
        ("Use ``a ` b`` now.", "Use a ` b now."),
        ("See <https://example.org/a_b> now.", "See https://example.org/a_b now."),
        ("a \\<b> c <!-- d -->", "a <b> c"),
        ("See [words][x] here.\n\n[x]: https://example.org", "See words here."),
        ("Title\n=====", "Title"),
        ("a *b* and c*d", "a b and c*d"),
        ("x~5 pounds", "x~5 pounds"),
    ],
)
def test_what_is_read_is_what_is_printed(markdown: str, words: str) -> None:
    prose = read(markdown)

    assert prose.paragraphs[-1].text == words
    assert "Hidden." not in texts(prose)


def test_a_value_is_read_as_it_is_printed() -> None:
    readers = Readers(values={"region": "the north"})
    prose = read_prose(Version(FULL, "Title", placed("In {{ region }} and {{ post.town }}.")), readers)

    assert texts(prose) == ["In the north and town."]


def test_the_words_of_a_figure_are_read() -> None:
    prose = read('![A map](p.svg "The *town*"){source="Own drawing"}')

    assert texts(prose) == ["The town", "Own drawing"]
