"""`only` and `except` cut the tree to what one audience reads."""

from __future__ import annotations

import pytest

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.text.blocks import Block
from reportgen.model.text.inlines import Phrase, Plain
from reportgen.text.audience import Audience, audience_names
from reportgen.text.walk import walk
from text.random_markdown import read


def shown(markdown: str, name: str = "a") -> tuple[Block, ...]:
    return Audience(frozenset({name}), frozenset("abc"), lambda _: None).reads(read(markdown).blocks)


def words(markdown: str, name: str = "a") -> str:
    found = (str(each.words) for each in walk(shown(markdown, name)) if isinstance(each, Plain))
    return "".join(found)


def reported(markdown: str) -> list[tuple[str, str]]:
    found: list[Diagnostic] = []
    Audience(frozenset("a"), frozenset("abc"), found.append).reads(read(markdown).blocks)
    return [(each.code, str(each.span)) for each in found]


@pytest.mark.parametrize(
    ("markdown", "seen"),
    [
        ("A [b]{only=a}.", "A b."),
        ("A [b]{only=b}.", "A ."),
        ("A [b]{except=a}.", "A ."),
        ('A [b]{only="b, a"}.', "A b."),
        ("::: only a\nA.\n:::", "A."),
        ("::: only b c\nA.\n:::\n\nB.", "B."),
        ("::: except a\nA.\n:::\n\nB.", "B."),
        ("{only=b}\nA.\n\nB.", "B."),
        ("- A [b]{only=b}\n- C", "A C"),
        ("| A | [b]{only=b} |\n|---|---|\n| C | d |", "ACd"),
        ("A[^1].\n\n[^1]: B [c]{only=b}", "AB ."),
    ],
)
def test_an_audience_sees_its_own(markdown: str, seen: str) -> None:
    assert words(markdown) == seen


def test_a_paragraph_that_says_nothing_to_an_audience_is_gone() -> None:
    assert shown("[A]{only=b}") == ()


def test_a_phrase_keeps_what_is_no_switch() -> None:
    (phrase,) = [each for each in walk(shown("[a]{.kbd only=a}")) if isinstance(each, Phrase)]

    assert [each.key for each in phrase.attributes.all] == ["class"]


def test_what_every_audience_reads_stays_the_same_node() -> None:
    blocks = read("A *b* [c](d).\n\n- e").blocks

    kept = Audience(frozenset("a"), frozenset("a"), lambda _: None).reads(blocks)
    assert all(one is other for one, other in zip(kept, blocks, strict=True))


@pytest.mark.parametrize(
    ("markdown", "code", "place"),
    [
        ('A [b]{only="a, x"}.', "unknown-audience", "b.md:1:16"),
        ("A [b]{only=}x.", None, ""),
        ('A [b]{only=""}.', "audience-missing", "b.md:1:7"),
        ("::: only a x\nA.\n:::", "unknown-audience", "b.md:1:12"),
        ("::: only\nA.\n:::", "audience-missing", "b.md:1:5"),
        ("::: only a {lang=de}\nA.\n:::", "unknown-attribute", "b.md:1:13"),
    ],
)
def test_a_switch_that_nobody_knows_is_reported_where_it_stands(
    markdown: str, code: str | None, place: str
) -> None:
    assert reported(markdown) == ([(code, place)] if code else [])


def test_the_names_of_all_switches_are_known() -> None:
    assert audience_names(read("::: only a b\nA [b]{except=c}.\n:::").blocks) == {"a", "b", "c"}
