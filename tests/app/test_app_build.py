from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.app.build import rendering
from reportgen.app.build.build import build
from reportgen.app.build.request import BuildRequest
from reportgen.app.build.staleness import find_changes
from reportgen.app.init import init
from reportgen.app.verify import verify_files
from reportgen.errors import ContentError, EngineError, UsageError
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.record import Finding, read_statement
from reportgen.write.render import render_report

pytestmark = pytest.mark.slow

HTML = (Format.HTML,)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    init(tmp_path / "project")
    return tmp_path / "project"


def say_nothing(_: str) -> None:
    """Progress nobody asked for."""


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def in_build(project: Path) -> list[str]:
    return sorted(path.name for path in (project / "build").iterdir() if not path.name.startswith("."))


def test_a_starter_project_builds_at_once(project: Path) -> None:
    built = build(BuildRequest(project, formats=HTML), say_nothing)

    assert in_build(project) == ["council.html", "manifest.json", "visitors.html"]
    assert [report.profile for report in built.reports] == ["council", "visitors"]
    assert (built.messages, built.failed) == ((), ())


def test_the_manifest_names_what_was_written(project: Path) -> None:
    build(BuildRequest(project, formats=HTML), say_nothing)

    manifest = read_statement((project / "build" / "manifest.json").read_bytes(), "manifest.json")
    verdicts = verify_files(project, (project / "build" / "council.html",), None)
    council = manifest.report(ProfileId("council"))
    assert [verdict.finding for verdict in verdicts] == [Finding.SAME]
    assert council is not None
    assert "profiles/council.yaml" in council.inputs
    assert "profiles/_base.yaml" in council.inputs
    assert "profiles/visitors.yaml" not in council.inputs
    assert council.claims == ("c-bus", "c-cost", "c-hours", "c-new-visitors", "c-visits")


