"""What checks see is exactly what readers see: every printed word is checked once, no hidden word is."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from lxml import html

from check.random_reports import AUDIENCE, WORD, RandomText
from reportgen.check.manuscripts import make_check_input
from reportgen.compose import compose_document
from reportgen.model.names import ProfileId
from reportgen.plan import make_plan
from reportgen.read import read_sound_project

READER = ProfileId(AUDIENCE)


def printed_and_checked(text: RandomText) -> tuple[set[str], Counter[str]]:
    """The words on the page, and how often the checks meet each word."""
    project = read_sound_project(text.files())
    plan = make_plan(project, READER)
    page = html.fromstring(compose_document(project, plan).html)
    printed = set(WORD.findall(" ".join(map(str, page.itertext()))))
    given = make_check_input(project, {READER: plan}, today=date(2026, 11, 21), pages={}, documents={})
    checked = Counter(
        word
        for passage in given.manuscripts[0].passages
        for paragraph in passage.prose.paragraphs
        for word in WORD.findall(paragraph.text)
    )
    return printed, checked


@pytest.mark.parametrize("seed", range(60))
def test_every_printed_word_is_checked_once_and_no_hidden_word_is(seed: int) -> None:
    text = RandomText(seed)
    printed, checked = printed_and_checked(text)

    assert printed, "the text prints nothing"
    assert set(checked) == printed
    assert set(checked.values()) == {1}
    assert not text.hidden & printed


def test_random_texts_hide_words_and_hold_every_kind_of_block() -> None:
    texts = [RandomText(seed) for seed in range(60)]
    written = "\n".join(text.text() for text in texts)

    assert sum(len(text.hidden) for text in texts) > 50
    for sign in (
        "```",
        "::: only",
        "::::: note",
        "> ",
        "- ",
        "|---|",
        "[^n",
        "data=",
        ":   ",
        "[[",
        "{{",
        "^6",
    ):
        assert sign in written
