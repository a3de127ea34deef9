from __future__ import annotations

import re

from content.articles import article_texts
from ingest.importing import lines, read
from reportgen.ingest.draft.locators import locate
from reportgen.ingest.draft.sections import split_sections
from reportgen.model.imported import Heading


def test_the_articles_keep_every_word_in_order() -> None:
    for text in article_texts().values():
        document = read("article.txt", text)

        assert " ".join(lines(document)).split() == text.split()


def test_headings_of_the_articles_are_recognised_by_shape() -> None:
    for text in article_texts().values():
        headings = [each for each in read("article.txt", text).passages if isinstance(each, Heading)]
        short = [line for line in text.split("\n") if 0 < len(line) < 80 and not re.match("by ", line)]

        assert [each.words[0].text for each in headings] == [line.strip() for line in short]


def test_every_passage_of_the_articles_is_in_one_section() -> None:
    for text in article_texts().values():
        located = locate(read("article.txt", text))
        sections = split_sections(located.passages, "heading", "T")
        placed = [
            each for one in sections for each in (*([one.heading] if one.heading else []), *one.passages)
        ]

        assert placed == list(located.passages)
