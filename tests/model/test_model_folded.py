"""A message says enough and not more, however long what it is about."""

from __future__ import annotations

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.folded import MOST_CHARACTERS, fold
from reportgen.model.span import Span


def test_the_middle_of_what_a_message_repeats_is_cut() -> None:
    long = Diagnostic("unknown-value", f'no value is called "{"x" * 95_000}"', Span("a.md", 1), "y" * 95_000)

    (folded,) = fold([long])

    assert len(folded.diagnostic.message) <= MOST_CHARACTERS + 3
    assert folded.diagnostic.message.startswith('no value is called "xxx')
    assert folded.diagnostic.message.endswith('xxx"')
    assert len(folded.diagnostic.hint or "") <= MOST_CHARACTERS + 3


def test_a_message_of_ordinary_length_stays_as_it_is() -> None:
    short = Diagnostic("unknown-value", 'no value is called "x"', Span("a.md", 1))

    (folded,) = fold([short])

    assert folded.diagnostic == short
