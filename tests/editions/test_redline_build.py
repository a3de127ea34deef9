"""`reportgen build -f docx-redline`, and letters that carry the file."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from cli.cli_replay import run, starter
from deliver.projects_sent import DELIVERY, EPOCH, PEOPLE, WORDING, change
from editions.redline_reading import said
from reportgen.ingest.importer import Changes
from reportgen.write.docx.redline.notices import tracks_changes

pytestmark = pytest.mark.slow

REDLINE = "build/council.redline.docx"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return starter(tmp_path)


def call(project: Path, *arguments: str) -> tuple[int, dict[str, object]]:
    result = run(project, *arguments, "--json", environment={"PEOPLE": PEOPLE, **EPOCH})
    return result.exit_code, json.loads(result.stdout)


def told(answer: dict[str, object]) -> list[str]:
    found = answer["diagnostics"]
    assert isinstance(found, list)
    return [each["code"] for each in found]


def test_a_project_without_an_edition_says_how_to_record_one(project: Path) -> None:
    code, answer = call(project, "build", "-p", "council", "-f", "docx-redline")

    assert (code, told(answer)) == (1, ["redline-without-edition"])
    assert not (project / REDLINE).exists()


def test_what_changed_since_the_last_edition_is_tracked(project: Path) -> None:
    call(project, "edition", "new")
    same = call(project, "build", "-p", "council", "-f", "docx", "-f", "docx-redline")
    before = (project / REDLINE).read_bytes()
    old = said((project / "build/council.docx").read_bytes())
    change(project, WORDING)
    changed = call(project, "build", "-p", "council", "-f", "docx", "-f", "docx-redline")
    redline = (project / REDLINE).read_bytes()
    new = said((project / "build/council.docx").read_bytes())

    assert (same[0], changed[0]) == (0, 0)
    assert "redline-without-changes" in told(same[1])
    assert "redline-without-changes" not in told(changed[1])
    assert not tracks_changes(before)
    assert old != new
    assert said(redline, Changes.ACCEPT) == new
    assert said(redline, Changes.REJECT) == old


def test_recording_what_is_built_changes_no_redline(project: Path) -> None:
    call(project, "edition", "new")
    change(project, WORDING)
    call(project, "build", "-p", "council", "-f", "docx-redline")
    before = (project / REDLINE).read_bytes()
    call(project, "edition", "new")
    code, _ = call(project, "build", "-p", "council", "-f", "docx-redline", "--force")

    assert code == 0
    assert (project / REDLINE).read_bytes() == before
    assert call(project, "build", "-p", "council", "-f", "docx-redline", "--check")[0] == 0


def test_a_profile_may_ask_for_a_redline_and_letters_may_carry_it(project: Path) -> None:
    with (project / "reportgen.yaml").open("a", encoding="utf-8") as file:
        file.write(DELIVERY.replace("attach: [pdf]", "attach: [docx-redline]"))
    profile = project / "profiles/council.yaml"
    profile.write_text(profile.read_text("utf-8") + "\nformats: [docx, docx-redline]\n", "utf-8")
    call(project, "edition", "new")
    change(project, WORDING)
    call(project, "edition", "new")
    built = call(project, "build", "-p", "council")
    sent = call(project, "send", "-p", "council")
    letters = [message_from_bytes(each.read_bytes(), policy=default) for each in project.rglob("*.eml")]
    attached = [
        (part.get_filename(), part.get_payload(decode=True))
        for part in letters[0].walk()
        if part.get_filename()
    ]

    assert (built[0], sent[0]) == (0, 0)
    assert attached == [("council.redline.docx", (project / REDLINE).read_bytes())]
    assert tracks_changes((project / REDLINE).read_bytes())
