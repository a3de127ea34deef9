"""Whatever a reader sees counts: a difference, an edition and a letter for each kind of change."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from cli.cli_replay import run, starter
from deliver.mail_server import Mailroom, running
from deliver.projects_sent import DELIVERY, call, change, codes, parsed, plain_text, succeed
from editions.older_editions import record_as_before
from reportgen.app.editions.diff import compare_editions
from reportgen.app.editions.editions import record_edition
from reportgen.model.editions.difference import Difference

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd")

# What was changed, where, and what its readers are told.
EDITS = {
    "a key judgement": (
        ("content/blocks/judgement-use.md", "The evenings drew 1,240", "The evenings failed with 1,240"),
        "Reworded: “The evenings were used”.",
    ),
    "the title": (
        ("profiles/council.yaml", "note for the council", "stop it now"),
        "Title: “Evening hours at Riverside library: note for the council” is now "
        "“Evening hours at Riverside library: stop it now”.",
    ),
    "the standfirst": (
        ("profiles/council.yaml", "What the eight weeks", "Nothing that the eight weeks"),
        "Standfirst: “What the eight weeks of evening opening showed, and what they could not show.” is now "
        "“Nothing that the eight weeks of evening opening showed, and what they could not show.”.",
    ),
    "the title of a section": (
        ("profiles/council.yaml", "section: The trial", "section: The failed trial"),
        "Section “The trial” is now “The failed trial”.",
    ),
    "a definition": (
        ("content/glossary.yaml", "A light beam that counts", "A guess that counts"),
        "Explained otherwise: “door counter”.",
    ),
    "what is said of a source": (
        ("content/sources.yaml", "Written by the team", "Invented by the team"),
        "Source described otherwise: “Notes”.",
    ),
    "data of a table": (
        ("content/data/visits.csv", "590", "690"),
        "Reworded: “How many came”.",
    ),
    "a caption": (
        ("content/blocks/visits.md", "Evening visits", "Visits that nobody made"),
        "Reworded: “How many came”.",
    ),
    "a setting": (
        ("reportgen.yaml", 'version: "1.0"', 'version: "1.1"'),
        "Version: “1.0 (NEW)” is now “1.1 (NEW)”.",
    ),
    "emphasis": (
        ("content/blocks/way-home.md", "few buses", "few **buses**"),
        "Set otherwise, in the same words: “Getting home”.",
    ),
    "another claim behind the same words": (
        ("content/blocks/cost.md", "[@c-cost]", "[@c-visits]"),
        "Cited or linked otherwise: “What it cost”.",
    ),
}

LINK = "[]\n  link: https://example.org/report"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A starter project, recorded as edition 1."""
    project = starter(tmp_path_factory.mktemp("truth"))
    record(project)
    return project


@pytest.fixture
def project(recorded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(recorded, tmp_path / "project"))


def record(project: Path) -> int:
    return record_edition(project, date(2026, 11, 21), lambda _: None).edition.number


def difference(project: Path, before: int = 1, profile: str = "council") -> Difference:
    (found,) = compare_editions(project, before, None, (profile,), lambda _: None).differences
    return found


