"""Elements of a web page → the marks that a report has."""

from __future__ import annotations

import pytest

from ingest.importing import read
from reportgen.model.imported import Paragraph

MARKS = {
    "strong": "strong b",
    "em": "em i cite dfn var",
    "code": "code kbd samp tt",
    "sup": "sup",
    "sub": "sub",
    "del": "del s strike",
}


@pytest.mark.parametrize(
    ("tag", "mark"), [(tag, mark) for mark, tags in MARKS.items() for tag in tags.split()]
)
def test_an_element_of_a_line_is_one_of_six_marks(tag: str, mark: str) -> None:
    (passage,) = read("a.html", f"<p>Before <{tag}>within</{tag}> after</p>").passages

    assert isinstance(passage, Paragraph)
    assert [each.marks for each in passage.words] == [frozenset(), {mark}, frozenset()]


@pytest.mark.parametrize("tag", ["span", "u", "small", "mark", "abbr", "font"])
def test_any_other_element_of_a_line_has_no_mark(tag: str) -> None:
    (passage,) = read("a.html", f"<p>Before <{tag}>within</{tag}> after</p>").passages

    assert isinstance(passage, Paragraph)
    assert {each.marks for each in passage.words} == {frozenset()}
