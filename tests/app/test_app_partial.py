"""A question about part of a project is answered where mistakes stand in other parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.app.explain import explain
from reportgen.app.listing.things import LISTS, list_things
from reportgen.errors import ContentError
from speed.builds import edit, say_nothing, starter

BLOCK, CLAIMS = "content/blocks/cost.md", "content/claims/trial.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return starter(tmp_path)


def codes(what: str, project: Path) -> list[str]:
    with pytest.raises(ContentError) as refused:
        list_things(project, what)
    return [each.code for each in refused.value.diagnostics]


@pytest.mark.parametrize("what", [each for each in LISTS if each != "blocks"])
def test_a_list_is_given_beside_a_mistake_in_another_part(project: Path, what: str) -> None:
    whole = list_things(project, what)
    edit(project / BLOCK, "kind: implication", "kind: implicatoin")

    assert list_things(project, what) == whole


def test_a_list_of_what_has_a_mistake_is_not_given(project: Path) -> None:
    edit(project / BLOCK, "kind: implication", "kind: implicatoin")
    edit(project / CLAIMS, "hedge: stated", "hedge: sated")

    assert codes("blocks", project) == ["unknown-value"]
    assert set(codes("claims", project)) == {"unknown-value"}


def test_a_choice_is_explained_beside_a_mistake_in_a_claim_and_in_another_profile(project: Path) -> None:
    whole = explain(project, "cost", ("council",), say_nothing)
    edit(project / CLAIMS, "hedge: stated", "hedge: sated")
    edit(project / "profiles/visitors.yaml", "audience: ", "audeince: ")

    assert explain(project, "cost", ("council",), say_nothing) == whole


@pytest.mark.parametrize("name", ["council", "_base"])
def test_a_choice_of_a_profile_with_a_mistake_is_not_explained(project: Path, name: str) -> None:
    path = project / f"profiles/{name}.yaml"
    path.write_text(path.read_text("utf-8") + "colour: red\n", "utf-8")

    with pytest.raises(ContentError) as refused:
        explain(project, "cost", ("council",), say_nothing)

    assert {each.code for each in refused.value.diagnostics} == {"unknown-field"}
