"""Two hyphens are a dash between words, figures and spaces, and hyphens in addresses, names and options."""

from __future__ import annotations

import pytest

from reportgen.model.text.inlines import Plain
from reportgen.text.dashes import with_dashes
from reportgen.text.walk import walk
from text.random_markdown import read


def printed(text: str) -> str:
    """The words of a text as they are printed."""
    return "".join(
        str(with_dashes(node.words)) for node in walk(read(text).blocks) if isinstance(node, Plain)
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a -- b --- c", "a – b — c"),
        ("pages 1--3", "pages 1–3"),
        ("2.5--4.5 and 1/5--3/5", "2.5–4.5 and 1/5–3/5"),
        ("one---two", "one—two"),
        ("*one*--*two*", "one–two"),
        ("*one*--two", "one–two"),
        ('"No" -- "but---"', '"No" – "but—"'),
        ("i.e.--that, 5 p.m.--6 p.m.", "i.e.–that, 5 p.m.–6 p.m."),
        ("2024-01-01--2024-01-31", "2024-01-01–2024-01-31"),
    ],
)
def test_hyphens_between_words_and_figures_are_a_dash(text: str, shown: str) -> None:
    assert printed(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a--b",
        "(see https://example.org/a--b?c--d=e)",
        "www.a--b.org and example--a.org",
        "jo--hn@example.org",
        "doi:10.1000/a--b and 10.1000/12--3",
        "the option --dry-run",
        "--dry-run first",
        "(--dry-run)",
        "src/a--b and final--2.pdf",
        "block__part--kind and x=a--b",
        "C:\\\\a--b",
        "a ----- b",
    ],
)
def test_hyphens_in_addresses_names_and_options_stay(text: str) -> None:
    assert printed(text) == text.replace("\\\\", "\\")


def test_hyphens_in_an_autolink_stay() -> None:
    assert printed("<https://example.org/a--b> <a--b@example.org>") == (
        "https://example.org/a--b a--b@example.org"
    )
