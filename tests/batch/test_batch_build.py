"""One report for each row, and never one too many."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.app.batch.batch import Batch, Rows, build_batch
from reportgen.app.batch.record import ROWS
from reportgen.app.build import rendering
from reportgen.app.build.request import BuildRequest
from reportgen.errors import ContentError, EngineError, UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.write.render import render_report
from speed.builds import edit, starter

CSV = "person,group\nAda,one\nBo,two\nCy,one\n"


@pytest.fixture
def order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuildRequest:
    monkeypatch.setattr(rendering, "engines", lambda: render_report)
    project = starter(tmp_path)
    edit(project / "content" / "blocks" / "cost.md", "worked", "worked for {{ person }}")
    return BuildRequest(project, ("council",), (Format.HTML,))


def table(order: BuildRequest, content: str = CSV, pattern: str = "{person}") -> Rows:
    path = order.start.parent / "list.csv"
    path.write_text(content, "utf-8")
    return Rows(path, pattern, {})


def run(order: BuildRequest, wanted: Rows) -> Batch:
    return build_batch(order, wanted, say_nothing)


def say_nothing(_: str) -> None:
    """Progress nobody asked for."""


def in_folder(order: BuildRequest) -> list[str]:
    folder = order.start / "build" / "batch"
    return sorted(path.name for path in folder.glob("*.html"))


def test_every_row_gets_its_report(order: BuildRequest) -> None:
    batch = run(order, table(order))

    assert [each.name for each in batch.made] == ["Ada", "Bo", "Cy"]
    assert in_folder(order) == ["Ada.html", "Bo.html", "Cy.html"]
    assert "worked for Bo" in (batch.folder / "Bo.html").read_text("utf-8")


def test_a_second_run_keeps_everything(order: BuildRequest) -> None:
    run(order, table(order))
    batch = run(order, table(order))

    assert (len(batch.made), len(batch.kept)) == (0, 3)


def test_a_changed_row_alone_is_made_again(order: BuildRequest) -> None:
    run(order, table(order))
    batch = run(order, table(order, CSV.replace("Bo,two", "Bo,three")))

    assert [each.name for each in batch.made] == ["Bo"]


def test_a_changed_project_makes_every_row_again(order: BuildRequest) -> None:
    run(order, table(order))
    edit(order.start / "content" / "blocks" / "cost.md", "worked for", "stayed for")

    assert len(run(order, table(order)).made) == 3


def test_a_file_that_is_gone_or_changed_is_made_again(order: BuildRequest) -> None:
    folder = run(order, table(order)).folder
    (folder / "Ada.html").unlink()
    (folder / "Bo.html").write_text("changed", "utf-8")

    assert [each.name for each in run(order, table(order)).made] == ["Ada", "Bo"]


def test_a_note_cut_off_by_a_crash_costs_one_row(order: BuildRequest) -> None:
    folder = run(replace(order, jobs=1), table(order)).folder
    notes = (folder / ROWS).read_bytes()
    (folder / ROWS).write_bytes(notes[:-20])
    batch = run(order, table(order))
    again = run(order, table(order))

    assert (len(batch.made), len(again.made), len(again.kept)) == (1, 0, 3)


def test_force_makes_everything(order: BuildRequest) -> None:
    run(order, table(order))

    assert len(run(replace(order, is_forced=True), table(order)).made) == 3


def test_where_and_limit_choose_rows(order: BuildRequest) -> None:
    assert [each.name for each in run(order, replace(table(order), where={"group": "one"})).made] == [
        "Ada",
        "Cy",
    ]
    assert len(run(replace(order, is_forced=True), replace(table(order), limit=2)).made) == 2


def test_a_row_keeps_its_name_whatever_rows_are_chosen(order: BuildRequest) -> None:
    wanted = table(order, "person,group\n" + "".join(f"n{each},{each}\n" for each in range(12)), "{row}")
    whole = run(order, wanted)
    chosen = run(order, replace(wanted, where={"group": "3"}))

    assert len(whole.made) == 12
    assert [each.name for each in chosen.kept] == ["04"]


def test_a_column_that_is_not_there_chooses_no_rows_in_silence(order: BuildRequest) -> None:
    with pytest.raises(UsageError, match="grupo"):
        run(order, replace(table(order), where={"grupo": "one"}))


@pytest.mark.slow
@pytest.mark.parametrize("shards", [1, 2, 3, 5])
def test_shards_share_the_rows_out(order: BuildRequest, shards: int) -> None:
    shares = [
        run(order, replace(table(order), shard=shard, shards=shards)).made for shard in range(1, shards + 1)
    ]

    assert sorted(each.name for share in shares for each in share) == ["Ada", "Bo", "Cy"]


def test_a_formula_and_markup_stay_text(order: BuildRequest) -> None:
    odd = '=HYPERLINK(""http://x"") <b> **c** {{ person }}'
    batch = run(order, table(order, f'person,group\n"{odd}",one\n', "{row}"))

    shown = (batch.folder / "1.html").read_text("utf-8")
    assert "=HYPERLINK(" in shown
    assert "&lt;b&gt; **c** {{ person }}" in shown
    assert 'href="http://x' not in shown


def test_names_are_refused_before_anything_is_written(order: BuildRequest) -> None:
    with pytest.raises(ContentError):
        run(order, table(order, "person,group\nAda,x\nada,y\n../up,z\n"))

    assert in_folder(order) == []


def test_a_value_that_no_column_gives_is_told_once(order: BuildRequest) -> None:
    with pytest.raises(ContentError) as caught:
        run(order, table(order, "name\nAda\nBo\n", "{name}"))

    assert len(caught.value.diagnostics) == 1
    assert in_folder(order) == []


def test_a_list_that_is_not_there_is_told(order: BuildRequest) -> None:
    with pytest.raises(UsageError) as caught:
        run(order, Rows(order.start / "gone.csv", "{row}", {}))

    assert [each.code for each in caught.value.diagnostics] == ["call-unreadable-file"]


def test_a_row_that_fails_is_told_and_the_others_go_on(
    order: BuildRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(document: Document, formats: tuple[Format, ...]) -> tuple[Artifact, ...]:
        if "worked for Bo" in document.html:
            raise EngineError([Diagnostic("engine-crashed", "the engine stopped")])
        return render_report(document, formats)

    monkeypatch.setattr(rendering, "engines", lambda: failing)
    batch = run(order, table(order))

    assert [each.message for each in batch.failed] == ["row 2 (line 3): the engine stopped"]
    assert in_folder(order) == ["Ada.html", "Cy.html"]


def test_each_row_has_a_note_with_digests(order: BuildRequest) -> None:
    folder = run(order, table(order)).folder
    notes = [json.loads(line) for line in (folder / ROWS).read_text("utf-8").splitlines()]

    assert sorted(each["name"] for each in notes) == ["Ada", "Bo", "Cy"]
    assert all(list(each["files"]) == [f"{each['name']}.html"] for each in notes)
