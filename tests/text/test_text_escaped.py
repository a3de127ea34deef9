"""Signs that open something where their author typed them are words where they are escaped."""

from __future__ import annotations

import pytest

from reportgen.model.text.blocks import Heading, Item, List, Quote
from reportgen.text.walk import walk
from text.random_markdown import read


def heading(line: str) -> tuple[str, list[tuple[str, str]]]:
    (block,) = read(line).blocks
    assert isinstance(block, Heading)
    words = "".join(str(each.words) for each in walk(block.children) if hasattr(each, "words"))
    return words, [(each.key, str(each.value)) for each in block.attributes.all]


@pytest.mark.parametrize("line", [r"# a \{#id\}", r"# a \{#id}", r"# a {#id\}", r"# a &#123;#id}"])
def test_escaped_braces_are_words(line: str) -> None:
    assert heading(line) == ("a {#id}", [])


@pytest.mark.parametrize("title", ["a", r"a \{b\}", "a {b}"])
def test_typed_braces_at_the_end_are_attributes(title: str) -> None:
    words, attributes = heading(rf"# {title} {{#id}}")

    assert words == title.replace("\\", "")
    assert attributes == [("id", "id")]


@pytest.mark.parametrize("line", [r"- \[ \] a", r"- \[ ] a", r"- \[x] a", "- &#91; ] a"])
def test_an_escaped_box_is_words(line: str) -> None:
    (block,) = read(line).blocks
    assert isinstance(block, List)
    (item,) = block.items

    assert isinstance(item, Item)
    assert item.is_done is None
    assert "".join(str(each.words) for each in walk(item.children) if hasattr(each, "words")).endswith("] a")


@pytest.mark.parametrize("line", [r"> \[!NOTE\]", r"> \[!NOTE]", r"> [!\NOTE\] a"])
def test_an_escaped_alert_is_a_quotation(line: str) -> None:
    (block,) = read(f"{line}\n> Words.").blocks

    assert isinstance(block, Quote)


def test_colons_behind_a_span_open_no_container() -> None:
    found = read(r"\][\{]{lang=en}:::tip")

    assert [str(each.words) for each in walk(found.blocks) if hasattr(each, "words")] == ["]", "{", ":::tip"]
    assert found.diagnostics == ()


def test_a_language_between_escaped_brackets_makes_no_formula() -> None:
    found = read(r"\[a [b]{lang=en} c\] and \(d [e]{lang=en} f\)")

    words = "".join(str(each.words) for each in walk(found.blocks) if hasattr(each, "words"))
    assert words == "[a b c] and (d e f)"
