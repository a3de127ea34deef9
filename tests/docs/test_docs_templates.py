"""docs/templates.md lists what templates and themes may use: no more, and no less."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from compose.compose_projects import compose_block

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "templates.md").read_text("utf-8")
PROBE = """\
{% extends "page.html.j2" %}
{% block main %}
<p>{{ FIELDS | join(" ") }}</p>
{% endblock %}
"""
THEMES = ROOT / "templates" / "themes"


def names_in(heading: str) -> set[str]:
    """The names in the first column of the table that begins with `heading`."""
    table = PAGE.partition(f"| {heading} |")[2].partition("\n\n")[0]
    return {name for row in table.splitlines()[2:] for name in re.findall(r"`([\w-]+)`", row.split("|")[1])}


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("`report.…`", "report"),
        ("`metadata.…`", "metadata"),
        ("of a section", "sections[0]"),
        ("of a block", "sections[0].blocks[0]"),
    ],
)
def test_every_field_that_a_page_may_show_is_listed(heading: str, asked: str) -> None:
    files = {"templates/probe.html.j2": PROBE.replace("FIELDS", asked)}
    document = compose_block("Words.\n", "template: probe.html.j2\n", files)
    (shown,) = re.findall(r"<main>\s*<p>(.*?)</p>", document.html, re.DOTALL)

    assert names_in(heading) == set(shown.split())


def test_every_field_of_a_page_is_listed() -> None:
    """A name that a template does not know is an error, so the list cannot have too many either."""
    shown = " ".join(f"{{{{ {name} is defined }}}}" for name in sorted(names_in("field")))
    files = {"templates/probe.html.j2": PROBE.replace('{{ FIELDS | join(" ") }}', shown)}
    document = compose_block("Words.\n", "template: probe.html.j2\n", files)

    assert names_in("field") == {"report", "settings", "sections", "contents", "body", "metadata", "words"}
    assert "False" not in document.html


def test_every_macro_is_listed() -> None:
    macros = re.findall(r"{% macro (\w+)", (ROOT / "templates" / "parts.html.j2").read_text("utf-8"))

    assert names_in("macro") == set(macros)
    assert len(macros) == len(set(macros))


def test_every_token_is_listed_with_its_value() -> None:
    tokens = yaml.safe_load((THEMES / "foundation" / "theme.yaml").read_text("utf-8"))["tokens"]
    listed = dict(
        re.findall(r"^\| `([a-z0-9-]+)` \| .* \| (.*) \|$", PAGE.partition("| token |")[2], re.MULTILINE)
    )

    assert listed == tokens


def test_every_token_that_a_packaged_theme_uses_or_sets_is_one_of_these() -> None:
    tokens = set(yaml.safe_load((THEMES / "foundation" / "theme.yaml").read_text("utf-8"))["tokens"])
    for theme in THEMES.iterdir():
        used = re.findall(r"var\(--([\w-]+)", (theme / "theme.css").read_text("utf-8"))
        set_here = yaml.safe_load((theme / "theme.yaml").read_text("utf-8"))["tokens"]

        assert {*used, *set_here} <= tokens
