"""A line of a file is found with all that it calls for, and with nothing that other lines call for."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from compose.compose_projects import NOTES, project_files
from reportgen.cli.program import program

ONE = """---
title: >-
  Getting
  home
kind: context
---
Each [[port call]] in {{ region }} counts {{ days }} days.

Def **two** `x` and [](#tbl){.page} as [](#tbl) says.

::: table {data=t.csv #tbl caption="Roles" source="Notes of ours"}
A note below.
:::

::: chart {data=c.csv caption="Ships" alt="Three columns."}
:::

::: chart {data=d.csv caption="Boats"}
:::
"""
PROFILE = """theme: navy
audience: officers
settings:
  standfirst: What the {{ port }} shows.
  port: harbour
"""
OUTLINE = "  - section: Text\n    blocks: [one, two]\n  - {section: Sources, generate: sources}\n"
FILES = {
    "content/blocks/two.md": "---\ntitle: Two\nkind: gap\n---\n[@c-troops] for {{ profile.audience }}.\n",
    "content/data/t.csv": "Country,Role\nSpain,Port\n",
    "content/data/c.csv": "Year,Ships\n2024,3\n",
    "content/data/d.csv": "Year,Boats\n2024,5\n",
    "content/sources.yaml": """- id: source-b
  type: report
  title: Troops at the border
  tier: primary
  reliability: B
  accessed: 2026-11-21
  descriptor: An official report.
""",
    "content/claims/all.yaml": (
        "- {id: c-troops, text: Troops are there., hedge: stated,\n"
        '   cites: [{source: source-b, locator: "5", label: paragraph}]}\n'
    ),
    "reportgen.yaml": """title: Presence in the north
status: UPDATED
issued: 2026-11-21
review_by: 2027-05-21
publisher: The project
authors: [Ana Ruiz, Ben Ode]
values:
  region: North America
  days: 12
""",
}
B = "content/blocks/one.md"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("lines"), PROFILE)


def written(folder: Path, profile: str, outline: str = OUTLINE) -> Path:
    for name, content in project_files({"one": ONE}, profile, outline + NOTES, FILES).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def lines(project: Path, place: str) -> str:
    """What the command prints of the report's pages."""
    answer = CliRunner().invoke(program, ["explain", "-C", str(project), place])
    assert answer.exit_code == 0, answer.stderr
    return answer.stdout.strip()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (f"{B}:3", "Getting"),
        (f"{B}:4", "home"),
        (f"{B}:7", "Each port call (A visit by a warship to a foreign port) in North …"),
        (f"{B}:9", "Def two x and 1 as Table 1 says."),
        (f"{B}:11", "Table 1. Roles Source: Notes of ours"),
        (f"{B}:12", "A note below."),
        ("content/data/t.csv:2", "Spain Port"),
        ("content/data/c.csv:2", "[drawn: Three columns.]"),
        ("content/sources.yaml:4", "Primary source"),
        ("content/sources.yaml:5", "B usually reliable"),
        ("content/sources.yaml:6", "21 November 2026"),
        ("reportgen.yaml:2", "UPDATED"),
        ("reportgen.yaml:3", "21 November 2026"),
        ("reportgen.yaml:4", "21 May 2027"),
        ("reportgen.yaml:6", "file properties: [content: Ana Ruiz, Ben Ode]"),
        ("reportgen.yaml:8", "North America"),
        ("reportgen.yaml:9", "page 1: 12"),
        ("profiles/policy.yaml:3", "officers"),
        ("profiles/policy.yaml:5", "What the harbour shows."),
        ("profiles/policy.yaml:6", "harbour"),
    ],
)
def test_a_line_is_found_with_what_it_calls_for(project: Path, place: str, words: str) -> None:
    assert words in lines(project, place)


@pytest.mark.parametrize("place", [f"{B}:13", f"{B}:16", "content/sources.yaml:2", "reportgen.yaml:7"])
def test_a_line_without_words_of_its_own_is_not_given_those_of_others(project: Path, place: str) -> None:
    assert lines(project, place) == f"no words of {place} stand in a report"


def test_a_line_within_a_container_is_not_given_its_number(project: Path) -> None:
    assert "Table 1" not in lines(project, f"{B}:12")


def test_a_date_is_not_found_where_the_title_stands(project: Path) -> None:
    assert "2026" not in lines(project, "content/sources.yaml:3")


def test_data_that_is_drawn_is_named_by_the_words_made_of_it(
    project: Path,
) -> None:
    assert lines(project, "content/data/d.csv:2").startswith("policy\n  page 1: [drawn: ")


def test_a_column_takes_what_stands_at_its_character(project: Path) -> None:
    assert lines(project, f"{B}:9:7") == "policy\n  page 1: two"


def test_a_column_that_a_line_does_not_have_is_refused(project: Path) -> None:
    answer = CliRunner().invoke(program, ["explain", "-C", str(project), f"{B}:12:99"])

    assert answer.exit_code != 0
    assert "call-unknown-place" in f"{answer.stderr}{answer.exception}"


def test_the_mark_of_a_citation_stands_in_its_line(tmp_path: Path) -> None:
    folder = written(tmp_path, f"{PROFILE}citations: brackets\n")

    assert "[source-b para. 5 ★] for officers." in lines(folder, "content/blocks/two.md:5")


@pytest.mark.parametrize(
    ("style", "words"), [("list", "Each port call in North"), ("plain", "Each visit by a warship in North")]
)
def test_every_style_of_terms_keeps_the_word_in_its_line(tmp_path: Path, style: str, words: str) -> None:
    listed = "  - {section: Terms, generate: glossary}\n" if style == "list" else ""
    folder = written(tmp_path, f"{PROFILE}glossary: {style}\n", OUTLINE + listed)

    assert words in lines(folder, f"{B}:7")