def test_the_same_input_gives_the_same_bytes_wherever_it_lies(project: Path, tmp_path: Path) -> None:
    init(tmp_path / "elsewhere" / "deep")
    build(BuildRequest(project, formats=HTML, output=tmp_path / "one"), say_nothing)
    build(BuildRequest(tmp_path / "elsewhere" / "deep", formats=HTML, output=tmp_path / "two"), say_nothing)

    for name in ("council.html", "visitors.html", "manifest.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_mistake_in_one_report_keeps_all_from_being_written(project: Path) -> None:
    edit(project / "content" / "blocks" / "cost.md", "[@c-cost]", "[@c-costs]")

    with pytest.raises(ContentError):
        build(BuildRequest(project, formats=HTML), say_nothing)

    assert in_build(project) == []


def test_the_mistakes_of_all_reports_come_at_once(project: Path) -> None:
    edit(project / "profiles" / "council.yaml", "visits]", "visit]")
    edit(project / "profiles" / "visitors.yaml", "[way-home]", "[wayhome]")

    with pytest.raises(ContentError) as caught:
        build(BuildRequest(project, formats=HTML), say_nothing)

    assert [each.span.path for each in caught.value.diagnostics if each.span] == [
        "profiles/council.yaml",
        "profiles/visitors.yaml",
    ]


def test_a_report_may_drop_blocks_to_keep_its_limit(project: Path) -> None:
    edit(project / "profiles" / "council.yaml", "limit: {pages: 3}", "limit: {words: 220, overflow: drop}")

    built = build(BuildRequest(project, ("council",), HTML), say_nothing)

    assert {each.code for each in built.messages} == {"report-fitted"}
    assert built.reports[0].words <= 220
    placed = [each.block for each in built.reports[0].placed]
    # Every report says what nobody knows.
    assert "way-home" in placed
    assert "cost" not in placed
    assert find_changes(BuildRequest(project, ("council",), HTML), say_nothing) == ()


def test_where_an_engine_fails_the_other_reports_are_written(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weak(document: Document, formats: tuple[Format, ...]) -> tuple[Artifact, ...]:
        if document.profile == "council":
            raise EngineError([Diagnostic("report-too-heavy", "it needs more memory than a report may use")])
        return render_report(document, formats)

    monkeypatch.setattr(rendering, "engines", lambda: weak)
    edit(project / "profiles" / "visitors.yaml", "limit: {pages: 2}\n", "")
    built = build(BuildRequest(project, formats=HTML), say_nothing)

    assert in_build(project) == ["manifest.json", "visitors.html"]
    assert [each.message for each in built.failed] == [
        '"council" cannot be built: it needs more memory than a report may use'
    ]


def test_a_report_built_alone_leaves_the_others_in_the_manifest(project: Path) -> None:
    build(BuildRequest(project, formats=HTML), say_nothing)
    build(BuildRequest(project, ("visitors",), HTML), say_nothing)

    manifest = read_statement((project / "build" / "manifest.json").read_bytes(), "manifest.json")
    assert [report.profile for report in manifest.reports] == ["council", "visitors"]


def test_a_profile_may_name_its_file(project: Path) -> None:
    edit(project / "profiles" / "council.yaml", "audience: council", "audience: council\nfile: TN-01-C")

    build(BuildRequest(project, ("council",), HTML), say_nothing)

    assert in_build(project) == ["TN-01-C.html", "manifest.json"]


def test_values_given_to_a_call_reach_the_report(project: Path) -> None:
    order = BuildRequest(project, ("visitors",), HTML, values={"library": "the <new> library"})
    build(order, say_nothing)

    assert "the &lt;new&gt; library" in (project / "build" / "visitors.html").read_text("utf-8")
    assert find_changes(order, say_nothing) == ()
    assert find_changes(replace(order, values={}), say_nothing) != ()


def test_a_file_changed_by_hand_is_found(project: Path) -> None:
    build(BuildRequest(project, formats=HTML), say_nothing)
    (project / "build" / "council.html").write_text("changed", "utf-8")

    changes = find_changes(BuildRequest(project, formats=HTML), say_nothing)
    verdicts = verify_files(project, (project / "build" / "council.html",), None)

    assert [(each.profile, each.what) for each in changes] == [
        ("council", "council.html was changed after it was built")
    ]
    assert [each.finding for each in verdicts] == [Finding.CHANGED]


def test_a_broken_manifest_is_none_of_this_machine(project: Path) -> None:
    build(BuildRequest(project, formats=HTML), say_nothing)
    (project / "build" / "manifest.json").write_text("{", "utf-8")

    changes = find_changes(BuildRequest(project, formats=HTML), say_nothing)

    assert {each.what for each in changes} == {
        "this machine did not write its manifest, and nobody signed it"
    }


def test_init_never_overwrites(project: Path) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}

    with pytest.raises(UsageError) as caught:
        init(project)

    assert [each.code for each in caught.value.diagnostics] == ["call-folder-taken"]
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def states(order: BuildRequest) -> dict[str, str]:
    built = build(order, say_nothing)
    return {
        report.profile: "unchanged" if report.profile in built.unchanged else "new"
        for report in built.reports
    }


def without_page_limits(project: Path) -> BuildRequest:
    """HTML has no pages, so a limit of pages would always be measured anew."""
    edit(project / "profiles" / "council.yaml", "limit: {pages: 3}\n", "")
    edit(project / "profiles" / "visitors.yaml", "limit: {pages: 2}\n", "")
    return BuildRequest(project, formats=HTML)


def test_an_unchanged_project_is_not_rendered_again(project: Path) -> None:
    order = without_page_limits(project)
    first = states(order)
    times = {path: path.stat().st_mtime_ns for path in (project / "build").iterdir()}
    second = states(order)

    assert first == {"council": "new", "visitors": "new"}
    assert second == {"council": "unchanged", "visitors": "unchanged"}
    assert {path: path.stat().st_mtime_ns for path in (project / "build").iterdir()} == times


def test_a_changed_block_renders_only_the_reports_that_show_it(project: Path) -> None:
    order = without_page_limits(project)
    states(order)
    edit(project / "content" / "blocks" / "cost.md", "worked", "stayed")

    assert states(order) == {"council": "new", "visitors": "unchanged"}


def test_force_renders_everything(project: Path) -> None:
    order = without_page_limits(project)
    states(order)

    assert states(replace(order, is_forced=True)) == {"council": "new", "visitors": "new"}


def test_a_file_changed_by_hand_is_built_again(project: Path) -> None:
    order = without_page_limits(project)
    states(order)
    right = (project / "build" / "council.html").read_bytes()
    (project / "build" / "council.html").write_text("changed", "utf-8")

    assert states(order) == {"council": "new", "visitors": "unchanged"}
    assert (project / "build" / "council.html").read_bytes() == right


def test_a_tighter_limit_is_seen_without_rendering(project: Path) -> None:
    order = without_page_limits(project)
    states(order)
    edit(project / "profiles" / "council.yaml", "audience: council", "audience: council\nlimit: {words: 50}")

    assert [each.profile for each in build(order, say_nothing).over_limit] == ["council"]


def test_warnings_of_an_unchanged_report_are_said_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warning = Diagnostic("css-ignored", "a property is ignored", severity=Severity.WARNING)

    def complaining(document: Document, formats: tuple[Format, ...]) -> tuple[Artifact, ...]:
        return tuple(replace(each, diagnostics=(warning,)) for each in render_report(document, formats))

    monkeypatch.setattr(rendering, "engines", lambda: complaining)
    order = replace(without_page_limits(project), profiles=("council",))

    assert build(order, say_nothing).messages == (warning,)
    assert build(order, say_nothing).messages == (warning,)
