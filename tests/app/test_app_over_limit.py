"""A report over its limit is shown to its author, and to nobody else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.cli_replay import run
from reportgen.app.build.build import build
from reportgen.app.build.publish import Built
from reportgen.app.build.recall import recall
from reportgen.app.build.request import BuildRequest
from reportgen.app.build.staleness import find_changes
from reportgen.errors import ContentError
from reportgen.model.format import Format
from speed.builds import say_nothing, starter

HTML = (Format.HTML,)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return starter(tmp_path)


def limit(project: Path, text: str) -> None:
    profile = project / "profiles" / "council.yaml"
    lines = [each for each in profile.read_text("utf-8").splitlines() if not each.startswith("limit: ")]
    profile.write_text("\n".join([*lines, f"limit: {text}", ""]), "utf-8")


def made(project: Path, *profiles: str) -> Built:
    return build(BuildRequest(project, profiles, HTML), say_nothing)


def in_build(project: Path) -> list[str]:
    folder = project / "build"
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(each for each in files if not each.startswith("."))


def test_it_lies_marked_in_a_folder_of_its_own_and_the_others_are_written(project: Path) -> None:
    limit(project, "{words: 100}")
    built = made(project)

    assert in_build(project) == ["manifest.json", "over-limit/council.html", "visitors.html"]
    assert [each.profile for each in built.reports] == ["visitors"]
    assert [each.profile for each in built.over_limit] == ["council"]
    text = (project / "build" / "over-limit" / "council.html").read_text("utf-8")
    assert '<body data-template="briefing"' in text
    assert 'data-draft="true"' in text
    assert 'content: "OVER LIMIT"' in text


def test_it_says_what_is_too_long_where_it_can_be_looked_at_and_where_the_limit_falls(project: Path) -> None:
    limit(project, "{words: 100}")
    error, note = made(project).too_long

    assert error.code == "report-over-limit"
    assert error.message == '"council" has 244 words, 100 are allowed'
    assert str(error.span).startswith("profiles/council.yaml:")
    assert error.hint is not None
    assert error.hint.startswith("look at build/over-limit/council.html; ")
    assert note.code == "limit-reached"
    assert str(note.span).startswith("content/blocks/visits.md:")


def test_it_is_in_no_manifest_and_no_later_call_takes_it_for_built(project: Path) -> None:
    limit(project, "{words: 100}")
    made(project)
    manifest = json.loads((project / "build" / "manifest.json").read_text("utf-8"))

    assert "over-limit" not in json.dumps(manifest)
    assert recall(BuildRequest(project, (), HTML)) is None
    changes = find_changes(BuildRequest(project, (), HTML), say_nothing)
    assert [each.profile for each in changes] == ["council"]


def test_the_command_exits_with_one_and_names_the_file(project: Path) -> None:
    limit(project, "{words: 100}")
    ended = run(project, "build", "-f", "html", "--json")
    told = json.loads(ended.stdout)

    assert ended.exit_code == told["exit"] == 1
    (report,) = told["result"]["over_limit"]
    assert [each["path"] for each in report["artifacts"]] == ["over-limit/council.html"]


@pytest.mark.parametrize("profiles", [(), ("council",)])
def test_it_goes_when_it_keeps_its_limit_again(project: Path, profiles: tuple[str, ...]) -> None:
    limit(project, "{words: 100}")
    made(project)
    limit(project, "{words: 1000}")
    made(project, *profiles)

    assert in_build(project) == ["council.html", "manifest.json", "visitors.html"]


def test_a_build_of_other_reports_leaves_it_where_it_is(project: Path) -> None:
    limit(project, "{words: 100}")
    made(project)
    made(project, "visitors")

    assert "over-limit/council.html" in in_build(project)


def test_an_earlier_build_of_it_stays_and_is_known_to_be_over_the_limit_now(project: Path) -> None:
    made(project)
    limit(project, "{words: 100}")

    changes = find_changes(BuildRequest(project, (), HTML), say_nothing)
    assert [(each.profile, each.what) for each in changes] == [
        ("council", "it has 244 words, 100 are allowed")
    ]
    made(project)
    assert "council.html" in in_build(project)


def test_where_nothing_more_may_go_the_shortest_is_shown(project: Path) -> None:
    limit(project, "{words: 100, overflow: drop}")
    built = made(project)

    (report,) = built.over_limit
    assert {each.block for each in report.left_out} == {"cost", "visits", "what-next"}
    assert built.too_long[0].message == '"council" has 147 words after 3 steps, 100 are allowed'
    with pytest.raises(ContentError):
        find_changes(BuildRequest(project, (), HTML), say_nothing)


@pytest.mark.slow
def test_the_place_on_the_pages_is_the_first_text_beyond_the_limit(project: Path) -> None:
    limit(project, "{pages: 1}")
    built = build(BuildRequest(project, ("council",), (Format.PDF,)), say_nothing)

    note = next(each for each in built.too_long if each.code == "limit-reached")
    assert str(note.span) == "content/blocks/cost.md:2:8"
    assert note.message == (
        '"council" reaches its limit of 1 page here, in "cost", under "What it cost": '
        'the first words beyond it are "What it cost"'
    )
