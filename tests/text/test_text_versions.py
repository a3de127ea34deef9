"""A block's body is cut into versions by the grammar, and every character keeps its place."""

from __future__ import annotations

import pytest

from reportgen.app.follow_ups import STRUCTURE
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import FULL, VersionName
from reportgen.text.versions import split_versions
from text.random_markdown import random_markdown, read, whole


def mistakes(body: str) -> list[tuple[str, int]]:
    found: list[Diagnostic] = []
    split_versions(whole(body), found.append)
    return [(each.code, each.span.line) for each in found if each.span]


def test_a_version_is_a_place_of_the_file() -> None:
    body = whole("Before.\n\n::: version brief\n\nShort.\n:::\n\nAfter.\n")
    versions = split_versions(body, lambda _: None)

    brief, full = versions[VersionName("brief")], versions[FULL]
    assert (brief.source, brief.written, str(brief.span)) == (body.source, "Short.\n", "b.md:5:1")
    assert full.source.text.index("After.") == body.source.text.index("After.")
    assert full.written.split() == ["Before.", "After."]


def test_a_file_without_versions_is_left_as_it_is() -> None:
    body = whole("One.\n\n- two\n")

    assert split_versions(body, lambda _: None)[FULL] == body


@pytest.mark.parametrize(
    "body",
    [
        "- item\n\n    ```\n    ::: version a\n    ```\n",
        "> ```\n> ::: version a\n> ```\n",
        "    ::: version a\n",
        "````\n```\n::: version a\n````\n",
        "- item\n\n  ::: note\n  Words.\n  :::\n",
    ],
)
def test_what_only_looks_like_a_version_is_text(body: str) -> None:
    assert list(split_versions(whole(body), lambda _: None)) == [FULL]
    assert mistakes(body) == []


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("- item\n\n  ::: version a\n  Words.\n  :::\n", "inner-version", 3),
        ("> ::: version a\n> Words.\n> :::\n", "inner-version", 1),
        ("- item\n\n  ::: note\n  Words.\n\nAfter.\n", "unclosed-container", 3),
        ("> :::\n", "stray-container-end", 1),
        (":::: note\n::: example\nWords.\n::::\n", "unclosed-container", 2),
        ("> ::: note\n>", "unclosed-container", 1),
        ("::: note\n  ", "unclosed-container", 1),
        ("- item\n\n  ```\n  code\n\nAfter.\n", "unclosed-code", 3),
        ("```\ncode", "unclosed-code", 1),
        ("::: note\n```\ncode\n", "unclosed-code", 2),
    ],
)
def test_what_does_not_fit_is_reported_at_its_line(body: str, code: str, line: int) -> None:
    assert mistakes(body) == [(code, line)]


def test_code_that_is_closed_at_the_end_of_a_file_is_closed() -> None:
    assert mistakes("```\ncode\n```") == []
    assert mistakes("```\n```") == []


@pytest.mark.parametrize(
    ("body", "column"),
    [("> ::: note\n> x\n", 3), ("- ::: note\n  x\n", 3), ("> :::\n", 3), ("> ```\n> x\n", 3)],
)
def test_a_fence_in_a_quotation_is_placed_at_its_own_signs(body: str, column: int) -> None:
    found: list[Diagnostic] = []
    split_versions(whole(body), found.append)

    assert [each.span.column for each in found if each.span] == [column]


def test_a_container_that_the_tree_finds_unclosed_is_reported_here_too() -> None:
    """Mistakes of form are reported while reading, and are not repeated from the tree."""
    texts = [random_markdown(seed) for seed in range(20_000, 21_000)]
    ends = {"stray-container-end", "unclosed-container"}
    unsound = [text for text in texts if ends & {each.code for each in read(text).diagnostics}]
    assert len(unsound) > 100

    for text in unsound:
        assert STRUCTURE & {code for code, _ in mistakes(text)}, text
