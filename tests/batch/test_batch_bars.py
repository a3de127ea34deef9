"""Rows of a report with change bars share a layout where no bar depends on the row."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from reportgen.app.batch.batch import Batch, Rows, build_batch
from reportgen.app.build.request import BuildRequest
from reportgen.model.profile import Format
from reportgen.model.report.stencil import Way
from speed.builds import edit, run, say_nothing, starter

BOTH = (Format.PDF, Format.DOCX)
FULL = 3  # so few rows share nothing

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="workers need fork")]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A report with bars, whose title shows a value, and an edition before a word was changed."""
    project = starter(tmp_path)
    edit(project / "profiles" / "council.yaml", "note for the council", "note for {{ person }}")
    edit(project / "profiles" / "council.yaml", "audience:", "change_bars: true\naudience:")
    edit(project / "reportgen.yaml", "values:", "values:\n  person: everybody")
    assert run(project, "edition", "new")[0] == 0
    edit(project / "content" / "blocks" / "visits.md", "\n---\n", "\n---\nOne more sentence.\n\n")
    return project


def build(project: Path, people: list[str], output: str) -> Batch:
    path = project / f"{output}.csv"
    path.write_text("person\n" + "".join(f"{person}\n" for person in people), "utf-8")
    order = BuildRequest(project, ("council",), BOTH, project / output, jobs=2)
    return build_batch(order, Rows(path, "{row}", {}), say_nothing)


def contents(batch: Batch) -> Mapping[str, bytes]:
    return {
        path.name: path.read_bytes() for path in batch.folder.iterdir() if path.suffix in {".pdf", ".docx"}
    }


def random_people(count: int) -> list[str]:
    source = random.Random(7)  # noqa: S311  # names, no secrets
    return [
        " ".join("".join(source.choices("abcdefghijklmnoßéŁ", k=source.randint(1, 9))) for _ in range(3))
        for _ in range(count)
    ]


def are_full(project: Path, people: list[str], shared: Batch) -> bool:
    """Whether the files of a shared batch are those of full layouts."""
    found = contents(shared)
    for start in range(0, len(people), FULL):
        full = build(project, people[start : start + FULL], f"full-{start}")
        assert full.ways[Way.IN_FULL] == FULL
        for name, content in contents(full).items():
            number, _, ending = name.partition(".")
            if found[f"{start + int(number)}.{ending}"] != content:
                return False
    return True


def test_bars_that_no_value_touches_are_shared(project: Path) -> None:
    people = random_people(6)
    shared = build(project, people, "shared")
    edit(project / "profiles" / "council.yaml", "change_bars: true\n", "")
    plain = build(project, people, "plain")
    edit(project / "profiles" / "council.yaml", "audience:", "change_bars: true\naudience:")

    assert (shared.unshared, shared.messages, shared.ways[Way.IN_FULL]) == (None, (), 0)
    assert contents(shared)["1.pdf"] != contents(plain)["1.pdf"]
    assert are_full(project, people, shared)


def test_bars_of_a_new_block_do_not_depend_on_its_values(project: Path) -> None:
    (project / "content" / "blocks" / "greeting.md").write_text(
        "---\ntitle: A greeting\nkind: context\n---\nDear {{ person }}, this is new.\n\nSo is this.\n",
        "utf-8",
    )
    edit(project / "profiles" / "council.yaml", "[what-was-tried,", "[greeting, what-was-tried,")
    people = random_people(6)
    shared = build(project, people, "shared")

    assert (shared.unshared, shared.messages, shared.ways[Way.IN_FULL]) == (None, (), 0)
    assert are_full(project, people[:FULL], shared)


def test_a_value_in_a_recorded_block_is_said_and_laid_out_in_full(project: Path) -> None:
    edit(project / "content" / "blocks" / "cost.md", "worked", "worked for {{ person }}")
    shared = build(project, random_people(4), "shared")

    assert shared.unshared == "change bars depend on the row: a value stands in the recorded block 'cost'"
    assert (shared.ways[Way.IN_FULL], shared.messages) == (4, ())


def test_without_an_edition_there_is_no_bar_to_depend_on_anything(tmp_path: Path) -> None:
    project = starter(tmp_path)
    edit(project / "profiles" / "council.yaml", "audience:", "change_bars: true\naudience:")
    edit(project / "content" / "blocks" / "cost.md", "worked", "worked for {{ person }}")
    shared = build(project, random_people(4), "shared")

    assert (shared.unshared, shared.ways[Way.IN_FULL]) == (None, 0)