@pytest.mark.parametrize("name", EDITS)
def test_whatever_a_reader_sees_is_a_difference_and_an_edition(project: Path, name: str) -> None:
    edit, said = EDITS[name]
    change(project, edit)
    printed = run(project, "diff", "1", "-p", "council").output

    assert said in printed
    assert f"({edit[0]}:" in printed
    assert record(project) == 2
    assert difference(project, 2).is_empty


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same project, with edition 1 sent to two readers."""
    project = starter(tmp_path_factory.mktemp("sent"))
    with running(Mailroom()) as server, (project / "reportgen.yaml").open("a", encoding="utf-8") as stream:
        stream.write(DELIVERY.replace("port: 25", f"port: {server.port}").replace("[pdf]", LINK))
        stream.flush()
        with (project / "profiles/council.yaml").open("a", encoding="utf-8") as profile:
            profile.write("formats: [html]\n")
        succeed(project, "edition", "new")
        succeed(project, "build", "-p", "council", "-f", "html")
        succeed(project, "send", "-p", "council", "--send")
    return project


@pytest.mark.parametrize("name", EDITS)
def test_a_letter_tells_of_whatever_a_reader_sees(sent: Path, tmp_path: Path, name: str) -> None:
    project = Path(shutil.copytree(sent, tmp_path / "project"))
    edit, said = EDITS[name]
    change(project, edit)
    succeed(project, "build", "-p", "council", "-f", "html")
    assert codes(call(project, "send", "-p", "council", "--json")) == ["unrecorded-edition"]
    succeed(project, "edition", "new")
    succeed(project, "send", "-p", "council")

    letters = [parsed(path.read_bytes()) for path in (project / "build/outbox").glob("*.eml")]
    assert len(letters) == 2
    for letter in letters:
        assert said in " ".join(plain_text(letter).split())


def test_a_letter_is_left_out_where_nothing_that_its_reader_sees_has_changed(
    sent: Path, tmp_path: Path
) -> None:
    project = Path(shutil.copytree(sent, tmp_path / "project"))
    change(project, ("profiles/visitors.yaml", "what we learned", "what we saw"))
    succeed(project, "edition", "new")
    succeed(project, "build", "-p", "council", "-f", "html")

    assert succeed(project, "send", "-p", "council").count("nothing changed for them") == 2


def test_an_artifact_of_other_values_is_no_part_of_the_edition(sent: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(sent, tmp_path / "project"))
    change(
        project,
        ("reportgen.yaml", "values:", "values:\n  region: North"),
        ("content/blocks/cost.md", "Two members", "In the {{ region }}, two members"),
    )
    succeed(project, "edition", "new")
    succeed(project, "build", "-p", "council", "-f", "html", "--set", "region=South")

    refused = call(project, "send", "-p", "council")

    assert refused.exit_code == 3
    assert "was built with --set region=South, which no edition records" in refused.output


def test_a_renamed_profile_is_said_and_its_old_name_may_be_asked_for(project: Path) -> None:
    (project / "profiles/council.yaml").rename(project / "profiles/town.yaml")
    printed = run(project, "diff", "1").output

    assert 'warning[renamed-report]: "town" shows what "council" of edition 1 showed' in printed
    assert "warning[renamed-report]" in run(project, "edition", "new").output
    assert "Removed: “How far this can be trusted”" in run(project, "diff", "1", "-p", "council").output


def test_several_calls_at_once_record_one_edition(project: Path) -> None:
    change(project, EDITS["the title"][0])
    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(lambda _: record(project), range(4)))

    assert numbers == [2, 2, 2, 2]
    assert sorted(path.name for path in (project / "editions").iterdir()) == [
        "0001",
        "0001.json",
        "0002",
        "0002.json",
    ]


def test_what_is_for_other_readers_is_in_no_record(project: Path) -> None:
    change(
        project,
        (
            "content/blocks/cost.md",
            "Two members",
            "::: only visitors\nA secret of 17 euros. [@c-new-visitors]\n:::\n\nTwo members",
        ),
        (
            "content/blocks/visits.md",
            "Staff think that about half of these visitors were probably new. [@c-new-visitors]",
            "",
        ),
    )
    record(project)

    listed = json.loads((project / "editions/0002.json").read_text("utf-8"))
    page = (project / "editions/0002/council.html").read_text("utf-8")
    assert "secret" not in page + str(listed)
    assert "c-new-visitors" not in [each["claim"] for each in listed["reports"]["council"]["claims"]]


def test_the_words_that_an_earlier_release_recorded_are_compared(project: Path) -> None:
    shutil.rmtree(project / "editions")
    record_as_before(
        project, {"council": {"cost": "What it cost Two members of staff came for 3,700 in extra pay."}}
    )
    change(project, EDITS["the title"][0])
    found = difference(project)

    assert found.is_partial
    assert [(each.after.name, each.runs[1].text) for each in found.reworded] == [("cost", "came")]
    assert all(each.is_content for each in found.added)
    assert "recorded the words of blocks only" in run(project, "diff", "1", "-p", "council").output
    assert record(project) == 2


def test_a_page_that_an_earlier_release_recorded_is_compared_whole(project: Path) -> None:
    html = (project / "editions/0001/council.html").read_text("utf-8")
    shutil.rmtree(project / "editions")
    record_as_before(project, {"council": {"cost": "Words."}}, pages={"council": html})
    same = difference(project)
    change(project, EDITS["the standfirst"][0])

    assert same.is_empty
    assert [each.after.name for each in difference(project).reworded] == ["standfirst"]


def test_bars_stand_beside_key_judgements_and_title_lines(project: Path) -> None:
    change(project, EDITS["a key judgement"][0], EDITS["the standfirst"][0])
    page = run(project, "build", "-p", "council", "-f", "html", "--change-bars")
    html = (project / "build/council.html").read_text("utf-8")

    assert page.exit_code == 0
    assert '<p data-change="reworded"><strong data-role="run-in">The evenings were used.</strong>' in html
    assert '<p data-change="reworded" data-role="standfirst">' in html
    assert html.count("data-change=") == 2 + html.count("[data-change=")


@pytest.mark.slow
def test_an_edition_holds_what_a_limit_left_of_a_report(project: Path) -> None:
    change(project, ("profiles/council.yaml", "limit: {pages: 3}", "limit: {words: 190, overflow: drop}"))
    built = run(project, "build", "-p", "council", "-f", "html")
    number = record(project)
    page = (project / f"editions/{number:04}/council.html").read_text("utf-8")
    dropped = [
        name for name in ("cost", "way-home", "visits", "what-next") if f'data-block="{name}"' not in page
    ]

    assert built.exit_code == 0, built.output
    assert dropped
    assert all(
        f'data-block="{name}"' not in (project / "build/council.html").read_text("utf-8") for name in dropped
    )
    assert difference(project, number).is_empty
