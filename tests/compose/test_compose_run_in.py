"""Titles that are run into the first paragraph of their block."""

from __future__ import annotations

import pytest

from compose.compose_projects import NOTES, block_html, compose, project_files

RUN_IN = "  - section: Text\n    headings: run-in\n    blocks: [one]\n" + NOTES


def run_in(title: str, text: str) -> str:
    block = f"---\ntitle: '{title}'\nkind: context\n---\n{text}\n"
    return block_html(compose(project_files({"one": block}, outline=RUN_IN)))


@pytest.mark.parametrize("title", ["Why?", "Now!", "Said.", "Thus:"])
def test_a_title_with_an_end_gets_no_other(title: str) -> None:
    assert run_in(title, "Text.") == f'<p><strong data-role="run-in">{title}</strong> Text.</p>'


def test_any_other_title_gets_a_full_stop() -> None:
    assert run_in("Why", "Text.") == '<p><strong data-role="run-in">Why.</strong> Text.</p>'


@pytest.mark.parametrize("text", ["- One\n- Two", "{#own}\nText."])
def test_a_title_before_something_else_leads_to_it(text: str) -> None:
    lead_in = '<p data-role="lead-in"><strong data-role="run-in">Why.</strong></p>\n'

    assert run_in("Why", text).startswith(lead_in)


def test_a_title_without_text_stands_alone() -> None:
    assert run_in("Why", "*[A]: B") == '<p><strong data-role="run-in">Why.</strong></p>'
