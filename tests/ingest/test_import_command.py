from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ingest.importing import docx, paragraph
from reportgen.app.check import check
from reportgen.app.init import init
from reportgen.app.listing.affected import list_affected
from reportgen.app.open_project import open_project
from reportgen.cli.program import program
from reportgen.compose import compose_document
from reportgen.model.names import BlockId, ProfileId
from reportgen.plan import make_plan

pytestmark = pytest.mark.slow

FIRST = """The Harbour Report
Boats And Winter
The old ferry stayed in the harbour for nine weeks of repairs. Experts say that it could sail again in spring.
The second tug was sold to another town at the end of autumn.
What Happens Next?
The council will decide in May about the money for a new quay.
"""
SECOND = FIRST.replace("nine weeks of repairs", "twelve weeks of repairs").replace(
    "Boats And Winter\n",
    "Boats And Winter\nA completely new paragraph opens the second edition of this text.\n",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    init(tmp_path / "project")
    return tmp_path / "project"


def run(project: Path, *arguments: str | Path) -> Result:
    given = ["import", "-C", str(project), *map(str, arguments)]
    return CliRunner().invoke(program, given, env={"SOURCE_DATE_EPOCH": "1790000000"})


def written(project: Path, text: str) -> Path:
    path = project.parent / "harbour.txt"
    path.write_text(text, "utf-8")
    return path


def test_an_imported_document_can_be_composed_at_once_with_a_draft_mark(project: Path) -> None:
    done = run(project, written(project, FIRST))

    opened = open_project(project).project
    html = compose_document(opened, make_plan(opened, ProfileId("draft"))).html
    assert done.exit_code == 0
    assert 'data-draft="true"' in html
    assert "nine weeks of repairs" in html
    assert [str(each) for each in opened.blocks if each.startswith("harbour-")] == [
        "harbour-the-harbour-report",
        "harbour-what-happens-next",
    ]


def test_a_draft_says_where_it_stands_and_what_was_guessed(project: Path) -> None:
    run(project, written(project, FIRST))

    block = open_project(project).project.blocks[BlockId("harbour-what-happens-next")]
    assert block.kind == "qa"
    assert block.fields["x-lines"] == "5-6"
    assert block.fields["x-guessed"] == ("kind", "topics")
    assert block.fields["x-section"] == "The Harbour Report"
    assert (project / "sources/harbour.txt").read_text("utf-8") == FIRST


def test_a_dry_run_says_all_and_writes_nothing(project: Path) -> None:
    before = sorted(project.rglob("*"))

    done = run(project, written(project, FIRST), "--dry-run", "--json")

    assert [each["id"] for each in json.loads(done.stdout)["result"][0]["blocks"]]
    assert sorted(project.rglob("*")) == before


def test_claims_are_drafted_with_their_hedge_and_place(project: Path) -> None:
    run(project, written(project, FIRST), "--claims")

    claims = open_project(project).project.claims
    found = {
        (claim.cites[0].locator, claim.hedge.value)
        for claim in claims.values()
        if claim.cites[0].source == "harbour"
    }
    assert {("L3.1", "stated"), ("L3.2", "unnamed-experts"), ("L6.1", "stated")} <= found


def test_a_new_version_is_compared_and_marks_what_rests_on_changed_passages(project: Path) -> None:
    run(project, written(project, FIRST), "--claims")

    done = run(project, written(project, SECOND), "--json")

    update = json.loads(done.stdout)["result"][0]["update"]
    opened = open_project(project).project
    changed = next(claim for claim in opened.claims.values() if "nine weeks" in claim.text)
    moved = next(claim for claim in opened.claims.values() if "council" in claim.text)
    assert [old for old, _ in update["changed"]] == [FIRST.split("\n")[2]]
    assert update["added"] == ["A completely new paragraph opens the second edition of this text."]
    assert update["removed"] == []
    assert (changed.cites[0].locator, str(changed.review_by)) == ("L4.1", "2026-09-21")
    assert (moved.cites[0].locator, moved.review_by) == ("L7.1", None)
    assert len(update["blocks"]) == 1
    assert opened.blocks[BlockId(update["blocks"][0])].fields["x-review"] is True


def test_only_the_sentence_that_changed_marks_its_claim(project: Path) -> None:
    run(project, written(project, FIRST), "--claims")
    new = FIRST.replace("nine weeks of repairs.", "twelve weeks of repairs. It rained.")

    done = run(project, written(project, new), "--json")

    update = json.loads(done.stdout)["result"][0]["update"]
    claims = open_project(project).project.claims.values()
    changed = next(each for each in claims if "nine weeks" in each.text)
    kept = next(each for each in claims if "sail again" in each.text)
    assert update["claims"] == [changed.id]
    assert (kept.cites[0].locator, kept.review_by) == ("L3.3", None)


def test_the_checks_tell_of_blocks_whose_source_changed(project: Path) -> None:
    run(project, written(project, FIRST))
    run(project, written(project, SECOND))
    report = check(project, ("draft",), date(2026, 9, 22), lambda _: None)

    diagnostics = [each.message for each in report.diagnostics if each.code == "changed-source"]
    assert diagnostics == ['"harbour-the-harbour-report" rests on passages of "harbour" that changed (draft)']


def test_the_checks_tell_of_claims_whose_source_changed_and_who_cites_them(project: Path) -> None:
    run(project, written(project, FIRST), "--claims")
    claim = next(each for each in open_project(project).project.claims.values() if "nine weeks" in each.text)
    quoting = project / "content/blocks/quoting.md"
    quoting.write_text(f"---\ntitle: Quoting\nkind: context\n---\nIt stayed. [@{claim.id}]\n", "utf-8")
    profile = project / "profiles/visitors.yaml"
    profile.write_text(profile.read_text("utf-8").replace("outline:\n", "outline:\n  - block: quoting\n", 1))

    run(project, written(project, SECOND))

    report = check(project, (), date(2026, 9, 21), lambda _: None, with_pages=False)
    diagnostics = [each.message for each in report.diagnostics if each.code == "changed-source"]
    assert diagnostics == [
        '"harbour-the-harbour-report" rests on passages of "harbour" that changed (draft)',
        '"quoting" rests on passages of "harbour" that changed (visitors)',
        f'"quoting" cites the claim "{claim.id}", whose passage of "harbour" changed (visitors)',
    ]


def test_blocks_that_rest_on_a_source_are_listed_with_their_profiles(project: Path) -> None:
    run(project, written(project, FIRST))

    rows = list_affected(project, "harbour").rows

    assert rows
    assert all(
        row[1] == ("drafted from it",) and row[3] == ("draft",) for row in rows if row[3] == ("draft",)
    )
    assert [row[0] for row in list_affected(project, "trial-notes").rows]


def test_a_source_that_no_import_made_is_left_alone(project: Path) -> None:
    done = run(project, written(project, FIRST), "--source", "trial-notes")

    assert done.exit_code == 2
    assert "call-source-taken" in done.stderr


def test_a_document_that_nobody_reads_is_refused_with_those_that_are_read(project: Path) -> None:
    path = project.parent / "a.dcx"
    path.write_bytes(docx(paragraph("x")))

    done = run(project, path)

    assert done.exit_code == 2
    assert ".docx" in done.stderr


def test_no_report_takes_drafts_in_by_a_glob_or_a_query(project: Path) -> None:
    profile = project / "profiles/visitors.yaml"
    profile.write_text(
        profile.read_text("utf-8").replace("outline:\n", "outline:\n  - blocks: [harbour-*]\n", 1)
    )
    run(project, written(project, FIRST))

    plan = make_plan(open_project(project).project, ProfileId("visitors"))

    why = {each.block: each.reason.text for each in plan.left_out}
    assert why[BlockId("harbour-what-happens-next")].startswith("still a draft")
    assert not any(each.block.startswith("harbour-") for each in plan.placements())


def test_a_change_keeps_the_note_of_a_claim_and_moves_direct_citations(project: Path) -> None:
    run(project, written(project, FIRST), "--claims")
    claims = project / "content/claims/harbour.yaml"
    folded = "note: >\n    as the harbour master\n    told us\n"
    was = "note: candidate from an import, nobody has read it yet\n"
    claims.write_text(claims.read_text("utf-8").replace(was, folded), "utf-8")
    block = project / "content/blocks/own.md"
    block.write_text("---\ntitle: Own\nkind: context\n---\nA tug [@harbour, L4.1], money [@harbour, L6].\n")
    loose = project / "content/blocks/loose.md"
    loose.write_text("---\ntitle: Loose\nkind: context\n---\nThe ferry [@harbour, para. 3].\n")

    done = run(project, written(project, SECOND), "--json")

    opened = open_project(project).project
    changed = next(each for each in opened.claims.values() if "nine weeks" in each.text)
    assert changed.note is not None
    assert changed.note.startswith(
        "passages of harbour changed, imported on 2026-09-21; as the harbour master told us"
    )
    assert block.read_text("utf-8").endswith("A tug [@harbour, L5.1], money [@harbour, L7].\n")
    assert "x-review: true" not in block.read_text("utf-8")
    assert "loose" in json.loads(done.stdout)["result"][0]["update"]["blocks"]


@pytest.mark.parametrize("way", ["heading", "level:1", "paragraph", "none"])
def test_every_way_to_split_places_every_passage_once(project: Path, way: str) -> None:
    done = run(project, written(project, FIRST), "--split", way, "--json")

    files = sorted((project / "content/blocks/harbour").glob("*.md"))
    bodies = " ".join(path.read_text("utf-8").partition("---\n")[2].partition("---\n")[2] for path in files)
    assert done.exit_code == 0
    assert all(bodies.count(part) == 1 for part in ("nine weeks", "second tug", "council will"))
