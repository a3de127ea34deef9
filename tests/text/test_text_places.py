"""Every node of the author's text knows its characters in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import pytest

from reportgen.model.text import blocks, inlines
from reportgen.model.text.attributes import Attributes
from reportgen.model.text.place import Place, Source
from reportgen.model.text.text import Text
from reportgen.model.text.words import Run, Words, written
from reportgen.text.grammar import read_line, read_text, read_words
from text.random_markdown import random_markdown, read, whole

_LEFT_OUT = {"unknown-footnote", "unsupported-markup"}
TEXTS = tuple(random_markdown(seed) for seed in range(600))


def test_children_lie_within_their_parents_in_the_order_of_the_file() -> None:
    for parent, inner, children in chain.from_iterable(map(_families, map(read, TEXTS))):
        at = inner.start
        for child in children:
            assert at <= child.start <= child.end <= inner.end, (parent, child.written)
            at = child.end


def test_words_of_a_line_leave_no_character_out() -> None:
    # What else is left out is said.
    without_comments = [
        each
        for each in map(random_markdown, range(2000))
        if "<!--" not in each and "<br>" not in each and "<a id" not in each
    ]
    whole_texts = [each for each in map(read, without_comments) if _LEFT_OUT.isdisjoint(_codes(each))]
    assert len(whole_texts) > 200

    for parent, inner, children in chain.from_iterable(map(_families, whole_texts)):
        if not isinstance(parent, blocks.Paragraph | blocks.Cell | inlines.Phrase):
            continue
        assert "".join(each.written for each in children) == inner.written


def test_written_words_are_the_characters_at_their_place() -> None:
    for words in chain.from_iterable(map(_words, map(read, TEXTS))):
        for run in words.runs:
            assert run.place is not None
            assert run.text
            if run.maker is None:
                assert run.place.written == run.text


@pytest.mark.parametrize("markdown", TEXTS[:100])
def test_a_text_further_down_its_file_has_the_same_nodes_further_down(markdown: str) -> None:
    before = "---\ntitle: Ä\n---\n"
    moved = read_text(Source("b.md", before + markdown).place(len(before), len(before) + len(markdown)))
    text = read(markdown)

    assert [(place.start + len(before), place.end + len(before)) for place in _places(text)] == [
        (place.start, place.end) for place in _places(moved)
    ]
    assert _codes(text) == _codes(moved)


@pytest.mark.parametrize(
    ("markdown", "parts"),
    [
        ('A [b](https://a.b "The title"){.page}.', ["https://a.b", "The title", ".page"]),
        ("A [b](<u v> 'x').", ["u v", "x"]),
        ("A [b][ref].\n\n[ref]: https://a.b", ["ref"]),
    ],
)
def test_targets_titles_and_attributes_of_links_have_places(markdown: str, parts: list[str]) -> None:
    (paragraph,) = read(markdown).blocks
    assert isinstance(paragraph, blocks.Paragraph)
    link = paragraph.children[1]
    assert isinstance(link, inlines.Link)
    found = [link.target_place.written]
    found += [link.title.place.written] if link.title.place and len(parts) > 1 else []
    found += [each.place.written for each in link.attributes.all]

    assert found == parts


def test_a_container_knows_its_name_title_and_attributes() -> None:
    (container,) = read('::: note Read this {#a lang="de"}\nText.\n:::\n').blocks
    assert isinstance(container, blocks.Container)

    assert container.name_place.written == "note"
    assert str(container.title) == container.title.place.written == "Read this"  # type: ignore[union-attr]  # it has words
    assert [each.place.written for each in container.attributes.all] == ["#a", 'lang="de"']
    assert container.attributes.words("lang").place.written == "de"  # type: ignore[union-attr]  # as above
    assert container.place.written.endswith("\n:::")


def test_cited_items_have_places() -> None:
    (paragraph,) = read("So it is. [@a; @b,  para.\n4]").blocks
    assert isinstance(paragraph, blocks.Paragraph)
    citation = paragraph.children[-1]
    assert isinstance(citation, inlines.Citation)
    assert citation.items is not None

    assert [(each.id, each.locator, each.place.written) for each in citation.items] == [
        ("a", None, "@a"),
        ("b", "para. 4", "@b,  para.\n4"),
    ]


def test_an_escape_is_one_character_made_of_two() -> None:
    (paragraph,) = read(r"a \* b").blocks
    assert isinstance(paragraph, blocks.Paragraph)
    (plain,) = paragraph.children
    assert isinstance(plain, inlines.Plain)

    assert [(run.text, run.place.written) for run in plain.words.runs if run.place] == [
        ("a ", "a "),
        ("*", r"\*"),
        (" b", " b"),
    ]


def test_a_line_of_a_file_is_read_where_it_stands() -> None:
    source = Source("b.md", 'caption="All *visits*"')
    line = read_line(source.place(9, 21))

    assert [each.place.written for each in line.children] == ["All ", "*visits*"]


def test_words_that_are_not_in_a_file_so_keep_their_places() -> None:
    source = Source("x.csv", '"a ""b"" *c*"')
    words = Words((*_at(source, 1, 3), *_at(source, 4, 6), *_at(source, 7, 12)))
    line = read_words(words)

    assert [str(each.words) for each in line.children if isinstance(each, inlines.Plain)] == ['a "b" ']
    assert line.children[-1].place.written == "*c*"


def test_a_flood_is_refused_where_its_text_stands() -> None:
    text = read_text(whole("*a " * 4000))

    assert [each.code for each in text.diagnostics] == ["sign-flood"]
    assert text.blocks == ()


def _at(source: Source, start: int, end: int) -> tuple[Run, ...]:
    return written(source.text[start:end], source.place(start, end)).runs


def _codes(text: Text) -> list[str]:
    return [each.code for each in text.diagnostics]


def _families(node: object) -> Iterator[tuple[object, Place, list[Place]]]:
    """Every node with the range of its children and their places; notes stand where they are written."""
    children = _children(node)
    if isinstance(node, Text | inlines.NoteCall | blocks.Item):
        inner = node.place
    else:
        inner = getattr(node, "inner", None) or node.place  # type: ignore[attr-defined]  # every node has one
    if not isinstance(node, inlines.NoteCall):
        yield node, inner, [each.place for each in children]  # type: ignore[attr-defined]  # as above
        for child in children:
            yield from _families(child)


def _children(node: object) -> Sequence[object]:
    for name in ("blocks", "children", "items", "rows", "cells"):
        found = getattr(node, name, ()) if not isinstance(node, inlines.Citation) else ()
        if found:
            return tuple(found)
    return ()


def _nodes(node: object) -> Iterator[object]:
    yield node
    for child in _children(node):
        yield from _nodes(child)


def _places(text: Text) -> list[Place]:
    found = []
    for node in list(_nodes(text))[1:]:
        found.append(node.place)  # type: ignore[attr-defined]  # every node has one
        attributes = getattr(node, "attributes", None)
        if isinstance(attributes, Attributes):
            found += [each.place for each in attributes.all]
    found += [run.place for words in _words(text) for run in words.runs if run.place is not None]
    return found


def _words(text: Text) -> Iterator[Words]:
    for node in _nodes(text):
        for name in ("words", "title", "term", "shown", "short", "expansion"):
            found = getattr(node, name, None)
            if isinstance(found, Words):
                yield found
        attributes = getattr(node, "attributes", None)
        if isinstance(attributes, Attributes):
            yield from (each.value for each in attributes.all)
