from __future__ import annotations

import re
from pathlib import Path

import pytest

from compose.compose_projects import written_as

PAGE = (Path(__file__).parents[2] / "docs" / "writing.md").read_text("utf-8")
EXAMPLE = re.compile(r"^(`{3,})markdown\n(.*?)^\1\n\n```html\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
DATA = {
    "content/data/actors.csv": "Actor,Said to want\nMexico,**choice**\nNeighbours,Not stated\n",
    "content/images/chain.svg": '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
}
EXAMPLES = [(found[2], found[3]) for found in EXAMPLE.finditer(PAGE)]


def test_the_page_for_authors_holds_examples() -> None:
    assert len(EXAMPLES) == PAGE.count("```html\n") > 15


@pytest.mark.parametrize(("text", "html"), EXAMPLES, ids=[text[:30].strip() for text, _ in EXAMPLES])
def test_an_example_for_authors_becomes_what_the_page_shows(text: str, html: str) -> None:
    written = written_as(text, files=DATA)

    assert written == html.strip()
