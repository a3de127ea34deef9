"""The dialect: containers, attributes, citations, and what is reported about their form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.model.text.attributes import Attributes
from reportgen.model.text.blocks import Paragraph, Table
from reportgen.model.text.inlines import Citation, CodeSpan, Mention, Plain
from reportgen.text.grammar import read_text
from reportgen.text.grammar.attributes import attributes_at
from reportgen.text.grammar.places.content import content_at
from reportgen.text.walk import Node, walk
from text.placed import placed
from text.random_markdown import read, whole


def places(text: str, kind: type[Node]) -> list[str]:
    found = read_text(placed(text, "a.md", 10)).blocks
    return [str(each.place.span) for each in walk(found) if isinstance(each, kind)]


def attributes(written: str) -> dict[str, str] | None:
    found = attributes_at(content_at(whole(written)))
    if found is None or found[1] != len(written):
        return None
    return {each.key: found[0].get(each.key) or "" for each in found[0].all}


def test_equal_pieces_have_their_own_places() -> None:
    assert places("[[a]] and [[a]]\nand [[a]]", Mention) == ["a.md:10:1", "a.md:10:11", "a.md:11:5"]


def test_a_place_counts_from_the_line_of_the_text() -> None:
    assert places("one\n\n- two [@x]\n", Citation) == ["a.md:12:7"]


def test_the_same_signs_in_code_do_not_blur_a_place() -> None:
    assert places("`[[a]]` and [[a]]", Mention) == ["a.md:10:13"]


def test_a_citation_may_run_over_the_end_of_a_line() -> None:
    found = [each.written for each in walk(read("x [@a;\n@b] y").blocks) if isinstance(each, Citation)]

    assert found == ["@a;\n@b"]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("::: note\nx\n", "unclosed-container", "b.md:1:1"),
        ("x\n\n:::\n", "stray-container-end", "b.md:3:1"),
        (":::: note\n::: note\nx\n::::\n", "unclosed-container", "b.md:2:1"),
        ("::: note {a=}\nx\n:::\n", "broken-attributes", "b.md:1:10"),
        ("A [word]{a=} here.", "broken-attributes", "b.md:1:9"),
        ("A [word](two words) here.", "broken-link", "b.md:1:9"),
        ("{#a}\n", "dangling-attributes", "b.md:1:1"),
        ("A word[^x].", "unknown-footnote", "b.md:1:7"),
        ("A word.\n\n> [^x]: note\n", "unused-footnote", "b.md:3:3"),
        ("A word[^x].\n\n[^x]: note [^x]\n", "note-within-note", "b.md:3:12"),
        ("A word[^x].\n\n[^x]: note\n\n    - a\n", "footnote-with-blocks", "b.md:5:5"),
    ],
)
def test_what_is_wrong_is_reported_where_it_stands(text: str, code: str, place: str) -> None:
    assert [(each.code, str(each.span)) for each in read(text).diagnostics] == [(code, place)]


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("{#a}", {"id": "a"}),
        ("{.a .b}", {"class": "a b"}),
        ("{data=x.csv only=a,b}", {"data": "x.csv", "only": "a,b"}),
        ('{caption="two \\"words\\"" }', {"caption": 'two "words"'}),
        ('{a=""}', {"a": ""}),
    ],
)
def test_attributes_are_read(written: str, values: dict[str, str]) -> None:
    assert attributes(written) == values


@pytest.mark.parametrize(
    "written", ["", "{}", "{ }", "{{ a }}", "{a}", "{a=}", '{a="b}', "{#a", "{a=b c}", "a"]
)
def test_what_is_no_attribute_is_left_alone(written: str) -> None:
    assert attributes(written) is None


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.from_regex(r"[a-z][a-z-]{0,5}", fullmatch=True), st.text(max_size=10), min_size=1))
def test_any_value_can_be_written_in_quotes(values: dict[str, str]) -> None:
    quoted = {name: value.replace("\\", "\\\\").replace('"', '\\"') for name, value in values.items()}
    written = "{" + " ".join(f'{name}="{value}"' for name, value in quoted.items()) + "}"

    if not any("\n" in value or "\0" in value for value in values.values()):
        assert attributes(written) == values


def test_a_key_that_is_given_twice_has_no_value_that_fits() -> None:
    assert attributes("{lines=2 lines=3}") == {"lines": "2 3"}


def test_no_attributes_are_false() -> None:
    assert not Attributes()


def test_a_long_paragraph_is_read_in_time_that_grows_with_it() -> None:
    found = places("\n".join(f"a{n} [[port call]] b" for n in range(3000)), Mention)

    assert found[-1] == "a.md:3009:7"


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("|a", ["a", ""]),
        ("a|", ["a", ""]),
        ("||b|", ["", "b"]),
        ("|a|b|c|", ["a", "b"]),
        (r"| a\|b | `c\|d` |", ["a|b", "c|d"]),
        ("  |  a  |b", ["a", "b"]),
    ],
)
def test_the_cells_of_a_row_stand_where_they_are_written(row: str, cells: list[str]) -> None:
    (table,) = read(f"| x | y |\n|---|---|\n{row}\n").blocks
    assert isinstance(table, Table)
    body = table.rows[1].cells

    words_of = [
        "".join(str(each.words) for each in cell.children if isinstance(each, Plain | CodeSpan))
        for cell in body
    ]
    assert words_of == cells
    for cell, words in zip(body, cells, strict=True):
        assert cell.inner.written.replace(r"\|", "|").strip("`") == words
        assert cell.place.start <= cell.inner.start <= cell.inner.end <= cell.place.end


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("{#b .k}\n# T {#a}", {"id": "a", "class": "k"}),
        ("{#a}\n{#b .k}\nText.", {"id": "a", "class": "k"}),
        ("{.k}\n\nText.", {"class": "k"}),
    ],
)
def test_the_attributes_that_are_met_first_win(text: str, values: dict[str, str]) -> None:
    found = read(text).blocks[0].attributes

    assert {each.key: found.get(each.key) for each in found.all} == values


def test_words_without_mark_up_are_one_run() -> None:
    (paragraph,) = read("a [b] c * d ~ e").blocks
    assert isinstance(paragraph, Paragraph)
    (plain,) = paragraph.children
    assert isinstance(plain, Plain)

    assert len(plain.words.runs) == 1
