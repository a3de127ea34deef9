"""The page for authors keeps its word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compose.compose_projects import written_as

PAGE = (Path(__file__).parents[2] / "docs" / "writing.md").read_text("utf-8")
EXAMPLE = re.compile(
    r"^(?P<fence>`{3,})markdown\n(?P<text>(?:(?!(?P=fence)$).*\n)*)(?P=fence)\n"
    r"(?:\n```html\n(?P<html>(?:(?!```$).*\n)*)```\n)?",
    re.MULTILINE,
)
DATA: dict[str, str | bytes] = {
    "content/data/actors.csv": "Actor,Said to want\nMexico,**choice**\nNeighbours,Not stated\n",
    "content/data/chain.csv": "from,to,label,line\ntrade,leverage,,dashed\nleverage,influence,,dashed\n",
    "content/images/chain.svg": '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
}
EXAMPLES = [(found["text"], found["html"]) for found in EXAMPLE.finditer(PAGE)]


def test_the_page_for_authors_holds_examples() -> None:
    assert len(EXAMPLES) == len(re.findall("^`{3,}markdown$", PAGE, re.MULTILINE)) > 15
    assert sum(html is not None for _, html in EXAMPLES) == PAGE.count("```html\n")


@pytest.mark.parametrize(("text", "html"), EXAMPLES, ids=[text[:30].strip() for text, _ in EXAMPLES])
def test_an_example_for_authors_becomes_what_the_page_shows(text: str, html: str | None) -> None:
    written = written_as(text, files=DATA)

    assert written
    assert html is None or written == html.strip()
