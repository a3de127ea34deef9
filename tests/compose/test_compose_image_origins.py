"""Whoever sees HTML alone learns where its images and unusual characters come from."""

from __future__ import annotations

import pytest

from compose.compose_projects import compose, compose_block, project_files
from reportgen.model.span import Span

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'
BLOCK = "content/blocks/one.md"


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("a\n\n![A box](images/a.svg)", "asset:images/a.svg", Span(BLOCK, 7, 1, 23)),
        ("a ж b\n\nж", "ж", Span(BLOCK, 5, 3, 4)),
        ("a &#1078; b", "ж", Span(BLOCK, 5, 3, 10)),
        ("::: chart {data=n.csv}\n:::", "asset:drawings/one-5.svg", Span(BLOCK, 5, 1, 23)),
    ],
)
def test_the_first_place_is_known(text: str, name: str, place: Span) -> None:
    document = compose_block(text, files={"content/images/a.svg": SVG, "content/data/n.csv": "a,b\nx,1\n"})

    assert document.origins[name] == place


def test_usual_letters_are_no_news() -> None:
    assert "a" not in compose_block("a").origins


def test_documents_of_other_values_have_the_same_origins() -> None:
    files = project_files({"one": "To {{ person }}"})

    assert compose(files, {"person": "Łucja"}).origins == compose(files, {"person": "Ada"}).origins
