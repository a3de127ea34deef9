"""Shares of a build are disjoint and complete, and together they are the build."""

from __future__ import annotations

import filecmp
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.app.build.build import build
from reportgen.app.build.merge import merge
from reportgen.app.build.recall import recall
from reportgen.app.build.request import BuildRequest
from reportgen.app.build.staleness import find_changes
from reportgen.app.machines.shards import Share, names_of, share_of_manifest
from reportgen.app.verify import verify_files
from reportgen.errors import UsageError
from reportgen.model.profile import Format
from reportgen.record import Finding
from speed.builds import edit, run, starter

pytestmark = pytest.mark.slow

HTML = (Format.HTML,)
MANUAL = Path(__file__).parents[2] / "docs" / "scale.md"
NAMES = st.sets(st.text("abcdefgh-0123456789", min_size=1, max_size=12), max_size=40)


def say_nothing(_: str) -> None:
    """Progress nobody asked for."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = starter(tmp_path)
    for name in ("press", "school", "staff"):
        text = (project / "profiles" / "visitors.yaml").read_text("utf-8")
        (project / "profiles" / f"{name}.yaml").write_text(
            text.replace("audience: visitors", f"audience: {name}"), "utf-8"
        )
    return project


def build_shares(project: Path, folder: Path, count: int) -> tuple[Path, ...]:
    places = tuple(folder / f"share-{number}" for number in range(1, count + 1))
    for number, place in enumerate(places, 1):
        build(BuildRequest(project, formats=HTML, output=place, share=Share(number, count)), say_nothing)
    return places


def same(one: Path, other: Path) -> bool:
    names = {path.name for folder in (one, other) for path in folder.glob("[!.]*")}
    _, different, unread = filecmp.cmpfiles(one, other, names, shallow=False)
    return different == [] and unread == []


@given(names=NAMES, count=st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_shares_are_disjoint_complete_and_even(names: set[str], count: int) -> None:
    shares = [names_of(names, Share(number, count)) for number in range(1, count + 1)]

    assert sorted(name for share in shares for name in share) == sorted(names)
    assert max(map(len, shares)) - min(map(len, shares)) <= 1


@given(names=NAMES, new=st.text("xyz", min_size=1, max_size=6), count=st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_a_new_name_moves_at_most_one_for_each_share(names: set[str], new: str, count: int) -> None:
    before = {name: n for n in range(1, count + 1) for name in names_of(names, Share(n, count))}
    after = {name: n for n in range(1, count + 1) for name in names_of({*names, new}, Share(n, count))}

    assert sum(before[name] != after[name] for name in names) <= count


@pytest.mark.parametrize("count", [1, 3, 7])
def test_shares_joined_are_the_whole_build(project: Path, tmp_path: Path, count: int) -> None:
    build(BuildRequest(project, formats=HTML), say_nothing)
    places = build_shares(project, tmp_path, count)
    merged = merge(project, places, tmp_path / "joined")

    assert [each.profile for each in merged.reports] == ["council", "press", "school", "staff", "visitors"]
    assert merged.messages == ()
    assert same(tmp_path / "joined", project / "build")


def test_shares_in_one_folder_keep_out_of_each_other_and_join_there(project: Path, tmp_path: Path) -> None:
    build(BuildRequest(project, formats=HTML), say_nothing)
    together = tmp_path / "together"
    for number in (1, 2, 3):
        build(BuildRequest(project, formats=HTML, output=together, share=Share(number, 3)), say_nothing)
    manifests = sorted(path.name for path in together.glob("manifest*"))
    merge(project, (together,), together)

    assert manifests == [f"manifest-{number}-of-3.json" for number in (1, 2, 3)]
    assert (together / "manifest.json").read_bytes() == (project / "build" / "manifest.json").read_bytes()


def test_a_share_that_is_missing_is_named(project: Path, tmp_path: Path) -> None:
    places = build_shares(project, tmp_path, 3)

    with pytest.raises(UsageError) as caught:
        merge(project, (places[0], places[2]), tmp_path / "joined")
    assert [each.message for each in caught.value.diagnostics] == ["share 2 of 3 is missing"]
    assert not (tmp_path / "joined").exists()


def test_shares_of_different_counts_do_not_fit(project: Path, tmp_path: Path) -> None:
    alone = build_shares(project, tmp_path / "one", 1)
    of_two = build_shares(project, tmp_path / "two", 2)

    with pytest.raises(UsageError) as caught:
        merge(project, (*alone, *of_two), None)
    assert [each.code for each in caught.value.diagnostics] == ["missing-share"]


def test_a_damaged_share_is_refused(project: Path, tmp_path: Path) -> None:
    places = build_shares(project, tmp_path, 2)
    victim = next(places[0].glob("*.html"))
    victim.write_bytes(victim.read_bytes()[:-1])

    with pytest.raises(UsageError) as caught:
        merge(project, places, tmp_path / "joined")
    assert [each.code for each in caught.value.diagnostics] == ["damaged-share"]
    assert not (tmp_path / "joined").exists()


def test_shares_of_different_commits_are_refused(project: Path, tmp_path: Path) -> None:
    first, second = (
        BuildRequest(project, formats=HTML, output=tmp_path / f"{n}", share=Share(n, 2)) for n in (1, 2)
    )
    build(first, say_nothing)
    edit(project / "content" / "blocks" / "visits.md", "1,240", "1,241")
    build(second, say_nothing)

    with pytest.raises(UsageError) as caught:
        merge(project, (tmp_path / "1", tmp_path / "2"), tmp_path / "joined")
    (told,) = caught.value.diagnostics
    assert told.code == "differing-share"
    assert "'content/blocks/visits.md'" in told.message


def test_a_folder_without_a_manifest_is_refused(project: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(UsageError) as caught:
        merge(project, (tmp_path / "empty",), None)
    assert [each.code for each in caught.value.diagnostics] == ["call-missing-manifest"]


def test_a_profile_that_no_share_holds_is_told(project: Path, tmp_path: Path) -> None:
    names = ("council", "press")
    for number in (1, 2):
        order = BuildRequest(project, names, HTML, tmp_path / f"{number}", share=Share(number, 2))
        build(order, say_nothing)
    merged = merge(project, (tmp_path / "1", tmp_path / "2"), tmp_path / "joined")

    assert [each.message for each in merged.messages] == [
        f'no share holds a report of "{name}"' for name in ("school", "staff", "visitors")
    ]


def test_what_no_share_made_stands_as_after_a_build(project: Path, tmp_path: Path) -> None:
    build(BuildRequest(project, formats=HTML), say_nothing)
    place = tmp_path / "one"
    build(BuildRequest(project, ("council",), HTML, place, share=Share(1, 1)), say_nothing)
    merge(project, (place,), None)

    assert {
        each.finding for each in verify_files(project, tuple((project / "build").glob("*.html")), None)
    } == {Finding.SAME}


def test_a_share_is_checked_and_recalled_like_a_build(project: Path, tmp_path: Path) -> None:
    order = BuildRequest(project, formats=HTML, output=tmp_path / "mine", share=Share(1, 2))
    before = find_changes(order, say_nothing)
    build(order, say_nothing)
    recalled = recall(order)

    assert {each.profile for each in before} == names_of(
        ("council", "press", "school", "staff", "visitors"), Share(1, 2)
    )
    assert find_changes(order, say_nothing) == ()
    assert recalled is not None
    assert {each["profile"] for each in recalled.reports} == {each.profile for each in before}
    assert recall(replace(order, share=Share(2, 2))) is None


def test_a_share_takes_what_an_earlier_whole_build_left(project: Path) -> None:
    build(BuildRequest(project, formats=HTML), say_nothing)
    built = build(BuildRequest(project, formats=HTML, share=Share(1, 2)), say_nothing)

    assert built.unchanged == {each.profile for each in built.reports}
    assert 0 < len(built.reports) < 5


def test_the_workflow_in_the_manual_builds_what_one_machine_builds(project: Path) -> None:
    edit(project / "profiles" / "_base.yaml", "formats: [pdf, docx]", "formats: [html]")
    (shown,) = re.findall(r"```yaml\n(jobs:.*?)```", MANUAL.read_text("utf-8"), re.DOTALL)
    jobs = yaml.safe_load(shown)["jobs"]
    for share in jobs["build"]["strategy"]["matrix"]["share"]:
        for step in _own_steps(jobs["build"]):
            _in_shell(project, step.replace("${{ matrix.share }}", str(share)))
    for step in _own_steps(jobs["merge"]):
        _in_shell(project, step)
    build(BuildRequest(project, output=project / "alone"), say_nothing)

    assert len(list((project / "alone").glob("*.html"))) == 5
    assert same(project / "build", project / "alone")


def _own_steps(job: dict[str, Any]) -> list[str]:
    """What reportgen does; the other steps bring the project, the program and the shares."""
    return [step["run"] for step in job["steps"] if step.get("run", "").startswith("reportgen ")]


def _in_shell(project: Path, line: str) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(  # noqa: S603  # a line of our own manual
        ["/bin/sh", "-c", line],
        cwd=project,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("wrong", ["0/2", "3/2", "2", "a/b", "1/0"])
def test_what_is_no_share_is_wrong_usage(project: Path, wrong: str) -> None:
    assert run(project, "build", "--shard", wrong)[0] == 2


def test_only_manifests_of_shares_have_their_names() -> None:
    assert share_of_manifest(Share(2, 10).manifest) == Share(2, 10)
    assert share_of_manifest("manifest.json") is None
    assert share_of_manifest("manifest-0-of-2.json") is None
