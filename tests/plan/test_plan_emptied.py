"""Blocks whose whole text is for other audiences are out, and the plan says why."""

from __future__ import annotations

import pytest

from compose.compose_projects import NOTES, compose, project_files
from reportgen.errors import ContentError
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.plan import make_plan
from reportgen.read import read_sound_project

OTHER = {"profiles/red.yaml": "title: Red\noutline: [{blocks: [a]}]\n"}
OUTLINE = "  - section: First\n    blocks: [a]\n  - section: Second\n    blocks: [b]\n" + NOTES


def plan_of(text: str, outline: str = OUTLINE) -> Plan:
    files = project_files({"a": "Words.", "b": text}, "", outline, OTHER)
    return make_plan(read_sound_project(files), ProfileId("policy"))


@pytest.mark.parametrize(
    "text",
    [
        "::: only red\n# A heading\n\nText.\n:::",
        "[Some words\nin two lines.]{only=red}",
        "::: except policy\nText.\n:::\n\n[More.]{only=red}",
        "{only=red}\nA paragraph.",
    ],
)
def test_a_block_without_a_word_for_the_audience_is_left_out_and_says_why(text: str) -> None:
    plan = plan_of(text)

    assert [each.block for each in plan.placements()] == ["a"]
    assert [(each.block, each.reason.text, str(each.reason.span)) for each in plan.left_out] == [
        ("b", "its whole text is for other audiences", "content/blocks/b.md:5")
    ]


def test_a_section_emptied_so_loses_its_heading() -> None:
    files = project_files({"a": "Words.", "b": "::: only red\nText.\n:::"}, "", OUTLINE, OTHER)

    html = compose(files).html

    assert "First</h2>" in html
    assert "Second" not in html


def test_a_block_with_a_word_for_the_audience_stays() -> None:
    assert [each.block for each in plan_of("::: only red\nText.\n:::\n\nMore.").placements()] == ["a", "b"]


def test_a_required_section_may_not_be_emptied() -> None:
    with pytest.raises(ContentError, match="Second"):
        plan_of("::: only red\nText.\n:::", OUTLINE.replace("[b]", "[b]\n    required: true"))


def test_a_misspelt_audience_leaves_the_block_in_so_that_it_is_reported() -> None:
    assert [each.block for each in plan_of("::: only rde\nText.\n:::").placements()] == ["a", "b"]
